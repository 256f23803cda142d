# SPDX-License-Identifier: Apache-2.0
"""Counts what is marked in a TEI file, and what of it an editor should look at."""

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from teikit.cli.wording import counted, worded
from teikit.tei import TeiDocument
from teikit.tei.names import ITEM_TYPES, local_name, tei

_ITEMS = ("article", "photo-story", "notice", "advertisement", "fragment")
_BLOCKS = {"head": "head", "byline": "byline", "dateline": "dateline", "p": "paragraph"}
_ORDER = (*_ITEMS, *_BLOCKS.values())


@dataclass(frozen=True, slots=True)
class Inventory:
    """Counts by name, in their order, without zeros; `doubtful` are those of cert="low"."""

    found: tuple[tuple[str, int], ...]
    doubtful: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        doubtful = _listed(self.doubtful)
        return _listed(self.found) + (
            worded("; doubtful: {what}", what=doubtful) if doubtful else ""
        )


def take_inventory(document: TeiDocument) -> Inventory:
    """Count the items of an issue, and the headings, bylines, datelines and paragraphs."""
    found: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    text = document.root.find(tei("text"))
    for element in () if text is None else text.iter():
        name = _name(element)
        found[name] += 1
        doubtful[name] += element.get("cert") == "low"
    return Inventory(_ordered(found), _ordered(doubtful))


def _name(element: etree._Element) -> str:
    kind = element.get("type") or ""
    if local_name(element) == "div":
        return kind if kind in ITEM_TYPES else ""
    return _BLOCKS.get(local_name(element), "")


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, counts[name]) for name in _ORDER if counts[name])


def _listed(counts: tuple[tuple[str, int], ...]) -> str:
    return worded(", ").join(counted(count, name) for name, count in counts)
