# SPDX-License-Identifier: Apache-2.0
"""Printing lays TEI out and changes no text."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teikit.tei import TeiDocument
from teikit.tei.serialise import serialise

TEI = "{http://www.tei-c.org/ns/1.0}"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
STRUCTURE = ("body", "div", "figure", "lg", "table", "closer")
MIXED = ("p", "head", "persName", "fw", "orig", "l", "quote", "unheardOf")


def printed(inside: str) -> str:
    """What a TEI document with this inside is printed as, without its first and last line."""
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{inside}</TEI>'.encode()
    lines = TeiDocument.parse(data).to_bytes().decode().removeprefix(HEAD).splitlines(True)
    return "".join(lines[1:-1])


def test_structure_is_indented_and_a_paragraph_stands_on_one_line():
    assert printed("<text><body><div><head>甲</head><p>乙<lb/>丙</p></div></body></text>") == (
        "  <text>\n    <body>\n      <div>\n"
        "        <head>甲</head>\n        <p>乙<lb/>丙</p>\n"
        "      </div>\n    </body>\n  </text>\n"
    )


def test_layout_of_others_is_replaced_in_structure_and_kept_in_a_paragraph():
    given_ = "<text>\n\n<body><p>one\n   two <hi>three</hi>\n</p>\t<p/></body></text>"
    assert printed(given_) == (
        "  <text>\n    <body>\n      <p>one\n   two <hi>three</hi>\n</p>\n      <p/>\n"
        "    </body>\n  </text>\n"
    )


def test_white_space_between_names_in_a_byline_is_text():
    inside = "<byline><roleName>记者</roleName> <persName>林舟</persName></byline>"
    assert inside in printed(f"<text><body><div>{inside}<p>甲</p></div></body></text>")


def test_a_choice_has_no_white_space_inside():
    inside = "<p>甲<choice> <orig>林 舟</orig>\n<reg>林舟</reg> </choice> 乙</p>"
    assert "<p>甲<choice><orig>林 舟</orig><reg>林舟</reg></choice> 乙</p>" in printed(inside)


def test_structure_with_stray_text_is_left_as_it_is():
    for stray in ("甲", "\u3000", "\u00a0"):
        inside = f"<body><div> {stray} <p>乙</p> </div></body>"
        assert f"<div> {stray} <p>乙</p> </div>" in printed(inside)


def test_a_figure_inside_a_paragraph_is_not_indented():
    inside = "<p>甲<figure><head>乙</head></figure>丙</p>"
    assert inside in printed(f"<body>{inside}</body>")


def test_preserved_space_is_preserved():
    inside = '<div xml:space="preserve"> <p>甲</p></div>'
    assert inside in printed(f"<body>{inside}</body>")


def test_the_fields_of_a_digital_source_are_indented_and_a_reference_in_the_text_is_not():
    bibl = "<bibl><title>甲</title> <date>乙</date></bibl>"
    assert printed(f"<sourceDesc>{bibl}</sourceDesc>").count("\n") == 6
    assert bibl in printed(f"<body><listBibl>{bibl}</listBibl></body>")


def test_comments_and_instructions_are_kept_inside_and_outside_the_root():
    data = (
        f'{HEAD}<?xml-model href="teikit.rng"?>\n<!-- before -->\n'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <!-- a -->\n  <text>\n    <?b c?>\n'
        "    <body/>\n  </text>\n</TEI>\n<!-- after -->\n<?after now?>\n"
    )
    assert TeiDocument.parse(data.encode()).to_bytes().decode() == data


def test_a_doctype_is_not_printed():
    data = b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
    printed_ = f'{HEAD}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>\n'
    assert TeiDocument.parse(data).to_bytes().decode() == printed_


def test_printing_leaves_the_tree_as_it_is():
    root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"> <text><body/></text></TEI>')
    before = etree.tostring(root)
    serialise(root)
    assert etree.tostring(root) == before


TEXT = st.text("云 \n\t\u3000\u2028\x85\r\U00020000<&>]'\"a", max_size=4)


def nodes(children):
    """Elements of structure and of text, with text before, between and after what is in them."""
    names = st.sampled_from((*STRUCTURE, *MIXED, "choice"))
    return st.tuples(names, TEXT, st.lists(st.tuples(children, TEXT), max_size=4))


TREES = st.recursive(
    st.tuples(st.sampled_from((*MIXED, "lb")), TEXT, st.just([])), nodes, max_leaves=12
)


def built(tree) -> etree._Element:
    name, text, children = tree
    element = etree.Element(TEI + name, nsmap={None: TEI[1:-1]})
    element.text = text
    for child, tail in children:
        element.append(built(child))
        element[-1].tail = tail
    return element


def texts(element, inside_mixed=False):
    """An element as a value; white space is left out where it is layout."""
    blank = all(not t or not t.strip(" \t\r\n") for t in (element.text, *(c.tail for c in element)))
    name = element.tag.removeprefix(TEI)
    layout = blank and name in (*STRUCTURE, "TEI", "choice")
    if inside_mixed and name != "choice":
        layout = False
    below = inside_mixed or not layout
    children = [(texts(c, below), "" if layout else c.tail or "") for c in element]
    return (name, "" if layout else element.text or "", children)


@given(TREES)
def test_what_is_printed_and_parsed_is_what_it_was(tree):
    root = etree.Element(TEI + "TEI", nsmap={None: TEI[1:-1]})
    root.append(built(tree))
    before = deepcopy(root)
    data = serialise(root)
    again = TeiDocument.parse(data)
    assert texts(again.root) == texts(root) == texts(before)
    assert again.to_bytes() == data


@given(TREES)
def test_the_text_of_a_tree_is_the_same_but_for_layout(tree):
    root = etree.Element(TEI + "TEI", nsmap={None: TEI[1:-1]})
    root.append(built(tree))
    assert text_of(TeiDocument.parse(serialise(root))) == text_of(TeiDocument(root))


def test_files_of_others_are_printed_the_same_twice(shared):
    paths = sorted((shared / "real" / "tei-foreign").rglob("*.xml"))
    assert paths
    for path in paths:
        document = TeiDocument.load(path)
        data = document.to_bytes()
        assert TeiDocument.parse(data).to_bytes() == data
        assert text_of(TeiDocument.parse(data)) == text_of(document)


def text_of(document) -> str:
    return "".join("".join(document.root.itertext()).split())
