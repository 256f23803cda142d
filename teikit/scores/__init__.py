# SPDX-License-Identifier: Apache-2.0
"""Truth + TEI -> Scores: how much of an issue was recognised as a person would.

And Certainty: how far the words of doubt in the TEI can be trusted.
"""

from teikit.scores.certainty import DECISIONS, Certainty, Tally, judge, total_certainty
from teikit.scores.documents import WORDS, Found, found_in, items_of
from teikit.scores.items import ItemTexts
from teikit.scores.measures import MEASURES, Count, Miss, Scores, compare, total
from teikit.scores.truth import Truth, is_export, read_truth
from teikit.tei import TeiDocument

__all__ = [
    "DECISIONS",
    "MEASURES",
    "WORDS",
    "Certainty",
    "Count",
    "Found",
    "ItemTexts",
    "Miss",
    "Scores",
    "Tally",
    "Truth",
    "compare",
    "found_in",
    "is_export",
    "items_of",
    "judge",
    "read_truth",
    "score",
    "total",
    "total_certainty",
]


def score(truth: Truth, tei: TeiDocument | None) -> Scores:
    """Return the scores of TEI against a truth; None is an issue that was never made."""
    return compare(truth.items, items_of(tei) if tei else ())
