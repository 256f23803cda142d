# SPDX-License-Identifier: Apache-2.0
"""Truth + TEI -> Scores: how much of an issue was recognised as a person would."""

from teikit.scores.documents import items_of
from teikit.scores.items import ItemTexts
from teikit.scores.measures import MEASURES, Count, Miss, Scores, compare, total
from teikit.scores.truth import Truth, read_truth
from teikit.tei import TeiDocument

__all__ = [
    "MEASURES",
    "Count",
    "ItemTexts",
    "Miss",
    "Scores",
    "Truth",
    "compare",
    "items_of",
    "read_truth",
    "score",
    "total",
]


def score(truth: Truth, tei: TeiDocument | None) -> Scores:
    """Return the scores of TEI against a truth; None is an issue that was never made."""
    return compare(truth.items, items_of(tei) if tei else ())
