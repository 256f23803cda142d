# SPDX-License-Identifier: Apache-2.0
"""What a blank line means on a page, learnt from its running text by a rough first pass."""

from collections.abc import Mapping, Sequence
from math import log
from typing import TypeAlias

from teikit.structure.borders import border_points
from teikit.structure.evidence import glued
from teikit.structure.fills import Fill, likeliest
from teikit.structure.lattice import NEVER
from teikit.structure.rows import Row

# All states that are no running text are one here.
_OTHER, _FIRST, _MORE = range(3)
_LUMPED = 8  # points: as one state the others follow each other more freely than they may
_KIND = {"P": _FIRST, "p": _MORE}

# Lines counted before any page is seen: first ones and others, with a blank line and without.
_BEFORE = {(_FIRST, True): 1.0, (_FIRST, False): 1.0, (_MORE, True): 0.5, (_MORE, False): 9.5}

_Scores: TypeAlias = tuple[float, float, float]  # of the three states
_Way: TypeAlias = Sequence[tuple[float, int]]  # to each state: its score, and whence
_Pairs: TypeAlias = list[list[float]]  # points from each state to each


def roughly(emissions: Sequence[Sequence[float]], running: tuple[int, int]) -> list[_Scores]:
    """Return the points of each row for being no running text, its first line, another.

    `running` are the numbers of these two among the states of `emissions`.
    """
    known: dict[Sequence[float], _Scores] = {}
    for one in emissions:
        if one not in known:
            others = (points for state, points in enumerate(one) if state not in running)
            known[one] = max(others) - _LUMPED, one[running[0]], one[running[1]]
    return [known[one] for one in emissions]


def gap_points(
    rows: Sequence[Row],
    emissions: Sequence[_Scores],
    names: Sequence[frozenset[str]],
    fills: Sequence[Fill],
    points: Mapping[str, int],
) -> dict[str, int]:
    """Return what a blank line, or none, says for a new paragraph: ten times the log odds.

    `emissions` are as of `roughly`, `names` what each border shows. Method: Viterbi, each line in
    the likeliest of its measures; running text that goes on behind a caption counts as begun.
    Counted inside running text only, to what is counted before any page is seen.
    """
    borders = {one: _pairs(one, points) for one in set(names)}
    ways, last = _best_ways(emissions, [borders[one] for one in names], fills)
    path = [last.index(max(last))]
    for way in reversed(ways):
        path.append(way[path[-1]][1])
    return _odds(rows, path[::-1])


def _pairs(names: frozenset[str], points: Mapping[str, int]) -> _Pairs:
    known = border_points(names, points)
    return [[known.get(before + after, NEVER) for after in "HPp"] for before in "HPp"]


def _best_ways(
    emissions: Sequence[_Scores], borders: Sequence[_Pairs], fills: Sequence[Fill]
) -> tuple[list[_Way], _Scores]:
    """Return the best way to each state of each row but the first, and the scores at the last."""
    other, first, more = emissions[0][0], emissions[0][1], NEVER
    ways: list[_Way] = []
    for (to_other, to_first, to_more), border, fill in zip(
        emissions[1:], borders, fills, strict=False
    ):
        lane = likeliest(fill)
        onward, onward_more = first + fill.onward[0][lane], more + fill.onward[1][lane]
        ended, ended_more = first + fill.ended[0][lane], more + fill.ended[1][lane]
        (oo, of, _), (fo, ff, fm), (mo, mf, mm) = border  # first letters: from, to
        way = (
            max((other + oo, _OTHER), (ended + fo, _FIRST), (ended_more + mo, _MORE)),
            max((other + of, _OTHER), (ended + ff, _FIRST), (ended_more + mf, _MORE)),
            max((onward + fm, _FIRST), (onward_more + mm, _MORE)),
        )
        other, first, more = way[0][0] + to_other, way[1][0] + to_first, way[2][0] + to_more
        ways.append(way)
    return ways, (other, first, more)


def _odds(rows: Sequence[Row], path: Sequence[int]) -> dict[str, int]:
    counts = dict(_BEFORE)
    for at in range(1, len(rows)):
        if path[at] != _OTHER and path[at - 1] != _OTHER:
            counts[path[at], not glued(rows, at)] += 1
    begins = counts[_FIRST, True] / (counts[_FIRST, True] + counts[_FIRST, False])
    inside = counts[_MORE, True] / (counts[_MORE, True] + counts[_MORE, False])
    odds = {"gap": begins / inside, "no-gap": (1 - begins) / (1 - inside)}
    return {name: round(max(-30.0, min(35.0, 10 * log(one)))) for name, one in odds.items()}
