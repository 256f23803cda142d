# SPDX-License-Identifier: Apache-2.0
"""The header says what is known, and of the rest that it is not known."""

import re
from dataclasses import replace

import pytest
from issues import FULL, KNOWN, UNKNOWN, at, issue, source
from lxml import etree

from teikit.encoder import encode
from teikit.encoder.statements import LICENCES
from teikit.model.issue import Issue, Item, PageBreak, Paragraph
from teikit.model.metadata import Metadata, PageFacts
from teikit.options import VERSION, EncodeOptions
from teikit.report import Report

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ITEM = Item("one", "article", (), (Paragraph(at(1, "甲")),))


def header(metadata=KNOWN, sources=None, body=(ITEM,), **options) -> etree._Element:
    sources = sources or (source("甲"),)
    made = encode(
        issue(*body, sources=sources, metadata=metadata), EncodeOptions(**options), Report()
    )
    return made.root


def shown(root: etree._Element, path: str) -> list[str]:
    """The elements at a path as they are printed, or the values of attributes there."""
    steps = re.sub(r"(?<![@:'\w])([A-Za-z]+)(?=[/\[]|$)", r"t:\1", path)
    found = root.xpath(f".//{steps}", namespaces=TEI)
    plain = [one if isinstance(one, str) else printed(one) for one in found]
    return [str(one) for one in plain]


def printed(element: etree._Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(f' xmlns="{TEI["t"]}"', "")


def test_paper_and_day_of_the_user_are_stated():
    root = header()
    assert shown(root, "titleStmt/title") == [
        '<title type="main" xml:lang="zh-Hans">云溪周报 2031-11-05</title>'
    ]
    assert shown(root, "monogr/title") == ['<title level="j">云溪周报</title>']
    assert shown(root, "imprint/date") == ['<date when="2031-11-05">2031-11-05</date>']
    assert shown(root, "biblScope") == ['<biblScope unit="page" n="1">A02</biblScope>']
    assert shown(root, "publicationStmt/idno") == ['<idno type="local">yxzb-20311105</idno>']
    assert root.get("{http://www.w3.org/XML/1998/namespace}id") == "yxzb-20311105"


def test_an_unknown_paper_and_day_are_empty_and_marked_unknown():
    root = header(UNKNOWN)
    assert shown(root, "titleStmt/title") == [
        '<title type="main"><supplied reason="not-in-source" resp="#teikit">'
        "Unidentified issue (page-01.txt)</supplied></title>"
    ]
    assert shown(root, "monogr/title") == ['<title level="j" cert="unknown" resp="#teikit"/>']
    assert shown(root, "imprint/date") == ['<date cert="unknown" resp="#teikit"/>']
    assert shown(root, "biblScope") == []
    assert shown(root, "publisher") == ['<publisher cert="unknown" resp="#teikit"/>']
    assert shown(root, "availability/@status") == ["unknown"]


def test_a_day_without_paper_is_kept():
    root = header(Metadata(date="2031-11-05"))
    assert "</supplied> 2031-11-05</title>" in shown(root, "titleStmt/title")[0]
    assert shown(root, "imprint/date/@when") == ["2031-11-05"]


def test_all_that_is_known_of_the_printed_issue_is_stated_in_its_place():
    root = header(FULL)
    assert shown(root, "monogr/*[local-name() != 'imprint']") == [
        '<title level="j">云溪周报</title>',
        '<idno type="ISSN">0000-0000</idno>',
        '<idno type="CN">CN 00-0000</idno>',
        "<edition>城市版</edition>",
        '<biblScope unit="issue" from="1024" to="1024">1024</biblScope>',
        '<biblScope unit="page" n="1">第01版 要闻</biblScope>',
        '<biblScope unit="page" n="3">第03版</biblScope>',
    ]
    assert shown(root, "imprint/*") == [
        "<publisher>云溪周报社</publisher>",
        "<pubPlace>云溪</pubPlace>",
        '<date when="2031-11-05">2031-11-05</date>',
    ]


def test_a_number_of_several_words_is_given_as_words_alone():
    root = header(Metadata(number="第1024期 总第2048期"))
    assert shown(root, "biblScope") == ['<biblScope unit="issue">第1024期 总第2048期</biblScope>']


@pytest.mark.parametrize(
    ("licence", "rights", "status", "content"),
    [
        (
            "cc0-1.0",
            "",
            "free",
            ['<licence target="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0'],
        ),
        (
            "http://creativecommons.org/licenses/by-sa/4.0",
            "",
            "free",
            ['<licence target="https://creativecommons.org/licenses/by-sa/4.0/">Creative'],
        ),
        (
            "CC-BY-NC-4.0",
            "",
            "restricted",
            ['<licence target="https://creativecommons.org/licenses/by-nc/4.0/">Creative'],
        ),
        (
            "https://rightsstatements.org/vocab/InC/1.0/",
            "",
            "restricted",
            ['<licence target="https://rightsstatements.org/vocab/InC/1.0/">https://rights'],
        ),
        ("for reading alone", "", "restricted", ["<licence>for reading alone</licence>"]),
        ("https://a b", "", "restricted", ["<licence>https://a b</licence>"]),
        ("", "© 云溪周报社", "restricted", ["<p>© 云溪周报社</p>"]),
        ("CC0-1.0", "Invented.", "free", ["<licence target=", "<p>Invented.</p>"]),
        ("", "", "unknown", ["<p>Rights not stated. "]),
    ],
)
def test_rights_are_free_only_where_everybody_may_use_the_text(licence, rights, status, content):
    root = header(Metadata(licence=licence, rights=rights))
    assert shown(root, "availability/@status") == [status]
    found = shown(root, "availability/*")
    assert len(found) == len(content)
    assert all(one.startswith(start) for one, start in zip(found, content, strict=True))


@pytest.mark.parametrize(
    ("licence", "meant"), [("CC-BY", 'did you mean "CC-BY-4.0"?'), ("WTFPL", "known are CC0-1.0,")]
)
def test_a_name_that_is_no_known_licence_is_kept_and_reported(licence, meant):
    report = Report()
    metadata = Metadata(licence=licence)
    made = encode(issue(ITEM, sources=(source("甲"),), metadata=metadata), EncodeOptions(), report)
    assert [one.code for one in report.findings] == ["E001"]
    assert meant in report.findings[0].message
    assert shown(made.root, "licence") == [f"<licence>{licence}</licence>"]


@pytest.mark.parametrize("licence", ["", "for reading alone", "https://a.b/c", *LICENCES])
def test_known_licences_addresses_and_words_are_not_reported(licence):
    report = Report()
    metadata = Metadata(licence=licence)
    encode(issue(ITEM, sources=(source("甲"),), metadata=metadata), EncodeOptions(), report)
    assert report.findings == []


def test_the_pages_have_the_numbers_of_the_printed_issue():
    pages = (PageFacts(2, "A02"), PageFacts(5), PageFacts(6, "A06"))
    body = [replace(ITEM, key="one"), PageBreak(2), replace(ITEM, key="two"), PageBreak(3)]
    root = header(Metadata(pages=pages), body=body)
    assert shown(root, "biblScope/@n") == ["2", "6"]
    assert shown(root, "pb") == [
        f'<pb n="{number}" xml:id="pb-0{number}"/>' for number in (2, 5, 6)
    ]
    assert shown(root, "gap/@quantity") == ["2"]


def test_the_clock_has_no_part_in_the_header_and_the_given_day_has():
    assert shown(header(UNKNOWN), "@when") == []
    dated = header(UNKNOWN, day="2031-11-06")
    assert shown(dated, "@when") == ["2031-11-06"] * 3


def test_every_source_is_described_by_name_hashes_and_lines():
    first = replace(source("甲", ""), encoding="gb18030", sha256_text="0" * 64)
    root = header(sources=(first, replace(source("乙", index=2), encoding="")))
    assert shown(root, "bibl") == [
        '<bibl type="digital-source" subtype="text" xml:id="src-1">'
        '<idno type="filename">page-01.txt</idno>'
        f'<idno type="sha256">{first.sha256}</idno><idno type="sha256-text">{"0" * 64}</idno>'
        '<extent><measure unit="lines" quantity="2">2 lines</measure></extent>'
        '<note type="charset">gb18030</note></bibl>',
        *shown(root, "bibl")[1:],
    ]
    assert shown(root, "bibl")[1].endswith('quantity="1">1 line</measure></extent></bibl>')
    assert shown(root, "application/ptr/@target") == ["#src-1", "#src-2"]


def test_a_loss_is_stated_at_the_first_source():
    sources = (source("甲"), source("乙", index=2))
    root = header(sources=sources, loss="2 characters of line 1 are not in this file.")
    assert shown(root, "bibl[1]/note[@type='loss']/text()") == [
        "2 characters of line 1 are not in this file."
    ]
    assert len(shown(root, "note[@type='loss']")) == 1


def test_a_name_that_xml_cannot_hold_is_written_with_replacement_characters():
    strange = replace(source("甲"), name="a\x01\udcff.txt")
    root = header(UNKNOWN, sources=(strange,))
    assert shown(root, "idno[@type='filename']/text()") == ["a\ufffd\ufffd.txt"]


def test_pages_and_items_are_counted():
    items = [replace(ITEM, key="one"), PageBreak(2), replace(ITEM, key="two")]
    root = header(body=items)
    assert shown(root, "fileDesc/extent/measure/text()") == ["2 pages", "2 items"]


def test_every_language_of_the_file_is_declared_once_and_sorted():
    assert shown(header(), "language/@ident") == ["en", "zh-Hans"]
    assert shown(header(FULL), "language/@ident") == ["en", "fr", "x-y", "zh-Hans"]
    plain = Issue(UNKNOWN, "", (source("甲"),), (PageBreak(1), ITEM))
    root = encode(plain, EncodeOptions(), Report()).root
    assert shown(root, "language/@ident") == ["en", "und"]


def test_program_and_version_are_recorded():
    root = header()
    assert shown(root, "application/@version") == [VERSION]
    assert shown(root, "change/text()") == [f"Generated by teikit {VERSION}."]
    assert shown(root, "rendition/@xml:id") == ["run-in"]


def test_the_citation_is_declared_level_by_level():
    root = header()
    assert shown(root, "citeStructure/@unit") == ["issue", "item", "block"]
    assert shown(root, "citeStructure/@delim") == [":", "."]


@pytest.mark.parametrize(
    "name", ["correction", "normalization", "hyphenation", "quotation", "segmentation"]
)
def test_the_editorial_practice_is_described(name):
    assert len(shown(header(), f"editorialDecl/{name}/p/text()")[0]) > 60


def test_the_schemas_are_named_before_the_root():
    data = encode(issue(ITEM, sources=(source("甲"),)), EncodeOptions(), Report()).to_bytes()
    lines = data.decode().splitlines()
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert lines[1].startswith('<?xml-model href="teikit.rng" type="application/xml" ')
    assert lines[2].startswith('<?xml-model href="teikit.sch" type="application/xml" ')
    assert lines[3].startswith("<TEI xmlns=")
