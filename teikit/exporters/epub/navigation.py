# SPDX-License-Identifier: Apache-2.0
"""Writes the ways through a book: contents, list of pages, landmarks, and the NCX of EPUB 2."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.exporters.epub.book import Book
from teikit.exporters.epub.markup import EMPTY, Markup, document, element, escape, group
from teikit.exporters.epub.pages import xhtml

_NCX = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents; `ours` tells that its words are ours, not the newspaper's."""

    id: str
    words: str
    address: str
    inner: tuple["Entry", ...] = ()
    ours: bool = False


def contents(book: Book) -> tuple[Entry, ...]:
    """Return the contents: each page, its items in it, and the colophon."""
    pages = tuple(
        Entry(
            f"p{page.number:02d}",
            book.page_name(page),
            f"text/{book.page_file(page)}",
            tuple(
                Entry(item.id, book.item_name(item), f"text/{book.item_file(item)}")
                for item in book.begun[page.label]
            ),
            ours=book.paged,
        )
        for page in book.edition.pages
    )
    return (*pages, Entry("colophon", book.labels.colophon, "text/colophon.xhtml", ours=True))


def page_list(book: Book) -> tuple[Entry, ...]:
    """Return the pages of the print, each at its page break; none if the TEI has none."""
    if not book.paged:
        return ()
    return tuple(
        Entry(f"page-{page.number}", page.label, f"text/{book.page_file(page)}#{page.id}")
        for page in book.edition.pages
    )


def write_nav(book: Book) -> bytes:
    """Return the navigation document (EPUB 3.3, 7)."""
    labels = book.labels
    toc = _nav(book, "toc", "h1", labels.contents, _entries(book, contents(book)))
    pages = page_list(book)
    listed = _nav(book, "page-list", "h2", labels.pages, _entries(book, pages)) if pages else EMPTY
    marks = _nav(book, "landmarks", "h2", labels.landmarks, group("ol", {}, *_landmarks(book)))
    attributes = {"epub:type": "frontmatter", "class": "nav"}
    return xhtml(book, labels.contents, "", attributes, toc, listed, marks)


def _nav(book: Book, kind: str, heading: str, title: str, content: Markup) -> Markup:
    roles = {"toc": "doc-toc", "page-list": "doc-pagelist"}
    attributes = {
        "epub:type": kind,
        "role": roles.get(kind, ""),
        "id": kind,
        "aria-labelledby": f"{kind}-title",
        "hidden": "" if kind in roles else "hidden",
    }
    return group("nav", attributes, book.made(heading, title, id=f"{kind}-title"), content)


def _entries(book: Book, entries: Iterable[Entry]) -> Markup:
    return group("ol", {}, *(_entry(book, one) for one in entries))


def _entry(book: Book, entry: Entry) -> Markup:
    marking = book.marking if entry.ours else {}
    link = element("a", {"href": entry.address, **marking}, escape(entry.words))
    inner = _entries(book, entry.inner) if entry.inner else EMPTY
    return element("li", {}, link, inner)


def _landmarks(book: Book) -> Iterator[Markup]:
    labels = book.labels
    first = book.page_file(book.edition.pages[0])
    rows = [
        ("cover", "text/cover.xhtml", labels.cover),
        ("toc", "#toc", labels.contents),
        ("page-list", "#page-list", labels.pages),
        ("bodymatter", f"text/{first}", labels.body),
        ("colophon", "text/colophon.xhtml", labels.colophon),
    ]
    for kind, address, words in rows:
        if book.paged or kind != "page-list":
            link = book.made("a", words, href=address, **{"epub:type": kind})
            yield element("li", {}, link)


def write_ncx(book: Book) -> bytes:
    """Return the navigation of EPUB 2, with the same labels, for old reading systems."""
    entries, pages = contents(book), page_list(book)
    orders = _play_orders(entries, pages)
    head = group(
        "head",
        {},
        _meta("dtb:uid", book.identifier),
        _meta("dtb:depth", "2" if any(one.inner for one in entries) else "1"),
        _meta("dtb:totalPageCount", str(len(pages))),
        _meta("dtb:maxPageNumber", str(len(pages))),
    )
    title = element("docTitle", {}, element("text", {}, escape(book.title)))
    points = group("navMap", {}, *(_nav_point(one, orders) for one in entries))
    targets = [_page_target(n, one, orders) for n, one in enumerate(pages, start=1)]
    label = element("navLabel", {}, element("text", {}, escape(book.labels.pages)))
    listed = group("pageList", {}, label, *targets) if targets else EMPTY
    attributes = {"xmlns": _NCX, "version": "2005-1", "xml:lang": book.language}
    return document(group("ncx", attributes, head, title, points, listed))


def _play_orders(entries: Iterable[Entry], pages: Iterable[Entry]) -> dict[str, str]:
    """Return the place of each address in the reading order, from 1."""
    breaks = {one.address.partition("#")[0]: one.address for one in pages}
    orders: dict[str, str] = {}
    for one in entries:
        for address in (one.address, breaks.get(one.address), *(i.address for i in one.inner)):
            if address:
                orders[address] = str(len(orders) + 1)
    return orders


def _meta(name: str, content: str) -> Markup:
    return element("meta", {"name": name, "content": content})


def _label(entry: Entry) -> tuple[Markup, Markup]:
    words = element("navLabel", {}, element("text", {}, escape(entry.words)))
    return words, element("content", {"src": entry.address})


def _nav_point(entry: Entry, orders: dict[str, str]) -> Markup:
    attributes = {"id": f"toc-{entry.id}", "playOrder": orders[entry.address]}
    inner = (_nav_point(one, orders) for one in entry.inner)
    return group("navPoint", attributes, *_label(entry), *inner)


def _page_target(number: int, entry: Entry, orders: dict[str, str]) -> Markup:
    attributes = {
        "id": f"list-{entry.id}",
        "type": "normal",
        "value": str(number),
        "playOrder": orders[entry.address],
    }
    return group("pageTarget", attributes, *_label(entry))
