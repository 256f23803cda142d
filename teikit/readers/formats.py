# SPDX-License-Identifier: Apache-2.0
"""Recognises by its first bytes what a file is that is not plain text, and says what to do."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is not read; `endings` are those of file names, without the dot.

    `remedy` is a sentence, without its stop where it ends with a command.
    """

    name: str
    remedy: str
    endings: tuple[str, ...] = ()


_PDF = Format("a PDF", "Extract its text first: pdftotext page.pdf page.txt", ("pdf",))
_IMAGE = Format(
    "an image",
    "Its text must be recognised first (OCR).",
    ("jpg", "jpeg", "png", "gif", "tif", "tiff", "jp2", "webp", "djvu"),
)
_ARCHIVE = Format(
    "an archive or packed file",
    "Unpack it first and name the text file in it.",
    ("zip", "gz", "bz2", "xz", "zst", "7z", "rar", "tar"),
)
_EPUB = Format(
    "an EPUB", "It is made, not read: name the text, or check it with teikit validate.", ("epub",)
)
_OFFICE = Format(
    "an office document",
    "Save it as plain text in UTF-8 first.",
    ("doc", "docx", "odt", "rtf", "wps"),
)
_POSTSCRIPT = Format("PostScript", "Extract its text first: ps2ascii page.ps page.txt", ("ps",))
_PROGRAM = Format("a program", "Name the text file instead.")
_HTML = Format("HTML", "Save it as plain text in UTF-8 first.", ("html", "htm", "xhtml"))
_XML = Format("XML", "Make plain text of it first, one printed line a line.", ("xml",))
_TEI = Format(
    "TEI XML", "It needs no conversion: teikit validate checks it, teikit export reads it."
)
_OCR = "Write out its lines as plain text first, a form feed between pages."
_ALTO, _PAGE = Format("ALTO XML", _OCR), Format("PAGE XML", _OCR)
_METS = Format("METS or DIDL XML", "Write out the text of its pages as plain text first.")

_FORMATS = (_PDF, _IMAGE, _ARCHIVE, _EPUB, _OFFICE, _POSTSCRIPT, _HTML, _XML)

_SIGNATURES = (
    (b"%PDF-", _PDF),
    (b"%!PS", _POSTSCRIPT),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
    (b"\0\0\0\x0cjP  ", _IMAGE),
    (b"AT&TFORM", _IMAGE),
    (b"PK\3\4", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a", _ARCHIVE),
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"\x7fELF", _PROGRAM),
)
_INSIDE = ((257, b"ustar", _ARCHIVE), (30, b"mimetypeapplication/epub+zip", _EPUB))

_ROOTS = {
    "tei": _TEI,
    "tei.2": _TEI,
    "teicorpus": _TEI,
    "alto": _ALTO,
    "pcgts": _PAGE,
    "mets": _METS,
    "didl": _METS,
    "html": _HTML,
}
_BEGINNING = 4096
_ELEMENT = re.compile(rb"<(?:[\w.-]{1,60}:)?([A-Za-z][\w.-]{0,60})[\s/>]")


def recognise(data: bytes) -> Format | None:
    """Return the format of a file that is not plain text, None if it may be that."""
    for offset, signature, found in _INSIDE:
        if data.startswith(signature, offset):
            return found
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    # Without its NULs, markup in UTF-16 begins as it does in UTF-8.
    return _markup(data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n"))


def promised(ending: str) -> Format | None:
    """Return the format that the ending of a file name promises, None if it may be text."""
    return next((one for one in _FORMATS if ending.lower() in one.endings), None)


def _markup(beginning: bytes) -> Format | None:
    """Return the format of a document in XML or HTML, None for text that only looks like it."""
    if not beginning.startswith(b"<"):
        return None
    found = _ELEMENT.search(beginning)
    root = found.group(1).decode("ascii").lower() if found else ""
    lowered = beginning.lower()
    if lowered.startswith(b"<!doctype html"):
        return _HTML
    return _ROOTS.get(root) or (_XML if lowered.startswith((b"<?xml", b"<!doctype")) else None)
