# SPDX-License-Identifier: Apache-2.0
"""Looks over a text once: its pages, the page each element begins on, and its page furniture."""

from dataclasses import dataclass, field

from teikit.tei.node import Node


@dataclass(slots=True)
class Survey:
    """The pages of a text in order.

    `breaks` are its page breaks. `pages` gives, by id(node), the place in `breaks` of the page an
    element begins on; what stands before the first page break is on the first page. `furniture`
    pairs each `fw` with such a place.
    """

    breaks: list[Node] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)
    furniture: list[tuple[int, Node]] = field(default_factory=list)


def survey(text: Node) -> Survey:
    """Return the survey of a `text` element."""
    found = Survey()
    for node in text.walk():
        if node.name == "pb":
            found.breaks.append(node)
        place = max(len(found.breaks) - 1, 0)
        found.pages[id(node)] = place
        if node.name == "fw":
            found.furniture.append((place, node))
    return found
