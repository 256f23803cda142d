# SPDX-License-Identifier: Apache-2.0
"""A problem found in a TEI tree, and its way into the report: line, page and item."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from teikit.report import Place, Report
from teikit.tei.names import ITEM_TYPES, XML_ID, XML_LANG, tei

_LONGEST = 60
_ATTRIBUTES = {XML_ID: "xml:id", XML_LANG: "xml:lang"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at an element; `facts` fill the texts of the catalogue.

    `line` is 1-based, 0 for that of the element.
    """

    element: etree._Element
    code: str
    facts: dict[str, str] = field(default_factory=dict)
    line: int = 0


def elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements of an element, without comments and instructions."""
    return (child for child in parent if isinstance(child.tag, str))


def attribute_name(name: str) -> str:
    """Return an attribute's name as it is written in a file."""
    return _ATTRIBUTES.get(name, name)


def short(text: str) -> str:
    """Return a text for a message: spaces run together, the end cut off if it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def listed(names: Iterable[str]) -> str:
    """Return element names as words: <a>, <b> or <c>."""
    *most, last = [f"<{name}>" for name in names]
    return f"{', '.join(most)} or {last}" if most else last


def enclosing_item(element: etree._Element) -> etree._Element | None:
    """Return the innermost item that an element is or stands in, None outside items."""
    candidates = [element, *element.iterancestors(tei("div"))]
    return next(
        (
            one
            for one in candidates
            if one.tag == tei("div") and one.get("type") in ITEM_TYPES and one.get(XML_ID)
        ),
        None,
    )


def report_problems(problems: Iterable[Problem], file: str, report: Report) -> None:
    """Add all problems found in one file to the report, sorted by line and code."""
    found = sorted(problems, key=lambda one: (_line(one), one.code))
    pages = _pages({one.element for one in found})
    for one in found:
        item = enclosing_item(one.element)
        name = "" if item is None else item.get(XML_ID, "")
        place = Place(file, _line(one), pages.get(one.element, ""), name)
        report.add(one.code, place, **one.facts)


def _line(problem: Problem) -> int:
    return problem.line or problem.element.sourceline or 1


def _pages(wanted: set[etree._Element]) -> dict[etree._Element, str]:
    """Return the number of the page that each of the elements begins on, in one walk."""
    pages: dict[etree._Element, str] = {}
    page = ""
    if not wanted:
        return pages
    for element in next(iter(wanted)).getroottree().iter("{*}*"):
        if element.tag == tei("pb"):
            page = element.get("n", "")
        if element in wanted:
            pages[element] = page
    return pages
