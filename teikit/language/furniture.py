# SPDX-License-Identifier: Apache-2.0
"""Lines of the page's own: folios, editors, the masthead."""

import re
from datetime import date

from teikit.language.lexicon import Profile
from teikit.language.names import listed_names
from teikit.language.parts import Part
from teikit.language.script import is_han

_TOKEN = re.compile(r"[^\s　、/／:：|｜]+")


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
        for name in listed_names(text, label.end(), until):
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
