# SPDX-License-Identifier: Apache-2.0
"""What holds for any issue: no text is lost, the bytes are the same twice, the grammars agree."""

from hypothesis import given
from issues import issues
from lines_of_tei import rebuilt
from lxml import etree

from teikit.encoder import encode
from teikit.options import EncodeOptions
from teikit.report import Report
from teikit.tei import TeiDocument


def encoded(issue) -> bytes:
    return encode(issue, EncodeOptions(day="2031-11-06"), Report()).to_bytes()


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
