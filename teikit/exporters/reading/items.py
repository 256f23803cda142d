# SPDX-License-Identifier: Apache-2.0
"""Puts each item together: its blocks, headings, names, places, and what is known of it."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from teikit.exporters.reading.blocks import Reader
from teikit.exporters.reading.content import make_reader, read_part
from teikit.exporters.reading.drafts import (
    Finish,
    finish_content,
    finish_headings,
    normalised,
)
from teikit.exporters.reading.edition import (
    Block,
    Byline,
    Content,
    Figure,
    Heading,
    Item,
    Page,
    Part,
    Region,
    Text,
)
from teikit.exporters.reading.geometry import Geometry, regions_of
from teikit.exporters.reading.header import Changes, item_keywords, read_changes, review_status
from teikit.exporters.reading.ids import digest_id, is_plain_id, unique
from teikit.exporters.reading.search import Found
from teikit.exporters.reading.survey import Survey
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_LABEL_LENGTH = 20


@dataclass(slots=True)
class Desk:
    """What is needed to read the items of one issue.

    `items` are the ids (of Python) of all nodes that are items; `labels` holds the label of each
    page break by id(node), `surfaces` that of the page of each surface. `used` are the ids that
    items and blocks have been given so far.
    """

    issue: str
    language: str
    header: Node
    tally: Tally
    geometry: Geometry
    pages: tuple[Page, ...]
    survey: Survey
    items: frozenset[int] = frozenset()
    used: set[str] = field(default_factory=set)
    used_blocks: set[str] = field(default_factory=set)
    labels: dict[int, str] = field(init=False)
    surfaces: dict[str, str] = field(init=False)
    changes: Changes = field(init=False)

    def __post_init__(self) -> None:
        self.changes = read_changes(self.header)
        pairs = list(zip(self.survey.breaks, self.pages, strict=False))
        self.labels = {id(node): page.label for node, page in pairs}
        self.surfaces = {
            pointer.removeprefix("#"): page.label
            for node, page in pairs
            for pointer in node.get("facs").split()[:1]
        }


def build_item(desk: Desk, found: Found) -> Item:
    """Return one item; adds X101, X102, X106, X112, X113, X116, X117 and X119."""
    node = found.parts[0]
    desk.tally.item = node.id
    language = node.get("xml:lang") or desk.language
    reader = make_reader(desk.tally, desk.labels, desk.items, language)
    parts = tuple(_read_parts(desk, found, reader))
    finish = Finish(desk.tally, language, lambda one: _regions(desk, one), desk.used_blocks)
    headings = finish_headings(reader.headings, finish)
    headline = next((one.text.text for one in headings if one.role == "main"), "")
    content, bylines = finish_content(reader.drafts, finish, headline)
    texts = tuple(_texts(headings, bylines, content))
    pages = _pages(texts, content) or (parts[0].page,)
    label = headline if normalised(headline) else _run_in_heading(content)
    if not label and found.kind != "page":
        desk.tally.note("X106", "div", node.line)
    return Item(
        id=_id(desk, found, texts),
        kind=found.kind,
        page=pages[0],
        pages=tuple(one.label for one in desk.pages if one.label in pages),
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
        status=review_status(desk.changes, node.id),
    )


def _id(desk: Desk, found: Found, texts: Iterable[Text]) -> str:
    """Return the item's id: that of the TEI, or a digest, which is no news for a page (X112)."""
    node = found.parts[0]
    text = "\n".join(one.text for one in texts)
    if not unicodedata.is_normalized("NFC", text):
        desk.tally.note("X113", "div", node.line)
    name = f"{desk.issue}-{node.id}"
    if not (node.id and desk.issue and is_plain_id(name)):
        name = digest_id(name if node.id else text)
        if found.kind != "page":
            desk.tally.note("X112", "div", node.line, old=node.id)
    return unique(name, desk.used)


def _read_parts(desk: Desk, found: Found, reader: Reader) -> Iterator[Part]:
    for number, node in enumerate(found.parts):
        page = desk.pages[desk.survey.pages.get(id(node), found.page)].label
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


def _pages(texts: Iterable[Text], content: Iterable[Content]) -> tuple[str, ...]:
    """Return the pages that texts and figures stand on, the first one first, once each."""
    labels: dict[str, None] = {}
    for text in texts:
        labels.setdefault(text.page)
        for one in text.breaks:
            if one.kind == "page":
                labels.setdefault(one.n)
    labels.update(dict.fromkeys(one.page for one in content if isinstance(one, Figure)))
    return tuple(labels)


def _run_in_heading(content: Iterable[Content]) -> str:
    return next(_marked(content, "heading"), "")


def _made_label(found: Found, texts: Iterable[Text], page: str) -> str:
    """Return what stands for a main heading: the page, or the first words."""
    if found.kind == "page":
        return page
    first = next(filter(None, (normalised(one.text) for one in texts)), "")
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
