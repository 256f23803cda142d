# SPDX-License-Identifier: Apache-2.0
"""Opens an EPUB: its package document, its navigation, and the documents of its spine."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from teikit import safexml
from teikit.errors import InputError
from teikit.validators.epub.container import Entry

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"
_CONTAINER = "META-INF/container.xml"
_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the navigation: file in the zip, fragment, words, epub:type."""

    file: str
    fragment: str
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """An EPUB that was opened.

    `documents` are those of the spine in reading order, by their names in the zip; `nav` and `ncx`
    are None if there is none.
    """

    entries: tuple[Entry, ...]
    package: etree._Element
    documents: Mapping[str, etree._Element]
    nav_name: str = ""
    nav: etree._Element | None = None
    ncx: etree._Element | None = None

    def metadata(self, name: str) -> list[str]:
        """Return the values of a meta element of the package by its property."""
        return [text_of(one) for one in select(self.package, f"//o:meta[@property='{name}']")]

    def elements(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield each element of the spine with the name of its document."""
        for name, root in self.documents.items():
            for element in root.iter("*"):
                yield name, element

    def links(self, kind: str) -> tuple[Link, ...]:
        """Return the links of the navigation's list of this epub:type."""
        if self.nav is None:
            return ()
        anchors = select(self.nav, f"//h:nav[@e:type='{kind}']//h:a")
        return tuple(self._link(one) for one in anchors)

    def _link(self, anchor: etree._Element) -> Link:
        file, _, fragment = anchor.get("href", "").partition("#")
        name = resolve(self.nav_name, file) if file else self.nav_name
        return Link(name, unquote(fragment), text_of(anchor), anchor.get(f"{OPS}type", ""))

    def styles(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of each style sheet, and of each style inside a document."""
        for entry in self.entries:
            if entry.name.endswith(".css"):
                yield entry.name, entry.data.decode("utf-8", "backslashreplace")
        for name, element in self.elements():
            if element.tag == f"{XHTML}style":
                yield name, text_of(element)
            elif element.get("style"):
                yield name, element.get("style", "")


def open_publication(entries: tuple[Entry, ...]) -> Publication:
    """Return the publication in a zip; raises InputError if a file it needs cannot be read."""
    files = {entry.name: entry.data for entry in entries}
    container = _parse(files, _CONTAINER)
    paths = [one.get("full-path", "") for one in select(container, "//c:rootfile")]
    if not paths:
        raise InputError(f"{_CONTAINER} names no package document")
    package = _parse(files, paths[0])
    items = {one.get("id", ""): one for one in select(package, "//o:manifest/o:item")}
    names = {ident: resolve(paths[0], one.get("href", "")) for ident, one in items.items()}
    order = [one.get("idref", "") for one in select(package, "//o:spine/o:itemref")]
    missing = [one for one in order if one not in names]
    if missing:
        raise InputError(f'the spine names "{missing[0]}", which is not in the manifest')
    documents = {names[one]: _parse(files, names[one]) for one in order if _is_xhtml(items[one])}
    nav = next((one for one in items if "nav" in items[one].get("properties", "").split()), "")
    kinds = {ident: one.get("media-type", "") for ident, one in items.items()}
    ncx = next((one for one in items if kinds[one] == "application/x-dtbncx+xml"), "")
    return Publication(
        entries,
        package,
        documents,
        names.get(nav, ""),
        _parse(files, names[nav]) if nav else None,
        _parse(files, names[ncx]) if ncx else None,
    )


def _is_xhtml(item: etree._Element) -> bool:
    return item.get("media-type") == "application/xhtml+xml"


def _parse(files: Mapping[str, bytes], name: str) -> etree._Element:
    if name not in files:
        raise InputError(f'"{name}" is missing')
    return safexml.parse(files[name], name)


def resolve(base: str, address: str) -> str:
    """Return the name in the zip of what an address in the file `base` points to."""
    path = unquote(address.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def select(root: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements that an XPath finds."""
    found = root.xpath(path, namespaces=_NAMES)
    return (
        [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []
    )


def text_of(element: etree._Element) -> str:
    """Return the text of an element, trimmed."""
    return "".join(str(one) for one in element.itertext()).strip()
