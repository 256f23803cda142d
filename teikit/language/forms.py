# SPDX-License-Identifier: Apache-2.0
"""Phrases by the regular expressions of a profile, whose named groups are their parts."""

import re

from teikit.language.lexicon import Profile
from teikit.language.parts import Part, Phrase

_KINDS = frozenset(("role", "agency", "organisation", "place", "date"))
_REACH = 90  # code points: a phrase at the end of a text is no longer


def whole_form(profile: Profile, kind: str, text: str) -> Phrase | None:
    """Return the phrase that a text is, white space around it left aside, or None."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for pattern in profile.forms[kind]:
        found = pattern.fullmatch(text, start, end)
        if found:
            return Phrase(0, len(text), parts_of(found))
    return None


def leading_form(profile: Profile, kind: str, text: str, start: int = 0) -> Phrase | None:
    """Return the phrase that begins at `start`, with the white space around it, or None."""
    for pattern in profile.forms[kind]:
        found = pattern.match(text, _skip_blanks(text, start))
        if found and found.group():
            return Phrase(start, _skip_blanks(text, found.end()), parts_of(found))
    return None


def trailing_form(profile: Profile, kind: str, text: str) -> Phrase | None:
    """Return the phrase that a text ends with, or None."""
    end = len(text.rstrip())
    for pattern in profile.forms[kind]:
        found = pattern.search(text, max(0, end - _REACH), end)
        if found:
            return Phrase(found.start(), len(text), parts_of(found))
    return None


def parts_of(found: re.Match[str]) -> tuple[Part, ...]:
    """Return the named groups that took part in a match, in their order.

    A group is named by the kind of its part, or by the role of a person.
    """
    parts = []
    for group in found.groupdict():
        start, end = found.span(group)
        name = group.rstrip("0123456789").replace("_", "-")
        if start < end:
            known = name in _KINDS
            parts.append(Part(start, end, *((name, "") if known else ("person", name))))
    return tuple(sorted(parts, key=lambda part: part.start))


def _skip_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip()) if at < len(text) else at
