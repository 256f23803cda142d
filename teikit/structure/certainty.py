# SPDX-License-Identifier: Apache-2.0
"""How sure a decision is, in the closed words of cert; "" where nothing spoke against it.

A margin is what the best path would lose by another choice, in points: ten times the log odds.
The profile's two limits make words of it; they were set so that on pages held back 99 of 100
decisions above the first and nine of ten above the second are right.
"""

from collections.abc import Sequence

from teikit.language.lexicon import Profile
from teikit.structure.items import Placed
from teikit.structure.labels import Label
from teikit.structure.places import ROLES
from teikit.structure.rows import Row
from teikit.structure.signs import Signs

_WORDS = ("low", "medium", "high", "")

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


def head_certainty(
    placed: Placed, beside: Sequence[tuple[Placed, Signs]], signs: Signs, profile: Profile
) -> str:
    """Return the certainty of a heading's role; `beside` are the other headings of its item.

    A heading alone in its item is known by form and place: at most medium. Of several, a role is
    at most medium if one of them shows it by more than its place in the order; low if nothing
    but the order speaks.
    """
    margin = word_for(placed.role_margin, profile.certainty["role"])
    alone = placed.state[1] == "S" or not beside
    if alone or _shows_role(placed, signs) or all(_shows_role(*one) for one in beside):
        return weakest("medium", margin)
    return "low"


def _shows_role(placed: Placed, signs: Signs) -> bool:
    if placed.state == "aK":
        return True
    role = ROLES.get(placed.state[1], "")
    return any(name in signs.names for name in _ROLE_SIGNS.get(role, ()))


def label_certainty(label: Label, row: Row, profile: Profile) -> str:
    """Return the certainty that a block with this label begins with this row.

    Where no column can be measured, or no mark ends a sentence, the best evidence is missing: low.
    """
    if not row.column or row.end == "clause":
        return "low"
    return quiet(word_for(label.margin, profile.certainty["label"]))


def item_certainty(borders: Sequence[Placed], profile: Profile) -> str:
    """Return the certainty of an item: that of its weakest border, its own and the next one's."""
    margin = min((one.border_margin for one in borders), default=0.0)
    return quiet(word_for(margin, profile.certainty["border"]))
