# SPDX-License-Identifier: Apache-2.0
"""The lattice of the line decoder: labels, and the measure of the column, chosen together.

Whether a line is a first one, or full, is not to be told without the measure of its column, nor
the measure without knowing that. So the two states of running text are there once for each
likely measure, its lanes. Method: Viterbi as in `lattice.py`, over states and lanes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from teikit.structure.fills import Both, Fill
from teikit.structure.lattice import NEVER, Emission, Step

# The score of a way, and the state and lane it comes from.
Way: TypeAlias = tuple[float, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Text:
    """States by number: of running text its first line and its others, and what goes on with it."""

    first: int
    more: int
    onward: frozenset[int]


@dataclass(frozen=True, slots=True)
class Border:
    """What leads from one line to the next.

    `step` leads to each state, but to those of running text only from other states; `begins` and
    `goes_on` are the points from a first line, and from another, to a first line, and to another.
    A change of measure gets the points `inside` where the text goes on, `between` two texts, and
    `apart` for each em of it.
    """

    step: Step
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
    costs: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of the lines: emissions, fills, and the borders between them."""

    emissions: Sequence[Emission]
    fills: Sequence[Fill]
    borders: Sequence[Border]
    text: Text


def decode_lanes(page: Page, start: Emission, end: Emission) -> Chosen:
    """Return the best path through the lines of a page, of which there is at least one.

    `start` and `end` are the points of each state at the first and last line.
    """
    first, more = page.text.first, page.text.more
    begun = [one + own for one, own in zip(start, page.emissions[0], strict=True)]
    entry = page.fills[0].entry
    cell = Cell(begun, [begun[first] + one for one in entry], [begun[more] + one for one in entry])
    forward = [cell]
    for at in range(len(page.borders)):
        forward.append(_ahead(forward[-1], page, at))
    lanes = len(page.fills[-1].measures)
    backward = [Cell(list(end), [end[first]] * lanes, [end[more]] * lanes)]
    for at in range(len(page.borders) - 1, -1, -1):
        backward.append(_behind(backward[-1], page, at))
    backward.reverse()
    return _chosen(forward, backward, page)


def _left(cell: Cell, points: Both, text: Text) -> list[float]:
    """Return the scores with which a line is left: those of running text by its best lane."""
    scores = list(cell.plain)
    scores[text.first] = max(map(sum, zip(cell.first, points[0], strict=True)))
    scores[text.more] = max(map(sum, zip(cell.more, points[1], strict=True)))
    return scores


def _through(cell: Cell, points: Both, costs: tuple[float, float]) -> list[float]:
    """Return the best score of each lane that leads from running text to running text."""
    first, more = costs
    return [
        max(one + own + first, other + others + more)
        for one, other, own, others in zip(cell.first, cell.more, *points, strict=True)
    ]


def _moved(
    scores: Sequence[float], old: Sequence[float], new: Sequence[float], cost: float, apart: float
) -> list[float]:
    """Return the scores of lanes, by their measures, behind a border at which these may change."""
    if len(old) == 1 and old == new:
        return list(scores)
    return [
        max(
            score + (cost + apart * abs(one - own) if one != own else 0.0)
            for score, own in zip(scores, old, strict=True)
        )
        for one in new
    ]


def _ahead(cell: Cell, page: Page, at: int) -> Cell:
    fill, later, border, text = page.fills[at], page.fills[at + 1], page.borders[at], page.text
    ended, onward = _left(cell, fill.ended, text), _left(cell, fill.onward, text)
    plain = [
        points + max([last[before] + cost for before, cost in pairs], default=NEVER)
        for points, (last, pairs) in zip(
            page.emissions[at + 1],
            (
                (onward if state in text.onward else ended, pairs)
                for state, pairs in enumerate(border.step)
            ),
            strict=True,
        )
    ]
    lanes = fill.measures, later.measures
    begins = _through(cell, fill.ended, border.begins)
    goes_on = _through(cell, fill.onward, border.goes_on)
    first = _moved(begins, *lanes, border.between, border.apart)
    more = _moved(goes_on, *lanes, border.inside, border.apart)
    emission = page.emissions[at + 1]
    return Cell(
        plain,
        _entered(first, later.entry, plain[text.first], emission[text.first]),
        _entered(more, later.entry, plain[text.more], emission[text.more]),
    )


def _entered(
    scores: Sequence[float], entry: Sequence[float], plain: float, emission: float
) -> list[float]:
    """Return the scores of lanes that are reached from running text, or entered from elsewhere."""
    return [
        max(score + emission, plain + points) for score, points in zip(scores, entry, strict=True)
    ]


def _behind(cell: Cell, page: Page, at: int) -> Cell:
    """Return the best scores from each state of line `at` to the end, its own points left out."""
    fill, later, border, text = page.fills[at], page.fills[at + 1], page.borders[at], page.text
    emission = page.emissions[at + 1]
    after = [one + own for one, own in zip(cell.plain, emission, strict=True)]
    first = [one + emission[text.first] for one in cell.first]
    more = [one + emission[text.more] for one in cell.more]
    after[text.first] = max(map(sum, zip(first, later.entry, strict=True)))
    after[text.more] = max(map(sum, zip(more, later.entry, strict=True)))
    ended, onward = [NEVER * 10] * len(after), [NEVER * 10] * len(after)
    for state, (score, pairs) in enumerate(zip(after, border.step, strict=True)):
        scores = onward if state in text.onward else ended
        for before, cost in pairs:
            scores[before] = max(scores[before], score + cost)
    lanes = later.measures, fill.measures
    begins = _moved(first, *lanes, border.between, border.apart)
    goes_on = _moved(more, *lanes, border.inside, border.apart)
    made = (
        [
            max(
                points + max(ended[state], begin + border.begins[number]),
                others + max(onward[state], go_on + border.goes_on[number]),
            )
            for points, others, begin, go_on in zip(
                fill.ended[number], fill.onward[number], begins, goes_on, strict=True
            )
        ]
        for number, state in enumerate((text.first, text.more))
    )
    return Cell([max(pair) for pair in zip(ended, onward, strict=True)], *made)


def _chosen(forward: Sequence[Cell], backward: Sequence[Cell], page: Page) -> Chosen:
    text = page.text
    totals = []
    for ahead, behind in zip(forward, backward, strict=True):
        total = [one + other for one, other in zip(ahead.plain, behind.plain, strict=True)]
        total[text.first] = max(map(sum, zip(ahead.first, behind.first, strict=True)))
        total[text.more] = max(map(sum, zip(ahead.more, behind.more, strict=True)))
        totals.append(total)
    best = max(totals[-1])
    costs = tuple(tuple(best - one for one in total) for total in totals)
    return Chosen(tuple(_path(forward, backward[-1], page)), costs)


def _path(forward: Sequence[Cell], end: Cell, page: Page) -> list[int]:
    """Return the states of the best path, found from its end."""
    last, text = forward[-1], page.text
    ways = [
        *_numbered(text.first, last.first, end.first),
        *_numbered(text.more, last.more, end.more),
    ]
    for state, (score, other) in enumerate(zip(last.plain, end.plain, strict=True)):
        if state not in (text.first, text.more):
            ways.append((score + other, (state, 0)))
    path = [max(ways)[1]]
    for at in range(len(page.borders) - 1, -1, -1):
        path.append(max(_ways(forward[at], page, at, *path[-1]))[1])
    return [state for state, _ in reversed(path)]


def _numbered(state: int, scores: Sequence[float], others: Sequence[float]) -> Iterator[Way]:
    for lane, pair in enumerate(zip(scores, others, strict=True)):
        yield sum(pair), (state, lane)


def _ways(cell: Cell, page: Page, at: int, state: int, lane: int) -> Iterator[Way]:
    """Yield the ways to a state and lane behind a border."""
    text, step = page.text, page.borders[at].step[state]
    inner = state in (text.first, text.more)
    entry = page.fills[at + 1].entry[lane] if inner else 0.0
    for before, cost in step:
        if before not in (text.first, text.more):
            yield cell.plain[before] + cost + entry, (before, 0)
    if inner:
        yield from _ways_inside(cell, page, at, state, lane)
        return
    fill = page.fills[at]
    points = fill.onward if state in text.onward else fill.ended
    costs = dict(step)
    for number, (before, scores) in enumerate(((text.first, cell.first), (text.more, cell.more))):
        if before in costs:
            for total, way in _numbered(before, scores, points[number]):
                yield total + costs[before], way


def _ways_inside(cell: Cell, page: Page, at: int, state: int, lane: int) -> Iterator[Way]:
    """Yield the ways from running text to running text."""
    fill, border, text = page.fills[at], page.borders[at], page.text
    points, costs, change = (fill.ended, border.begins, border.between)
    if state == text.more:
        points, costs, change = (fill.onward, border.goes_on, border.inside)
    new = page.fills[at + 1].measures[lane]
    for number, (before, scores) in enumerate(((text.first, cell.first), (text.more, cell.more))):
        for total, way in _numbered(before, scores, points[number]):
            old = fill.measures[way[1]]
            moved = change + border.apart * abs(new - old) if new != old else 0.0
            yield total + costs[number] + moved, way
