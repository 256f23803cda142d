# SPDX-License-Identifier: Apache-2.0
"""Bylines: what a line shows of who wrote, also where it is broken over two lines."""

from teikit.language.credits import is_credit_line
from teikit.language.lexicon import Profile
from teikit.language.names import parse_names
from teikit.language.parts import Phrase
from teikit.language.phrases import find_byline, find_names
from teikit.structure.rows import Row

_ROLE_AND_NAME = 2  # parts of a byline that may as well be a title: 记者云帆, 记者探店
WIDEST = 40.0  # em of a line that may be a byline
_ROLES, _NAME = 10, 4  # characters of a line of role words, and of a name
_NAMES = 2  # that go on with a byline where the line above does not tell


def byline_names(row: Row, above: Row | None, below: Row | None, profile: Profile) -> list[str]:
    """Return what a row shows of a byline; `above` and `below` are the rows glued to it, if any.

    "byline-more" tells that it goes on with the byline of the row above.
    """
    text = row.text
    if above and above.width <= WIDEST and _goes_on(text, above, profile):
        return ["byline", "byline-more"]
    signed = find_byline(profile, text)
    if signed and not (signed.doubt and len(signed.parts) == _ROLE_AND_NAME):
        return ["credit-line" if is_credit_line(profile, text) else "byline"]
    if below and below.width <= WIDEST and _names_follow(text, below.text, profile):
        return ["byline"]
    if above and above.full and above.end == "text":
        return []  # the last words of a text
    named = signed or find_names(profile, text)
    names = _persons(named)
    if not names or any(len("".join(text[start:end].split())) > 3 for start, end in names):
        return []
    if signed:
        return ["name"]
    spaced = any(text[start + 1 : start + 2].isspace() for start, _ in names)
    return ["spaced-name" if spaced else "name"]


def _persons(phrase: Phrase | None) -> list[tuple[int, int]]:
    parts = phrase.parts if phrase else ()
    return [(part.start, part.end) for part in parts if part.kind == "person"]


def _names_follow(text: str, below: str, profile: Profile) -> bool:
    """Tell whether a line is only what somebody is, 本报记者, and the line below says who."""
    short = len(text) <= _ROLES and bool(profile.roles)
    parts = parse_names(profile, text, 0, len(text)) if short else ()
    alone = bool(parts) and all(part.kind == "role" for part in parts)
    own = find_byline(profile, below) if alone else None
    begins = own is not None and own.parts[0].kind == "role"
    return alone and not begins and _is_byline(text + " " + below, profile)


def _goes_on(text: str, above: Row, profile: Profile) -> bool:
    """Tell whether names go on with the byline above: its role words have none, or more follow."""
    if _names_follow(above.text, text, profile):
        return True
    if any(len(word) > _NAME for word in text.split()):
        return False
    more = _persons(find_names(profile, text))
    many = len(more) >= _NAMES or (above.full and bool(more))
    return many and _is_byline(above.text, profile) and _is_byline(above.text + " " + text, profile)


def _is_byline(text: str, profile: Profile) -> bool:
    found = find_byline(profile, text)
    return found is not None and bool(_persons(found))
