# SPDX-License-Identifier: Apache-2.0
"""The lattice of the line decoder: labels, and the measure of the column, chosen together.

Whether a line is a first one, or full, is not to be told without the measure of its column, nor
the measure without knowing that. So the two states of running text are there once for each
likely measure, its lanes. Method: Viterbi as in `lattice.py`, over states and lanes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add, itemgetter
from typing import TypeAlias

from teikit.structure.fills import Fill, Points
from teikit.structure.lattice import NEVER, Emission

_Get: TypeAlias = Callable[[Sequence[float]], tuple[float, ...]]
_Way: TypeAlias = tuple[float, tuple[int, int]]  # a score, and the state and lane it comes from
_Costs: TypeAlias = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """States by number: of running text its first line and its others, and what goes on with it.

    `states` is how many there are in all.
    """

    first: int
    more: int
    onward: frozenset[int]
    states: int


@dataclass(frozen=True, slots=True)
class Shape:
    """Which state may follow which, but for running text on running text.

    For each state how to get, from a row of scores, those of the states before it (`ahead`) or
    behind it (`behind`), each with what gets their points. What goes on with a text stands, behind
    running text, apart in `onward`: behind its first line, and another.
    """

    text: Text
    ahead: tuple[tuple[_Get, _Get], ...]
    behind: tuple[tuple[_Get, _Get], ...]
    onward: tuple[tuple[_Get, _Get], ...]
    inner: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Border:
    """What leads from one line to the next: points for each way of a shape.

    `begins` and `goes_on` are the points from a first line of text, and from another, to a first
    line, and to another. A change of measure gets the points `inside` where the text goes on,
    `between` two texts, and `apart` for each em of it.
    """

    shape: Shape
    ahead: _Costs
    behind: _Costs
    onward: _Costs
    begins: tuple[float, float]
    goes_on: tuple[float, float]
    inside: float
    between: float
    apart: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Scores at one line: of each state by number, and of the states of running text by lane."""

    plain: list[float]
    first: list[float]
    more: list[float]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best path as states by number, and for each line and state what it costs to pass it."""

    path: tuple[int, ...]
    costs: _Costs


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of its lines, one at least: emissions, fills, the borders between them.

    `start` and `end` are the points of each state at the first and last line.
    """

    emissions: Sequence[Emission]
    fills: Sequence[Fill]
    borders: Sequence[Border]
    start: Emission
    end: Emission
    text: Text


def shape_of(pairs: Sequence[tuple[int, int]], text: Text) -> Shape:
    """Return the shape of the pairs of states, by number, that may meet at a border."""
    running = (text.first, text.more)
    inner = [pairs.index((one, other)) for other in running for one in running]
    ahead: list[list[tuple[int, int]]] = [[] for _ in range(text.states)]
    behind: list[list[tuple[int, int]]] = [[] for _ in range(text.states)]
    onward: dict[int, list[tuple[int, int]]] = {one: [] for one in running}
    for at, (before, after) in enumerate(pairs):
        if at not in inner:
            on = after in text.onward
            ahead[after].append((before + on * text.states, at))
            (onward[before] if on and before in running else behind[before]).append((after, at))
    first, second, third, fourth = inner
    return Shape(
        text,
        tuple(_getters(one, 2 * text.states, len(pairs)) for one in ahead),
        tuple(_getters(one, text.states, len(pairs)) for one in behind),
        tuple(_getters(one, text.states, len(pairs)) for one in onward.values()),
        (first, second, third, fourth),
    )


def _getters(ways: Sequence[tuple[int, int]], missing: int, none: int) -> tuple[_Get, _Get]:
    """Return what gets scores, and points; two at least, or it would return no tuple."""
    full = [*ways, (missing, none), (missing, none)]
    return itemgetter(*(one for one, _ in full)), itemgetter(*(one for _, one in full))


def border_of(shape: Shape, values: Sequence[float], points: Mapping[str, float]) -> Border:
    """Return a border by the points of its pairs, in the order of its shape's.

    `points` are those for a change of measure: inside, between, apart.
    """
    known = (*values, 0.0)
    ahead, behind, onward = (
        tuple(get(known) for _, get in kind) for kind in (shape.ahead, shape.behind, shape.onward)
    )
    begins, goes_on = (
        (known[one], known[other]) for one, other in (shape.inner[:2], shape.inner[2:])
    )
    return Border(shape, ahead, behind, onward, begins, goes_on, **points)


def decode_lanes(page: Page) -> Chosen:
    """Return the best path, and what each other state would cost."""
    forward, backward = _forward(page), _backward(page)
    totals = [_total(*pair, page.text) for pair in zip(forward, backward, strict=True)]
    best = max(totals[-1])
    costs = tuple(tuple(best - one for one in total) for total in totals)
    return Chosen(_path(forward, page), costs)


def _total(ahead: Cell, behind: Cell, text: Text) -> list[float]:
    total = list(map(add, ahead.plain, behind.plain))
    total[text.first] = max(map(add, ahead.first, behind.first))
    total[text.more] = max(map(add, ahead.more, behind.more))
    return total


def _forward(page: Page) -> list[Cell]:
    begun = list(map(add, page.start, page.emissions[0]))
    entry, text = page.fills[0].entry, page.text
    first = [begun[text.first] + one for one in entry]
    cells = [Cell(begun, first, [begun[text.more] + one for one in entry])]
    for at in range(len(page.borders)):
        cells.append(_ahead(cells[-1], page, at))
    return cells


def _backward(page: Page) -> list[Cell]:
    text, lanes = page.text, len(page.fills[-1].measures)
    end = list(page.end)
    cells = [Cell(end, [end[text.first]] * lanes, [end[text.more]] * lanes)]
    for at in range(len(page.borders) - 1, -1, -1):
        cells.append(_behind(cells[-1], page, at))
    return cells[::-1]


def _best(ways: Sequence[tuple[_Get, _Get]], costs: _Costs, scores: Sequence[float]) -> list[float]:
    return [max(map(add, get(scores), own)) for (get, _), own in zip(ways, costs, strict=True)]


@lru_cache(maxsize=4096)
def _moves(old: Points, new: Points, cost: float, apart: float) -> tuple[Points, ...]:
    """Return, for each new measure, the points that lead to it from each old one."""
    return tuple(
        tuple(cost + apart * abs(one - own) if one != own else 0.0 for own in old) for one in new
    )


@lru_cache(maxsize=4096)
def _kept(old: Points, new: Points) -> tuple[int, ...]:
    """Return, for each new measure, the lane it had before the border, -1 if none."""
    return tuple(old.index(one) if one in old else -1 for one in new)


def _moved(
    scores: Sequence[float], old: Points, new: Points, cost: float, apart: float
) -> Sequence[float]:
    """Return the scores of lanes, by their measures, behind a border at which these may change.

    `cost` and `apart` are no gain: at most the best score is reached by any change.
    """
    reached = max(scores) + cost
    if old == new and min(scores) >= reached:
        return scores
    moved = []
    for at, lane in enumerate(_kept(old, new)):
        if lane >= 0 and scores[lane] >= reached:
            moved.append(scores[lane])
        else:
            moved.append(max(map(add, scores, _moves(old, new, cost, apart)[at])))
    return moved


def _ahead(cell: Cell, page: Page, at: int) -> Cell:
    fill, later, border, text = page.fills[at], page.fills[at + 1], page.borders[at], page.text
    first, more = (
        list(map(add, cell.first, fill.ended[0])),
        list(map(add, cell.more, fill.ended[1])),
    )
    on_first, on_more = map(add, cell.first, fill.onward[0]), map(add, cell.more, fill.onward[1])
    on = list(on_first), list(on_more)
    ended, onward = cell.plain[:], cell.plain[:]
    ended[text.first], ended[text.more] = max(first), max(more)
    onward[text.first], onward[text.more] = map(max, on)
    reached = _best(border.shape.ahead, border.ahead, [*ended, *onward, NEVER])
    emission = page.emissions[at + 1]
    plain = list(map(add, reached, emission))
    one, two = border.begins
    begins = [max(a + one, b + two) for a, b in zip(first, more, strict=True)]
    one, two = border.goes_on
    goes_on = [max(a + one, b + two) for a, b in zip(*on, strict=True)]
    old, new = fill.measures, later.measures
    begins_in = _moved(begins, old, new, border.between, border.apart)
    goes_on_in = _moved(goes_on, old, new, border.inside, border.apart)
    return Cell(
        plain,
        _entered(begins_in, later.entry, plain[text.first], emission[text.first]),
        _entered(goes_on_in, later.entry, plain[text.more], emission[text.more]),
    )


def _entered(scores: Sequence[float], entry: Points, plain: float, emission: float) -> list[float]:
    """Return the scores of lanes that are reached from running text, or entered from elsewhere."""
    return [
        max(score + emission, plain + points) for score, points in zip(scores, entry, strict=True)
    ]


def _behind(cell: Cell, page: Page, at: int) -> Cell:
    """Return the best scores from each state of line `at` to the end, its own points left out."""
    fill, later, border, text = page.fills[at], page.fills[at + 1], page.borders[at], page.text
    emission = page.emissions[at + 1]
    after = list(map(add, cell.plain, emission))
    first = [one + emission[text.first] for one in cell.first]
    more = [one + emission[text.more] for one in cell.more]
    after[text.first] = max(map(add, first, later.entry))
    after[text.more] = max(map(add, more, later.entry))
    after.append(NEVER * 10)
    plain = _best(border.shape.behind, border.behind, after)
    onward = _best(border.shape.onward, border.onward, after)
    old, new = later.measures, fill.measures
    begins = _moved(first, old, new, border.between, border.apart)
    goes_on = _moved(more, old, new, border.inside, border.apart)
    made = []
    for number, state in enumerate((text.first, text.more)):
        end, on = plain[state], onward[number]
        begin, go_on = border.begins[number], border.goes_on[number]
        lanes = zip(fill.ended[number], fill.onward[number], begins, goes_on, strict=True)
        made.append(
            [
                max(points + max(end, one + begin), others + max(on, other + go_on))
                for points, others, one, other in lanes
            ]
        )
    return Cell(plain, *made)


def _path(forward: Sequence[Cell], page: Page) -> tuple[int, ...]:
    """Return the states of the best path, found from its end."""
    last, text = forward[-1], page.text
    ways: list[_Way] = []
    for state, (score, end) in enumerate(zip(last.plain, page.end, strict=True)):
        lanes = {text.first: last.first, text.more: last.more}.get(state, [score])
        ways += _numbered(state, lanes, [end] * len(lanes))
    path = [max(ways)[1]]
    for at in range(len(page.borders) - 1, -1, -1):
        path.append(max(_ways(forward[at], page, at, *path[-1]))[1])
    return tuple(state for state, _ in reversed(path))


def _numbered(state: int, scores: Sequence[float], others: Sequence[float]) -> Iterator[_Way]:
    for lane, total in enumerate(map(add, scores, others)):
        yield total, (state, lane)


def _ways(cell: Cell, page: Page, at: int, state: int, lane: int) -> Iterator[_Way]:
    """Yield the ways to a state and lane behind a border."""
    text, fill, border = page.text, page.fills[at], page.borders[at]
    points = fill.onward if state in text.onward else fill.ended
    running = {text.first: (cell.first, points[0]), text.more: (cell.more, points[1])}
    entry = page.fills[at + 1].entry[lane] if state in running else 0.0
    get = border.shape.ahead[state][0]
    numbers = get([*range(text.states), *range(text.states), -1])
    for before, cost in zip(map(int, numbers), border.ahead[state], strict=True):
        if before in running:
            for total, way in _numbered(before, *running[before]):
                yield total + cost, way
        elif before >= 0:
            yield cell.plain[before] + cost + entry, (before, 0)
    if state in running:
        yield from _ways_inside(running, page, at, state, lane)


def _ways_inside(
    running: Mapping[int, tuple[Sequence[float], Points]],
    page: Page,
    at: int,
    state: int,
    lane: int,
) -> Iterator[_Way]:
    """Yield the ways from running text to running text."""
    border, text, fill = page.borders[at], page.text, page.fills[at]
    costs, change = border.begins, border.between
    if state == text.more:
        costs, change = border.goes_on, border.inside
    moves = _moves(fill.measures, page.fills[at + 1].measures, change, border.apart)[lane]
    for cost, (before, lanes) in zip(costs, running.items(), strict=True):
        for total, way in _numbered(before, *lanes):
            yield total + cost + moves[way[1]], way
