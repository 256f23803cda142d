# SPDX-License-Identifier: Apache-2.0
"""How tests write a phrase down: "‖" where it begins and ends, its parts in brackets.

[记者] is a role word, [云 帆|reporter] a person with a role, <新华社> an agency, {湖城} a place,
<<区文旅局>> an office.
"""

import re
from collections.abc import Sequence

import pytest

from teikit.language.lexicon import Profile, load_profile
from teikit.language.parts import Part

_FORMS = {
    "role": "[{}]",
    "person": "[{}|{}]",
    "agency": "<{}>",
    "place": "{{{}}}",
    "organisation": "<<{}>>",
}


def plain(written: str) -> str:
    """The text that was marked up."""
    return re.sub(r"\|[a-z-]*(?=\])|[\[\]<>{}‖]", "", written)


def marked(text: str, start: int, end: int, parts: Sequence[Part]) -> str:
    """The text with the phrase text[start:end] and its parts marked."""
    made, at = [text[:start], "‖"], start
    for part in parts:
        assert at <= part.start < part.end <= end, "parts lie in order and inside the phrase"
        made.append(text[at : part.start])
        made.append(_FORMS[part.kind].format(text[part.start : part.end], part.role))
        at = part.end
    return "".join([*made, text[at:end], "‖", text[end:]])


def profile_of(text: str) -> Profile:
    """The profile of a row in a table: that of the script of its trade words."""
    return load_profile("zh-Hant" if set(text) & set("報訊記電員攝圖責轉") else "zh-Hans")


def each(name: str, *rows: str | object):
    """Run a test for each row; a row that `pending` made is known to fail."""
    return pytest.mark.parametrize(name, rows)


def pending(row: str, reason: str):
    """A row of a table that does not hold yet."""
    return pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=reason))
