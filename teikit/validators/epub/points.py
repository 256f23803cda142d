# SPDX-License-Identifier: Apache-2.0
"""The points of our contract for EPUB that epubcheck does not check (exports.md 2.5, 2 to 24)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from teikit.validators.epub.publication import OPS, XHTML, XML, Publication, select, text_of

Problems: TypeAlias = Iterator[str]

_MIMETYPE = b"application/epub+zip"
_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_UUID = re.compile(
    r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.I
)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ACCESSIBILITY = (
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
)
_ROLES = {
    "toc": "doc-toc",
    "page-list": "doc-pagelist",
    "pagebreak": "doc-pagebreak",
    "part": "doc-part",
    "colophon": "doc-colophon",
    "subtitle": "doc-subtitle",
}
_WITHOUT_ROLE = (f"{XHTML}a", f"{XHTML}body")  # there epub:type names a landmark or a division
_HEADING = re.compile(re.escape(XHTML) + "h([1-6])")
_DECORATIVE = ("presentation", "none")
_ACTIVE = re.compile(r"\s*(javascript|vbscript|data):", re.I)
_REMOTE = re.compile(r"\s*(https?:)?//", re.I)
_LOADED = ("src", "srcset", "poster", "data")
_REMOTE_STYLE = re.compile(r"(@import|url\()\s*[\"']?\s*(https?:)?//", re.I)
_COLOUR = re.compile(
    r"(?<![\w-])(color|background|background-color)\s*:"
    r"(?!\s*(inherit|currentcolor|transparent)\b)",
    re.I,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_LAYOUT = re.compile("[\u3000\u200b\ufeff]")
_RASTER = ("image/png", "image/jpeg")


def check_mimetype(book: Publication) -> Problems:
    """V402: the first entry is mimetype, stored, without extra field."""
    first = book.entries[0]
    if first.name != "mimetype" or first.data != _MIMETYPE:
        yield "the first entry is not the mimetype of EPUB"
    elif not first.stored or first.extra:
        yield "the mimetype is compressed or has an extra field"


def check_order(book: Publication) -> Problems:
    """V403: one time, no extra fields, sorted names."""
    names = [entry.name for entry in book.entries[1:]]
    if len({entry.time for entry in book.entries}) > 1:
        yield "the entries have different times"
    if any(entry.extra for entry in book.entries):
        yield "an entry has an extra field"
    if names != sorted(names):
        yield "the entries are not in the order of their names"


def check_names(book: Publication) -> Problems:
    """V404: ASCII file names."""
    for entry in book.entries:
        if not _NAME.fullmatch(entry.name):
            yield f'the file name "{entry.name}" has characters beside A-Z a-z 0-9 . _ - /'


def check_identifier(book: Publication) -> Problems:
    """V405: the unique identifier is a UUID made from a name."""
    wanted = book.package.get("unique-identifier")
    found = [one for one in select(book.package, "//dc:identifier") if one.get("id") == wanted]
    if len(found) != 1 or not _UUID.fullmatch(text_of(found[0])):
        yield "the unique identifier is not one UUID of version 5"


def check_date(book: Publication) -> Problems:
    """V406: one date, a language."""
    dates = [text_of(one) for one in select(book.package, "//dc:date")]
    if len(dates) != 1 or not _DATE.fullmatch(dates[0]):
        yield "dc:date is not exactly one day, month or year"
    if not any(map(text_of, select(book.package, "//dc:language"))):
        yield "dc:language is missing"


def check_series(book: Publication) -> Problems:
    """V407: the newspaper is a series."""
    collections = select(book.package, "//o:meta[@property='belongs-to-collection'][@id]")
    kinds = select(book.package, "//o:meta[@property='collection-type']")
    series = {one.get("refines") for one in kinds if text_of(one) == "series"}
    if not any(f"#{one.get('id')}" in series for one in collections):
        yield "the newspaper is not given as a series"


def check_accessibility(book: Publication) -> Problems:
    """V408: the five properties of accessibility."""
    missing = [one for one in _ACCESSIBILITY if not any(book.metadata(f"schema:{one}"))]
    if missing:
        yield f"accessibility metadata is missing: {', '.join(missing)}"


def check_claim(book: Publication) -> Problems:
    """V409: who claims conformance names who certified it."""
    links = select(book.package, "//o:link[contains(@rel, 'conformsTo')]")
    if (book.metadata("dcterms:conformsTo") or links) and not book.metadata("a11y:certifiedBy"):
        yield "conformance is claimed, but nobody has certified it"


def check_toc(book: Publication) -> Problems:
    """V410: every article is in the contents."""
    listed = {link.file for link in book.links("toc")}
    for name, root in book.documents.items():
        if name not in listed and next(root.iter(f"{XHTML}article"), None) is not None:
            yield f"the article in {name} is not in the contents"


def _page_breaks(book: Publication) -> Iterator[tuple[str, etree._Element]]:
    for name, element in book.elements():
        kinds = element.get(f"{OPS}type", "").split()
        if element.get("role") == "doc-pagebreak" or "pagebreak" in kinds:
            yield name, element


def check_page_list(book: Publication) -> Problems:
    """V411: the list of pages is the page breaks, in reading order."""
    listed = [(link.file, link.fragment) for link in book.links("page-list")]
    if listed != [(name, element.get("id", "")) for name, element in _page_breaks(book)]:
        yield "the list of pages is not exactly the page breaks in reading order"


def check_page_labels(book: Publication) -> Problems:
    """V412: labels of pages are there, and unique."""
    counts = Counter(link.words for link in book.links("page-list"))
    for label, count in counts.items():
        if count > 1 or not label:
            yield f'the page label "{label}" stands {count} times in the list of pages'
    for name, element in _page_breaks(book):
        if not (element.get("aria-label") or element.get("title") or text_of(element)):
            yield f"a page break in {name} has no label"


def check_page_source(book: Publication) -> Problems:
    """V413: whose pages they are."""
    stated = book.metadata("pageBreakSource") or book.metadata("source-of")
    if book.links("page-list") and not stated:
        yield "there is a list of pages, but not of which print"


def check_landmarks(book: Publication) -> Problems:
    """V414: the landmarks toc and bodymatter."""
    kinds = {link.kind for link in book.links("landmarks")}
    if not {"toc", "bodymatter"} <= kinds:
        yield "the landmarks lack toc or bodymatter"


def check_roles(book: Publication) -> Problems:
    """V415: a role beside epub:type."""
    for name, element in book.elements():
        if element.tag in _WITHOUT_ROLE:
            continue
        for kind in element.get(f"{OPS}type", "").split():
            if kind in _ROLES and element.get("role") != _ROLES[kind]:
                yield f'{name}: epub:type="{kind}" without role="{_ROLES[kind]}"'


def check_languages(book: Publication) -> Problems:
    """V416: every document says its language, twice and alike."""
    if not book.package.get(f"{XML}lang"):
        yield "the package document does not say its language"
    for name, root in book.documents.items():
        if not root.get("lang") or root.get("lang") != root.get(f"{XML}lang"):
            yield f"{name}: lang and xml:lang are missing or differ"


def check_titles(book: Publication) -> Problems:
    """V417: titles of documents are there, and unique."""
    seen: dict[str, str] = {}
    for name, root in book.documents.items():
        title = next((text_of(one) for one in root.iter(f"{XHTML}title")), "")
        if not title:
            yield f"{name}: the title is empty"
        elif title in seen:
            yield f'{name}: the title "{title}" is that of {seen[title]} too'
        seen[title] = name


def check_headings(book: Publication) -> Problems:
    """V418: heading levels go down one by one, and no heading is empty."""
    before = 0
    for name, element in book.elements():
        found = _HEADING.fullmatch(str(element.tag))
        if not found:
            continue
        level = int(found[1])
        if before and level > before + 1:
            yield f"{name}: the headings go from h{before} to h{level}"
        if not text_of(element) and not any(one.get("alt") for one in element.iter(f"{XHTML}img")):
            yield f"{name}: an empty h{level}"
        before = level


def check_alternatives(book: Publication) -> Problems:
    """V419: every picture has an alternative text."""
    for name, element in book.elements():
        decorative = element.get("role") in _DECORATIVE
        is_image = element.tag == f"{XHTML}img" and not decorative
        if is_image and not (element.get("alt") or "").strip():
            yield f"{name}: a picture without alternative text"


def _has_handler(element: etree._Element) -> bool:
    return any(str(key).startswith("on") for key in element.attrib)


def check_content(book: Publication) -> Problems:
    """V420: nothing active, nothing from elsewhere."""
    for name, element in book.elements():
        if element.tag == f"{XHTML}script" or _has_handler(element):
            yield f"{name}: a script"
        if _ACTIVE.match(element.get("href", "")):
            yield f"{name}: a link that runs something"
        loaded = [element.get(key, "") for key in _LOADED]
        if element.tag == f"{XHTML}link":
            loaded.append(element.get("href", ""))
        if any(map(_REMOTE.match, loaded)):
            yield f"{name}: something that is loaded from elsewhere"
    for name, style in book.styles():
        if _REMOTE_STYLE.search(style):
            yield f"{name}: a style that is loaded from elsewhere"


def check_cover(book: Publication) -> Problems:
    """V421: one cover, as PNG or JPEG."""
    items = select(book.package, "//o:manifest/o:item")
    covers = [one for one in items if "cover-image" in one.get("properties", "").split()]
    if len(covers) != 1 or covers[0].get("media-type") not in _RASTER:
        yield "there is not exactly one cover image in PNG or JPEG"


def check_ncx(book: Publication) -> Problems:
    """V422: the NCX has the labels of the contents."""
    if book.ncx is None:
        yield "there is no NCX"
        return
    labels = [text_of(one) for one in select(book.ncx, "//n:navMap//n:navLabel/n:text")]
    if labels != [link.words for link in book.links("toc")]:
        yield "the labels of the NCX are not those of the contents"


def check_colours(book: Publication) -> Problems:
    """V423: colours are left to the reading system."""
    for name, style in book.styles():
        rules = _COMMENT.sub("", style)
        if _COLOUR.search(rules) and "prefers-color-scheme" not in rules:
            yield f"{name}: a style fixes a colour"


def check_layout(book: Publication) -> Problems:
    """V424: no indents and joiners made of characters."""
    for name, root in book.documents.items():
        body = next(root.iter(f"{XHTML}body"), None)
        text = "".join(map(str, body.itertext())) if body is not None else ""
        found = _LAYOUT.search(text)
        if found:
            yield f"{name}: the layout character U+{ord(found.group()):04X} in the text"


POINTS: Mapping[str, Callable[[Publication], Problems]] = {
    "V402": check_mimetype,
    "V403": check_order,
    "V404": check_names,
    "V405": check_identifier,
    "V406": check_date,
    "V407": check_series,
    "V408": check_accessibility,
    "V409": check_claim,
    "V410": check_toc,
    "V411": check_page_list,
    "V412": check_page_labels,
    "V413": check_page_source,
    "V414": check_landmarks,
    "V415": check_roles,
    "V416": check_languages,
    "V417": check_titles,
    "V418": check_headings,
    "V419": check_alternatives,
    "V420": check_content,
    "V421": check_cover,
    "V422": check_ncx,
    "V423": check_colours,
    "V424": check_layout,
}
"""Code to check; the last two digits are the number of the point."""
