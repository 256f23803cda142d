# SPDX-License-Identifier: Apache-2.0
"""Writes an issue as EPUB 3.3: a document for each item, an opener for each page."""

from teikit.exporters.epub.archive import MEDIA_TYPE, pack
from teikit.exporters.epub.book import Materials, plan_book
from teikit.exporters.epub.cover import make_cover
from teikit.exporters.epub.css import NEWS_CSS
from teikit.exporters.epub.navigation import write_nav, write_ncx
from teikit.exporters.epub.package import CONTAINER, write_package
from teikit.exporters.epub.pages import write_documents
from teikit.exporters.reading import Edition, Tally, read_edition
from teikit.files import Artifact
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.tei.names import tei as tei_name


def export_epub(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    """Return `<issue>.epub` (https://www.w3.org/TR/epub-33/).

    The same document and options give the same bytes; a drawn cover depends on this machine's
    Pillow and font, which the colophon names. Adds X110, X111, X114 and X201 besides those of the
    reading.
    """
    edition = read_edition(tei, report)
    tally = Tally()
    paged = next(tei.root.iter(tei_name("pb")), None) is not None
    materials = Materials(options.media, modified=options.modified)
    data = make_epub(edition, paged, materials, tally)
    tally.report(report, tei.name)
    return (Artifact(f"{edition.id}.epub", MEDIA_TYPE, data),)


def make_epub(edition: Edition, paged: bool, materials: Materials, tally: Tally) -> bytes:
    """Return the bytes of a book; `paged` tells whether the TEI has page breaks."""
    book = plan_book(edition, paged, materials, tally)
    cover = make_cover(book, materials, tally)
    documents = tuple(write_documents(book, cover, tally))
    tally.item = ""
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": write_package(book, cover, documents),
        "EPUB/nav.xhtml": write_nav(book),
        "EPUB/toc.ncx": write_ncx(book),
        "EPUB/css/news.css": NEWS_CSS.encode(),
        f"EPUB/images/{cover.name}": cover.data,
    }
    files |= {f"EPUB/images/{one.name}": one.data for one in book.pictures.values()}
    files |= {f"EPUB/text/{one.name}": one.data for one in documents}
    return pack(files)
