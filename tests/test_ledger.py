# SPDX-License-Identifier: Apache-2.0
"""Nothing lost, nothing added: what the ledger finds in a TEI file, and how it tells it."""

import hashlib
import re
from pathlib import Path

import pytest
from issues import source
from ledgers import BODY, LINES, bibl, codes_of, document, outcome
from lxml import etree

from teikit.errors import ExitCode, InputError
from teikit.ledger import Ledger, share, table, verify_alone
from teikit.model.source import Line, Page, Source
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import tei


def test_a_faithful_file_is_conserved_to_the_last_character():
    one = source(*LINES)
    ledger, found, _ = outcome((one,), document(BODY, one))
    assert found == []
    assert ledger == Ledger(26, 26, (("text", 26),), 6, "source", True)
    assert (ledger.percentage, ledger.missing, ledger.added) == ("100.00", 0, 0)


def test_the_sources_can_be_rebuilt_without_them():
    one = source(*LINES)
    report = Report()
    ledger = verify_alone(document(BODY, one), report)
    assert report.findings == []
    assert (ledger.proof, ledger.source, ledger.found, ledger.lines) == ("sha256-text", 26, 26, 6)
    assert ledger.conserved


def test_a_missing_line_is_named_with_its_text():
    body = BODY.replace('<lb n="6"/>云溪加固东堤', "")
    one = source(*LINES)
    ledger, found, report = outcome((one,), document(body, one))
    assert found == [("V701", 6)]
    assert str(report.findings[0]) == (
        'page-01.txt:6: V701 error: line 6 is missing from the TEI; the text begins "云溪加固东堤"'
    )
    assert (ledger.missing, ledger.percentage, ledger.conserved) == (6, "76.92", False)


def test_missing_lines_that_follow_each_other_are_one_finding():
    one = source("一", "", "二", "三", "四", "", "五")
    report = outcome((one,), document('<p><lb n="4"/>三</p>', one))[2]
    said = [one.message.partition(";")[0] for one in report.findings]
    assert said == [
        "lines 1 to 3 are missing from the TEI",
        "lines 5 to 7 are missing from the TEI",
    ]


def test_a_line_that_stands_twice_is_found_once():
    assert codes_of('<p><lb n="1"/>一</p>\n<p><lb n="1"/>一</p>', "一") == [("V702", 2)]


def test_the_first_difference_is_shown_with_its_number():
    one = source("扣高质量打造")
    report = outcome((one,), document('<p><lb n="1"/>扣高\uf9f2量打造</p>', one))[2]
    assert [one.code for one in report.findings] == ["V703"]
    assert report.findings[0].message == (
        "line 1 differs at character 3: the source goes on with"
        ' "质量打造" (U+8D28), the TEI with "\uf9f2量打造" (U+F9F2)'
        " (its lb is at line 1 of the TEI)"
    )


def test_text_in_element_only_content_belongs_to_no_line():
    assert codes_of('<div>漏<p><lb n="1"/>一</p></div>', "一") == [("V704", 1)]
    assert codes_of('<div><p><lb n="1"/>一</p>漏</div>', "一") == [("V704", 1)]


def test_text_before_the_first_line_belongs_to_no_line():
    body = '<p>漏</p><p> \u3000</p><p><lb n="1"/>一</p>'
    assert codes_of(body, "一") == [("V704", 1), ("V704", 1)]


def test_text_outside_lines_is_counted_as_added():
    one = source("一")
    ledger, _, _ = outcome((one,), document('<p>漏漏</p><p><lb n="1"/>一</p>', one))
    assert (ledger.added, ledger.missing, ledger.percentage) == (2, 0, "100.00")
    assert dict(ledger.encoded) == {"outside lines": 2, "text": 1}


@pytest.mark.parametrize(
    "number", ["2", "0", "-1", "", "01", "1.0", "1.", "１", "x", "9" * 5000, "1.2.3", " 1"]
)
def test_a_number_that_is_none_of_the_source_is_refused(number: str):
    found = codes_of(f'<p><lb n="1"/>一</p><p><lb n="{number}"/></p>', "一")
    assert found == [("V705", 1)]


def test_pieces_of_a_line_are_joined_in_their_order():
    body = '<p><lb n="1.3"/>三</p><p><lb n="1"/>一</p><p><lb n="1.2"/>二</p>'
    assert codes_of(body, "一二三") == []


def test_a_piece_without_its_predecessor_is_found():
    body = '<p><lb n="1"/>一</p><p><lb n="1.3"/>三</p>'
    one = source("一三")
    report = outcome((one,), document(body, one))[2]
    assert [one.code for one in report.findings] == ["V705"]
    assert 'no lb n="1.2"' in report.findings[0].message


def test_the_second_piece_alone_is_found():
    assert codes_of('<p><lb n="1.2"/>一</p>', "一") == [("V705", 1)]


def test_another_file_is_not_taken_for_the_source():
    other = source("一", "二")
    body = '<p><lb n="1"/>一</p><p><lb n="2"/>三</p>'
    _, found, report = outcome((other,), document(body, source("一", "三")))
    assert found == [("V706", 0), ("V703", 2)]
    assert other.sha256[:12] in report.findings[0].message


def test_a_source_too_many_is_found():
    one, other = source("一"), source("二")
    found = outcome((one, other), document('<p><lb n="1"/>一</p>', one))[1]
    assert found == [("V706", 0)]


def test_without_the_source_a_changed_character_breaks_the_digest():
    report = Report()
    ledger = verify_alone(document(BODY.replace("昨夜", "今夜"), source(*LINES)), report)
    assert [one.code for one in report.findings] == ["V706"]
    assert (ledger.found, ledger.percentage, ledger.conserved) == (0, "0.00", False)


def test_a_wrong_digest_in_the_header_is_found_though_all_lines_are_there():
    one = source(*LINES)
    statement = bibl(one).replace(one.sha256_text + "</idno><extent", "0" * 64 + "</idno><extent")
    made = document(BODY, statements=statement)
    assert outcome((one,), made)[1] == [("V706", 0)]


@pytest.mark.parametrize("quantity", ["", "many", "99999999", "5", "7"])
def test_a_wrong_number_of_lines_in_the_header_is_found(quantity: str):
    statement = re.sub('quantity="6"', f'quantity="{quantity}"', bibl(source(*LINES)))
    report = Report()
    assert not verify_alone(document(BODY, statements=statement), report).conserved
    assert "V706" in {one.code for one in report.findings}


def test_a_document_without_sources_cannot_be_verified():
    with pytest.raises(InputError) as refused:
        verify_alone(document(BODY, statements="<p>born digital</p>"), Report())
    assert "issue.tei.xml" in refused.value.message
    assert refused.value.exit_code == ExitCode.INPUT
    assert refused.value.hint


@pytest.mark.parametrize(("printed", "made"), [("甲 乙", "甲乙"), ("甲乙", "甲\u3000乙")])
def test_a_difference_in_white_space_alone_is_a_warning(printed: str, made: str):
    one = source(printed)
    ledger, found, _ = outcome((one,), document(f'<p><lb n="1"/>{made}</p>', one))
    assert found == [("V708", 1)]
    assert (ledger.conserved, ledger.percentage) == (True, "100.00")


def two_sources() -> tuple[tuple[Source, Source], str]:
    body = (
        '<p><lb n="1" edRef="#src-1"/>一</p><p><lb n="1" edRef="#src-2"/>三</p>'
        '<p><lb n="2" edRef="#src-1"/>二</p>'
    )
    return (source("一", "二"), source("三", index=2)), body


def test_lines_of_several_sources_are_kept_apart():
    sources, body = two_sources()
    made = document(body, *sources)
    for given_sources in (sources, sources[::-1], sources[1:], ()):
        ledger, found, _ = outcome(given_sources, made)
        assert found == []
        assert (ledger.source, ledger.found, ledger.lines) == (3, 3, 3)


@pytest.mark.parametrize("pointer", ["", ' edRef="#src-3"', ' edRef="src-2"', ' edRef=""'])
def test_a_line_that_names_none_of_several_sources_is_found(pointer: str):
    sources, body = two_sources()
    made = document(body.replace(' edRef="#src-2"', pointer), *sources)
    ledger, found, _ = outcome(sources, made)
    assert found == [("V707", 1), ("V701", 1)]
    assert (ledger.missing, ledger.added) == (1, 1)


def test_a_mets_file_has_no_lines_to_verify():
    one = source("一")
    mets = '<bibl type="digital-source" subtype="mets" xml:id="src-1"/>'
    made = document('<p><lb n="1"/>一</p>', statements=mets + bibl(one, 2))
    assert outcome((one,), made)[1] == []


@pytest.mark.parametrize(
    "words",
    [
        "<note>编者</note>",
        "<supplied>广告</supplied>",
        '<note>编<lb n="1"/>者</note>',
        "<!-- 编者 -->",
        "<?editor 编者?>",
    ],
)
def test_the_words_of_an_editor_are_not_of_the_source(words: str):
    assert codes_of(f'<p><lb n="1"/>甲{words}乙</p>{words}', "甲乙") == []


def test_a_misprint_counts_and_its_correction_does_not():
    body = '<p><lb n="1"/>甲<choice>\n<sic>已</sic>\n<corr>己</corr>\n</choice>乙</p>'
    assert codes_of(body, "甲已乙") == []


def test_the_ledger_tells_what_the_characters_are():
    one = source("第2版", "甲\ufffd乙", "未认领", "Wort-", "云溪日报")
    body = (
        '<titlePage><docTitle><titlePart><lb n="5"/>云溪日报</titlePart></docTitle></titlePage>'
        '<fw><lb n="1"/>第2版</fw><p><lb n="2"/>甲\ufffd乙</p>'
        '<div type="fragment"><p><lb n="3"/>未认领</p></div>'
        '<p><lb n="4"/>Wort<pc force="weak">-</pc></p>'
    )
    ledger, found, _ = outcome((one,), document(body, one))
    assert found == []
    assert dict(ledger.encoded) == {
        "masthead": 4,
        "furniture": 3,
        "text": 6,
        "U+FFFD": 1,
        "fragment": 3,
        "hyphens": 1,
    }
    assert sum(count for _, count in ledger.encoded) == ledger.found == ledger.source == 18


def test_the_table_shows_what_is_there_and_what_is_not():
    assert table(
        Ledger(40_000, 39_999, (("text", 39_000), ("furniture", 1_002)), 7, "source", False)
    ) == (
        "text                 39,000    97.50 %\n"
        "furniture             1,002     2.50 %\n"
        "found                39,999    99.99 %  of 40,000 characters in 7 lines, line by line\n"
        "missing                   1\n"
        "added                     3"
    )


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (725, 10_000, "7.25"),
        (9_275, 10_000, "92.75"),
        (1, 6, "16.67"),
        (5, 6, "83.33"),
        (99_999_999, 100_000_000, "99.99"),
        (7, 7, "100.00"),
        (0, 7, "0.00"),
        (0, 0, "100.00"),
    ],
)
def test_shares_are_rounded_and_all_is_said_of_all_alone(part: int, whole: int, told: str):
    assert share(part, whole) == told


def test_a_deep_tree_and_a_long_line_are_walked():
    one = source("甲" * 1_000_001)
    made = document('<p><lb n="1"/></p>', one)
    inner = made.root.find(f".//{tei('p')}")
    assert inner is not None
    for _ in range(5_000):
        inner = etree.SubElement(inner, tei("seg"))
    inner.text = "甲" * 500_000 + "乙" + "甲" * 500_000
    ledger, found, report = outcome((one,), made)
    assert found == [("V703", 1)]
    assert "at character 500001" in report.findings[0].message
    assert (ledger.missing, ledger.added) == (1, 1)


def test_the_model_issue_is_conserved(shared: Path):
    data = (shared / "models/issue.txt").read_bytes()
    text = data.decode()
    assert text.endswith("\n")
    digest = hashlib.sha256(data).hexdigest()
    lines = tuple(Line(1, n, line) for n, line in enumerate(text[:-1].split("\n"), 1))
    characters = len("".join(text.split()))
    one = Source(
        1, "text", "issue.txt", "utf-8", digest, digest, len(lines), characters, (Page(1, lines),)
    )
    made = TeiDocument.parse((shared / "models/issue.tei.xml").read_bytes(), "issue.tei.xml")
    for given_sources, proof in (((one,), "source"), ((), "sha256-text")):
        ledger, found, _ = outcome(given_sources, made)
        assert found == []
        assert (ledger.source, ledger.found, ledger.proof) == (characters, characters, proof)
