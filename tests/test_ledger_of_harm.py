# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to one character or one lb of a TEI file, the ledger finds it, with its line."""

from hypothesis import assume, given
from hypothesis import strategies as st
from issues import issues, source, worked_example
from ledgers import BODY, LINES, document, outcome
from lxml import etree

from teikit.encoder import encode
from teikit.ledger import verify_alone
from teikit.options import EncodeOptions
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import tei

SAMPLE = source(*LINES, "甲乙", "青禾社电（记者白露）走进果园", "第2版", index=1)
SAMPLE_BODY = BODY + (
    '<p><lb n="8.2"/>走进果园</p><byline><lb n="8"/>青禾社电（记者白露）</byline>'
    '<fw type="header"><lb n="9"/>第2版</fw><p><lb n="7"/>甲乙</p>'
)


def places(made: TeiDocument) -> list[tuple[etree._Element, str, int, int]]:
    """Each character of source text: its element, text or tail, its place there, its line."""
    found, line = [], 0
    for event, node in etree.iterwalk(made.root.find(tei("text")), events=("start", "end")):
        if event == "start" and node.tag == tei("lb"):
            line = int(node.get("n").partition(".")[0])
        side = "text" if event == "start" else "tail"
        if node.tag != tei("reg") or side == "tail":
            found += [
                (node, side, place, line)
                for place, char in enumerate(getattr(node, side) or "")
                if char != "\n" and (char != " " or node.tag in (tei("lb"), tei("orig")))
            ]
    return found


CHARACTERS = len(places(document(SAMPLE_BODY, SAMPLE)))


@given(st.integers(0, CHARACTERS - 1), st.sampled_from(("", "double", "乙", "\ufffd", "𠀀")))
def test_one_character_removed_doubled_or_changed_is_found_in_its_line(which: int, change: str):
    made = document(SAMPLE_BODY, SAMPLE)
    node, side, place, line = places(made)[which]
    text = getattr(node, side)
    put = text[place] * 2 if change == "double" else change
    assume(put != text[place])
    setattr(node, side, text[:place] + put + text[place + 1 :])
    white = text[place] == " " and put in ("", "  ")
    ledger, found, _ = outcome((SAMPLE,), made)
    assert found == [("V708" if white else "V703", line)]
    assert ledger.conserved is white
    report = Report()
    assert not verify_alone(made, report).conserved


def breaks(made: TeiDocument) -> list[etree._Element]:
    return list(made.root.iter(tei("lb")))


BREAKS = len(breaks(document(SAMPLE_BODY, SAMPLE)))


@given(st.integers(0, BREAKS - 1))
def test_a_dropped_break_is_found_in_its_line(which: int):
    made = document(SAMPLE_BODY, SAMPLE)
    lb = breaks(made)[which]
    number = lb.get("n")
    parent, before, tail = lb.getparent(), lb.getprevious(), lb.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(lb)
    ledger, found, _ = outcome((SAMPLE,), made)
    assert int(number.partition(".")[0]) in {line for _, line in found}
    assert not ledger.conserved


@given(st.integers(0, BREAKS - 1), st.integers(0, BREAKS - 1))
def test_two_breaks_that_change_places_are_found_in_their_lines(one: int, other: int):
    assume(one != other)
    made = document(SAMPLE_BODY, SAMPLE)
    first, second = breaks(made)[one], breaks(made)[other]
    numbers = first.get("n"), second.get("n")
    first.set("n", numbers[1])
    second.set("n", numbers[0])
    ledger, found, _ = outcome((SAMPLE,), made)
    assert {int(n.partition(".")[0]) for n in numbers} == {line for _, line in found}
    assert not ledger.conserved


@given(st.integers(0, BREAKS - 1))
def test_a_doubled_break_is_found(which: int):
    made = document(SAMPLE_BODY, SAMPLE)
    lb = breaks(made)[which]
    copy = etree.SubElement(lb.getparent(), tei("lb"), n=lb.get("n"))
    ledger, found, report = outcome((SAMPLE,), made)
    assert [code for code, _ in found] == ["V702"]
    assert f'n="{copy.get("n")}"' in report.findings[0].message
    assert not ledger.conserved


@given(issues())
def test_every_issue_that_is_encoded_is_conserved(issue):
    made = encode(issue, EncodeOptions(), Report())
    read = TeiDocument.parse(made.to_bytes(), "issue.tei.xml")
    ledger, found, _ = outcome(issue.sources, read)
    assert found == []
    assert ledger.found == sum(one.characters for one in issue.sources)
    assert verify_alone(read, Report()).conserved


def test_the_worked_example_is_conserved():
    issue = worked_example()
    made = TeiDocument.parse(encode(issue, EncodeOptions(), Report()).to_bytes())
    assert outcome(issue.sources, made)[1] == []
