# SPDX-License-Identifier: Apache-2.0
"""What the header says of the digital sources: their digests and how many lines they have."""

import re
from dataclasses import dataclass

from lxml import etree

from teikit.errors import InputError
from teikit.tei import TeiDocument
from teikit.tei.names import XML_ID, tei

_SOURCES = "/".join(map(tei, ("teiHeader", "fileDesc", "sourceDesc", "bibl")))
_MEASURES = f"{tei('extent')}/{tei('measure')}"
_WITHOUT_LINES = frozenset(("mets", "mods"))  # they give structure only
_QUANTITY = re.compile(r"[0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Statement:
    """A digital source as stated; "" is not stated, and so are -1 `lines`."""

    id: str
    name: str
    sha256: str
    sha256_text: str
    lines: int


def read_statements(document: TeiDocument) -> tuple[Statement, ...]:
    """Return the digital sources that have lines, in the order of the header.

    Raises InputError if there are none.
    """
    stated = tuple(
        _read_statement(bibl)
        for bibl in document.root.iterfind(_SOURCES)
        if bibl.get("type") == "digital-source" and bibl.get("subtype") not in _WITHOUT_LINES
    )
    if not stated:
        raise InputError(
            f"{document.name or 'the document'} names no digital source to verify it against",
            'The header must state each source as <bibl type="digital-source"> with its digests,'
            " as teikit convert does.",
        )
    return stated


def _read_statement(bibl: etree._Element) -> Statement:
    numbers = {one.get("type"): (one.text or "").strip() for one in bibl.iterfind(tei("idno"))}
    measures = {one.get("unit"): one.get("quantity") or "" for one in bibl.iterfind(_MEASURES)}
    lines = measures.get("lines", "")
    return Statement(
        id=bibl.get(XML_ID) or "",
        name=numbers.get("filename", ""),
        sha256=numbers.get("sha256", ""),
        sha256_text=numbers.get("sha256-text", ""),
        lines=int(lines) if _QUANTITY.fullmatch(lines) else -1,
    )
