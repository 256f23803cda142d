# SPDX-License-Identifier: Apache-2.0
"""What the TEI header says of an issue, as Dublin Core and in the shape of DataCite.

Nothing is stated here that the header lacks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from teikit.tei import TeiDocument
from teikit.tei.node import Node, view_first

_NOTHING = Node("", {})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_UNAVAILABLE = ":unav"  # DataCite's own word for a value that is not known, appendix 3


@dataclass(frozen=True, slots=True)
class StatedSource:
    """A digital source as the header names it; `subtype` is its format, `charset` its encoding."""

    name: str
    sha256: str
    sha256_text: str
    subtype: str
    charset: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an issue; "" and () are not known.

    `publisher` and `place` are those of the newspaper, `day` is a full date, `holder` publishes the
    TEI.
    """

    issue: str
    title: str
    day: str
    number: str
    edition: str
    language: str
    publisher: str
    place: str
    issn: str
    doi: str
    editors: tuple[str, ...]
    keywords: tuple[str, ...]
    holder: str
    rights: str
    licence: str
    sources: tuple[StatedSource, ...]

    @property
    def label(self) -> str:
        """Return title and day, as people name an issue."""
        return f"{self.title} {self.day}".strip() or self.issue


def read_facts(document: TeiDocument) -> Facts:
    """Return what the header of a document states; an element with cert="unknown" states nothing.

    The id is the `xml:id` of TEI, else the local number.
    """
    root = document.root
    header = view_first(document, "teiHeader") or _NOTHING
    printed = next(header.walk("biblStruct"), _NOTHING)
    record = next(header.walk("publicationStmt"), _NOTHING)
    rights = next((one for one in record.walk("availability") if _is_known(one)), _NOTHING)
    return Facts(
        issue=root.get("{http://www.w3.org/XML/1998/namespace}id")
        or _first(record, "idno", type="local"),
        title=_first(printed, "title", level="j"),
        day=_day(printed),
        number=_number(printed),
        edition=_first(printed, "edition"),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        publisher=_first(printed, "publisher"),
        place=_first(printed, "pubPlace"),
        issn=_first(printed, "idno", type="ISSN"),
        doi=_doi(record),
        editors=tuple(_texts(printed, "editor")),
        keywords=_keywords(header),
        holder=_first(record, "publisher"),
        rights=" ".join(_texts(rights, "licence", "p")),
        licence=next((one.get("target") for one in rights.walk("licence")), ""),
        sources=tuple(_sources(header)),
    )


def dublin_core(facts: Facts, uri: str) -> dict[str, list[str]]:
    """Return the fifteen elements of Dublin Core, those without a value left out."""
    elements = {
        "title": [facts.label],
        "creator": list(facts.editors),
        "subject": list(facts.keywords),
        "publisher": [facts.publisher],
        "date": [facts.day],
        "type": ["Text", "newspaper issue"],
        "format": ["application/tei+xml"],
        "identifier": [uri, facts.issue, *([f"https://doi.org/{facts.doi}"] if facts.doi else [])],
        "source": [one.name for one in facts.sources],
        "language": [facts.language],
        "relation": [facts.title, f"urn:ISSN:{facts.issn}" if facts.issn else ""],
        "coverage": [facts.place],
        "rights": [facts.rights, facts.licence],
    }
    return {name: known for name, values in elements.items() if (known := _known(values))}


def datacite(facts: Facts, uri: str) -> dict[str, Any]:
    """Return the metadata with the names of DataCite 4.

    It is a DataCite record only if the header states a DOI; else `identifiers` holds the URI of
    the issue, and what DataCite requires but nobody stated is ":unav".
    """
    doi = [{"identifier": facts.doi, "identifierType": "DOI"}] if facts.doi else []
    other = [{"identifier": uri, "identifierType": "URN"}]
    issued = {"date": facts.day, "dateType": "Issued"}
    values: dict[str, Any] = {
        "identifiers": doi + other,
        "titles": [_without_empty({"title": facts.label, "lang": facts.language})],
        "creators": [{"name": one} for one in facts.editors] or [{"name": _UNAVAILABLE}],
        "publisher": {"name": facts.publisher or _UNAVAILABLE},
        "publicationYear": facts.day[:4] or _UNAVAILABLE,
        "types": {"resourceTypeGeneral": "Text", "resourceType": "newspaper issue"},
        "dates": [issued] if facts.day else [],
        "language": facts.language,
        "subjects": [{"subject": one} for one in facts.keywords],
        "relatedItems": [_newspaper(facts)],
        "rightsList": _rights(facts),
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return _without_empty(values)


def _newspaper(facts: Facts) -> dict[str, Any]:
    """Return the newspaper that the issue is part of."""
    issn = {"relatedItemIdentifier": facts.issn, "relatedItemIdentifierType": "ISSN"}
    return _without_empty(
        {
            "relatedItemType": "Journal",
            "relationType": "IsPublishedIn",
            "titles": [{"title": facts.title}] if facts.title else [],
            "relatedItemIdentifier": issn if facts.issn else {},
            "issue": facts.number,
            "publicationYear": facts.day[:4],
        }
    )


def _rights(facts: Facts) -> list[dict[str, str]]:
    rights = _without_empty({"rights": facts.rights, "rightsUri": facts.licence})
    return [rights] if rights else []


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _known(values: list[str]) -> list[str]:
    return [*dict.fromkeys(filter(None, values))]


def _is_known(node: Node) -> bool:
    return "unknown" not in (node.get("cert"), node.get("status"))


def _texts(node: Node, *names: str, **attributes: str) -> Iterator[str]:
    """Yield the words of the elements below that state something, white space closed up."""
    for one in node.walk(*names):
        if _is_known(one) and all(one.get(name) == value for name, value in attributes.items()):
            words = " ".join(one.text().split())
            if words:
                yield words


def _first(node: Node, name: str, **attributes: str) -> str:
    return next(_texts(node, name, **attributes), "")


def _day(printed: Node) -> str:
    """Return the full day of issue; a range or a month is none."""
    for one in printed.walk("date"):
        if _is_known(one) and _is_day(one.get("when")):
            return one.get("when")
    return ""


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _number(printed: Node) -> str:
    scopes = (one for one in printed.walk("biblScope") if one.get("unit") == "issue")
    scope = next(scopes, _NOTHING)
    return scope.get("n") or scope.get("from") or " ".join(scope.text().split())


def _doi(record: Node) -> str:
    """Return the bare DOI of the record, however it is written."""
    found = _DOI.search(_first(record, "idno", type="DOI"))
    return found.group() if found else ""


def _keywords(header: Node) -> tuple[str, ...]:
    """Return the keywords of the issue as a whole."""
    classes = [one for one in header.walk("textClass") if one.get("default") == "true"]
    return tuple(dict.fromkeys(term for one in classes for term in _texts(one, "term")))


def _file_name(source: Node) -> str:
    """Return the name of a source's file as it stands, since every space in it counts."""
    names = (one.text().strip() for one in source.walk("idno") if one.get("type") == "filename")
    return next(filter(None, names), "")


def _sources(header: Node) -> Iterator[StatedSource]:
    for one in header.walk("bibl"):
        if one.get("type") == "digital-source":
            yield StatedSource(
                name=_file_name(one),
                sha256=_first(one, "idno", type="sha256"),
                sha256_text=_first(one, "idno", type="sha256-text"),
                subtype=one.get("subtype"),
                charset=_first(one, "note", type="charset"),
            )
