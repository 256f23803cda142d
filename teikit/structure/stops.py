# SPDX-License-Identifier: Apache-2.0
"""What stops are worth on a page: in old print one mark ends every clause, or there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from teikit.language.lexicon import Profile
from teikit.structure.rows import Row

_FEW = 8  # lines are too few to learn from
_DENSE = 9  # characters to a mark, or less, where it ends every clause
_RARE = 200  # characters to a mark, or more, where text is not punctuated
_OTHER = 9  # times as frequent as all other marks is the one that ends clauses


def with_stops(rows: Sequence[Row], profile: Profile) -> tuple[Row, ...]:
    """Return the rows, their ends classed by what a stop says on their page.

    Where one mark ends every clause, or nothing is punctuated, the end of a line that is full, or
    full but for an indent, is only a "clause", and a shorter line ends a paragraph.
    """
    if profile.spaced:
        return tuple(rows)
    made: list[Row] = []
    for _, group in groupby(rows, attrgetter("page")):
        page = list(group)
        made += _read_by_length(page, profile) if _is_old(page, profile) else page
    return tuple(made)


def _is_old(rows: Sequence[Row], profile: Profile) -> bool:
    text = "".join(row.text for row in rows)
    stops, commas = (sum(map(text.count, profile.marks[kind])) for kind in ("stops", "commas"))
    most, least = max(stops, commas), min(stops, commas)
    dense = most * _DENSE >= len(text) and most >= least * _OTHER
    return len(rows) >= _FEW and (dense or (stops + commas) * _RARE <= len(text))


def _read_by_length(rows: Sequence[Row], profile: Profile) -> Iterator[Row]:
    for row in rows:
        known = row.column and row.end in ("stop", "text", "comma")
        yield replace(row, end=_end(row, profile.indent)) if known else row


def _end(row: Row, indent: float) -> str:
    """Return the end of a line whose marks say nothing; a line alone in its frame keeps its own."""
    if row.short < indent + row.next_unit:
        return "clause"
    return row.end if row.gap or row.first else "stop"
