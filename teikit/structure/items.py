# SPDX-License-Identifier: Apache-2.0
"""The item decoder: which blocks are one item, and which role each heading plays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from teikit.language.lexicon import Profile
from teikit.structure.blocks import Block
from teikit.structure.lattice import NEVER, Lattice, Step, decode
from teikit.structure.places import BY_KIND, ENDS, STARTS, STATES, way_of
from teikit.structure.signs import Signs

_LEANING = {"pM": "b", "pc": "a"}  # pictures that stand alone go by a convention, too
_Cells: TypeAlias = tuple[tuple[str, bool], ...]
# A cell of the decoder for a kind of block: each state that takes it, going on and opening an item.
_CELLS: dict[str, _Cells] = {
    kind: tuple((state, False) for state in states)
    + tuple((state, True) for state in states if state in STARTS)
    for kind, states in BY_KIND.items()
}

# Headings that are no names have fewer states.
_CELLS["plain head"] = tuple(cell for cell in _CELLS["head"] if cell[0][1] != "G")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its state; `opens` tells that an item begins with it.

    `role_margin` is the loss of points if the block played another role, `border_margin` if an
    item did, or did not, begin with it.
    """

    block: Block
    state: str
    opens: bool
    role_margin: float
    border_margin: float


def place_blocks(
    blocks: Sequence[Block], signs: Sequence[Signs], profile: Profile
) -> tuple[Placed, ...]:
    """Return the state of each block, for the best division of the page into items.

    Two passes: the second expects the convention that most items of the first one follow.
    """
    if not blocks:
        return ()
    page = _page(blocks, signs, profile.points["item"])
    return _decode(page, _leans(_decode(page, {}), page.points))


@dataclass(frozen=True, slots=True)
class _Page:
    """What both passes share: blocks with their cells, and all points but those of the leans."""

    blocks: Sequence[Block]
    points: Mapping[str, int]
    cells: Sequence[_Cells]
    emissions: Sequence[Sequence[float]]
    steps: Sequence[Step]


def _page(blocks: Sequence[Block], signs: Sequence[Signs], points: Mapping[str, int]) -> _Page:
    kinds = [_kind(*one) for one in zip(blocks, signs, strict=True)]
    cells = [_CELLS[kind] for kind in kinds]
    emissions = [_emissions(cell, one, points) for cell, one in zip(cells, signs, strict=True)]
    opening: dict[tuple[str, str], Step] = {}
    steps = []
    for at in range(1, len(blocks)):
        pair = kinds[at - 1], kinds[at]
        if pair not in opening:
            opening[pair] = _opening(cells[at - 1], cells[at], points)
        inside = _inside(cells[at - 1], cells[at], signs[at], points)
        steps.append([on or begin for on, begin in zip(inside, opening[pair], strict=True)])
    return _Page(blocks, points, cells, emissions, steps)


def _kind(block: Block, signs: Signs) -> str:
    named = block.kind != "head" or "may-sign" in signs.names
    return block.kind if named else "plain head"


def _emissions(cells: _Cells, signs: Signs, points: Mapping[str, int]) -> list[float]:
    """Return the points of a block for each cell; those of beginning an item are among them."""
    known = {state: signs.emission(state, points) for state, opens in cells if not opens}
    return [known[state] + (_begin(state, signs, points) if opens else 0) for state, opens in cells]


def _leans(placed: Sequence[Placed], points: Mapping[str, int]) -> dict[tuple[str, bool], int]:
    """Return what the first pass says for the cells of the second.

    It costs to begin an item by the convention that fewer items follow. Where one byline closes
    its item, others do, too, and open none.
    """
    headed = [one for one in placed if one.opens and one.state not in ("bB", "bP", "bV", "bc")]
    before, after = (1 + sum(one.state[0] == way for one in headed) for way in "ba")
    lean = points["lean"] * (before - after) // (before + after)
    begin = {"b": min(0, lean), "a": min(0, -lean)}
    leans = {(state, True): begin.get(_LEANING.get(state, state[0]), 0) for state in STARTS}
    signed = points["lean-signed"] * any(one.state == "be" for one in placed)
    leans["be", False] = signed
    leans["bY", True] -= signed
    return leans


def _decode(page: _Page, leans: Mapping[tuple[str, bool], int]) -> tuple[Placed, ...]:
    """Return the best division; `leans` are more points for each cell."""
    emissions = [
        [one + leans.get(cell, 0) for cell, one in zip(cells, emission, strict=True)]
        for cells, emission in zip(page.cells, page.emissions, strict=True)
    ]
    start = [0.0 if opens else NEVER for _, opens in page.cells[0]]
    end = [_end(state, page.points) for state, _ in page.cells[-1]]
    lattice = decode(start, emissions, page.steps, end)
    return tuple(
        _placed(block, page.cells[at], lattice, at) for at, block in enumerate(page.blocks)
    )


def _opening(last: _Cells, cells: _Cells, points: Mapping[str, int]) -> Step:
    """Return the points of ending an item before each cell that opens one; none to the others."""
    changes = {"a": "b", "b": "a"}
    ends = [
        (at, way_of(state), _end(state, points))
        for at, (state, _) in enumerate(last)
        if state in ENDS
    ]
    return [
        [
            (at, end + (points["change"] if before == changes.get(way_of(state)) else 0))
            for at, before, end in (ends if opens else ())
        ]
        for state, opens in cells
    ]


def _inside(last: _Cells, cells: _Cells, signs: Signs, points: Mapping[str, int]) -> Step:
    """Return the points of going on within an item; none to the cells that open one."""
    return [
        [
            (at, signs.inside(before, state, points))
            for at, (before, _) in enumerate(() if opens else last)
            if state in STATES[before][1]
        ]
        for state, opens in cells
    ]


def _begin(state: str, signs: Signs, points: Mapping[str, int]) -> float:
    start = points.get(f"start-{state[0]}", 0) + points.get(f"start-{state}", 0)
    return start + signs.opening(state, points)


def _end(state: str, points: Mapping[str, int]) -> float:
    return points.get(f"end-{state}", 0) if state in ENDS else NEVER


def _placed(block: Block, cells: _Cells, lattice: Lattice, at: int) -> Placed:
    state, opens = cells[lattice.path[at]]
    costs = list(zip(cells, lattice.costs[at], strict=True))
    role = [cost for (other, _), cost in costs if other[1].lower() != state[1].lower()]
    border = [cost for (_, other), cost in costs if other != opens]
    return Placed(block, state, opens, min(role, default=-NEVER), min(border, default=-NEVER))
