# SPDX-License-Identifier: Apache-2.0
"""How sure a decision is, in the closed words of cert; "" where nothing spoke against it.

A margin is what the best path would lose by another choice, in points: ten times the log odds.
What several choices make is right if all of them are: their odds of an error add up. The profile's
two limits make words of a margin; they were set on one half of the development pages, and on the
other half 99 of 100 decisions above the first and nine of ten above the second are right.
"""

from collections.abc import Collection, Sequence
from math import exp, log

from teikit.language.lexicon import Profile
from teikit.structure.blocks import Block
from teikit.structure.items import Placed
from teikit.structure.labels import Label
from teikit.structure.places import ROLES, way_of
from teikit.structure.rows import Row
from teikit.structure.signs import Signs

_WORDS = ("low", "medium", "high", "")

_BEYOND = 700.0  # points: beyond all doubt, and small enough for exp

_MAY_OPEN = "SACcz"  # roles of blocks in an item that might as well begin one

# Signs that a heading's role can be told by, besides its place.
_ROLE_SIGNS = {
    "kicker": ("before-body",),
    "deck": ("dash", "etc"),
    "main": ("box-label", "by-list"),
}


def weakest(*words: str) -> str:
    """Return the least certain of some words."""
    return min(words, key=_WORDS.index)


def word_for(margin: float, limits: Sequence[int]) -> str:
    """Return high, medium or low for a margin, by the limits of high and of medium."""
    sure, fair = limits
    return "high" if margin >= sure else "medium" if margin >= fair else "low"


def quiet(word: str) -> str:
    """Return "" for high: what is beyond doubt needs no mark."""
    return "" if word == "high" else word


def together(*margins: float) -> float:
    """Return the margin of one or more choices that must all be right."""
    return -10 * log(sum(exp(-min(one, _BEYOND) / 10) for one in margins))


def block_margin(block: Block, labels: Sequence[Label], pins: Collection[int]) -> float:
    """Return the margin of a block as a whole: where it begins, that it goes on, where it ends.

    These are the labels of its rows and of the row behind each. Rows that were pinned against the
    first labels have no margin: what speaks against them is not known any more.
    """
    rows = {at for row in block.rows for at in (row, row + 1) if at < len(labels)}
    return together(*(0.0 if at in pins else labels[at].margin for at in sorted(rows)))


def head_certainty(
    placed: Placed,
    beside: Sequence[tuple[Placed, Signs]],
    signs: Signs,
    lines: float,
    profile: Profile,
) -> str:
    """Return the certainty of a heading and its role; `beside` are the other headings of its item.

    `lines` is the margin of its block. A heading alone in its item is known by form and place: at
    most medium. Of several, a role is at most medium if one of them shows it by more than its
    place in the order; low if nothing but the order speaks, or if it is one of several that a
    frame holds, where a line may be a heading or go on with one.
    """
    if "stacked" in signs.names:
        return "low"
    margin = word_for(together(placed.role_margin, lines), profile.certainty["role"])
    alone = placed.state[1] == "S" or not beside
    if alone or _shows_role(placed, signs) or all(_shows_role(*one) for one in beside):
        return weakest("medium", margin)
    return "low"


def _shows_role(placed: Placed, signs: Signs) -> bool:
    if placed.state == "aK":
        return True
    role = ROLES.get(placed.state[1], "")
    return any(name in signs.names for name in _ROLE_SIGNS.get(role, ()))


def block_certainty(margin: float, row: Row, profile: Profile) -> str:
    """Return the certainty of a block by its margin; `row` is its first one.

    Where no column can be measured, or no mark ends a sentence, the best evidence is missing: low.
    """
    if not row.column or row.end == "clause":
        return "low"
    return quiet(word_for(margin, profile.certainty["label"]))


def item_certainty(
    own: Sequence[Placed],
    before: Sequence[Placed],
    after: Sequence[Placed],
    opening: float,
    profile: Profile,
) -> str:
    """Return the certainty of an item: that it begins and ends where it does, and is one.

    `opening` is the margin of the label of its first line: if that is in doubt, so is the item. It
    is medium at most if another item might begin with a subhead or picture in it; and where the
    block `before` or `after` it follows the other convention, since only the change says to which
    of the two the headings in between belong.
    """
    limits = profile.certainty
    edges = together(own[0].border_margin, *(one.border_margin for one in after))
    word = weakest(word_for(edges, limits["border"]), word_for(opening, limits["label"]))
    inside = [one.border_margin for one in own[1:] if one.state[1] in _MAY_OPEN]
    ways = {way_of(one.state) for one in (*before, own[0], *after)}
    divided = any(margin < limits["border"][0] for margin in inside) or {"a", "b"} <= ways
    return quiet(weakest("medium", word) if divided else word)
