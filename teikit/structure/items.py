# SPDX-License-Identifier: Apache-2.0
"""The item decoder: which blocks are one item, and which role each heading plays.

A state names the convention and the role of a block. Conventions: b headings before the body,
a after it, p a picture that stands alone, x a box or briefs with their label after them. Roles:
K kicker, M main, D deck, S subhead, B byline, P paragraph, A caption before the headings,
C caption before the body, c caption in or after it, z caption after the headings, J jump from
elsewhere, j jump to elsewhere, E signature, Q a line taken for a heading that is text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from teikit.language.lexicon import Profile
from teikit.structure.blocks import Block
from teikit.structure.signs import Signs

_LOW = -1e9

# For each state: the kind of block it takes, and the states that may follow it in the same item.
STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "bK": ("head", ("bK", "bM")),
    "bM": ("head", ("bD", "bB", "bC", "bJ", "bP")),
    "bD": ("head", ("bD", "bB", "bC", "bJ", "bP")),
    "bB": ("byline", ("bB", "bC", "bJ", "bP")),
    "bA": ("caption", ("bA", "bK", "bM")),
    "bC": ("caption", ("bC", "bB", "bJ", "bP")),
    "bJ": ("jump", ("bC", "bB", "bP")),
    "bP": ("paragraph", ("bP", "bS", "bc", "bj", "bE")),
    "bS": ("head", ("bP", "bc")),
    "bc": ("caption", ("bc", "bP", "bS", "bj", "bE")),
    "bj": ("jump", ("bc",)),
    "bE": ("signature", ("bc",)),
    "aK": ("head", ("aK", "aB", "aC", "aJ", "aP")),
    "aB": ("byline", ("aB", "aC", "aJ", "aP")),
    "aC": ("caption", ("aC", "aK", "aB", "aJ", "aP")),
    "aJ": ("jump", ("aB", "aC", "aP")),
    "aP": ("paragraph", ("aP", "aS", "ac", "aj", "aE", "ak", "aM")),
    "aS": ("head", ("aP", "ac")),
    "ac": ("caption", ("ac", "aP", "aS", "aj", "aE", "ak", "aM")),
    "aj": ("jump", ("ac", "ak", "aM")),
    "aE": ("signature", ("ac", "ak", "aM")),
    "ak": ("head", ("ak", "aM")),
    "aM": ("head", ("aD", "az")),
    "aD": ("head", ("aD", "az")),
    "az": ("caption", ("az",)),
    "pK": ("head", ("pM",)),
    "pM": ("head", ("pD", "pC")),
    "pD": ("head", ("pC",)),
    "pC": ("caption", ("pC",)),
    "pc": ("caption", ("pc", "pm")),
    "pm": ("head", ("pd",)),
    "pd": ("head", ()),
    "pX": ("caption", ()),
    "xP": ("paragraph", ("xP", "xM")),
    "xM": ("head", ("xD",)),
    "xD": ("head", ()),
}
# A line taken for a heading may be text after all: state Q stands wherever P may.
for way in "ab":
    STATES[f"{way}Q"] = ("head", STATES[f"{way}P"][1])
    for state, (takes, follow) in STATES.items():
        if f"{way}P" in follow:
            STATES[state] = (takes, (*follow, f"{way}Q"))
# States an item may begin and end with; those with points in the profile pay them.
_BEGIN = "bK bM bA bC bB bP bQ bJ bj bE aK aB aP aQ aC aJ pK pM pc pX xP"
STARTS = tuple(_BEGIN.split())
_FINAL = "bP bQ bc bj bE bM bD bB bJ bK bA bC aM aD az aP aQ ac aj aE pC pm pd pX xP xM xD"
ENDS = tuple(_FINAL.split())
ROLES = {"K": "kicker", "k": "kicker", "M": "main", "m": "main", "D": "deck", "d": "deck"}

_BY_KIND = {
    kind: tuple(state for state, (takes, _) in STATES.items() if takes == kind)
    for kind in ("head", "byline", "paragraph", "caption", "jump", "signature")
}
_BEFORE = {
    state: tuple(one for one, (_, follow) in STATES.items() if state in follow) for state in STATES
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its state; `opens` tells that an item begins with it."""

    block: Block
    state: str
    opens: bool


Step = Callable[[str, str, int, bool], float]


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
    counts = {
        way: 1 + sum(one.opens and one.state[0] == way and _headed(one) for one in placed)
        for way in "ab"
    }
    lean = points["lean"] * (counts["b"] - counts["a"]) // (counts["a"] + counts["b"])
    leans = {"start-b": min(0, lean), "start-a": min(0, -lean)}
    leans["start-pM"] = points["start-pM"] + min(0, lean)
    leans["start-pc"] = points["start-pc"] + min(0, -lean)
    return _decode(blocks, signs, {**points, **leans})


def _headed(one: Placed) -> bool:
    return one.state not in ("bB", "bP", "bc")


def _decode(
    blocks: Sequence[Block], signs: Sequence[Signs], points: dict[str, int]
) -> tuple[Placed, ...]:
    scores: dict[str, float] = {}
    back: list[dict[str, tuple[str, bool]]] = []
    for at, block in enumerate(blocks):
        best: dict[str, float] = {}
        came: dict[str, tuple[str, bool]] = {}
        for state in _BY_KIND[block.kind]:
            score, before, opens = _best_before(scores, state, at, signs, points)
            if score > _LOW:
                best[state] = score + signs[at].emission(state, points)
                came[state] = before, opens
        scores = best
        back.append(came)
    finals = {state: score + _end(state, points) for state, score in scores.items()}
    state = max(finals, key=lambda one: finals[one])
    placed = []
    for at in range(len(blocks) - 1, -1, -1):
        before, opens = back[at][state]
        placed.append(Placed(blocks[at], state, opens))
        state = before
    return tuple(placed[::-1])


def _best_before(
    scores: dict[str, float],
    state: str,
    at: int,
    signs: Sequence[Signs],
    points: dict[str, int],
) -> tuple[float, str, bool]:
    """Return the best score with which `state` is reached, the state before, and if it opens."""
    best = (_LOW, "", False)
    for before in _BEFORE[state]:
        if before in scores:
            score = scores[before] + signs[at].inside(before, state, points)
            best = max(best, (score, before, False))
    if state not in STARTS:
        return best
    begin: float = points.get(f"start-{state[0]}", 0) + points.get(f"start-{state}", 0)
    begin += signs[at].opening(state, points)
    if not at:
        return max(best, (begin, "", True))
    for before, score in scores.items():
        total = score + _end(before, points) + begin
        if {_way(before), _way(state)} == {"a", "b"}:
            total += points["change"]
        best = max(best, (total, before, True))
    return best


def _way(state: str) -> str:
    """Return the convention a state belongs to: a, b, or p where it may belong to either."""
    return {
        "pM": "b",
        "pK": "b",
        "pC": "b",
        "pm": "a",
        "pc": "a",
        "pd": "a",
        "xP": "a",
        "xM": "a",
        "xD": "a",
    }.get(state, state[0])


def _end(state: str, points: dict[str, int]) -> float:
    return points.get(f"end-{state}", 0) if state in ENDS else _LOW
