# SPDX-License-Identifier: Apache-2.0
"""Puts each item together: its blocks, headings, names, places, and what is known of it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from teikit.exporters.reading.blocks import Reader
from teikit.exporters.reading.content import make_reader, read_part
from teikit.exporters.reading.drafts import Finish, finish_content, finish_headings
from teikit.exporters.reading.edition import (
    Block,
    Byline,
    Content,
    Figure,
    Heading,
    Item,
    Part,
    Region,
    Text,
)
from teikit.exporters.reading.geometry import Geometry, regions_of
from teikit.exporters.reading.header import item_keywords, review_status
from teikit.exporters.reading.ids import item_id, unique
from teikit.exporters.reading.search import Found
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_LABEL_LENGTH = 20


@dataclass(slots=True)
class Desk:
    """What is needed to read the items of one issue.

    `labels` holds the label of each page break by id(node), `order` that of each page in order,
    `pages` the place of the page an element begins on by id(node), `surfaces` the page of each
    surface, `items` the ids of all nodes that are items. `used` are the ids given so far.
    """

    issue: str
    language: str
    header: Node
    tally: Tally
    geometry: Geometry
    labels: Mapping[int, str]
    order: tuple[str, ...]
    pages: Mapping[int, int]
    surfaces: Mapping[str, str]
    items: frozenset[int]
    used: set[str] = field(default_factory=set)
    used_blocks: set[str] = field(default_factory=set)


def build_item(desk: Desk, found: Found) -> Item:
    """Return one item; adds X102, X106, X112, X113, X116, X117, X119 and X101."""
    node = found.parts[0]
    desk.tally.item = node.id
    reader = make_reader(desk.tally, desk.labels, desk.items, node.get("xml:lang") or desk.language)
    language = reader.pen.language
    parts = tuple(_read_parts(desk, found, reader))
    finish = Finish(desk.tally, language, lambda one: _regions(desk, one), desk.used_blocks)
    headings = finish_headings(reader.headings, finish)
    headline = next((one.text.text for one in headings if one.role == "main"), "")
    content, bylines = finish_content(reader.drafts, finish, headline)
    texts = tuple(_texts(headings, bylines, content))
    whole = "\n".join(one.text for one in texts)
    if not unicodedata.is_normalized("NFC", whole):
        desk.tally.note("X113", "div", node.line)
    pages = tuple(_pages(texts, content)) or (parts[0].page,)
    label = headline or _run_in_heading(content)
    if not label:
        desk.tally.note("X106", "div", node.line)
    return Item(
        id=unique(item_id(desk.issue, node.id, whole, desk.tally, node.line), desk.used),
        kind=found.kind,
        page=pages[0],
        pages=tuple(sorted(set(pages), key=desk.order.index)),
        label=label or _made_label(found, texts, pages[0]),
        label_made=not label,
        subtype=node.get("subtype"),
        section=found.section,
        language=language if language != desk.language else "",
        headings=headings,
        bylines=bylines + tuple(_run_in_bylines(content)),
        dateline=_dateline(content),
        content=content,
        people=tuple(dict.fromkeys(reader.people)),
        parts=parts,
        keywords=item_keywords(desk.header, node.get("decls")),
        regions=tuple(r for one in found.parts for r in _regions(desk, one)),
        doubts=tuple(reader.pen.doubts),
        status=review_status(desk.header, node),
    )


def _read_parts(desk: Desk, found: Found, reader: Reader) -> Iterator[Part]:
    for number, node in enumerate(found.parts):
        page = desk.order[desk.pages.get(id(node), found.page)]
        read_part(reader, node, page, number)
        yield Part(node.id, page)


def _regions(desk: Desk, node: Node) -> tuple[Region, ...]:
    return regions_of(desk.geometry, node, desk.surfaces, desk.tally)


def _texts(
    headings: Iterable[Heading], bylines: Iterable[Byline], content: Iterable[Content]
) -> Iterator[Text]:
    """Yield the texts of an item, run-in bylines inside their blocks only."""
    bylines = tuple(bylines)
    yield from (one.text for one in headings)
    yield from (one.text for one in bylines if one.position == "head")
    for one in content:
        if isinstance(one, Block):
            yield from one.parts
        else:
            yield from one.title
            yield from (part for block in one.caption for part in block.parts)
    yield from (one.text for one in bylines if one.position == "end")


def _pages(texts: Iterable[Text], content: Iterable[Content]) -> Iterator[str]:
    """Yield the pages that texts and figures stand on, the first one first, with repetitions."""
    for text in texts:
        yield text.page
        yield from (one.n for one in text.breaks if one.kind == "page")
    yield from (one.page for one in content if isinstance(one, Figure))


def _run_in_heading(content: Iterable[Content]) -> str:
    return next(_marked(content, "heading"), "")


def _made_label(found: Found, texts: Iterable[Text], page: str) -> str:
    """Return what stands for a main heading: the page, or the first words."""
    if found.kind == "page":
        return page
    first = next((one.text for one in texts if one.text), "")
    return first[:_LABEL_LENGTH].rstrip() or found.parts[0].id or page


def _dateline(content: Iterable[Content]) -> str:
    """Return the dateline of the first block that is no heading."""
    bodies = (one for one in content if isinstance(one, Block) and one.kind != "heading")
    first = next(bodies, None)
    return next(filter(None, _marked((first,), "dateline")), "") if first else ""


def _run_in_bylines(content: Iterable[Content]) -> Iterator[Byline]:
    for words in filter(None, _marked(content, "byline")):
        yield Byline(Text(words), "runIn")


def _marked(content: Iterable[Content], kind: str) -> Iterator[str]:
    for block in content:
        for text in block.parts if isinstance(block, Block) else ():
            for mark in text.marks:
                if mark.kind == kind:
                    yield text.text[mark.start : mark.end]
