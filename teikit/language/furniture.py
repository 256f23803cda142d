# SPDX-License-Identifier: Apache-2.0
"""Lines of the page's own: folios, editors, the masthead."""

import re
from datetime import date
from functools import cache

from teikit.language.forms import whole_form
from teikit.language.lexicon import Profile
from teikit.language.names import listed_names
from teikit.language.parts import Part
from teikit.language.script import is_han

_FIRST_YEAR = 1500  # a smaller number counts the years of a republic or a reign
_LINE = 120  # characters of a line that names editors
_EDGE, _WORDS, _SECTION = 24, 2, 4  # characters of a short folio line; its words; theirs
_MANY, _REST = 3, 24  # signs of a folio line beside which that many characters may stand
_SIGNS = 3  # kinds of signs that no text puts side by side
_HAN_SENTENCE = frozenset("，。；！？")  # no line of the page's own holds one, but for editors
_PLAIN_SIGNS = frozenset("，。、；：！？…—·～“”‘’「」『』（）《》〈〉【】〔〕,.;:!?'\"()-–%％￥$&")
_STARS, _RULES, _RULE = frozenset("*＊※"), frozenset("-－—–―─━=＝_＿~～"), 3
_NUMBER = re.compile("[0-9０-９〇○零一二三四五六七八九十日天]")  # no folio line is without one
_TOKEN = re.compile(r"[^\s　、/／:：|｜]+")


def furniture_kind(profile: Profile, text: str, at_edge: bool = False) -> str:
    """Return credits for a line of editors, header for a folio line, other for garbage, or "".

    `at_edge` tells that the line opens or closes its page: there a page number and a section do.
    """
    stripped = text.strip().lstrip(_joined(profile.marks["bullets"])).strip()
    if whole_form(profile, "editors", stripped) or _is_editor_line(profile, stripped):
        return "credits"
    if not _HAN_SENTENCE.isdisjoint(text):
        return "other" if _is_garbage(text) else ""
    if _is_folio_with_editors(profile, stripped):
        return "credits"
    if _is_folio(profile, stripped) or (at_edge and _is_edge_folio(profile, stripped)):
        return "header"
    return "other" if _is_garbage(text) or _is_ornament(profile, text) else ""


@cache
def _joined(marks: frozenset[str]) -> str:
    return "".join(sorted(marks))


def folio_page(profile: Profile, text: str) -> str:
    """Return the page that a folio line names, as printed, "" if it is none or names none.

    One that stands only at the edge of a page is none here: it names too little to divide a text.
    """
    if furniture_kind(profile, text) != "header" and not _is_folio_with_editors(profile, text):
        return ""
    rest = profile.editor.sub(" ", text)
    for kind, pattern in profile.folio.items():
        if kind != "page":
            rest = pattern.sub(" ", rest, count=1)
    page = profile.folio["page"].search(rest)
    return page.group().strip() if page else ""


def _is_garbage(text: str) -> bool:
    """Tell whether a line is noise of scanning: more signs of several kinds than letters."""
    signs = [char for char in text if not char.isalnum() and not char.isspace()]
    kinds = set(signs) - _PLAIN_SIGNS
    return len(kinds) >= _SIGNS and len(signs) * 2 > sum(not char.isspace() for char in text)


def _is_ornament(profile: Profile, text: str) -> bool:
    """Tell whether a line is only a mark of a list, stars, or a rule of at least three signs."""
    signs = "".join(text.split())
    if profile.spaced or not signs or len(set(signs)) > 1:
        return False
    marks = len(signs) < _RULE and signs[0] in profile.marks["bullets"]
    return marks or signs[0] in _STARS or (len(signs) >= _RULE and signs[0] in _RULES)


def masthead_kind(profile: Profile, text: str) -> str:
    """Return what a line may be in a masthead: title, edition, imprint or date; "" for none."""
    stripped = text.strip()
    if _is_sentence(profile, stripped):
        return ""
    if profile.folio["date"].search(stripped):
        return "date"
    if profile.masthead["title"].fullmatch(_closed(profile, stripped)):
        return "title"
    return next(
        (kind for kind in ("edition", "imprint") if profile.masthead[kind].search(stripped)), ""
    )


def _is_sentence(profile: Profile, text: str) -> bool:
    """Tell whether a line is text: long, or with a stop; where stops shorten words, inside it."""
    if profile.spaced:
        return len(text) > 80 or any(one.search(text[:-1]) for one in profile.forms["inner_stop"])
    return len(text) > 40 or any(char in profile.marks["stops"] for char in text)


def _closed(profile: Profile, text: str) -> str:
    """Return a text that is spaced out for the eye without those spaces."""
    return (" " if profile.spaced else "").join(text.split())


def full_day(profile: Profile, text: str) -> str:
    """Return the ISO form of the full day that a text states, "" if it states none."""
    found = profile.folio["date"].search(text)
    numbers = _numbers(profile, found) if found else []
    if len(numbers) != 3 or numbers[0] < _FIRST_YEAR:
        return ""
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return ""


def _numbers(profile: Profile, found: re.Match[str]) -> list[int]:
    """Return year, month and day: the named groups of a date, else its numbers in their order."""
    groups = {
        name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value
    }
    if not groups:
        return [int(number) for number in re.findall(r"\d+", found.group())]
    month = groups.get("month", "")
    months = [at for at, one in enumerate(profile.months, 1) if one.fullmatch(month)]
    return [int(groups.get("year", 0)), *months, int(groups.get("day", 0))]


def editor_parts(profile: Profile, text: str) -> tuple[Part, ...]:
    """Return the role words and names of a line of editors."""
    form = whole_form(profile, "editors", text)
    if form:
        return form.parts
    found = list(profile.editor_labels.finditer(text))
    parts: list[Part] = []
    for number, label in enumerate(found):
        until = found[number + 1].start() if number + 1 < len(found) else len(text)
        role = profile.editor_roles.get(label.group(), "editor")
        parts.append(Part(label.start(), label.end(), "role"))
        for name in listed_names(text, label.end(), until):
            parts.append(Part(name.start, name.end, "person", role))
    return tuple(parts)


def _is_editor_line(profile: Profile, text: str) -> bool:
    found = list(profile.editor_labels.finditer(text))
    if not found or len(text) > _LINE or text[-1] in profile.marks["colons"]:
        return False
    before = text[: found[0].start()]  # 融媒 before 热线
    if before and not (len(found) > 1 and len(before) <= _SECTION and all(map(is_han, before))):
        return False
    ends = [one.start() for one in found[1:]] + [len(text)]
    values = [text[one.end() : until] for one, until in zip(found, ends, strict=True)]
    if len(found) == 1 and values[0][:1] not in (" ", "　", ":", "："):
        return False
    bullets = _joined(profile.marks["bullets"])
    return all(_is_editor_value(value.strip(f" 　:：、,，/|｜{bullets}")) for value in values)


def _is_editor_value(value: str) -> bool:
    if re.fullmatch(r"[\w.+@()（）—–-]*\d[\w.+@()（）—–\s-]*|[\w.+-]+@[\w.-]+", value):
        return not any(map(is_han, value))
    tokens = _TOKEN.findall(value)
    return bool(tokens) and all(len(one) <= 3 and all(map(is_han, one)) for one in tokens)


def _is_folio_with_editors(profile: Profile, text: str) -> bool:
    """Tell whether one line holds the day, page or paper, perhaps a section, and the editors."""
    first = profile.editor_labels.search(text)
    if not first or len(text) > _LINE:
        return False
    bare = profile.editor.sub(" ", text)
    if bare != text and _is_folio(profile, bare.strip()):
        return True
    if not first.start():
        return False
    folio, signs = _without_folio(profile, text[: first.start()])
    fits = bool(signs) and profile.folio_rest.fullmatch(_closed(profile, folio))
    return bool(fits) and _is_editor_line(profile, text[first.start() :])


def _is_edge_folio(profile: Profile, text: str) -> bool:
    """Tell whether a line is a page number beside short words, or a section: 08 副刊, 要闻 A2."""
    if profile.spaced or len(text) > _EDGE or any(one.search(text) for _, one in profile.jumps):
        return False
    if profile.section.fullmatch(text):
        return True
    rest = profile.page_number.sub(" ", text, count=1)
    words = rest.split()
    return rest != text and 0 < len(words) <= _WORDS and all(_is_section(word) for word in words)


def _is_section(word: str) -> bool:
    bare = word.replace("·", "")
    return len(bare) <= _SECTION and all(map(is_han, bare))


def _is_folio(profile: Profile, text: str) -> bool:
    if not text or len(text) > _LINE or len(_closed(profile, text)) > 60:
        return False
    if not (profile.spaced or _NUMBER.search(text)):
        return False
    rest, signs = _without_folio(profile, text)
    if profile.spaced and not signs & {"paper", "page"}:  # a day alone, or text
        return {"date", "weekday"} <= signs and not any(map(str.isalnum, rest))
    rest = _closed(profile, rest)
    if not profile.spaced and not _is_dated(profile, text, rest, signs):
        return False
    if profile.folio_rest.fullmatch(rest):
        return len(signs) >= 2
    return not profile.spaced and len(signs) >= _MANY and len(rest) <= _REST


def _is_dated(profile: Profile, text: str, rest: str, signs: set[str]) -> bool:
    """Tell whether a line names its day, or its page by more than a number, and no number besides.

    创意海报 10 张 and 双色球 第2024015期 03 06 11 are no folio lines.
    """
    named = signs & {"date", "weekday"} or profile.page_number.search(text)
    return bool(named) and not any(map(str.isdigit, rest))


def _without_folio(profile: Profile, text: str) -> tuple[str, set[str]]:
    """Return what is left without the parts of a folio line, and which of them there were."""
    rest, signs = text, set()
    for kind, pattern in profile.folio.items():
        shorter = pattern.sub(" ", rest, count=1)
        if shorter != rest:
            signs.add(kind)
        rest = shorter
    return rest, signs
