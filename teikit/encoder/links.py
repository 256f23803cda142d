# SPDX-License-Identifier: Apache-2.0
"""Finds which items are parts of one piece that runs on over the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from teikit.model.issue import Issue, Item, Section


@dataclass(frozen=True, slots=True)
class Links:
    """By the id of an item: the id of the part after it, and of the part before it."""

    following: dict[str, str]
    preceding: dict[str, str]

    def attributes(self, item_id: str) -> dict[str, str]:
        """Return @part, @next and @prev of an item, "" where it stands alone."""
        following = self.following.get(item_id, "")
        preceding = self.preceding.get(item_id, "")
        part = {(True, False): "I", (True, True): "M", (False, True): "F"}
        return {
            "part": part.get((bool(following), bool(preceding)), ""),
            "next": following and f"#{following}",
            "prev": preceding and f"#{preceding}",
        }


def items_of(issue: Issue) -> Iterator[Item]:
    """Yield the items of an issue in their order, those in sections too."""
    for part in issue.body:
        if isinstance(part, Item):
            yield part
        elif isinstance(part, Section):
            yield from part.items


def find_links(issue: Issue) -> Links:
    """Return the links between items that are both in the issue; one side's word is enough."""
    items = list(items_of(issue))
    ids = {item.key: f"a{number:03d}" for number, item in enumerate(items, start=1)}
    pairs = [(item.key, item.continued) for item in items]
    pairs += [(item.continues, item.key) for item in items]
    links = Links({}, {})
    for first, second in pairs:
        if first in ids and second in ids and first != second:
            _link(links, ids[first], ids[second])
    return links


def _link(links: Links, first: str, second: str) -> None:
    if first not in links.following and second not in links.preceding:
        links.following[first] = second
        links.preceding[second] = first
