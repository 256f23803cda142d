# SPDX-License-Identifier: Apache-2.0
"""The eight measures: which texts of a truth were found, exactly, and how often."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from teikit.scores.items import ItemTexts

_GRAM = 12  # characters
_SAME = 0.8  # Jaccard index from which two bodies are the same item

Items = Sequence[ItemTexts]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, how many were found, how many the truth wants."""

    hits: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0..1."""
        return self.hits / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found, 0..1."""
        return self.hits / self.wanted if self.wanted else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is wanted or found."""
        total = self.found + self.wanted
        return 2 * self.hits / total if total else 1.0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.hits + other.hits, self.found + other.found, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Miss:
    """A text of the truth that is not there (`kind` is missing), or one that it has not (wrong)."""

    measure: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Scores:
    """For each measure its count, in the order of MEASURES, and all that was missed."""

    counts: tuple[tuple[str, Count], ...]
    misses: tuple[Miss, ...] = ()

    def __getitem__(self, measure: str) -> Count:
        return dict(self.counts)[measure]


def _main(item: ItemTexts) -> Iterable[str]:
    return (text for role, text in item.heads if role == "main")


def _heads(item: ItemTexts) -> Iterable[str]:
    return (text for _, text in item.heads)


def _roles(item: ItemTexts) -> Iterable[str]:
    return (f"{role}: {text}" for role, text in item.heads)


def _bylines(item: ItemTexts) -> Iterable[str]:
    return item.bylines


def _datelines(item: ItemTexts) -> Iterable[str]:
    return item.datelines


def _captions(item: ItemTexts) -> Iterable[str]:
    return item.captions


def _paragraphs(item: ItemTexts) -> Iterable[str]:
    return filter(None, item.paragraphs)


_TEXTS: dict[str, Callable[[ItemTexts], Iterable[str]]] = {
    "main": _main,
    "heads": _heads,
    "roles": _roles,
    "byline": _bylines,
    "dateline": _datelines,
    "caption": _captions,
    "para": _paragraphs,
}
MEASURES = (*_TEXTS, "article")


def compare(truth: Items, found: Items) -> Scores:
    """Return the scores of the items that were found against those of a truth.

    Texts match as multisets, over the whole page: a heading in the wrong item still counts, the
    item that holds it is the business of the measure article.
    """
    counts: list[tuple[str, Count]] = []
    misses: list[Miss] = []
    accepted = [accept_alternative(item, found) for item in truth]
    for measure, texts in _TEXTS.items():
        wanted = Counter(text for item in accepted for text in texts(item))
        have = Counter(text for item in found for text in texts(item))
        hits = (wanted & have).total()
        counts.append((measure, Count(hits, have.total(), wanted.total())))
        misses += _misses(measure, (wanted - have).elements(), (have - wanted).elements())
    wanted_items = [item for item in truth if item.body]
    found_items = [item for item in found if item.body]
    pairs = same_items(wanted_items, found_items)
    counts.append(("article", Count(len(pairs), len(found_items), len(wanted_items))))
    left = (one.title for at, one in enumerate(wanted_items) if at not in pairs)
    extra = (one.title for at, one in enumerate(found_items) if at not in pairs.values())
    misses += _misses("article", left, extra)
    return Scores(tuple(counts), tuple(misses))


def total(scores: Iterable[Scores]) -> Scores:
    """Return the sum of scores: F1 over all their texts together."""
    sums = dict.fromkeys(MEASURES, Count())
    misses: list[Miss] = []
    for one in scores:
        for measure, count in one.counts:
            sums[measure] += count
        misses += one.misses
    return Scores(tuple(sums.items()), tuple(misses))


def _misses(measure: str, missing: Iterable[str], wrong: Iterable[str]) -> Iterator[Miss]:
    for kind, texts in (("missing", missing), ("wrong", wrong)):
        for text in texts:
            yield Miss(measure, kind, text)


def accept_alternative(item: ItemTexts, found: Items) -> ItemTexts:
    """Return an item of the truth with its headings as found, if a person accepts these.

    Where an alternative was found as the main heading and the first choice was not, the headings
    of the item may play whichever role they were given.
    """
    mains = {text for one in found for text in _main(one)}
    accepted = mains.intersection(item.alternatives).intersection(_heads(item))
    if not accepted or mains.intersection(_main(item)):
        return item
    given = {text: role for one in reversed(found) for role, text in reversed(one.heads)}
    others = {"main": "deck"}  # a first choice that was not found at all is no second main
    heads = tuple((given.get(text, others.get(role, role)), text) for role, text in item.heads)
    return replace(item, heads=heads)


def _pieces(body: str) -> frozenset[str]:
    return frozenset(body[at : at + _GRAM] for at in range(max(1, len(body) - _GRAM + 1)))


def same_items(wanted: Items, found: Items) -> dict[int, int]:
    """Pair items by their numbers, one to one, each with the most similar one left."""
    free = {at: _pieces(item.body) for at, item in enumerate(found)}
    pairs = {}
    for number, item in enumerate(wanted):
        pieces = _pieces(item.body)
        likeness = {at: _jaccard(pieces, other) for at, other in free.items()}
        best = max(likeness, key=lambda at: likeness[at], default=None)
        if best is not None and likeness[best] >= _SAME:
            del free[best]
            pairs[number] = best
    return pairs


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
