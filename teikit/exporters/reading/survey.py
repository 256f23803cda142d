# SPDX-License-Identifier: Apache-2.0
"""Looks over a text once: its pages, the page each element begins on, and its page furniture."""

from dataclasses import dataclass, field

from teikit.tei.node import Node

_LOCATED = ("pb", "div", "figure")


@dataclass(slots=True)
class Survey:
    """The pages of a text in order.

    `breaks` are its page breaks. `pages` gives, by id(node), the place in `breaks` of the page an
    element with content begins on; what stands before the first page break is on the first page.
    `furniture` pairs each `fw` with such a place. `pointed` tells that something points to the
    facsimile; `zoned` and `weighed` count the zones of blocks and lines, and the `certainty`
    elements.
    """

    breaks: list[Node] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)
    furniture: list[tuple[int, Node]] = field(default_factory=list)
    pointed: bool = False
    zoned: int = 0
    weighed: int = 0


def survey(text: Node) -> Survey:
    """Return the survey of a `text` element."""
    found = Survey()
    place = 0
    for node in text.walk():
        if node.name == "pb":
            found.breaks.append(node)
            place = len(found.breaks) - 1
        if node.children or node.name in ("figure", "pb"):
            found.pages[id(node)] = place
        if "facs" in node.attributes:
            found.pointed = found.pointed or "#" in node.attributes["facs"]
            found.zoned += node.name not in _LOCATED
        if node.name == "certainty":
            found.weighed += 1
        elif node.name == "fw":
            found.furniture.append((place, node))
    return found
