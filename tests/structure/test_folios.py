# SPDX-License-Identifier: Apache-2.0
"""Pages of a dump without form feeds, told by their folio lines."""

import pytest
from issues import UNKNOWN
from sources import source_of

from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure import recognise
from teikit.structure.folios import with_folio_pages

FIRST, SECOND = "01 要闻 2031年11月5日 星期三", "02 民生 2031年11月5日 星期三"
TEXT = "石桥修好通行"


def pages(text: str) -> list[list[str]]:
    (made,) = with_folio_pages((source_of(text),), StructureOptions())
    return [[line.text for line in page.lines if line.text] for page in made.pages]


def test_a_page_begins_at_each_folio_line():
    text = f"{FIRST}\n\n{TEXT}\n\n{SECOND}\n\n{TEXT}"
    assert pages(text) == [[FIRST, TEXT], [SECOND, TEXT]]


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n\n{FIRST}\n\n{TEXT}\n\n{SECOND}",
        f"{FIRST}\n\n{TEXT}\n\n{FIRST}\n\n{TEXT}",
        f"{FIRST}\n\n{TEXT}\n{SECOND}\n{TEXT}",
        f"{FIRST}\n\n{TEXT}\n\n2031年11月6日 星期四\n\n{TEXT}",
    ],
    ids=["folios at the foot", "one page twice", "in running text", "no page is named"],
)
def test_else_it_stays_one_page(text: str):
    assert len(pages(text)) == 1


def test_a_note_says_where_the_second_page_begins():
    report = Report()
    recognise(
        (source_of(f"{FIRST}\n\n{TEXT}\n\n{SECOND}\n\n{TEXT}"),),
        UNKNOWN,
        StructureOptions(),
        report,
    )
    (found,) = [one for one in report.findings if one.code == "S005"]
    assert (found.place.line, "2 pages" in found.message) == (5, True)
