# SPDX-License-Identifier: Apache-2.0
"""Names and role words: a stretch of text taken apart word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile
from operator import attrgetter

from teikit.language.lexicon import Profile
from teikit.language.parts import Part
from teikit.language.script import is_han

_LEAST, _MOST = 3, 16  # characters of an institution's name
_PLACE = 6  # characters of a place in a byline
_TOKEN = re.compile(r"[^\s　、/／:：|｜]+")
_SENTENCE = re.compile("[，。；！？…“”「」《》]")  # what no name and no role word holds
_PAIR = re.compile(r"\s*([\u4e00-\u9fff])\s+([\u4e00-\u9fff])\s*")  # a name spaced for the eye
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]*")


def parse_names(profile: Profile, text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the roles and names that text[start:end] wholly is made of; () if it is not."""
    if _SENTENCE.search(text, start, end):
        return ()
    pair = _PAIR.fullmatch(text, start, end)
    if pair and pair.group(2) not in profile.tails and role_at(profile, pair.group(2)) is None:
        return (Part(pair.start(1), pair.end(2), "person"),)
    parts: list[Part] = []
    role = ""
    for piece in _pieces(profile, text, start, end):
        if piece.kind in ("other", "single"):
            return ()
        if _goes_on(text, parts, piece):
            parts[-1] = replace(parts[-1], end=piece.end)
            continue
        if piece.kind == "place" and role and not any(one.kind == "person" for one in parts):
            piece = replace(piece, kind="person")  # 记者云帆报道, but ／湖城報導 behind a name
        role = piece.role or role
        parts.append(replace(piece, role=role if piece.kind == "person" else ""))
    return tuple(parts)


def _pieces(profile: Profile, text: str, start: int, end: int) -> Iterator[Part]:
    """Yield what the words are, single ideographs side by side as names."""
    tokens = list(_TOKEN.finditer(text, start, end))
    pieces: list[Part] = []
    for at, token in enumerate(tokens):
        word = token.group()
        half = len(word) == 1 and (
            (word not in profile.credit_verbs and _is_left_over(pieces))
            or _is_half(profile, [one.group() for one in tokens[at:]])
        )
        pieces += (
            [Part(token.start(), token.end(), "single")]
            if half
            else _token_parts(profile, word, token.start())
        )
    for kind, group in groupby(pieces, attrgetter("kind")):
        alike = list(group)
        yield from _paired(alike) if kind == "single" else alike


def _is_left_over(pieces: Sequence[Part]) -> bool:
    """Tell whether the last of the pieces is half a name that wants another: 张 before 文."""
    singles = takewhile(lambda one: one.kind == "single", reversed(pieces))
    return sum(1 for _ in singles) % 2 == 1


def _is_half(profile: Profile, words: Sequence[str]) -> bool:
    """Tell whether the first word is half of a name, 文 as in 文 苑; 文 何 田 has a role word."""
    if len(words) < 2 or words[0] not in profile.tails:
        return False
    alone = takewhile(lambda one: _is_single(profile, one), words[1:])
    return sum(1 for _ in alone) % 2 == 1


def _is_single(profile: Profile, word: str) -> bool:
    own = word not in profile.tails and role_at(profile, word) is None
    return len(word) == 1 and is_han(word) and own


def _paired(singles: Sequence[Part]) -> Iterator[Part]:
    """Yield the names that single ideographs make: pairs, and three at the end of an odd count.

    No name has one character; one alone stays single.
    """
    if len(singles) == 1:
        yield singles[0]
        return
    ends = [*range(2, len(singles) - 1, 2), len(singles)]
    for first, last in pairwise([0, *ends]):
        yield Part(singles[first].start, singles[last - 1].end, "person")


def is_odd(text: str, parts: Sequence[Part]) -> bool:
    """Tell whether a name is set as three single characters: the count of names is in doubt."""
    names = (text[one.start : one.end].split() for one in parts if one.kind == "person")
    return any(len(one) > 2 for one in names)


def are_short(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether names are so short, two or three ideographs, that they need no role word."""
    names = [text[one.start : one.end] for one in parts if one.kind != "organisation"]
    short = all(len("".join(one.split())) <= 3 for one in names)
    return bool(names) and (short or all(map(str.isascii, names)))


def listed_names(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the names in a stretch of text: words of ideographs, single ones in pairs."""
    single: re.Match[str] | None = None
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        if not all(map(is_han, word)):
            single = None
            continue
        if len(word) > 1:
            yield Part(token.start(), token.end(), "person")
            single = None
        elif single is None:
            single = token
        else:
            yield Part(single.start(), token.end(), "person")
            single = None


def _goes_on(text: str, parts: list[Part], piece: Part) -> bool:
    """Tell whether a Latin word is the next word of the name before it."""
    if not parts or parts[-1].kind != "person" or piece.kind != "person":
        return False
    last = parts[-1]
    return text[last.end : piece.start] == " " and text[last.start : piece.end].isascii()


def _token_parts(profile: Profile, word: str, at: int) -> Iterator[Part]:
    """Yield what one word is: prefix and role, name, place, a single ideograph, or other."""
    role = role_at(profile, word)
    if word in profile.credit_stock:
        yield Part(at, at + len(word), "role")
        return
    if word in profile.tails and (role is None or len(role[0]) < len(word)):
        yield Part(at, at + len(word), "role")
        return
    if role:
        yield Part(at, at + len(role[0]), "role", role[1])
        rest, shift = word[len(role[0]) :], len(role[0])
        if not rest:
            return
        word, at = rest, at + shift
    # A tail of one character is a tail only as a word of its own: 林凯文 is a name.
    tails = (one for one in profile.tails if len(one) > 1 and word.endswith(one))
    name = word.removesuffix(next(tails, ""))
    if len(name) > 1 and name != word and word.endswith(profile.report_tails):
        kind = "place" if len(name) <= _PLACE and all(map(is_han, name)) else "other"
        yield Part(at, at + len(name), kind)
    elif name:
        yield _name_part(profile, name, at)
    if name != word:
        yield Part(at + len(name), at + len(word), "role")


def _name_part(profile: Profile, word: str, at: int) -> Part:
    if word in profile.never_names:
        kind = "other"
    elif is_institution(word, profile.institutions + profile.units):
        kind = "organisation"
    elif all(map(is_han, word)):
        kind = "single" if len(word) == 1 else "person" if len(word) <= 4 else "other"
    else:
        kind = "person" if _LATIN_NAME.fullmatch(word) else "other"
    return Part(at, at + len(word), kind)


def is_institution(word: str, ends: tuple[str, ...]) -> bool:
    """Tell whether a word may be what an institution is called, by one of its `ends`."""
    if not _LEAST <= len(word) <= _MOST or not word.endswith(ends):
        return False
    return all(is_han(char) or char.isdigit() for char in word)


def role_at(profile: Profile, word: str) -> tuple[str, str] | None:
    """Return the role word that `word` begins with, prefix included, and its persName/@role."""
    prefix = next((one for one in profile.prefixes if word.startswith(one)), "")
    rest = word[len(prefix) :]
    for printed, role in profile.roles:
        if rest == printed or (len(printed) > 1 and rest.startswith(printed)):
            return prefix + printed, role
    # Any short word that ends so is a role, but only as a word of its own.
    suffix = profile.role_suffix
    if suffix and rest.endswith(suffix) and len(rest) <= 6 + len(suffix):
        return (word, "reporter") if all(map(is_han, rest)) else None
    return None
