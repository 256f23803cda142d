# SPDX-License-Identifier: Apache-2.0
"""The line decoder: one label for each row, chosen over the whole page by dynamic programming."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from teikit.language.lexicon import Profile
from teikit.structure.borders import FOLLOW, border_names, border_points
from teikit.structure.fills import fill_of
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
_TABLES = frozenset(table for state in STATES.values() for table in state.tables)
_ALWAYS = "HPp"
_IDLE = -120  # points: a state that no row of a page has more of cannot be on its best path


@dataclass(frozen=True, slots=True)
class _States:
    """The states in use on some pages, by number: those of `names`, in their order."""

    names: str
    text: Text
    start: tuple[float, ...]
    rivals: Mapping[str, Callable[[Sequence[float]], tuple[float, ...]]]  # states of other labels


@cache
def _states(names: str) -> _States:
    text = Text(
        names.index("P"),
        names.index("p"),
        onward=frozenset(names.index(name) for name in "pMG" if name in names),
        states=len(names),
    )
    start = tuple(0.0 if name in FOLLOW[""] else NEVER for name in names)
    rivals = {}
    for label in {STATES[name].label for name in names}:
        others = [at for at, name in enumerate(names) if STATES[name].label != label]
        rivals[label] = itemgetter(*others, others[0])  # two at least, or it would return no tuple
    return _States(names, text, start, rivals)


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
    all_emissions = _emissions(evidence, profile, pins or {})
    states = _states(_in_use(all_emissions, pins or {}))
    emissions = _kept(all_emissions, states)
    borders = [border_names(rows, evidence, at) for at in range(1, len(rows))]
    fills = [fill_of(row, profile.indent, profile.points["measure"]) for row in rows]
    points = {**profile.points["measure"], **profile.points["step"]}
    running = (states.text.first, states.text.more)
    points |= gap_points(rows, roughly(emissions, running), borders, fills, points)
    known = {shown: _border(shown, points, states.names) for shown in set(borders)}
    page = Page(
        emissions,
        fills,
        [known[shown] for shown in borders],
        states.start,
        _end(rows[-1], points, states),
        states.text,
    )
    chosen = decode_lanes(page)
    return tuple(_label(chosen, at, states) for at in range(len(rows)))


def _in_use(emissions: Sequence[Sequence[float]], pins: Mapping[int, str]) -> str:
    """Return the names of the states that a row of the pages may have."""
    best = map(max, zip(*emissions, strict=True))
    pinned = set(pins.values())
    return "".join(
        name
        for (name, state), points in zip(STATES.items(), best, strict=True)
        if name in _ALWAYS or points > _IDLE or state.label in pinned
    )


def _kept(emissions: Sequence[tuple[float, ...]], states: _States) -> list[tuple[float, ...]]:
    keep = itemgetter(*(at for at, name in enumerate(STATES) if name in states.names))
    known = {one: keep(one) for one in set(emissions)}
    return [known[one] for one in emissions]


def _end(last: Row, points: Mapping[str, int], states: _States) -> list[float]:
    """Return the points of each state at the last row."""
    end = [0.0] * len(states.names)
    open_end = last.end not in ("stop", "weak")
    for name, ends, holds in (("open-end", "Pp", open_end), ("head-at-end", "Hh", True)):
        for at, state in enumerate(states.names):
            if holds and state in ends:
                end[at] = points[name]
    return end


def _border(names: frozenset[str], points: Mapping[str, int], states: str) -> Border:
    pairs = border_points(names, points)
    inside, between = ("gap", "gap") if "gap" in names else ("inside", "between")
    change = {
        "inside": points[f"change-{inside}"],
        "between": points[f"change-{between}"],
        "apart": points["change-apart"],
    }
    shape, places = _shape(tuple(pairs), states)
    values = tuple(pairs.values())
    return border_of(shape, [values[at] for at in places], change)


@cache
def _shape(pairs: tuple[str, ...], states: str) -> tuple[Shape, tuple[int, ...]]:
    """Return the shape of the pairs of states in use, and their places among all pairs."""
    places = tuple(at for at, pair in enumerate(pairs) if set(pair) <= set(states))
    numbers = [(states.index(pairs[at][0]), states.index(pairs[at][1])) for at in places]
    return shape_of(numbers, _states(states).text), places


def _label(chosen: Chosen, at: int, states: _States) -> Label:
    costs, name = chosen.costs[at], STATES[states.names[chosen.path[at]]].label
    margin = min(states.rivals[name](costs))
    return Label(name, margin, costs[states.text.first], costs[states.names.index("H")])


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
