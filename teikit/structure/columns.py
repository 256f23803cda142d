# SPDX-License-Identifier: Apache-2.0
"""Columns: the measure that each line was set to, by dynamic programming over those in use."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from teikit.language.lexicon import Profile
from teikit.model.source import Source
from teikit.structure.rows import Row, frames, rows_of

_SUPPORT = 2  # so many lines must share a width to make it a measure
_NARROWEST, _WIDEST = 5.0, 60.0  # em: no column is narrower or wider
_CHANGE_AT_GAP = 4.5  # points for a change of measure at a blank line
_CHANGE_INSIDE = 8.0  # and inside a frame
_LIKELY = 10.0  # points that a measure may fall behind to be thought of
_FULL = 0.35  # of the unfinished lines of a page, for it to have columns
_BESIDE = 2  # lines of a drop capital, itself among them
_MOST = 6  # measures thought of for one line


def measure(sources: Sequence[Source], profile: Profile, first_page: int = 1) -> tuple[Row, ...]:
    """Return the rows of all pages in order, each with the measure of its column."""
    return with_columns(rows_of(sources, profile, first_page))


def with_columns(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give each row the measure of its column, and those that are nearly as likely.

    A line that ends no sentence is full; a shorter one speaks against a measure, a longer one
    more so. A change of measure costs less at a blank line than inside a frame.
    """
    measures = _measures_in_use(rows)
    if not measures:
        return tuple(replace(row, column=0.0, measures=()) if row.column else row for row in rows)
    fits = [
        _fits(row, measures, at == 0 or rows[at - 1].end in ("stop", "weak"))
        for at, row in enumerate(rows)
    ]
    changes = [_CHANGE_AT_GAP if row.gap or row.first else _CHANGE_INSIDE for row in rows]
    forward = _carried(fits, changes)
    backward = _carried(fits[::-1], [0.0, *changes[:0:-1]])[::-1]
    without = _unwrapped_pages(rows, measures[-1])
    made = []
    for at, row in enumerate(rows):
        totals = [
            ahead + behind - fit
            for ahead, behind, fit in zip(forward[at], backward[at], fits[at], strict=True)
        ]
        likely = () if row.page in without else _likely(totals, measures)
        column = max(likely, key=itemgetter(1))[0] if likely else 0.0
        made.append(replace(row, column=column, measures=likely))
    ragged, beside = _ragged_pages(made), _beside_initials(made)
    return tuple(
        replace(row, measures=()) if row.page in ragged or at in beside else row
        for at, row in enumerate(made)
    )


def _beside_initials(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows of drop capitals and those beside them, which are set to no measure."""
    initials = (at for at, row in enumerate(rows) if row.end == "initial" and not row.spaced)
    return frozenset(at for first in initials for at in range(first, first + _BESIDE))


def _ragged_pages(rows: Sequence[Row]) -> frozenset[int]:
    """Return the pages most of whose unfinished lines do not fill a column.

    There a line that is not full says nothing.
    """
    lines = [row for row in rows if row.column and row.end not in ("stop", "weak")]
    total = Counter(row.page for row in lines)
    full = Counter(row.page for row in lines if row.full)
    return frozenset(page for page in total if full[page] < _FULL * total[page])


def _carried(fits: Sequence[Sequence[float]], changes: Sequence[float]) -> list[list[float]]:
    """Return the best score of each measure up to and with each line, a change being paid for."""
    scores = [list(fits[0])]
    for fit, change in zip(fits[1:], changes[1:], strict=True):
        last = scores[-1]
        least = max(last) - change
        scores.append([max(one, least) + own for one, own in zip(last, fit, strict=True)])
    return scores


def _likely(totals: Sequence[float], measures: Sequence[float]) -> tuple[tuple[float, float], ...]:
    best = max(totals)
    near = [(total - best, one) for total, one in zip(totals, measures, strict=True)]
    likely = sorted(pair for pair in near if pair[0] >= -_LIKELY)[-_MOST:]
    return tuple(sorted((one, behind) for behind, one in likely))


def _measures_in_use(rows: Sequence[Row]) -> tuple[float, ...]:
    """Return the widths, in em, that enough unfinished lines share; () if lines are not wrapped."""
    open_lines = [row for row in rows if row.end not in ("stop", "weak")]
    long_frames = [
        row
        for low, high in frames(rows)
        if high - low > 2
        for row in rows[low:high]
        if row.end not in ("stop", "weak")
    ]
    if len(long_frames) * 3 >= len(open_lines):
        open_lines = long_frames
    counts = Counter(round(row.width * 2) for row in open_lines)
    near = {one: sum(counts[one + step] for step in (-1, 0, 1)) for one in counts}
    shared = (one / 2 for one in sorted(counts) if near[one] >= _SUPPORT)
    found = [one for one in shared if _NARROWEST <= one <= _WIDEST]
    wrapped = sum(any(abs(row.width - one) <= 1 for one in found) for row in open_lines)
    return tuple(found) if wrapped * 3 >= len(open_lines) else ()


def _unwrapped_pages(rows: Sequence[Row], widest: float) -> frozenset[int]:
    """Return the pages most of whose text is wider than the widest measure.

    There each paragraph is one line, and the width that headings share is no measure.
    """
    total: Counter[int] = Counter()
    for row in rows:
        within = row.width <= widest + row.give
        total[row.page] += round(row.width * (1 if within else -1))
    return frozenset(page for page, more in total.items() if more < 0)


def _fits(row: Row, measures: Sequence[float], opens: bool) -> list[float]:
    """Return how well a line fits each measure; `opens` if a paragraph may begin with it."""
    give, full = -row.give, max(row.next_unit, 0.6) + 0.25
    ended = row.end in ("stop", "weak")
    made = []
    for short in [one - row.width for one in measures]:
        if short < give:
            made.append(-3.0)
        elif short < full:
            made.append(2.0 + short * 1.5 if short < 0 else 2.0 - short / 3)
        elif ended:
            made.append(0.0)
        else:
            made.append(0.5 if opens and 1.3 <= short <= 3.5 else -min(short, 3.0) / 2)
    return made
