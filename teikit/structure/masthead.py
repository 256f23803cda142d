# SPDX-License-Identifier: Apache-2.0
"""The masthead: the lines at the head of the first page that name the paper and the issue."""

from collections.abc import Sequence
from itertools import takewhile

from teikit.language.furniture import full_day, masthead_kind
from teikit.language.lexicon import Profile
from teikit.model.issue import MastheadLine
from teikit.structure.inlines import inlines, strip_of
from teikit.structure.rows import Row

_MOST = 12  # lines


def masthead_size(rows: Sequence[Row], profile: Profile) -> int:
    """Return how many rows at the very beginning are the masthead; 0 if there is none.

    It has at least two lines, and one of them is the name of the paper.
    """
    head = rows[:_MOST]
    kinds = list(takewhile(bool, (masthead_kind(profile, row.text) for row in head)))
    page = rows[0].page if rows else 0
    kinds = kinds[: sum(row.page == page for row in head)]
    return len(kinds) if len(kinds) > 1 and "title" in kinds else 0


def masthead_of(rows: Sequence[Row], profile: Profile) -> tuple[MastheadLine, ...]:
    """Return the masthead that some rows are."""
    made = []
    for row in rows:
        strip = strip_of([row])
        kind = masthead_kind(profile, row.text)
        day = full_day(profile, row.text) if kind == "date" else ""
        made.append(MastheadLine(kind, inlines(strip, 0, len(strip.text)), day))
    return tuple(made)
