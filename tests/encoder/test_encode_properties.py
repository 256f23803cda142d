# SPDX-License-Identifier: Apache-2.0
"""What holds for any issue: no text is lost, the bytes are the same twice, the grammars agree."""

from pathlib import Path

from hypothesis import given
from issues import issues
from lxml import etree

from teikit.encoder import encode
from teikit.options import EncodeOptions
from teikit.report import Report
from teikit.tei import TeiDocument

TEI = "{http://www.tei-c.org/ns/1.0}"
ROOT = Path(__file__).resolve().parents[2]
NOT_SOURCE = {TEI + name for name in ("reg", "corr", "expan", "supplied", "figDesc", "note")}


def encoded(issue) -> bytes:
    return encode(issue, EncodeOptions(day="2031-11-06"), Report()).to_bytes()


def rebuilt(data: bytes) -> dict[int, list[str]]:
    """The lines of each source, as the bytes of a TEI file tell them."""
    root = etree.fromstring(data)
    counts = [
        int(m.get("quantity")) for m in root.iter(TEI + "measure") if m.get("unit") == "lines"
    ]
    pieces: dict[tuple[int, int, int], str] = {}
    current = None

    def take(text, structural):
        nonlocal current
        if text and not (structural and not text.strip(" \n")):
            assert current is not None, f"text outside any line: {text!r}"
            pieces[current] += text

    def walk(node):
        nonlocal current
        if node.tag == TEI + "lb":
            number, _, rank = node.get("n").partition(".")
            file = int((node.get("edRef") or "#src-1").removeprefix("#src-"))
            current = (file, int(number), int(rank or 1))
            assert current not in pieces
            pieces[current] = ""
        structural = node.tag in {TEI + n for n in ("text", "body", "div", "figure", "lg")}
        if node.tag not in NOT_SOURCE:
            take(node.text, structural)
            for child in node:
                walk(child)
                take(child.tail, structural)

    walk(root.find(TEI + "text"))
    lines = {file: [""] * count for file, count in enumerate(counts, 1)}
    for file, number, rank in sorted(pieces):
        assert rank == 1 or (file, number, rank - 1) in pieces
        lines[file][number - 1] += pieces[file, number, rank]
    return lines


@given(issues())
def test_every_line_of_every_source_can_be_rebuilt(issue):
    lines = {one.index: [line.text for line in one.pages[0].lines] for one in issue.sources}
    assert rebuilt(encoded(issue)) == lines


@given(issues())
def test_an_issue_gives_the_same_bytes_twice_and_after_a_round_trip(issue):
    data = encoded(issue)
    assert encoded(issue) == data
    assert TeiDocument.parse(data).to_bytes() == data


@given(issues())
def test_no_id_stands_twice_and_every_pointer_finds_its_end(issue):
    root = etree.fromstring(encoded(issue))
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    pointers = root.xpath("//@target | //@next | //@prev | //@edRef | //@resp | //@rendition")
    inside = {pointer for pointer in pointers if not pointer.startswith("https://")}
    assert {pointer[1:] for pointer in inside} <= set(ids)
