# SPDX-License-Identifier: Apache-2.0
"""Makes books for tests, and reads them as a reading system would: zip, spine, XHTML."""

import io
import posixpath
import zipfile

from invented import HEADER
from lxml import etree

from teikit.exporters.epub import make_epub
from teikit.exporters.epub.book import Materials
from teikit.exporters.reading import Tally, read_edition
from teikit.report import Report
from teikit.tei.document import TeiDocument

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
# A picture of one grey point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6368000000820081775dd1350000000049454e44ae426082"
)


def tei(body: str, *, header: str = HEADER, language: str = "zh-Hans", name: str = "t-1") -> str:
    """A TEI issue with this body."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}" xml:id="{name}">'
        f"{header}<text><body>{body}</body></text></TEI>"
    )


def book_bytes(xml: str | bytes, materials: Materials | None = None) -> tuple[bytes, Report]:
    """The book of a TEI text, with a given cover if none is said, and what was reported."""
    data = xml.encode() if isinstance(xml, str) else xml
    document = TeiDocument.parse(data, "issue.tei.xml")
    report, tally = Report(), Tally()
    edition = read_edition(document, report)
    paged = b"<pb" in data
    made = make_epub(edition, paged, materials or Materials(cover=PNG), tally)
    tally.report(report, document.name)
    return made, report


class Opened:
    """A book that was opened: its files, package, contents and spine."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.files = {one: archive.read(one) for one in archive.namelist()}
        self.package = self.parse("EPUB/package.opf")
        self.nav = self.parse("EPUB/nav.xhtml")
        hrefs = {one.get("id"): one.get("href") for one in self.find("//o:item")}
        self.spine = [f"EPUB/{hrefs[one]}" for one in self.find("//o:itemref/@idref")]

    def parse(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[name])

    def find(self, path: str) -> list:
        return self.package.xpath(path, namespaces=NAMES)

    def meta(self, name: str) -> list[str]:
        return [one.text for one in self.find(f"//o:meta[@property='{name}']")]

    def links(self, kind: str) -> list[tuple[str, str]]:
        """(address as seen from the top of the zip, words) of a list of the contents."""
        path = f"//h:nav[@e:type='{kind}']//h:a"
        found = self.nav.xpath(path, namespaces=NAMES)
        return [(posixpath.join("EPUB", one.get("href")), "".join(one.itertext())) for one in found]

    def document(self, name: str) -> etree._Element:
        return self.parse(f"EPUB/text/{name}.xhtml")

    def articles(self) -> dict[str, etree._Element]:
        """The article elements by id, in the order of the spine."""
        roots = [self.parse(one) for one in self.spine]
        found = [article for root in roots for article in root.iter(f"{XHTML}article")]
        articles = {one.get("id"): one for one in found}
        assert len(articles) == len(found), "an item stands twice in the book"
        return articles


def opened(xml: str | bytes, materials: Materials | None = None) -> Opened:
    """The opened book of a TEI text."""
    return Opened(book_bytes(xml, materials)[0])


def lines_of(article: etree._Element) -> list[str]:
    """The texts of an article, one for each block, without what is marked as ours."""
    for one in article.xpath(".//*[contains(concat(' ', @class, ' '), ' gen ')]"):
        one.getparent().remove(one)
    leaves = (f"{XHTML}{name}" for name in ("p", "li", "td", "h2", "h3", "h4", "h5", "h6"))
    texts = ("".join(one.itertext()) for one in article.iter(*leaves))
    return [one for one in texts if one]
