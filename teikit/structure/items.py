# SPDX-License-Identifier: Apache-2.0
"""The item decoder: which blocks are one item, and which role each heading plays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teikit.language.lexicon import Profile
from teikit.structure.blocks import Block
from teikit.structure.lattice import NEVER, Lattice, Step, decode
from teikit.structure.places import BY_KIND, ENDS, STARTS, STATES, way_of
from teikit.structure.signs import Signs

# A cell of the decoder for a kind of block: each state that takes it, going on and opening an item.
_CELLS = {
    kind: tuple((state, False) for state in states)
    + tuple((state, True) for state in states if state in STARTS)
    for kind, states in BY_KIND.items()
}


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
    points = profile.points["item"]
    placed = _decode(blocks, signs, points)
    return _decode(blocks, signs, {**points, **_leans(placed, points)})


def _leans(placed: Sequence[Placed], points: Mapping[str, int]) -> dict[str, int]:
    """Return what it costs to begin an item by the convention that fewer items follow."""
    headed = [one for one in placed if one.opens and one.state not in ("bB", "bP", "bV", "bc")]
    counts = {way: 1 + sum(one.state[0] == way for one in headed) for way in "ab"}
    lean = points["lean"] * (counts["b"] - counts["a"]) // (counts["a"] + counts["b"])
    b, a = min(0, lean), min(0, -lean)
    return {
        "start-b": b,
        "start-a": a,
        "start-pM": points["start-pM"] + b,
        "start-pc": points["start-pc"] + a,
    }


def _decode(
    blocks: Sequence[Block], signs: Sequence[Signs], points: dict[str, int]
) -> tuple[Placed, ...]:
    cells = [_CELLS[block.kind] for block in blocks]
    emissions = [
        [one.emission(state, points) for state, _ in cell]
        for one, cell in zip(signs, cells, strict=True)
    ]
    start = [_begin(state, signs[0], points) if opens else NEVER for state, opens in cells[0]]
    steps = [_step(cells[at - 1], cells[at], signs[at], points) for at in range(1, len(blocks))]
    end = [_end(state, points) for state, _ in cells[-1]]
    lattice = decode(start, emissions, steps, end)
    return tuple(_placed(block, cells[at], lattice, at) for at, block in enumerate(blocks))


def _step(
    last: Sequence[tuple[str, bool]],
    cell: Sequence[tuple[str, bool]],
    signs: Signs,
    points: dict[str, int],
) -> Step:
    ends = [
        (at, way_of(state), _end(state, points))
        for at, (state, _) in enumerate(last)
        if state in ENDS
    ]
    step = []
    for state, opens in cell:
        if opens:
            begin, way = _begin(state, signs, points), way_of(state)
            change = {"a": "b", "b": "a"}.get(way)
            step.append(
                [
                    (at, end + begin + (points["change"] if before == change else 0))
                    for at, before, end in ends
                ]
            )
        else:
            step.append(
                [
                    (at, signs.inside(before, state, points))
                    for at, (before, _) in enumerate(last)
                    if state in STATES[before][1]
                ]
            )
    return step


def _begin(state: str, signs: Signs, points: dict[str, int]) -> float:
    start = points.get(f"start-{state[0]}", 0) + points.get(f"start-{state}", 0)
    return start + signs.opening(state, points)


def _end(state: str, points: dict[str, int]) -> float:
    return points.get(f"end-{state}", 0) if state in ENDS else NEVER


def _placed(block: Block, cell: Sequence[tuple[str, bool]], lattice: Lattice, at: int) -> Placed:
    state, opens = cell[lattice.path[at]]
    costs = list(zip(cell, lattice.costs[at], strict=True))
    role = [cost for (other, _), cost in costs if other[1].lower() != state[1].lower()]
    border = [cost for (_, other), cost in costs if other != opens]
    return Placed(block, state, opens, min(role, default=-NEVER), min(border, default=-NEVER))
