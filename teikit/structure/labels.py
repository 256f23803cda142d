# SPDX-License-Identifier: Apache-2.0
"""The line decoder: one label for each row, chosen over the whole page by dynamic programming."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from teikit.language.lexicon import Profile
from teikit.structure.borders import FOLLOW, border_names, border_points
from teikit.structure.fills import Fill, fill_of
from teikit.structure.gaps import gap_points, roughly
from teikit.structure.lanes import (
    Border,
    Chosen,
    Page,
    Shape,
    Text,
    border_of,
    decode_lanes,
    shape_of,
)
from teikit.structure.lattice import NEVER
from teikit.structure.rows import Row


@dataclass(frozen=True, slots=True)
class State:
    """A state of the decoder: the label it gives, and the tables of points it reads."""

    label: str
    tables: tuple[str, ...]


# Capital letters begin something, small ones go on with it. E is a signature at the end of an
# item; M, m and G are caption and furniture inside a paragraph. S is set line by line.
STATES = {
    "H": State("head", ("head",)),
    "h": State("head+", ("more_head",)),
    "B": State("byline", ("byline",)),
    "P": State("paragraph", ("body", "first")),
    "p": State("paragraph+", ("body", "next")),
    "C": State("caption", ("caption",)),
    "c": State("caption+", ("more_caption",)),
    "M": State("caption", ("caption", "inside")),
    "m": State("caption+", ("more_caption",)),
    "J": State("jump", ("jump",)),
    "F": State("furniture", ("furniture",)),
    "E": State("signature", ("signature",)),
    "G": State("furniture", ("furniture", "inside")),
    "S": State("set", ("set",)),
}
_NAMES = tuple(STATES)
_TABLES = frozenset(table for state in STATES.values() for table in state.tables)
_NUMBER = {name: number for number, name in enumerate(_NAMES)}
_RUNNING = (_NUMBER["P"], _NUMBER["p"])
_TEXT = Text(*_RUNNING, onward=frozenset(_NUMBER[name] for name in "pMG"), states=len(_NAMES))
_START = tuple(0.0 if name in FOLLOW[""] else NEVER for name in _NAMES)


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is: the name of a label.

    `margin` is the loss of points if it were given another label; `as_paragraph` the loss if a
    paragraph began with it, `as_head` if it were a heading.
    """

    name: str
    margin: float
    as_paragraph: float
    as_head: float


def label_rows(
    rows: Sequence[Row],
    evidence: Sequence[frozenset[str]],
    profile: Profile,
    pins: Mapping[int, str] | None = None,
) -> tuple[Label, ...]:
    """Return the best sequence of labels, one a row; `pins` fixes the label names of some rows.

    Two passes: the second knows what a blank line means on these pages, and may doubt a column.
    """
    if not rows:
        return ()
    emissions = _emissions(evidence, profile, pins or {})
    borders = [border_names(rows, evidence, at) for at in range(1, len(rows))]
    fills = [fill_of(row, profile.indent, profile.points["measure"]) for row in rows]
    points = {**profile.points["measure"], **profile.points["step"]}
    points |= gap_points(rows, roughly(emissions, _RUNNING), borders, fills, points)
    chosen = decode_lanes(_page(rows, emissions, borders, fills, points))
    return tuple(map(partial(_label, chosen), range(len(rows))))


def _page(
    rows: Sequence[Row],
    emissions: Sequence[tuple[float, ...]],
    names: Sequence[frozenset[str]],
    fills: Sequence[Fill],
    points: Mapping[str, int],
) -> Page:
    borders = {shown: _border(shown, points) for shown in set(names)}
    open_end = rows[-1].end not in ("stop", "weak")
    end = [0.0] * len(_NAMES)
    for name, states, holds in (("open-end", "Pp", open_end), ("head-at-end", "Hh", True)):
        for state in states if holds else "":
            end[_NUMBER[state]] = points[name]
    return Page(emissions, fills, [borders[shown] for shown in names], _START, end, _TEXT)


def _border(names: frozenset[str], points: Mapping[str, int]) -> Border:
    pairs = border_points(names, points)
    inside, between = ("gap", "gap") if "gap" in names else ("inside", "between")
    change = {
        "inside": points[f"change-{inside}"],
        "between": points[f"change-{between}"],
        "apart": points["change-apart"],
    }
    return border_of(_shape(tuple(pairs)), tuple(pairs.values()), change)


@cache
def _shape(pairs: tuple[str, ...]) -> Shape:
    return shape_of([(_NUMBER[pair[0]], _NUMBER[pair[1]]) for pair in pairs], _TEXT)


def _label(chosen: Chosen, at: int) -> Label:
    costs, name = chosen.costs[at], STATES[_NAMES[chosen.path[at]]].label
    others = [
        cost for state, cost in zip(STATES.values(), costs, strict=True) if state.label != name
    ]
    return Label(name, min(others), costs[_NUMBER["P"]], costs[_NUMBER["H"]])


def _emissions(
    evidence: Sequence[frozenset[str]], profile: Profile, pins: Mapping[int, str]
) -> list[tuple[float, ...]]:
    known: dict[frozenset[str], tuple[float, ...]] = {}
    for shown in evidence:
        if shown not in known:
            known[shown] = tuple(emissions(shown, profile).values())
    made = [known[shown] for shown in evidence]
    for at, label in pins.items():
        made[at] = tuple(
            points if state.label == label else NEVER
            for points, state in zip(made[at], STATES.values(), strict=True)
        )
    return made


def _sum(points: Mapping[str, int], shown: frozenset[str]) -> float:
    return points.get("base", 0) + sum(points.get(one, 0) for one in shown)


def emissions(shown: frozenset[str], profile: Profile) -> dict[str, float]:
    """Return the points of each state for a row that shows this evidence."""
    tables = {name: _sum(profile.points[name], shown) for name in _TABLES}
    return {state: sum(tables[name] for name in row.tables) for state, row in STATES.items()}
