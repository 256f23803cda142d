# SPDX-License-Identifier: Apache-2.0
"""Truth + TEI -> how many decisions of each word of certainty are right."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from teikit.scores.documents import WORDS, Found
from teikit.scores.items import ItemTexts
from teikit.scores.measures import accept_alternative, same_items
from teikit.scores.truth import Truth

DECISIONS = ("item", "heading", "byline", "name", "dateline", "paragraph", "caption", "title")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions were found, and how many of them are right."""

    found: int = 0
    right: int = 0

    @property
    def share(self) -> float:
        """The share that is right, 0..1; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.found + other.found, self.right + other.right)


Certainty: TypeAlias = Mapping[tuple[str, str], Tally]


def judge(truth: Truth, found: Sequence[Found]) -> Certainty:
    """Return the tally of each decision and word, as ("heading", "low").

    An item is right if it is paired as the measure article pairs it; any other decision if its
    text is among those of the truth, a heading with its role. A text that stands twice is right as
    often as the truth has it. What the truth does not know is not judged.
    """
    return _sums(((decision, word), right) for decision, word, right in _judged(truth, found))


def total_certainty(parts: Iterable[Certainty]) -> Certainty:
    """Return the sum of tallies, in the order of DECISIONS and WORDS, those of nothing left out."""
    sums: dict[tuple[str, str], Tally] = {}
    for part in parts:
        for key, tally in part.items():
            sums[key] = sums.get(key, Tally()) + tally
    order = ((decision, word) for decision in DECISIONS for word in WORDS)
    return {key: sums[key] for key in order if key in sums}


def _sums(judged: Iterable[tuple[tuple[str, str], bool]]) -> Certainty:
    return total_certainty({key: Tally(1, int(right))} for key, right in judged)


def _judged(truth: Truth, found: Sequence[Found]) -> Iterator[tuple[str, str, bool]]:
    """Yield decision, word, and whether it is right, for each decision that can be judged."""
    bodies = [one for one in found if one.texts.body]
    wanted_items = [item for item in truth.items if item.body]
    pairs = same_items(wanted_items, [one.texts for one in bodies]).values()
    for number, one in enumerate(bodies):
        yield "item", one.certainty, number in pairs
    wanted = _wanted(truth, [one.texts for one in found])
    for one in found:
        for said in one.statements:
            if said.text and said.decision in wanted:
                right = wanted[said.decision][said.key] > 0
                wanted[said.decision][said.key] -= right
                yield said.decision, said.certainty, right


def _wanted(truth: Truth, found: Sequence[ItemTexts]) -> dict[str, Counter[str]]:
    items = [accept_alternative(item, found) for item in truth.items]
    return {
        "heading": Counter(f"{role}: {text}" for item in items for role, text in item.heads),
        "byline": Counter(text for item in items for text in item.bylines),
        "dateline": Counter(text for item in items for text in item.datelines),
        "paragraph": Counter(text for item in items for text in item.paragraphs),
        "caption": Counter(text for item in items for text in item.captions),
        **{kind: Counter(texts) for kind, texts in truth.others.items()},
    }
