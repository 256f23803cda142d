# SPDX-License-Identifier: Apache-2.0
"""Text whose lines are not those of the print: a line is a paragraph, or a heading, as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from teikit.language.lexicon import Profile
from teikit.language.phrases import find_signature
from teikit.structure.rows import Row

_LONG = 20.0  # em: so much of a line is text, not a heading
_FEW = 3  # long lines are too few to tell
_ENDS = ("stop", "weak", "closer")
_ENDED = 0.8  # of what stands in long lines ends a sentence where lines are paragraphs


def with_lines_apart(rows: Sequence[Row], profile: Profile) -> tuple[Row, ...]:
    """Return the rows; where a page has no columns and its lines are paragraphs, none is glued.

    There a long line ends a paragraph even if that ends with a name in brackets.
    """
    made: list[Row] = []
    for _, group in groupby(rows, attrgetter("page")):
        page = list(group)
        apart = _is_unwrapped(page)
        made += [_apart(row, profile) for row in page] if apart else page
    return tuple(made)


def _is_unwrapped(rows: Sequence[Row]) -> bool:
    long = [row for row in rows if row.width >= _LONG]
    ended = sum(row.width for row in long if row.end in _ENDS)
    no_column = not any(row.column for row in rows)
    return no_column and len(long) >= _FEW and ended >= _ENDED * sum(row.width for row in long)


def _apart(row: Row, profile: Profile) -> Row:
    long = row.end == "closer" and row.width >= _LONG
    closed = long and find_signature(profile, row.text) is not None
    return replace(row, gap=max(row.gap, 1), end="stop" if closed else row.end)
