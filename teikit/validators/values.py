# SPDX-License-Identifier: Apache-2.0
"""Values of attributes: are they allowed, what form should they have, what was probably meant."""

import datetime
import re
from collections.abc import Iterable
from difflib import get_close_matches

from teikit.validators.grammar import Attribute

FORMS = {
    "data.count": "a whole number",
    "data.date": "a date; write YYYY-MM-DD, YYYY-MM or YYYY",
    "data.id": "an id; begin with a letter, go on with letters, digits, hyphens and full stops",
    "data.language": "a language tag; write it like zh-Hans or en",
    "data.length": "a length; write a number and a unit, like 2400px",
    "data.line": "a line number; write it like 57, or 57.2 for the second piece of line 57",
    "data.media-type": "a media type; write it like image/jpeg",
    "data.name": "a name of letters, digits, hyphens and full stops",
    "data.number": "a number; write it like 12 or 0.5",
    "data.ordinal": "a number; count from 1",
    "data.path": "a path, on one line and not empty",
    "data.pointer": "an address without spaces; write it like #a001 or files/p1.xml",
    "data.pointers": "an address, or several with one space between; write it like #a001",
    "data.points": "a list of three or more corners; write it like 0,0 10,0 10,20",
    "data.share": "a number from 0 to 1",
    "data.string": "a text",
    "data.version": "a version; write it like 0.1.0",
    "data.word": "one word of letters, digits and hyphens",
    "data.words": "one or more words of letters, digits and hyphens, one space between two",
}
"""What a value should be, by the name of its form in the grammar."""

_ID = re.compile(r"[^\W\d][\w.\-·]*")
_DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")


def is_allowed(attribute: Attribute, value: str) -> bool:
    """Tell whether an attribute may have this value."""
    return value in attribute.values or any(
        _fits(kind, form, value) for kind, form in attribute.data
    )


def _fits(kind: str, pattern: str, value: str) -> bool:
    """Tell whether a value is of an XML Schema type and matches a pattern."""
    if pattern and not re.fullmatch(pattern, value):
        return False
    if kind == "date":
        return _is_day(value)
    return kind != "ID" or _ID.fullmatch(value.strip()) is not None


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def day_meant(value: str) -> str:
    """Return the day YYYY-MM-DD that a badly written date seems to mean, "" if none."""
    match = _DAY.fullmatch(value.strip())
    if not match:
        return ""
    year, month, day = match.groups()
    meant = f"{year}-{month:0>2}-{day:0>2}"
    return meant if _is_day(meant) else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word spelt most like `word`, "" if none is near; case counts least."""
    by_case = {one.lower(): one for one in words}
    near = get_close_matches(word.lower(), by_case, n=1, cutoff=0.75)
    return by_case[near[0]] if near else ""
