# SPDX-License-Identifier: Apache-2.0
"""Closed-class phrases of a newspaper page: bylines, datelines, credits, jumps, page furniture.

Every function looks at form alone: role words, marks, brackets, counts of characters. Offsets are
code points of the text that was given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from teikit.language.lexicon import Profile
from teikit.language.script import is_han

_OPEN, _CLOSE = "（(〔［[【", "）)〕］]】"
_TOKEN = re.compile(r"[^\s　、/／:：|｜]+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'’-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """A role word or a name in a phrase: `kind` is role, person, agency, organisation or place."""

    start: int
    end: int
    kind: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text, its parts in order; `doubt` if only its form spoke for it."""

    start: int
    end: int
    parts: tuple[Part, ...]
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line: `direction` is to or from, `page` the label of the page it names."""

    start: int
    end: int
    direction: str
    page: str


def find_byline(profile: Profile, text: str) -> Phrase | None:
    """Return the byline that the whole text is, or None.

    A role word or a mark such as □ is needed; a text of names alone is `find_names`'s.
    """
    start, end = _trim(text, profile.marks["bullets"])
    marked = bool(text[:start].strip())
    if not 0 < end - start <= 60 or text[end - 1] in profile.marks["no_end"]:
        return None
    if profile.unnamed.fullmatch(text, start, end):
        return Phrase(0, len(text), _unnamed_parts(profile, text, start, end))
    inner = _unwrap(text, start, end)
    parts = _parse(profile, text, *inner)
    kinds = {part.kind for part in parts}
    if "person" not in kinds:
        return Phrase(0, len(text), parts) if _is_office(profile, text, parts) else None
    if "role" not in kinds and not (marked and _are_short(text, parts)):
        return None
    return Phrase(0, len(text), parts)


def _is_office(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether the one role word of a text speaks for the paper: 本报评论员."""
    if len(parts) != 1 or not text.startswith(profile.prefixes, parts[0].start):
        return False
    role = _role_at(profile, text[parts[0].start : parts[0].end])
    return role is not None and role[1] == "author"


def _are_short(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether names are so short, two or three ideographs, that they need no role word."""
    return all(len("".join(text[one.start : one.end].split())) <= 3 for one in parts) or all(
        text[one.start : one.end].isascii() for one in parts
    )


def find_names(profile: Profile, text: str) -> Phrase | None:
    """Return the names that the whole text is: two to four ideographs, or two spaced ones."""
    start, end = _trim(text, profile.marks["bullets"])
    if not 0 < end - start <= 12:
        return None
    parts = _parse(profile, text, *_unwrap(text, start, end))
    if not parts or any(part.kind != "person" for part in parts):
        return None
    return Phrase(0, len(text), parts, doubt=True)


def find_dateline(profile: Profile, text: str) -> tuple[Phrase | None, Phrase | None]:
    """Return the dateline a paragraph opens with and the bracketed byline after it."""
    dateline = None
    position = 0
    found = profile.dateline.match(text)
    if found and found.group().strip():
        position = found.end()
        while position < len(text) and text[position].isspace():
            position += 1
        dateline = Phrase(0, position, _agency_parts(profile, found))
    elif text[:1].isspace():
        position = len(text) - len(text.lstrip())
    return dateline, _bracketed_byline(profile, text, position)


def find_credit(profile: Profile, text: str) -> Phrase | None:
    """Return the picture credit a caption ends with: 记者 云帆 摄, （资料图片）, 新华社发（…）."""
    end = len(text.rstrip())
    first = max(0, end - 40)
    borders = (
        at
        for at in range(first, end)
        if not text[at].isspace()
        and (
            at == 0
            or text[at - 1].isspace()
            or text[at - 1] in profile.marks["stops"] | profile.marks["closers"]
            or text[at] in _OPEN
        )
    )
    for at in borders:
        parts = _credit_parts(profile, text, at, end)
        if parts is not None:
            return Phrase(at, len(text), parts)
    return None


def find_signature(profile: Profile, text: str) -> Phrase | None:
    """Return the bracketed signature a text ends with, such as （云 帆）, after a full stop."""
    end = len(text.rstrip())
    if not end or text[end - 1] not in _CLOSE:
        return None
    start = max(text.rfind(char, 0, end) for char in _OPEN)
    if start < 0 or end - start > 20:
        return None
    before = text[:start].rstrip()
    if before and before[-1] not in profile.marks["stops"] | profile.marks["closers"]:
        return None
    inner = text[start + 1 : end - 1]
    if inner.strip() in profile.end_marks or profile.aside.fullmatch(inner.strip()):
        return None
    if profile.unnamed.fullmatch(inner.strip()):
        return Phrase(start, len(text), _unnamed_parts(profile, text, start + 1, end - 1))
    parts = _parse(profile, text, start + 1, end - 1)
    if not any(part.kind == "person" for part in parts):
        return None
    if all(part.kind == "person" for part in parts) and not _are_short(text, parts):
        return None
    return Phrase(start, len(text), parts, doubt=all(part.kind == "person" for part in parts))


def find_jump(profile: Profile, text: str) -> Jump | None:
    """Return the jump line a text ends with: （下转第2版）, ▶下转3版, 上接第1版."""
    for direction, pattern in profile.jumps:
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        found = matches[-1]
        start, end = found.start(), found.end()
        while start and (text[start - 1] in _OPEN or text[start - 1] in profile.marks["bullets"]):
            start -= 1
        while end < len(text) and (text[end] in _CLOSE or text[end].isspace()):
            end += 1
        if end == len(text):
            return Jump(start, end, direction, found.group(1))
    return None


def furniture_kind(profile: Profile, text: str) -> str:
    """Return credits for a line of editors, header for a folio line, "" for neither."""
    stripped = text.strip().lstrip("".join(sorted(profile.marks["bullets"]))).strip()
    if _is_editor_line(profile, stripped):
        return "credits"
    return "header" if _is_folio(profile, stripped) else ""


def masthead_kind(profile: Profile, text: str) -> str:
    """Return what a line may be in a masthead: title, edition, imprint or date; "" for none."""
    stripped = text.strip()
    if len(stripped) > 40 or any(char in profile.marks["stops"] for char in stripped):
        return ""
    if profile.folio[0].search(stripped):
        return "date"
    if profile.masthead["title"].fullmatch("".join(stripped.split())):
        return "title"
    return next(
        (kind for kind in ("edition", "imprint") if profile.masthead[kind].search(stripped)), ""
    )


def full_day(profile: Profile, text: str) -> str:
    """Return the ISO form of the full day that a text states, "" if it states none."""
    found = profile.folio[0].search(text)
    numbers = re.findall(r"\d+", found.group()) if found else []
    if len(numbers) != 3:
        return ""
    try:
        return date(*map(int, numbers)).isoformat()
    except ValueError:
        return ""


def editor_parts(profile: Profile, text: str) -> tuple[Part, ...]:
    """Return the role words and names of a line of editors."""
    found = list(profile.editor_labels.finditer(text))
    parts: list[Part] = []
    for number, label in enumerate(found):
        until = found[number + 1].start() if number + 1 < len(found) else len(text)
        role = profile.editor_roles.get(label.group(), "editor")
        parts.append(Part(label.start(), label.end(), "role"))
        for name in _names(text, label.end(), until):
            parts.append(Part(name.start, name.end, "person", role))
    return tuple(parts)


def _is_editor_line(profile: Profile, text: str) -> bool:
    found = list(profile.editor_labels.finditer(text))
    if not found or found[0].start() or len(text) > 120:
        return False
    ends = [one.start() for one in found[1:]] + [len(text)]
    values = [text[one.end() : until] for one, until in zip(found, ends, strict=True)]
    if len(found) == 1 and values[0][:1] not in (" ", "　", ":", "："):
        return False
    bullets = "".join(sorted(profile.marks["bullets"]))
    return all(_is_editor_value(value.strip(f" 　:：、,，/|｜{bullets}")) for value in values)


def _is_editor_value(value: str) -> bool:
    if re.fullmatch(r"[\w.+@()（）—–-]*\d[\w.+@()（）—–\s-]*|[\w.+-]+@[\w.-]+", value):
        return not any(map(is_han, value))
    tokens = _TOKEN.findall(value)
    return bool(tokens) and all(len(one) <= 3 and all(map(is_han, one)) for one in tokens)


def _is_folio(profile: Profile, text: str) -> bool:
    if not text or len(text) > 60:
        return False
    rest, signs = text, 0
    for pattern in profile.folio:
        shorter = pattern.sub(" ", rest, count=1)
        signs += shorter != rest
        rest = shorter
    stops = profile.marks["stops"] | profile.marks["commas"]
    return signs >= 2 and len(rest.replace(" ", "")) <= 12 and not any(c in stops for c in rest)


def _trim(text: str, marks: frozenset[str]) -> tuple[int, int]:
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unwrap(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start > 2 and text[start] in _OPEN and text[end - 1] in _CLOSE:
        return start + 1, end - 1
    return start, end


def _unnamed_parts(profile: Profile, text: str, start: int, end: int) -> tuple[Part, ...]:
    at = text.find(profile.agency_end, start, end)
    if at < 0:
        return () if "《" in text[start:end] else (Part(start, end, "role"),)
    begin = start + len(_agency_prefix(profile, text[start:end]))
    return (Part(begin, at + 1, "agency"),)


def _agency_parts(profile: Profile, found: re.Match[str]) -> tuple[Part, ...]:
    agency = found.group("agency")
    if not agency:
        return ()
    start = found.start("agency") + len(_agency_prefix(profile, agency))
    end = found.string.find(profile.agency_end, start) + 1
    return (Part(start, end, "agency"),)


def _agency_prefix(profile: Profile, text: str) -> str:
    return next((one for one in profile.agency_prefixes if text.startswith(one)), "")


def _bracketed_byline(profile: Profile, text: str, start: int) -> Phrase | None:
    if start >= len(text) or text[start] not in _OPEN:
        return None
    closes = [at for at in (text.find(char, start, start + 60) for char in _CLOSE) if at > 0]
    if not closes:
        return None
    end = min(closes)
    parts = _parse(profile, text, start + 1, end)
    if not parts or not any(part.kind == "role" for part in parts):
        return None
    after = end + 1
    while after < len(text) and text[after].isspace():
        after += 1
    return Phrase(start, after, parts)


def _credit_parts(profile: Profile, text: str, start: int, end: int) -> tuple[Part, ...] | None:
    """Return the parts of the credit that text[start:end] is, () for a stock phrase, or None."""
    issued = re.match(
        rf"[\u4e00-\u9fff]{{2,5}}{profile.agency_end}{profile.credit_issued}", text[start:end]
    )
    agency: tuple[Part, ...] = ()
    if issued:
        agency = (Part(start, start + issued.end() - len(profile.credit_issued), "agency"),)
        start += issued.end()
        if start == end:
            return agency
    low, high = _unwrap(text, start, end)
    if text[low:high].strip() in profile.credit_stock:
        return agency
    if any(char in profile.marks["stops"] for char in text[low:high]):
        return None
    givers = _givers(profile, text, low, high, low > start or start > 0)
    return (*agency, *givers) if givers else None


def _givers(profile: Profile, text: str, low: int, high: int, apart: bool) -> tuple[Part, ...]:
    """Return who made or gave a picture, the verb among the parts; () if text is no credit.

    Without a role word the verb must stand off, or the whole must stand `apart` from a text.
    """
    verb = next((one for one in profile.credit_verbs if text[low:high].endswith(one)), "")
    if not verb:
        return _led_credit(profile, text, low, high)
    parts = _parse(profile, text, low, high - len(verb))
    kinds = {part.kind for part in parts}
    if "role" not in kinds and not (parts and _are_short(text, parts)):
        gives = apart and verb in profile.giving_verbs
        parts = _giver(text, low, high - len(verb)) if gives else ()
    elif not (apart or "role" in kinds or text[high - len(verb) - 1].isspace()):
        return ()
    return (*map(_photographer, parts), Part(high - len(verb), high, "role")) if parts else ()


def _led_credit(profile: Profile, text: str, low: int, high: int) -> tuple[Part, ...]:
    """Return a credit whose verb stands first, such as 图/苏小禾; () if it is not one."""
    parts = _parse(profile, text, low, high)
    if len(parts) < 2 or parts[0].kind != "role" or parts[1].role != "photographer":
        return ()
    between = text[parts[0].end : parts[1].start].strip()
    return parts if between in ("/", "／", ":", "：") else ()


def _giver(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the one office or firm that gave a picture: a word of ideographs."""
    word = text[start:end].strip()
    if not 2 <= len(word) <= 16 or not all(map(is_han, word)):
        return ()
    begin = text.index(word, start)
    return (Part(begin, begin + len(word), "organisation"),)


def _photographer(part: Part) -> Part:
    return replace(part, role="photographer" if part.kind == "person" else "")


def _names(text: str, start: int, end: int) -> Iterator[Part]:
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


def _parse(profile: Profile, text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the roles and names that text[start:end] wholly is made of; () if it is not."""
    parts: list[Part] = []
    role = ""
    single: Part | None = None
    for token in _TOKEN.finditer(text, start, end):
        for piece in _token_parts(profile, token.group(), token.start()):
            if piece.kind == "single" and single is None:
                single = piece
                continue
            if piece.kind == "other" or (single is not None) != (piece.kind == "single"):
                return ()
            if single is not None:
                piece, single = Part(single.start, piece.end, "person"), None
            elif _goes_on(text, parts, piece):
                parts[-1] = replace(parts[-1], end=piece.end)
                continue
            role = piece.role or role
            parts.append(
                Part(piece.start, piece.end, piece.kind, role if piece.kind == "person" else "")
            )
    return tuple(parts) if single is None else ()


def _goes_on(text: str, parts: list[Part], piece: Part) -> bool:
    """Tell whether a Latin word is the next word of the name before it."""
    if not parts or parts[-1].kind != "person" or piece.kind != "person":
        return False
    last = parts[-1]
    return text[last.end : piece.start] == " " and text[last.start : piece.end].isascii()


def _token_parts(profile: Profile, word: str, at: int) -> Iterator[Part]:
    """Yield what one word is: prefix and role, name, place, a single ideograph, or other."""
    role = _role_at(profile, word)
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
    if name and name != word and word.endswith(profile.report_tails):
        yield Part(at, at + len(name), "place")
    elif name:
        yield _name_part(profile, name, at)
    if name != word:
        yield Part(at + len(name), at + len(word), "role")


def _name_part(profile: Profile, word: str, at: int) -> Part:
    if word in profile.never_names:
        kind = "other"
    elif all(map(is_han, word)):
        kind = "single" if len(word) == 1 else "person" if len(word) <= 4 else "other"
    else:
        kind = "person" if _LATIN_NAME.fullmatch(word) else "other"
    return Part(at, at + len(word), kind)


def _role_at(profile: Profile, word: str) -> tuple[str, str] | None:
    """Return the role word that `word` begins with, prefix included, and its persName/@role."""
    prefix = next((one for one in profile.prefixes if word.startswith(one)), "")
    rest = word[len(prefix) :]
    for printed, role in profile.roles:
        if rest == printed or (len(printed) > 1 and rest.startswith(printed)):
            return prefix + printed, role
    # Any short word that ends so is a role, but only as a word of its own.
    if rest.endswith(profile.role_suffix) and len(rest) <= 6 + len(profile.role_suffix):
        return (word, "reporter") if all(map(is_han, rest)) else None
    return None
