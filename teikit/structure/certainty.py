# SPDX-License-Identifier: Apache-2.0
"""How sure a decision is, in the closed words of cert; "" where nothing spoke against it."""

from collections.abc import Sequence

from teikit.structure.items import Placed
from teikit.structure.places import ROLES
from teikit.structure.rows import Row
from teikit.structure.signs import Signs

# Signs that a heading's role can be told by, besides its place.
_ROLE_SIGNS = {
    "kicker": ("before-body",),
    "deck": ("dash", "etc"),
    "main": ("box-label", "by-list"),
}


def head_certainty(placed: Placed, beside: Sequence[tuple[Placed, Signs]], signs: Signs) -> str:
    """Return the certainty of a heading's role; `beside` are the other headings of its item.

    A heading alone in its item is known by form and place: medium. Of several, a role is medium
    if one of them shows it by more than its place in the order; low if nothing but the order
    speaks.
    """
    if placed.state[1] == "S":
        return "medium"
    if not beside or _shows_role(placed, signs):
        return "medium"
    return "medium" if all(_shows_role(*one) for one in beside) else "low"


def _shows_role(placed: Placed, signs: Signs) -> bool:
    role = ROLES.get(placed.state[1], "")
    if placed.state == "aK":
        return True
    return any(name in signs.names for name in _ROLE_SIGNS.get(role, ()))


_STARTS = ("indented", "short-of-column", "dateline", "bracketed-byline", "listed", "bullet")


def paragraph_certainty(rows: Sequence[Row], shown: Sequence[frozenset[str]], at: int) -> str:
    """Return the certainty that a paragraph begins with rows[at]; two signs leave no doubt."""
    row, last = rows[at], rows[at - 1] if at else None
    signs = sum(name in shown[at] for name in _STARTS)
    signs += bool(row.gap) + row.first
    if last is None or row.first:
        return ""
    signs += last.end in ("stop", "weak") and last.short >= 1.5
    return "" if signs >= 2 else "medium" if signs else "low"
