# SPDX-License-Identifier: Apache-2.0
"""Finds the items of an issue and joins the parts of jumped ones (exports.md 1.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teikit.exporters.reading.inlines import Pen, plain_text
from teikit.exporters.reading.tally import Tally
from teikit.tei.names import ITEM_TYPES
from teikit.tei.node import Node

DIVISIONS = ("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7")
_WRAPPERS = ("text", "front", "body", "back", "group", "floatingText")
_BLOCKS = ("p", "ab", "lg", "l", "list", "table", "figure", "quote", "sp", "opener", "closer")
_PASSED = ("lb", "cb", "pb", "milestone", "anchor")
_LEFT_OUT = ("fw", "gap", "figDesc", "certainty", "note", "del", "divGen")


@dataclass(slots=True)
class Found:
    """An item to be read: its parts in chain order, the place of its first page, its section.

    `kind` is the div/@type, article for an unknown one (X118), page for text outside any item.
    """

    kind: str
    parts: list[Node]
    page: int
    section: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Search:
    """What the search for items has met: items in document order, strays by page, mastheads."""

    tally: Tally
    pages: Mapping[int, int]
    items: list[Found] = field(default_factory=list)
    strays: dict[int, list[Node | str]] = field(default_factory=dict)
    masthead: list[Node] = field(default_factory=list)


def find_items(text: Node, pages: Mapping[int, int], tally: Tally) -> Search:
    """Return the items of a text, chains joined; adds X103, X107, X118.

    An item is a division of a known type; one of an unknown type is an item if it holds a block
    itself, else it only groups others. Blocks outside any item are one item for each page.
    """
    search = Search(tally, pages)
    _search(search, text, "")
    for found in search.items:
        if found.kind == "page":
            children = tuple(search.strays[found.page])
            found.parts = [Node("div", {"type": "page"}, children)]
    search.items = _join_chains(search.items, tally)
    return search


def _search(search: Search, node: Node, section: str) -> None:
    page = search.pages.get(id(node), 0)
    for child in node.children:
        if isinstance(child, Node):
            page = search.pages.get(id(child), page)
            if child.name in DIVISIONS:
                _search_division(search, child, section)
            elif child.name in _WRAPPERS:
                _search(search, child, section)
            elif child.name not in _PASSED and not _set_aside(search, child, section):
                _add_stray(search, child, page)
        elif child.strip():
            _add_stray(search, child, page)


def _set_aside(search: Search, node: Node, section: str) -> bool:
    """Set aside what is known not to be an item's text; tell whether it was."""
    kind = ""
    if node.name == "titlePage":
        search.masthead.append(node)
        kind = "masthead"
    elif node.name == "head" and section:
        kind = "section"
    elif node.name in _LEFT_OUT:
        kind = node.name
    if kind:
        search.tally.set_aside(kind, node.text(), node.line)
    return bool(kind)


def _search_division(search: Search, node: Node, section: str) -> None:
    kind = node.get("type")
    own_block = any(node.elements(*_BLOCKS))
    if kind in ITEM_TYPES or (own_block and kind != "section"):
        if kind not in ITEM_TYPES:
            search.tally.note("X118", "div", node.line, kind=kind)
            kind = "article"
        search.items.append(Found(kind, [node], search.pages.get(id(node), 0), section))
        for inner in _items_inside(node):
            place = search.pages.get(id(inner), 0)
            search.items.append(Found(inner.get("type"), [inner], place, section))
        return
    heads = (plain_text(Pen(Tally(), {}, lambda _: None), one) for one in node.elements("head"))
    label = " ".join(filter(None, heads))
    _search(search, node, label or section)


def _items_inside(node: Node) -> Iterator[Node]:
    for child in node.elements(*DIVISIONS, *_WRAPPERS):
        if child.get("type") in ITEM_TYPES and child.name in DIVISIONS:
            yield child
        yield from _items_inside(child)


def _add_stray(search: Search, child: Node | str, page: int) -> None:
    if page not in search.strays:
        search.strays[page] = []
        search.items.append(Found("page", [], page))
    search.strays[page].append(child)
    name, line = ("text", 0) if isinstance(child, str) else (child.name, child.line)
    search.tally.note("X103", name, line)


def _join_chains(items: list[Found], tally: Tally) -> list[Found]:
    """Return the items with answered @next and @prev joined; the others keep their links."""
    by_id = {one.parts[0].id: one for one in reversed(items) if one.parts[0].id}
    following: dict[int, Found] = {}
    for one in items:
        target = by_id.get(_pointer(one, "next"))
        if target is not None and target is not one and _answers(by_id, one, target):
            following[id(one)] = target
    later = {id(one) for one in following.values()}
    kept = [one for one in items if id(one) not in later]
    joined = {id(one) for start in kept for one in _chain(start, following)}
    kept = [one for one in items if id(one) not in later or id(one) not in joined]
    for one in items:
        _note_unanswered(one, by_id, following, later if id(one) in joined else set(), tally)
    for start in kept:
        if id(start) in joined:
            start.parts = [part.parts[0] for part in _chain(start, following)]
    return kept


def _pointer(one: Found, key: str) -> str:
    pointer = one.parts[0].get(key)
    return pointer[1:] if pointer.startswith("#") else ""


def _answers(by_id: Mapping[str, Found], one: Found, target: Found) -> bool:
    return by_id.get(_pointer(target, "prev")) is one


def _chain(start: Found, following: Mapping[int, Found]) -> list[Found]:
    chain = [start]
    while id(chain[-1]) in following:
        chain.append(following[id(chain[-1])])
    return chain


def _note_unanswered(
    one: Found,
    by_id: Mapping[str, Found],
    following: Mapping[int, Found],
    later: set[int],
    tally: Tally,
) -> None:
    node = one.parts[0]
    for key, relation, answered in (
        ("next", "continued-by", id(one) in following),
        ("prev", "continues", id(one) in later),
    ):
        if node.get(key) and not answered:
            tally.note("X107", "div", node.line)
            target = by_id.get(_pointer(one, key))
            if target is not None and target is not one:
                one.links.append((relation, target.parts[0].id))
