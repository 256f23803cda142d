# SPDX-License-Identifier: Apache-2.0
"""The view of TEI: no tails, no layout, nothing lost."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from invented import issues
from lxml import etree

from teikit.tei.document import TeiDocument
from teikit.tei.node import Node, view, view_first

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def viewed(xml: str) -> Node:
    return view(TeiDocument(etree.fromstring(xml)))


def test_text_is_a_child_in_its_place():
    assert viewed(f"<p {NAMESPACE}>甲<lb/>乙</p>").children[0] == "甲"
    assert viewed(f"<p {NAMESPACE}>甲<lb/>乙</p>").children[2] == "乙"


def test_layout_between_elements_is_no_text():
    node = viewed(f"<div {NAMESPACE}>\n  <p> 甲 </p>\n  <p/>\n</div>")
    assert [type(one) for one in node.children] == [Node, Node]
    assert node.text() == " 甲 "


def test_text_in_element_only_content_is_kept():
    assert viewed(f"<div {NAMESPACE}>漏网<p/></div>").children[0] == "漏网"


def test_comments_and_instructions_leave_one_string():
    node = viewed(f"<p {NAMESPACE}>甲<!-- c -->乙<?pi x?>丙</p>")
    assert node.children == ("甲乙丙",)


def test_names_of_xml_and_of_others_are_told_apart():
    xml = f'<p {NAMESPACE} xml:id="a" n="1" xmlns:x="urn:x" x:n="2"><x:y/></p>'
    node = viewed(xml)
    assert dict(node.attributes) == {"xml:id": "a", "n": "1", "{urn:x}n": "2"}
    assert (node.id, node.get("n"), node.get("none")) == ("a", "1", "")
    assert [one.name for one in node.elements()] == ["{urn:x}y"]


def test_lines_are_those_of_the_file():
    node = viewed(f"<div {NAMESPACE}>\n<p/>\n<p/></div>")
    assert [one.line for one in node.elements("p")] == [2, 3]


def test_walking_is_in_document_order():
    node = viewed(f"<div {NAMESPACE}><p><hi/><lb/></p><p><lb/></p></div>")
    assert [one.name for one in node.walk()] == ["p", "hi", "lb", "p", "lb"]
    assert len(list(node.walk("lb"))) == 2


def test_a_part_can_be_left_out_and_looked_at_alone():
    xml = f"<TEI {NAMESPACE}><facsimile><surface/></facsimile><text/></TEI>"
    document = TeiDocument(etree.fromstring(xml))
    assert [one.children for one in view(document, frozenset({"facsimile"})).elements()] == [(), ()]
    facsimile = view_first(document, "facsimile")
    assert facsimile is not None
    assert [one.name for one in facsimile.elements()] == ["surface"]
    assert view_first(document, "standOff") is None


def test_nothing_can_be_changed():
    node = viewed(f"<p {NAMESPACE}/>")
    with pytest.raises(FrozenInstanceError):
        node.name = "q"  # type: ignore[misc]


@given(issues())
def test_no_character_of_a_text_is_lost(xml):
    root = etree.fromstring(xml)
    whole = "".join(root.itertext())
    assert "".join(view(TeiDocument(root)).text().split()) == "".join(whole.split())
