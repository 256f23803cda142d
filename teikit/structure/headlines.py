# SPDX-License-Identifier: Apache-2.0
"""Headlines: whether lines of headings that are glued are mostly one heading, or several."""

from collections import Counter
from collections.abc import Sequence

from teikit.structure.borders import ALIKE, are_short
from teikit.structure.labels import Label
from teikit.structure.rows import Row

_UNLIKE = 1.6  # em by which lines of two headings mostly differ
_APART = 2  # such pairs are outweighed by one that a blank line sets apart
_FEW = 2  # pairs of unlike lines that make a habit
_REST = 0.51  # of a line: less than that, below it, are rather its last words
_LABEL = 5.5  # em of the first line of a subhead that is a label
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
        if not heads or row.first or row.spaced or _GLUED in evidence[at]:
            continue
        difference = abs(row.width - last.width)
        apart = difference >= _UNLIKE or are_short(row, last)
        rest = row.width < last.width * _REST
        if row.gap:
            others[row.page] += _APART
        elif not apart:
            others[row.page] += difference <= ALIKE
        elif not rest and not _is_labelled_subhead(rows, labels, at):
            unlike[row.page] += 1
    habit = {page for page, count in unlike.items() if count >= _FEW and count > others[page]}
    return tuple(
        (shown - {"open-pair"}) | {_GLUED} if row.page in habit else shown
        for row, shown in zip(rows, evidence, strict=True)
    )


def _is_labelled_subhead(rows: Sequence[Row], labels: Sequence[Label], at: int) -> bool:
    """Tell whether a label stands above rows[at], both set apart and glued to their text."""
    last, text = rows[at - 1], at + 1
    on_text = text < len(rows) and not rows[text].gap and labels[text].name == "paragraph"
    return last.gap > 0 and on_text and last.width <= _LABEL
