# SPDX-License-Identifier: Apache-2.0
"""Headlines: whether lines of headings that are glued are mostly one heading, or several."""

from collections import Counter
from collections.abc import Sequence

from teikit.structure.borders import SHORT
from teikit.structure.labels import Label
from teikit.structure.rows import Row

_ALIKE, _UNLIKE = 1.3, 1.6  # em: lines of one heading differ by less, of two mostly by more
_APART = 2  # such pairs are outweighed by one that a blank line sets apart
_FEW = 2  # pairs of unlike lines that make a habit
_HEADS = ("head", "head+")
_GLUED = "heads-glued"


def heads_apart(
    rows: Sequence[Row], evidence: Sequence[frozenset[str]], labels: Sequence[Label]
) -> tuple[frozenset[str], ...]:
    """Return the evidence, with "heads-glued" on pages that set several headings in one frame.

    There two glued lines are two headings unless they are alike; elsewhere a blank line tells
    headings apart, and two lines alone in a frame may be one ("open-pair").
    """
    unlike: Counter[int] = Counter()
    others: Counter[int] = Counter()  # lines that are alike, and headings a blank line sets apart
    for at in range(1, len(rows)):
        last, row = rows[at - 1], rows[at]
        heads = labels[at].name in _HEADS and labels[at - 1].name in _HEADS
        if heads and not (row.first or row.spaced or _GLUED in evidence[at]):
            difference = abs(row.width - last.width)
            apart = difference >= _UNLIKE or row.width + last.width <= SHORT
            unlike[row.page] += apart and not row.gap
            others[row.page] += _APART if row.gap else difference <= _ALIKE and not apart
    habit = {page for page, count in unlike.items() if count >= _FEW and count > others[page]}
    return tuple(
        (shown - {"open-pair"}) | {_GLUED} if row.page in habit else shown
        for row, shown in zip(rows, evidence, strict=True)
    )
