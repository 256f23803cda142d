# SPDX-License-Identifier: Apache-2.0
"""Closed-class phrases of a newspaper page: bylines, datelines, signatures, jumps.

Every function looks at form alone: role words, marks, brackets, counts of characters. Offsets are
code points of the text that was given.
"""

import re

from teikit.language.forms import leading_form, trailing_form, whole_form
from teikit.language.lexicon import Profile
from teikit.language.names import are_short, is_institution, is_odd, parse_names, role_at
from teikit.language.parts import CLOSE, OPEN, Jump, Part, Phrase, unwrap
from teikit.language.script import is_han

_NAMES, _SIGNED = 12, 20  # characters of names, and of an institution and a name
_NAME = 3  # ideographs of a name that needs no role word
_HOLLOW = "□○◎◇"  # marks of a byline; those that are filled open the lines of a list as well
_REPORTERS = frozenset(("reporter", "correspondent", "intern-reporter"))
_SAYS = frozenset("为為于於在见見据據载載系摄攝")  # no institution is called so


def find_byline(profile: Profile, text: str) -> Phrase | None:
    """Return the byline that the whole text is, or None.

    A role word or a mark such as □ is needed; a text of names alone is `find_names`'s.
    """
    return whole_form(profile, "byline", text) or _word_byline(profile, text)


def _word_byline(profile: Profile, text: str) -> Phrase | None:
    """Return the byline that is made of role words and names of the profile's classes."""
    if not profile.roles:
        return None
    start, end = _trim(text, profile.marks["bullets"])
    marked = bool(text[:start].strip())
    if not 0 < end - start <= 60 or text[end - 1] in profile.marks["no_end"]:
        return None
    if profile.unnamed.fullmatch(text, start, end):
        return Phrase(0, len(text), _unnamed_parts(profile, text, start, end))
    if not marked and _opens_report(profile, text):
        return None
    inner = unwrap(text, start, end)
    parts = parse_names(profile, text, *inner)
    kinds = {one.kind for one in parts if text[one.start : one.end] not in profile.credit_stock}
    if "person" not in kinds:
        given = _is_office(profile, text, parts) or _is_supplied(profile, text, parts)
        return Phrase(0, len(text), parts) if given else None
    signed = text[:start].strip()[-1:] in tuple(_HOLLOW) if marked else False
    if "role" not in kinds and not (marked and _are_names(text, parts, signed)):
        return None
    if _leads_with_office(parts) or (not marked and _leads_with_word(text, parts)):
        return None
    glued = not marked and _is_glued(profile, text, parts)
    return Phrase(0, len(text), parts, glued or is_odd(text, parts))


def _are_names(text: str, parts: tuple[Part, ...], signed: bool) -> bool:
    """Tell whether parts without a role word are who wrote: short names, one of an institution.

    With an institution the name is spaced, or the line is `signed` by a mark that opens no list.
    """
    if not signed and any(one.kind == "organisation" for one in parts):
        return _is_of_institution(text, parts)
    return are_short(text, parts)


def _is_supplied(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether a text only says which institution gave what stands below: …局供稿."""
    if [one.kind for one in parts] != ["organisation", "role"]:
        return False
    return text[parts[1].start : parts[1].end] in profile.supplies


def _leads_with_office(parts: tuple[Part, ...]) -> bool:
    """Tell whether an institution comes first and no reporter behind it: 湖城大学 翻译大赛."""
    roles = {one.role for one in parts if one.kind == "person"}
    return parts[0].kind == "organisation" and bool(roles - {""}) and not roles & _REPORTERS


def _leads_with_word(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether what comes first makes a text a title, not a byline."""
    return _leads_with_four(text, parts) or _leads_with_one(text, parts)


def _leads_with_four(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether four ideographs without a role come first and a role behind them: a title."""
    first, *others = parts
    four = first.kind == "person" and not first.role and first.end - first.start > _NAME
    return four and is_han(text[first.start]) and any(one.kind == "role" for one in others)


def _leads_with_one(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether one ideograph and a blank are the only role, in front: 文 学 院 开放."""
    roles = [one for one in parts if one.kind == "role"]
    lone = len(roles) == 1 and roles[0].start == parts[0].start and roles[0].end == 1
    return lone and text[1:2].isspace()


def _is_glued(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether only a role word and a name, with nothing between, make a text a byline.

    记者云帆 may be one, 记者探店 is none; brackets, a prefix, a longer role, a second name or a
    tail tell more.
    """
    plain = [one.kind for one in parts] == ["role", "person"] and parts[0].start == 0
    glued = plain and parts[0].end == parts[1].start and parts[1].end == len(text.rstrip())
    return glued and parts[0].end <= _NAME and not text.startswith(profile.prefixes)


def _opens_report(profile: Profile, text: str) -> bool:
    """Tell whether a text opens with a dateline and goes on: 本报讯 记者 is no byline."""
    found = _dateline(profile, text)
    return found is not None and bool(text[found.end() :].strip())


def _dateline(profile: Profile, text: str) -> re.Match[str] | None:
    """Return the dateline that a text opens with, by the profile's words; blanks are none."""
    found = profile.dateline.match(text)
    return found if found and found.group().strip() else None


def _is_office(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether the one role word of a text speaks for the paper: 本报评论员."""
    if len(parts) != 1 or not text.startswith(profile.prefixes, parts[0].start):
        return False
    role = role_at(profile, text[parts[0].start : parts[0].end])
    return role is not None and role[1] == "author"


def find_names(profile: Profile, text: str) -> Phrase | None:
    """Return the names that the whole text is: two to four ideographs, or two spaced ones.

    An institution may stand before one that is spaced: 外语学院 云 帆.
    """
    start, end = _trim(text, profile.marks["bullets"])
    if not profile.roles or not 0 < end - start <= _SIGNED:
        return None
    placed = _named_of_place(profile, text, start, end)
    if placed and not _is_notice(profile, text, placed.parts):
        return placed
    parts = parse_names(profile, text, *unwrap(text, start, end))
    kinds = [part.kind for part in parts]
    named = kinds and {*kinds} == {"person"} and end - start <= _NAMES
    if named or (_is_of_institution(text, parts) and not _is_notice(profile, text, parts)):
        return Phrase(0, len(text), parts, doubt=True)
    return None


def _named_of_place(profile: Profile, text: str, start: int, end: int) -> Phrase | None:
    """Return a name behind where its bearer lives: 江南省湖城市 云帆.

    Behind one place only, a name must be spaced for the eye: 美丽乡村 看变化 is none.
    """
    place = profile.home.match(text, start, end)
    if not place or not text[place.end() : place.end() + 1].isspace():
        return None
    names = parse_names(profile, text, place.end(), end)
    spaced = len(text[place.end() : end].split()) == 2
    if [one.kind for one in names] != ["person"] or not are_short(text, names):
        return None
    if not (spaced or place[1]):
        return None
    return Phrase(0, len(text), (Part(*place.span(), "place"), *names), doubt=True)


def _is_notice(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether what looks like a spaced name is what a notice is called: 市公安局 公 告."""
    word = "".join(text[parts[-1].start : parts[-1].end].split())
    return word.endswith(profile.notice_ends)


def _is_of_institution(text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether a text is an institution, or one of its parts, and a name spaced for the eye.

    By three ideographs no name is to be told from a word: 市图书馆 开新馆.
    """
    *others, last = parts or (Part(0, 0, ""),)
    spaced = last.kind == "person" and len(text[last.start : last.end].split()) == 2
    return bool(others) and spaced and all(one.kind == "organisation" for one in others)


def find_dateline(profile: Profile, text: str) -> tuple[Phrase | None, Phrase | None]:
    """Return the dateline a paragraph opens with and the bracketed byline after it."""
    dateline = leading_form(profile, "dateline", text)
    position = dateline.end if dateline else 0
    byline = leading_form(profile, "bracketed_byline", text, position)
    return (dateline, byline) if dateline or byline else _word_dateline(profile, text)


def _word_dateline(profile: Profile, text: str) -> tuple[Phrase | None, Phrase | None]:
    """Return the dateline and byline that are made of the profile's classes of words."""
    dateline = None
    position = 0
    found = _dateline(profile, text)
    if found:
        position = found.end()
        while position < len(text) and text[position].isspace():
            position += 1
        dateline = Phrase(0, position, _agency_parts(profile, found))
    elif text[:1].isspace():
        position = len(text) - len(text.lstrip())
    return dateline, _bracketed_byline(profile, text, position)


def find_signature(profile: Profile, text: str) -> Phrase | None:
    """Return the bracketed signature a text ends with, such as （云 帆）, after a full stop."""
    return trailing_form(profile, "signature", text) or _bracketed_signature(profile, text)


def _bracketed_signature(profile: Profile, text: str) -> Phrase | None:
    end = len(text.rstrip())
    if not profile.roles or not end or text[end - 1] not in CLOSE:
        return None
    start = max(text.rfind(char, 0, end) for char in OPEN)
    if start < 0 or end - start > 20:
        return None
    before = text[:start].rstrip()
    said = before.rstrip("".join(profile.marks["closers"]))
    if before and said[-1:] not in profile.marks["stops"]:
        return None
    inner = text[start + 1 : end - 1]
    if inner.strip() in profile.end_marks or profile.aside.fullmatch(inner.strip()):
        return None
    if profile.unnamed.fullmatch(inner.strip()):
        return Phrase(start, len(text), _unnamed_parts(profile, text, start + 1, end - 1))
    parts = parse_names(profile, text, start + 1, end - 1)
    if not _may_sign(profile, text, parts):
        return None
    doubt = all(part.kind != "role" for part in parts)
    if doubt and text[start] not in "（(":
        return None  # 【点评】 is what a box is called
    return Phrase(start, len(text), parts, doubt)


def _may_sign(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether the parts of a text in brackets are names of who wrote what ends with it."""
    kinds = {part.kind for part in parts}
    if "organisation" in kinds and "role" not in kinds:
        return _signs_alone(profile, text, parts) or _is_of_institution(text, parts)
    return "person" in kinds and ("role" in kinds or are_short(text, parts))


def _signs_alone(profile: Profile, text: str, parts: tuple[Part, ...]) -> bool:
    """Tell whether a text is an institution and no more: （地址在市体育中心） says where."""
    word = text[parts[0].start : parts[0].end]
    whole = len(parts) == 1 and len(word) > _NAME and is_institution(word, profile.institutions)
    return whole and word[0] != "第" and _SAYS.isdisjoint(word) and not any(map(str.isdigit, word))


def find_jump(profile: Profile, text: str) -> Jump | None:
    """Return the jump line a text ends with: （下转第2版）, ▶下转3版, 上接第1版."""
    for direction, pattern in profile.jumps:
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        found = matches[-1]
        start, end = found.start(), found.end()
        while start and (text[start - 1] in OPEN or text[start - 1] in profile.marks["bullets"]):
            start -= 1
        while end < len(text) and (text[end] in CLOSE or text[end].isspace()):
            end += 1
        if end == len(text):
            return Jump(start, end, direction, found.group(1))
    return None


def find_leading_jump(profile: Profile, text: str) -> Jump | None:
    """Return the bracketed jump line that a paragraph opens with: （上接第1版）."""
    lead = len(text) - len(text.lstrip())
    if not text[lead:].startswith(tuple(OPEN)):
        return None
    for direction, pattern in profile.jumps:
        found = pattern.match(text, lead + 1)
        if found and text[found.end() :].startswith(tuple(CLOSE)):
            return Jump(0, found.end() + 1, direction, found.group(1))
    return None


def _trim(text: str, marks: frozenset[str]) -> tuple[int, int]:
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
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
    if start >= len(text) or text[start] not in OPEN:
        return None
    closes = [at for at in (text.find(char, start, start + 60) for char in CLOSE) if at > 0]
    if not closes:
        return None
    end = min(closes)
    parts = parse_names(profile, text, start + 1, end)
    if not parts or not any(part.kind == "role" for part in parts):
        return None
    after = end + 1
    while after < len(text) and text[after].isspace():
        after += 1
    return Phrase(start, after, parts)
