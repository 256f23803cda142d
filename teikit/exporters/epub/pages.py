# SPDX-License-Identifier: Apache-2.0
"""Writes the documents of a book: cover, page openers, articles and colophon."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teikit.exporters.epub.article import TITLE_ID, write_article
from teikit.exporters.epub.book import Book
from teikit.exporters.epub.cover import Cover
from teikit.exporters.epub.markup import (
    EMPTY,
    Markup,
    count_invisible,
    document,
    element,
    escape,
    group,
    lines,
)
from teikit.exporters.reading import Item, Page, Tally
from teikit.options import VERSION

DOCTYPE = "<!DOCTYPE html>\n"
_NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}
_DAY = 10  # the length of a full date


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the spine: `name` is its file in the folder text, `id` that in the manifest."""

    id: str
    name: str
    data: bytes


def write_documents(book: Book, cover: Cover, tally: Tally) -> Iterator[Document]:
    """Yield the documents in reading order, the contents not among them; adds X111 and X114."""
    titles: Counter[str] = Counter()
    yield Document("cover", "cover.xhtml", _cover(book, cover))
    for page in book.edition.pages:
        title = _unique(book.page_name(page), titles)
        name = book.page_file(page)
        yield Document(name.removesuffix(".xhtml"), name, _opener(book, page, title))
        for item in book.begun[page.label]:
            title = _unique(book.item_name(item), titles)
            article = write_article(book, item, tally)
            if count_invisible(article):
                tally.note("X114", "div")
            data = xhtml(book, title, "text", {"epub:type": "bodymatter"}, article)
            yield Document(item.id, book.item_file(item), data)
    yield Document("colophon", "colophon.xhtml", _colophon(book, cover))


def xhtml(
    book: Book, title: str, folder: str, attributes: Mapping[str, str], *content: Markup
) -> bytes:
    """Return an XHTML document of the book that lies in `folder`, "" for the topmost one."""
    language = {"lang": book.language, "xml:lang": book.language}
    direction = {"dir": "rtl"} if book.direction == "rtl" else {}
    style = {
        "rel": "stylesheet",
        "type": "text/css",
        "href": f"{'../' if folder else ''}css/news.css",
    }
    whole = title if title == book.title else f"{title} · {book.title}"
    head = group("head", {}, element("title", {}, escape(whole)), element("link", style))
    body = group("body", attributes, *content)
    return document(group("html", {**_NAMESPACES, **language, **direction}, head, body), DOCTYPE)


def _unique(title: str, used: Counter[str]) -> str:
    """Return a title that no document has so far."""
    used[title] += 1
    return title if used[title] == 1 else _unique(f"{title} ({used[title]})", used)


def _cover(book: Book, cover: Cover) -> bytes:
    picture = {
        "src": f"../images/{cover.name}",
        "role": "doc-cover",
        "alt": cover.words,
    }
    heading = element("h1", {"class": "unheaded"}, escape(book.title))
    attributes = {"epub:type": "cover", "class": "cover gen"}
    return xhtml(book, book.labels.cover, "text", attributes, heading, element("img", picture))


def _opener(book: Book, page: Page, title: str) -> bytes:
    section = group(
        "section",
        {"epub:type": "part", "role": "doc-part", "class": "page", "aria-labelledby": TITLE_ID},
        _page_break(book, page),
        group("header", {}, _folio(book), _page_title(book, page)),
        _headlines(book, page),
        _credits(page),
    )
    return xhtml(book, title, "text", {"epub:type": "bodymatter"}, section)


def _page_break(book: Book, page: Page) -> Markup:
    """Return the one page break of the page; none where the TEI has none."""
    if not book.paged:
        return EMPTY
    attributes = {
        "epub:type": "pagebreak",
        "role": "doc-pagebreak",
        "id": page.id,
        "aria-label": book.labels.page_name(page.label),
        **book.marking,
    }
    return element("span", attributes, EMPTY)


def _folio(book: Book) -> Markup:
    """Return the line that names newspaper and day."""
    known = book.edition.metadata
    title = element("span", {}, escape(known.title)) if known.title else EMPTY
    day = known.date if len(known.date) == _DAY else ""
    attributes = {"datetime": day, **book.marking}
    date = element("time" if day else "span", attributes, escape(book.date)) if book.date else EMPTY
    return element("p", {"class": "folio"}, lines(title, date)) if title or date else EMPTY


def _page_title(book: Book, page: Page) -> Markup:
    if not book.paged:
        return element("h1", {"id": TITLE_ID}, escape(book.title))
    number = book.made("span", book.labels.page_name(page.label))
    section = escape(f" {page.section}" if page.section else "")
    return element("h1", {"id": TITLE_ID}, number, section)


def _headlines(book: Book, page: Page) -> Markup:
    """Return the list of what begins on the page, then of what goes on there."""
    begun = [_headline(book, item, "") for item in book.begun[page.label]]
    continued = [_headline(book, item, "continued") for item in book.continued[page.label]]
    if not (begun or continued):
        return EMPTY
    return group("ol", {"class": "headlines"}, *begun, *continued)


def _headline(book: Book, item: Item, kind: str) -> Markup:
    form = book.labels.from_item if kind else "{}"
    kickers = (one.text.text for one in item.headings if one.role == "kicker")
    kicker = next(kickers, "")
    link = element("a", {"href": book.item_file(item)}, escape(form.format(book.item_name(item))))
    above = element("span", {"class": "kicker"}, escape(kicker)) if kicker and not kind else EMPTY
    return element("li", {"class": kind or item.kind}, above, link)


def _credits(page: Page) -> Markup:
    """Return the line of those who made the page, as its print names them."""
    names = (f"{person.label} {person.name}".strip() for person in page.people)
    spans = [element("span", {}, escape(one)) for one in names]
    return element("p", {"class": "credits"}, lines(*spans)) if spans else EMPTY


def _colophon(book: Book, cover: Cover) -> bytes:
    heading = book.made("h1", book.labels.colophon, id=TITLE_ID)
    rows = [
        piece
        for label, words in _facts(book, cover)
        if words
        for piece in (book.made("dt", label), element("dd", {}, escape(words)))
    ]
    attributes = {
        "epub:type": "colophon",
        "role": "doc-colophon",
        "class": "colophon",
        "aria-labelledby": TITLE_ID,
    }
    section = group("section", attributes, heading, group("dl", {}, *rows))
    return xhtml(book, book.labels.colophon, "text", {"epub:type": "backmatter"}, section)


def _facts(book: Book, cover: Cover) -> Iterator[tuple[str, str]]:
    """Yield what the colophon says: label and words, "" for what is not known."""
    labels, known, edition = book.labels, book.edition.metadata, book.edition
    number = labels.number.format(known.number) if known.number.isdecimal() else known.number
    extent = labels.extent_of.format(pages=len(edition.pages), items=len(edition.items))
    yield labels.newspaper, known.title
    yield labels.date, labels.comma.join(filter(None, (book.date, number, known.edition)))
    yield labels.extent, extent if book.paged else ""
    yield labels.publisher, labels.comma.join(filter(None, (known.place, known.publisher)))
    yield labels.source, labels.comma.join(one.file for one in known.sources)
    yield labels.rights, known.rights or known.licence
    yield labels.made, f"teikit {VERSION}"
    yield labels.drawn, cover.tools
