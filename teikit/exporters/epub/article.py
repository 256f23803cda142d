# SPDX-License-Identifier: Apache-2.0
"""Writes an item as an XHTML document: headings, byline, blocks and pictures in reading order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from teikit.exporters.epub.book import Book
from teikit.exporters.epub.labels import known_tag
from teikit.exporters.epub.markup import EMPTY, Markup, element, escape, group, lines
from teikit.exporters.epub.prose import write_text
from teikit.exporters.reading import Block, Byline, Figure, Heading, Item, Page, Tally, Text
from teikit.exporters.reading.drafts import normalised

TITLE_ID = "_title"  # no id of the TEI that we keep begins with an underscore
_FIRST_LEVEL = 2  # of an item's main heading; that of its page is 1
_LAST_LEVEL = 6


@dataclass(slots=True)
class Desk:
    """An item being written: the pages its text has reached, the level of its last heading."""

    book: Book
    item: Item
    tally: Tally
    reached: set[str] = field(default_factory=set)
    level: int = _FIRST_LEVEL


def write_article(book: Book, item: Item, tally: Tally) -> Markup:
    """Return the article element of an item; adds X111."""
    desk = Desk(book, item, tally, {item.page})
    tally.item = item.id
    tag = known_tag(item.language)
    attributes = {
        "id": item.id,
        "class": item.kind,
        "lang": tag,
        "xml:lang": tag,
        "aria-labelledby": _title_id(item),
    }
    return group(
        "article",
        attributes,
        group("header", {}, *_header(desk)),
        *_content(desk),
        *(_byline(desk, one, "byline end") for one in item.bylines if one.position == "end"),
        *(_link(desk, one.relation, one.target) for one in item.links),
    )


def _main(item: Item) -> Heading | None:
    """Return the main heading, None if there is none with a character that shows."""
    mains = (one for one in item.headings if one.role == "main")
    return next((one for one in mains if normalised(one.text.text)), None)


def _title_id(item: Item) -> str:
    main = _main(item)
    return (_id(item, main.id) if main else "") or TITLE_ID


def _id(item: Item, own: str) -> str:
    """Return the id of a part of the item, "" if it is the item's own."""
    return own if own != item.id else ""


def _header(desk: Desk) -> Iterator[Markup]:
    item = desk.item
    if item.section:
        yield element("p", {"class": "section gen"}, escape(item.section))
    headings = [_heading(desk, one) for one in item.headings]
    if _main(item) is None:
        headings.insert(0, _made_title(desk))
    yield group("hgroup", {}, *headings) if len(headings) > 1 else headings[0]
    yield from (_byline(desk, one, "byline") for one in item.bylines if one.position == "head")


def _made_title(desk: Desk) -> Markup:
    """Return the heading of an item without one: not seen, but there for navigation."""
    book, item = desk.book, desk.item
    if item.kind == "page":
        return book.made("h2", book.item_name(item), id=TITLE_ID, **{"class": "gen"})
    attributes = {"id": TITLE_ID, "class": "gen unheaded"}
    return element("h2", attributes, escape(book.item_name(item)))


def _heading(desk: Desk, heading: Heading) -> Markup:
    item = desk.item
    tag = known_tag(heading.language)
    attributes = {"id": _id(item, heading.id), "lang": tag, "xml:lang": tag}
    content = write_text(desk.book, heading.text)
    if heading is _main(item):
        return element("h2", {**attributes, "id": _title_id(item)}, content)
    if heading.role == "deck":
        return element("p", {**attributes, "class": "subtitle", "role": "doc-subtitle"}, content)
    return element("p", {**attributes, "class": heading.role}, content)


def _byline(desk: Desk, byline: Byline, kind: str) -> Markup:
    attributes = {"id": _id(desk.item, byline.id), "class": kind}
    return element("p", attributes, write_text(desk.book, byline.text))


def _content(desk: Desk) -> Iterator[Markup]:
    """Yield blocks and figures; where a new page is reached, a link to it before or after."""
    for one in desk.item.content:
        if isinstance(one, Figure):
            yield _jump(desk, one.page)
            yield _figure(desk, one)
        else:
            yield _jump(desk, one.parts[0].page)
            yield BLOCKS[one.kind](desk, one)
            yield from (_jump(desk, label) for label in _pages_in(one))


def _pages_in(block: Block) -> Iterator[str]:
    for part in block.parts:
        yield part.page
        yield from (one.n for one in part.breaks if one.kind == "page")


def _jump(desk: Desk, label: str) -> Markup:
    """Return a link to the opener of a page that the text reaches, "" if it is there already."""
    if label in desk.reached:
        return EMPTY
    desk.reached.add(label)
    book = desk.book
    page = next((one for one in book.edition.pages if one.label == label), None)
    return _to_page(book, page) if page else EMPTY


def _to_page(book: Book, page: Page) -> Markup:
    words = book.labels.to_page.format(book.labels.page_name(page.label))
    link = book.made("a", words, href=book.page_file(page))
    return element("p", {"class": "jump gen"}, link)


def _link(desk: Desk, relation: str, target: str) -> Markup:
    """Return a link to another part of the item that could not be joined to it."""
    book = desk.book
    other = next((one for one in book.edition.items if one.id == target), None)
    if other is None:
        return EMPTY
    form = book.labels.from_item if relation == "continues" else book.labels.to_item
    link = book.made("a", form.format(book.item_name(other)), href=book.item_file(other))
    return element("p", {"class": "jump gen"}, link)


def _attributes(desk: Desk, block: Block, kind: str = "") -> dict[str, str]:
    tag = known_tag(block.language)
    return {"id": _id(desk.item, block.id), "class": kind, "lang": tag, "xml:lang": tag}


def _text(desk: Desk, text: Text) -> Markup:
    return write_text(desk.book, text)


def _paragraph(desk: Desk, block: Block) -> Markup:
    return element("p", _attributes(desk, block), _text(desk, block.parts[0]))


def _classed(desk: Desk, block: Block) -> Markup:
    return element("p", _attributes(desk, block, block.kind), _text(desk, block.parts[0]))


def _subhead(desk: Desk, block: Block) -> Markup:
    """Return a heading at most one level below the one before, and never above the item's."""
    wanted = _FIRST_LEVEL + max(block.level, 1)
    desk.level = min(wanted, desk.level + 1, _LAST_LEVEL)
    return element(f"h{desk.level}", _attributes(desk, block), _text(desk, block.parts[0]))


def _verse(desk: Desk, block: Block) -> Markup:
    rows = (element("p", {}, _text(desk, one)) for one in block.parts)
    return group("div", _attributes(desk, block, "verse"), *rows)


def _list(desk: Desk, block: Block) -> Markup:
    members = (element("li", {}, _text(desk, one)) for one in block.parts)
    return group("ul", _attributes(desk, block, "printed"), *members)


def _table(desk: Desk, block: Block) -> Markup:
    rows = []
    for place, cells in enumerate(block.table_rows()):
        name, attributes = ("th", {"scope": "col"}) if place < block.labels else ("td", {})
        row = (element(name, attributes, _text(desk, one)) for one in cells)
        rows.append(element("tr", {}, *row))
    return group("table", _attributes(desk, block), *rows)


def _quote(desk: Desk, block: Block) -> Markup:
    paragraph = element("p", {}, _text(desk, block.parts[0]))
    return element("blockquote", _attributes(desk, block), paragraph)


BLOCKS: Mapping[str, Callable[[Desk, Block], Markup]] = {
    "paragraph": _paragraph,
    "heading": _subhead,
    "verse": _verse,
    "list": _list,
    "table": _table,
    "quote": _quote,
    "note": _classed,
    "signature": _classed,
}
"""Kind of block to writer."""


def _figure(desk: Desk, figure: Figure) -> Markup:
    caption = _caption(desk, figure)
    picture = _picture(desk, figure)
    if not (caption or picture):
        return EMPTY
    return group("figure", {"id": _id(desk.item, figure.id)}, picture, caption)


def _caption(desk: Desk, figure: Figure) -> Markup:
    titles = [element("p", {"class": "title"}, _text(desk, one)) for one in figure.title]
    blocks = [BLOCKS[one.kind](desk, one) for one in figure.caption]
    return group("figcaption", {}, lines(*titles, *blocks)) if titles or blocks else EMPTY


def _picture(desk: Desk, figure: Figure) -> Markup:
    """Return the img of a figure; without a file what is said of it, or ""; adds X111."""
    picture = desk.book.pictures.get(figure.source)
    words, tag = figure.description, known_tag(figure.description_language)
    attributes = {"lang": tag, "xml:lang": tag}
    if picture is None:
        description = {"class": "description gen", **attributes}
        return element("p", description, escape(f"［{words}］")) if words else EMPTY
    if not words:
        desk.tally.note("X111", "figure")
        words = " ".join(one.text for one in _words(figure))
        if not words:
            words, attributes = desk.book.labels.picture, dict(desk.book.marking)
    return element("img", {"src": f"../images/{picture.name}", "alt": words, **attributes})


def _words(figure: Figure) -> Iterator[Text]:
    yield from figure.title
    yield from (part for block in figure.caption for part in block.parts)
