# SPDX-License-Identifier: Apache-2.0
"""Writes the package document: what the book is, and nothing that the TEI does not say."""

import re
from collections.abc import Iterable, Iterator, Mapping

from teikit.exporters.epub.book import Book
from teikit.exporters.epub.cover import Cover
from teikit.exporters.epub.markup import Markup, document, element, escape, group, lines
from teikit.exporters.epub.pages import Document
from teikit.exporters.reading import Figure, Person
from teikit.options import VERSION

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XHTML = "application/xhtml+xml"
_DAY = 10  # the length of a full date
_ISSN = re.compile(r"(\d{4})-?(\d{3})([\dXx])")
_ISSN_WEIGHTS = range(8, 1, -1)
_NO_ISSN = "0000-0000"  # has a right check digit, and is nobody's
_POSITION = re.compile(r"\d+(\.\d+)*")

ROLES: Mapping[str, str] = {
    "author": "aut",
    "reporter": "rpt",
    "intern-reporter": "rpt",
    "correspondent": "rpt",
    "photographer": "pht",
    "editor": "edt",
    "proofreader": "pfr",
    "designer": "dsr",
    "translator": "trl",
    "illustrator": "ill",
}
"""persName/@role to relator code of MARC."""

CONTAINER = document(
    group(
        "container",
        {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"},
        group(
            "rootfiles",
            {},
            element(
                "rootfile",
                {
                    "full-path": "EPUB/package.opf",
                    "media-type": "application/oebps-package+xml",
                },
            ),
        ),
    )
)


def write_package(book: Book, cover: Cover, documents: Iterable[Document]) -> bytes:
    """Return the package document (EPUB 3.3, 5; EPUB Accessibility 1.1)."""
    spine = list(documents)
    metadata = group(
        "metadata",
        {"xmlns:dc": _DC},
        *_identity(book),
        *_people(book),
        *_origin(book),
        *_series(book),
        *_accessibility(book),
        element("meta", {"name": "generator", "content": f"teikit {VERSION}"}),
        element("meta", {"name": "cover", "content": "coverimage"}),
    )
    attributes = {
        "xmlns": _OPF,
        "version": "3.0",
        "unique-identifier": "pub-id",
        "xml:lang": book.language,
        "dir": book.direction,
    }
    manifest, order = _manifest(book, cover, spine), _spine(book, spine)
    return document(group("package", attributes, metadata, manifest, order, _guide(book)))


def checked_issn(text: str) -> str:
    """Return an ISSN as four digits, hyphen, four, if its check digit is right; else ""."""
    found = _ISSN.fullmatch(text.strip())
    if not found:
        return ""
    digits = f"{found[1]}{found[2]}"
    rest = -sum(int(one) * weight for one, weight in zip(digits, _ISSN_WEIGHTS, strict=True)) % 11
    issn = f"{found[1]}-{found[2]}{found[3].upper()}"
    return issn if "0123456789X"[rest] == issn[-1] and issn != _NO_ISSN else ""


def _identity(book: Book) -> Iterator[Markup]:
    known = book.edition.metadata
    yield _dc("identifier", book.identifier, id="pub-id")
    yield _dc("title", book.title, id="title")
    yield _meta("title-type", "main", "title")
    if known.title and known.date:
        yield _meta("file-as", f"{known.title} {known.date}", "title")
    yield _dc("language", book.language)
    # A day that is only likely would be stated as sure; a year or month says what it does not know.
    if known.date and (known.date_certainty == "exact" or len(known.date) < _DAY):
        yield _dc("date", known.date)
    yield _meta("dcterms:modified", book.modified)


def _people(book: Book) -> Iterator[Markup]:
    for number, editor in enumerate(book.edition.metadata.editors, start=1):
        yield _dc("creator", editor, id=f"creator{number}")
        yield _meta("role", "edt", f"creator{number}", scheme="marc:relators")
    for number, (name, roles) in enumerate(_contributors(book).values(), start=1):
        yield _dc("contributor", name, id=f"contributor{number}")
        for role in roles:
            yield _meta("role", role, f"contributor{number}", scheme="marc:relators")


def _contributors(book: Book) -> dict[str, tuple[str, dict[str, None]]]:
    """Return name and roles of all persons with a role, by @ref, else by name, in order."""
    people: dict[str, tuple[str, dict[str, None]]] = {}
    for person in _everybody(book):
        if person.role:
            _, roles = people.setdefault(person.ref or person.name, (person.name, {}))
            if person.role in ROLES:
                roles[ROLES[person.role]] = None
    return people


def _everybody(book: Book) -> Iterator[Person]:
    for item in book.edition.items:
        yield from item.people
    for page in book.edition.pages:
        yield from page.people


def _origin(book: Book) -> Iterator[Markup]:
    known = book.edition.metadata
    if known.publisher:
        yield _dc("publisher", known.publisher)
    yield from (_dc("subject", one) for one in known.keywords)
    if known.rights or known.licence:
        yield _dc("rights", known.rights or known.licence)
    if book.paged:
        printed = _printed(book)
        yield _dc("source", printed, id="source")
        yield _meta("source-of", "pagination", "source")
        yield _meta("pageBreakSource", printed)


def _printed(book: Book) -> str:
    """Return what the pages are those of: the printed issue, or the file if it is not known."""
    known, labels = book.edition.metadata, book.labels
    if not known.title:
        return labels.comma.join(one.file for one in known.sources) or book.title
    number = labels.number.format(known.number) if known.number.isdecimal() else known.number
    return " ".join(filter(None, (book.title, number, known.edition)))


def _series(book: Book) -> Iterator[Markup]:
    known = book.edition.metadata
    if not known.title:
        return
    yield element(
        "meta", {"property": "belongs-to-collection", "id": "series"}, escape(known.title)
    )
    yield _meta("collection-type", "series", "series")
    if issn := checked_issn(known.issn):
        yield _meta("dcterms:identifier", f"urn:issn:{issn}", "series")
    if _POSITION.fullmatch(known.number):
        yield _meta("group-position", known.number, "series")


def _accessibility(book: Book) -> Iterator[Markup]:
    """Yield what is true of this book, and claim conformance to nothing (exports.md 2.3)."""
    pictures = [one for one in _figures(book) if one.source in book.pictures]
    described = all(one.description for one in pictures)
    modes = ["textual"] + ["visual"] * bool(pictures)
    sufficient = ["textual"] * described + ["textual,visual"] * bool(pictures)
    features = [
        *(["alternativeText"] if described else []),
        "displayTransformability",
        *(["pageBreakMarkers", "pageNavigation"] if book.paged else []),
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ]
    yield from (_meta("schema:accessMode", one) for one in modes)
    yield from (_meta("schema:accessModeSufficient", one) for one in sufficient)
    yield from (_meta("schema:accessibilityFeature", one) for one in features)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", _summary(book, bool(pictures), described))


def _figures(book: Book) -> Iterator[Figure]:
    for item in book.edition.items:
        yield from item.figures


def _summary(book: Book, pictures: bool, described: bool) -> str:
    labels = book.labels
    sentences = [labels.reflowable]
    sentences += [labels.paged] * book.paged
    sentences += [labels.described if described else labels.undescribed] * pictures
    sentences.append(labels.still)
    return labels.pause.join(sentences) + labels.stop


def _manifest(book: Book, cover: Cover, spine: list[Document]) -> Markup:
    pictures = {one.name: one for one in book.pictures.values() if one.name != cover.name}
    return group(
        "manifest",
        {},
        _item("nav", "nav.xhtml", _XHTML, "nav"),
        _item("ncx", "toc.ncx", "application/x-dtbncx+xml"),
        _item("css", "css/news.css", "text/css"),
        _item("coverimage", f"images/{cover.name}", cover.media_type, "cover-image"),
        *(
            _item(f"picture{one.name.partition('.')[0]}", f"images/{one.name}", one.media_type)
            for one in pictures.values()
        ),
        *(_item(one.id, f"text/{one.name}", _XHTML) for one in spine),
    )


def _item(name: str, address: str, media_type: str, properties: str = "") -> Markup:
    attributes = {"id": name, "href": address, "media-type": media_type, "properties": properties}
    return element("item", attributes)


def _spine(book: Book, spine: list[Document]) -> Markup:
    order = [spine[0].id, "nav", *(one.id for one in spine[1:])]
    references = (element("itemref", {"idref": one}) for one in order)
    attributes = {"toc": "ncx", "page-progression-direction": book.direction}
    return group("spine", attributes, *references)


def _guide(book: Book) -> Markup:
    first = book.page_file(book.edition.pages[0])
    rows = (
        ("cover", book.labels.cover, "text/cover.xhtml"),
        ("toc", book.labels.contents, "nav.xhtml"),
        ("text", book.labels.body, f"text/{first}"),
    )
    references = (
        element("reference", {"type": kind, "title": title, "href": address})
        for kind, title, address in rows
    )
    return group("guide", {}, lines(*references))


def _dc(name: str, words: str, **attributes: str) -> Markup:
    return element(f"dc:{name}", attributes, escape(words))


def _meta(name: str, words: str, refines: str = "", **attributes: str) -> Markup:
    target = {"refines": f"#{refines}" if refines else ""}
    return element("meta", {**target, "property": name, **attributes}, escape(words))
