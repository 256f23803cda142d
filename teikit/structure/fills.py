# SPDX-License-Identifier: Apache-2.0
"""How a line fills its column: points for each measure that the column may have.

A line of running text is full to its measure where the text goes on, a first line to its measure
less the indent; only where a text ends may its line be shorter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from teikit.structure.rows import Row

_EXACT = 0.01  # em
_LITTLE, _FAR = 0.3, 1.0  # em by which what the next line begins with would have fitted
_SHORT = 1.0  # em: a last line is as good as full

# Points for each measure, and for a first line and another.
Points: TypeAlias = tuple[float, ...]
Both: TypeAlias = tuple[Points, Points]
_NONE: Both = ((0.0,), (0.0,))


@dataclass(frozen=True, slots=True)
class Fill:
    """The likely measures of a line's column, and points for each, as a first line and another.

    `entry` if a text begins with this line, `onward` if it goes on behind it, `ended` if not.
    """

    measures: Points
    entry: Points
    onward: Both
    ended: Both


def fill_of(row: Row, indent: float, points: Mapping[str, int]) -> Fill:
    """Return how a row fills its measures, by the points of a profile; one if these are all 0."""
    if not row.measures or not any(points.values()):
        return Fill((row.column,), (0.0,), _NONE, _NONE)
    measures, behind = zip(*row.measures, strict=True)
    ends = row.end in ("stop", "weak")
    first, more = (
        [_filled(measure - taken - row.width, row, ends, points) for measure in measures]
        for taken in (indent, 0.0)
    )
    onward, ended = (
        (tuple(one[at] for one in first), tuple(one[at] for one in more)) for at in (0, 1)
    )
    entry = tuple(points["unlikely"] * one / 10 for one in behind)
    return Fill(measures, entry, onward, ended)


def likeliest(fill: Fill) -> int:
    """Return the lane of the likeliest measure."""
    return fill.entry.index(max(fill.entry))


def _filled(space: float, row: Row, ends: bool, points: Mapping[str, int]) -> tuple[float, float]:
    """Return the points if the text goes on, and if it does not, `space` being left at the end."""
    over = 0.0
    fits = space >= -row.give - _EXACT
    if space < -_EXACT:
        over = points["wider"] * -space if fits else points["too-wide"]
    ended = points["ends-full" if space < _SHORT else "ends-short"] if ends else 0
    missing = space - row.next_unit
    if missing < -_EXACT:
        return over + (points["fits"] if fits else 0), over + ended
    name = "misses-little" if missing < _LITTLE else "misses" if missing < _FAR else "misses-far"
    return over + points[name], over + ended
