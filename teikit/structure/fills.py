# SPDX-License-Identifier: Apache-2.0
"""How a line fills its column: points for each measure that the column may have.

A line of running text is full to its measure where the text goes on, a first line to its measure
less the indent; only where a text ends may its line be shorter.
"""

from collections.abc import Callable, Mapping, Sequence
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
    measures = tuple(measure for measure, _ in row.measures)
    entry = tuple(points["unlikely"] * behind / 10 for _, behind in row.measures)
    first = [measure - indent - row.width for measure in measures]
    more = [measure - row.width for measure in measures]
    ended = _ended if row.end in ("stop", "weak") else _nothing
    onward = (_points(first, row, points, _onward), _points(more, row, points, _onward))
    last = (_points(first, row, points, ended), _points(more, row, points, ended))
    return Fill(measures, entry, onward, last)


_Rule: TypeAlias = Callable[[float, Row, Mapping[str, int]], float]


def _points(spaces: Sequence[float], row: Row, points: Mapping[str, int], rule: _Rule) -> Points:
    return tuple(_over(space, row, points) + rule(space, row, points) for space in spaces)


def _over(space: float, row: Row, points: Mapping[str, int]) -> float:
    if space >= -_EXACT:
        return 0.0
    return points["wider"] * -space if -space <= row.give + _EXACT else points["too-wide"]


def _onward(space: float, row: Row, points: Mapping[str, int]) -> float:
    """Return the points of a line behind which the text goes on, with `space` left at its end."""
    missing = space - row.next_unit
    if missing < -_EXACT:
        return points["fits"] if space >= -row.give - _EXACT else 0.0
    name = "misses-little" if missing < _LITTLE else "misses" if missing < _FAR else "misses-far"
    return points[name]


def _ended(space: float, row: Row, points: Mapping[str, int]) -> float:
    return points["ends-full" if space < _SHORT else "ends-short"]


def _nothing(space: float, row: Row, points: Mapping[str, int]) -> float:
    return 0.0
