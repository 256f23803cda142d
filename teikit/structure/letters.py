# SPDX-License-Identifier: Apache-2.0
"""Letters: what capitals, small letters and fixed openings show where spaces divide words."""

import re

from teikit.language.forms import leading_form
from teikit.language.lexicon import Profile
from teikit.structure.rows import Row

_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CAPITALS = 0.9  # of the letters of a heading in capitals, since 1er and McKay have small ones


def letter_names(row: Row, profile: Profile) -> list[str]:
    """Return what the letters of a row show, as names of evidence."""
    names = []
    if are_capitals(row.text):
        names += ["capitals", "capitals-stop"] if row.end == "stop" else ["capitals"]
    elif _are_capital_words(row.text):
        names.append("capital-words")
    first = _LETTERS.search(row.text)
    if first and first.group().islower() and not any(map(str.isdigit, row.text[: first.start()])):
        names.append("lower-start")
    openings = {"run-in-head": "run_in_head", "salutation": "salutation"}
    return [*names, *(name for name, form in openings.items() if opens_with(row, form, profile))]


def opens_with(row: Row, form: str, profile: Profile) -> bool:
    """Tell whether a row opens with a form of the profile."""
    return leading_form(profile, form, row.text) is not None


def are_capitals(text: str) -> bool:
    """Tell whether a text is set in capitals: two letters at least, and hardly a small one."""
    letters = _LETTERS.findall(text)
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def _are_capital_words(text: str) -> bool:
    """Tell whether all long words of a text, two at least, begin with a capital."""
    words = _WORD.findall(text)
    return len(words) > 1 and all(word[0].isupper() for word in words)
