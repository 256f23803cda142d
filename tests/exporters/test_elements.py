# SPDX-License-Identifier: Apache-2.0
"""No element of the profile is without an entry: each is handled, or its loss is reported."""

from pathlib import Path

import pytest
from invented import HEAD, PAGE, article, issue
from lxml import etree

from teikit.exporters.reading import read_edition
from teikit.exporters.reading.content import STRUCTURE
from teikit.exporters.reading.inlines import INLINES, NESTED
from teikit.report import Report
from teikit.tei.document import TeiDocument

SCHEMA = Path(__file__).resolve().parents[2] / "schemas" / "teikit.rng"
RNG = "{http://relaxng.org/ns/structure/1.0}"
MASTHEAD = {"docTitle", "titlePart", "docEdition", "docImprint", "docDate"}


def elements_below(grammar: etree._Element, name: str) -> set[str]:
    """The names of the elements that may stand anywhere inside the element `name`."""
    patterns = {one.get("name"): one for one in grammar.iter(RNG + "define")}
    found: set[str] = set()
    seen: set[int] = set()
    waiting = [one for one in grammar.iter(RNG + "element") if one.get("name") == name]
    while waiting:
        pattern = waiting.pop()
        if id(pattern) in seen:
            continue
        seen.add(id(pattern))
        for one in pattern.iter(RNG + "element", RNG + "ref"):
            if one.tag == RNG + "ref":
                waiting.append(patterns[one.get("name")])
            elif one.get("name"):
                found.add(one.get("name"))
                waiting.append(one)
    return found


def test_every_element_of_a_text_is_handled_or_reported():
    grammar = etree.parse(str(SCHEMA)).getroot()
    names = elements_below(grammar, "text")
    assert {"p", "lb", "persName", "titlePart"} <= names
    assert names - set(INLINES) - set(STRUCTURE) - MASTHEAD == set()


def test_every_block_inside_a_block_has_a_reader():
    assert set(NESTED) - set(STRUCTURE) == set()


@pytest.mark.parametrize("place", ["<p>{}</p>", "{}"])
def test_an_unknown_element_keeps_its_text_and_is_reported(place):
    unknown = '<mystery xmlns="http://example.org/">丑</mystery>'
    report = Report()
    xml = issue(PAGE + article(HEAD + place.format(unknown)))
    edition = read_edition(TeiDocument(etree.fromstring(xml)), report)
    assert [part.text for block in edition.items[0].blocks for part in block.parts] == ["丑"]
    assert [one.code for one in report.findings] == ["X101"]
