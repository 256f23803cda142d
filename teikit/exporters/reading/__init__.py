# SPDX-License-Identifier: Apache-2.0
"""The one definition of the reading text, and the model of an issue that every exporter reads."""

import re
from collections.abc import Mapping
from dataclasses import replace

from teikit.exporters.reading.edition import (
    Block,
    Break,
    Byline,
    Content,
    DigitalSource,
    Edition,
    Figure,
    Heading,
    Image,
    Item,
    Link,
    Mark,
    Metadata,
    Page,
    Part,
    Person,
    Region,
    SetAside,
    Text,
)
from teikit.exporters.reading.geometry import Geometry, image_of, read_geometry
from teikit.exporters.reading.header import read_metadata
from teikit.exporters.reading.ids import digest_id, is_plain_id
from teikit.exporters.reading.inlines import Pen, plain_text
from teikit.exporters.reading.items import Desk, build_item
from teikit.exporters.reading.pages import name_pages
from teikit.exporters.reading.search import Found, Search, find_items
from teikit.exporters.reading.survey import Survey, survey
from teikit.exporters.reading.tally import Tally
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.tei.node import Node, view, view_first

__all__ = [
    "Block",
    "Break",
    "Byline",
    "Content",
    "DigitalSource",
    "Edition",
    "Figure",
    "Heading",
    "Image",
    "Item",
    "Link",
    "Mark",
    "Metadata",
    "Page",
    "Part",
    "Person",
    "Region",
    "SetAside",
    "Tally",
    "Text",
    "read_edition",
]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_UNREAD = frozenset({"facsimile", "standOff", "sourceDoc"})
_MASTHEAD = ("titlePart", "docEdition", "docImprint", "docDate", "byline", "docAuthor", "epigraph")


def read_edition(document: TeiDocument, report: Report) -> Edition:
    """Return the reading model of a TEI document; adds the findings X101 to X119.

    Pure: the same document gives the same model. One finding for each code and element, with
    their number and the first place.
    """
    tally = Tally()
    root = view(document, _UNREAD)
    header = next(root.elements("teiHeader"), Node("teiHeader", {}))
    text = next(root.elements("text"), Node("text", {}))
    language = _language(root, text, tally)
    metadata = read_metadata(header, tally)
    found = survey(text)
    pages = name_pages(found, header, metadata.title, language, tally)
    search = find_items(text, found.pages, tally)
    # The facsimile may be most of a file: it is read only if something points to it.
    geometry = read_geometry(view_first(document, "facsimile") if found.pointed else None)
    issue = root.id if is_plain_id(root.id) else ""
    items = _read_items(Desk(issue, language, header, tally, geometry, pages, found), search)
    edition = Edition(
        issue or digest_id(root.id or text.text()),
        language,
        metadata,
        tuple(_complete_pages(pages, items, found, geometry)),
        items,
        _masthead(search, tally),
        tally.total(),
        _unread(found, header),
    )
    if edition.id != root.id:
        tally.item = ""
        tally.note("X112", root.name, root.line, old=root.id)
    tally.report(report, document.name)
    return edition


def _language(root: Node, text: Node, tally: Tally) -> str:
    language = root.get("xml:lang") or text.get("xml:lang")
    if _LANGUAGE.fullmatch(language):
        return language
    tally.note("X115", root.name, root.line)
    return "und"


def _read_items(desk: Desk, search: Search) -> tuple[Item, ...]:
    desk.items = frozenset(id(part) for one in search.items for part in one.parts)
    items = tuple(build_item(desk, found) for found in search.items)
    names = {part.id: item.id for item in items for part in item.parts if part.id}
    pairs = zip(items, search.items, strict=True)
    return tuple(
        replace(item, links=_links(one, names)) if one.links else item for item, one in pairs
    )


def _links(found: Found, names: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(Link(relation, names[target]) for relation, target in found.links)


def _complete_pages(
    pages: tuple[Page, ...], items: tuple[Item, ...], found: Survey, geometry: Geometry
) -> list[Page]:
    complete = []
    for place, page in enumerate(pages):
        here = tuple(item.id for item in items if item.page == page.label)
        image = image_of(geometry, found.breaks[place]) if found.breaks else None
        complete.append(replace(page, items=here, image=image))
    return complete


def _masthead(search: Search, tally: Tally) -> tuple[str, ...]:
    pen = Pen(tally, {}, lambda _: None)
    lines = (plain_text(pen, one) for page in search.masthead for one in page.walk(*_MASTHEAD))
    return tuple(filter(None, lines))


def _unread(found: Survey, header: Node) -> tuple[tuple[str, int], ...]:
    prose = sum(1 for part in header.elements("encodingDesc") for _ in part.walk("p"))
    counts = (("zone", found.zoned), ("certainty", found.weighed), ("header prose", prose))
    return tuple(one for one in counts if one[1])
