# SPDX-License-Identifier: Apache-2.0
"""Reads what the header says of an issue, and nothing that it does not say (encoding.md 7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from teikit.exporters.reading.edition import DigitalSource, Metadata
from teikit.exporters.reading.inlines import Pen, plain_text
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_EMPTY = Node("", {})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_PROGRAM = "#teikit"


@dataclass(frozen=True, slots=True)
class Changes:
    """Whether only teikit has changed a file, and the pointers to what editors have changed."""

    by_machine: bool
    reviewed: frozenset[str]


def read_metadata(header: Node, tally: Tally) -> Metadata:
    """Return the metadata of an issue; adds X104 and X105.

    The printed issue is the `biblStruct`; without one the file's own title and date do not stand
    in for it.
    """
    printed = next(header.walk("biblStruct"), _EMPTY)
    title = _title(printed)
    day, certainty = _date(next(_known(printed, "date"), _EMPTY))
    if not title:
        tally.note("X105")
    if certainty != "exact":
        tally.note("X104")
    return Metadata(
        title=title,
        date=day,
        date_certainty=certainty,
        number=_number(printed),
        edition=_first(printed, "edition"),
        publisher=_first(printed, "publisher"),
        place=_first(printed, "pubPlace"),
        issn=_first(printed, "idno", "ISSN"),
        cn=_first(printed, "idno", "CN"),
        keywords=_keywords(header),
        editors=tuple(filter(None, (_text(one) for one in _known(printed, "editor")))),
        changed=_newest(header),
        published=_published(header),
        sources=tuple(_sources(header)),
        **_rights(header),
    )


def item_keywords(header: Node, pointers: str) -> tuple[str, ...]:
    """Return the terms of the `textClass` elements that an item's @decls points to, once each."""
    wanted = {one.removeprefix("#") for one in pointers.split()}
    return _terms(one for one in header.walk("textClass") if one.id in wanted) if wanted else ()


def read_changes(header: Node) -> Changes:
    """Return who has worked on a file."""
    changes = list(header.walk("change"))
    others = [one for one in changes if one.get("who") not in ("", _PROGRAM)]
    made = any(one.get("who") == _PROGRAM for one in changes)
    targets = frozenset(target for one in others for target in one.get("target").split())
    return Changes(made and not others, targets)


def review_status(changes: Changes, item: str) -> str:
    """Return reviewed if an editor's change names the item, machine if only teikit changed."""
    if item and f"#{item}" in changes.reviewed:
        return "reviewed"
    return "machine" if changes.by_machine else ""


def _text(node: Node) -> str:
    return plain_text(Pen(Tally(), {}, lambda _: None), node)


def _known(node: Node, *names: str) -> Iterator[Node]:
    """Yield elements below, without those that stand for something unknown."""
    return (one for one in node.walk(*names) if one.get("cert") != "unknown")


def _first(node: Node, name: str, kind: str = "") -> str:
    found = (_text(one) for one in _known(node, name) if not kind or one.get("type") == kind)
    return next(filter(None, found), "")


def _title(printed: Node) -> str:
    titles = [one for one in _known(printed, "title") if one.get("level") == "j"]
    own = [one for one in titles if one.get("type") not in ("translated", "sub", "parallel")]
    return next(filter(None, map(_text, own + titles)), "")


def _date(node: Node) -> tuple[str, str]:
    """Return an ISO date or part of one, and exact, approximate or unknown."""
    when = node.get("when")
    if _is_day(when):
        return when, "approximate" if node.get("cert") in ("low", "medium") else "exact"
    rough = when or node.get("notBefore") or node.get("from")
    if _DATE.fullmatch(rough) and (len(rough) < 10 or _is_day(rough)):
        return rough, "approximate"
    return "", "unknown"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _number(printed: Node) -> str:
    """Return the number of the issue: @n, else @from, else the words."""
    scopes = (one for one in _known(printed, "biblScope") if one.get("unit") == "issue")
    scope = next(scopes, _EMPTY)
    single = scope.get("from") if scope.get("from") == scope.get("to") else ""
    return scope.get("n") or single or _text(scope)


def _rights(header: Node) -> dict[str, str]:
    """Return the words on rights, and where the licence stands; nothing if they are unknown."""
    found = next(header.walk("availability"), _EMPTY)
    if found.get("status") == "unknown":
        return {}
    licence = next(found.walk("licence"), _EMPTY)
    words = " ".join(filter(None, (_text(one) for one in found.elements("licence", "p", "ab"))))
    return {"rights": words, "licence": licence.get("target")}


def _keywords(header: Node) -> tuple[str, ...]:
    return _terms(one for one in header.walk("textClass") if one.get("default") == "true")


def _terms(classes: Iterator[Node]) -> tuple[str, ...]:
    terms = (_text(term) for one in classes for term in one.walk("term"))
    return tuple(dict.fromkeys(filter(None, terms)))


def _newest(header: Node) -> str:
    days = (one.get("when") for one in header.walk("change"))
    return max((day[:10] for day in days if _is_day(day[:10])), default="")


def _published(header: Node) -> str:
    statement = next(header.walk("publicationStmt"), _EMPTY)
    days = (one.get("when") for one in statement.walk("date"))
    return next((day for day in days if _is_day(day)), "")


def _sources(header: Node) -> Iterator[DigitalSource]:
    for one in header.walk("bibl"):
        file = _first(one, "idno", "filename")
        if one.get("type") == "digital-source" and file:
            yield DigitalSource(one.id, file, _first(one, "idno", "sha256"))
