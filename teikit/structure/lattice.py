# SPDX-License-Identifier: Apache-2.0
"""Dynamic programming over a row of cells: the best path, and what each other choice would cost.

The points of a path are the sum of its emissions, one a cell, and of its steps, one a border.
Method: Viterbi, "Error bounds for convolutional codes" (1967); the cost of another choice at one
cell comes from the best scores forward and backward.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

NEVER = -1e6

# points[state], and for each state after a border its pairs (state before, points).
Emission: TypeAlias = Sequence[float]
Step: TypeAlias = Sequence[Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The best path as states by number, and for each cell and state what it costs to pass it.

    `costs[cell][state]` is the score of the best path less that of the best path through this
    state; 0.0 on the best path.
    """

    path: tuple[int, ...]
    costs: tuple[tuple[float, ...], ...]


def decode(
    start: Emission, emissions: Sequence[Emission], steps: Sequence[Step], end: Emission
) -> Lattice:
    """Return the lattice of at least one cell; cells may differ in their number of states.

    `start` and `end` are the points of each state at the first and last cell; steps[n] is the
    border between cells n and n + 1.
    """
    forward = [[s + e for s, e in zip(start, emissions[0], strict=True)]]
    for step, emission in zip(steps, emissions[1:], strict=True):
        last = forward[-1]
        forward.append(
            [
                points + max([last[before] + cost for before, cost in pairs], default=NEVER)
                for points, pairs in zip(emission, step, strict=True)
            ]
        )
    backward = [list(end)]
    for step, emission in zip(reversed(steps), reversed(emissions[1:]), strict=True):
        after = [points + one for points, one in zip(emission, backward[-1], strict=True)]
        backward.append(_back(after, step, len(forward[len(forward) - len(backward) - 1])))
    backward.reverse()
    return _lattice(forward, backward, steps)


def _back(after: Sequence[float], step: Step, size: int) -> list[float]:
    scores = [NEVER * 10] * size
    for score, pairs in zip(after, step, strict=True):
        for before, cost in pairs:
            total = score + cost
            if total > scores[before]:
                scores[before] = total
    return scores


def _lattice(
    forward: Sequence[Sequence[float]], backward: Sequence[Sequence[float]], steps: Sequence[Step]
) -> Lattice:
    totals = [
        [f + b for f, b in zip(ahead, behind, strict=True)]
        for ahead, behind in zip(forward, backward, strict=True)
    ]
    best = max(totals[-1])
    state = totals[-1].index(best)
    path = [state]
    for cell in range(len(steps) - 1, -1, -1):
        pairs = steps[cell][state]
        state = max(pairs, key=lambda pair: forward[cell][pair[0]] + pair[1])[0]
        path.append(state)
    costs = tuple(tuple(best - total for total in cell) for cell in totals)
    return Lattice(tuple(path[::-1]), costs)
