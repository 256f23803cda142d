# SPDX-License-Identifier: Apache-2.0
"""The command line goes before issue.toml; a date in a name is offered and not taken."""

import pytest

from teikit.model.metadata import Metadata, PageFacts
from teikit.readers.precedence import offer_date, prefer
from teikit.report import Report

WRITTEN = Metadata(
    id="yxrb-20311105",
    title="云溪日报",
    date="2031-11-05",
    number="1024",
    languages=("zh-Hans", "en"),
    pages=(PageFacts(3, "A03"), PageFacts(4, "A04")),
)


def preferred(stated: Metadata) -> tuple[Metadata, list[str]]:
    report = Report()
    found = prefer(stated, WRITTEN, "issue.toml", report)
    return found, [one.message for one in report.findings]


def test_what_is_not_stated_comes_from_the_file():
    assert preferred(Metadata()) == (WRITTEN, [])


def test_what_both_say_alike_is_no_contradiction():
    assert preferred(WRITTEN) == (WRITTEN, [])


def test_without_a_file_what_is_stated_stays():
    report = Report()
    assert prefer(WRITTEN, Metadata(), "", report) == WRITTEN
    assert report.findings == []


def test_what_is_stated_is_followed_and_both_values_are_told():
    stated = Metadata(
        id="x", title="云溪", date="2031-11-06", languages=("en",), pages=(PageFacts(label="B01"),)
    )
    found, said = preferred(stated)
    assert (found.id, found.title, found.date) == ("x", "云溪", "2031-11-06")
    assert (found.number, found.languages) == ("1024", ("en",))
    assert found.pages == (PageFacts(3, "B01"), PageFacts(4, "A04"))
    assert [one.partition("; ")[0] for one in said] == [
        'the id: the command says "x", issue.toml says "yxrb-20311105"',
        'the newspaper: the command says "云溪", issue.toml says "云溪日报"',
        'the day of issue: the command says "2031-11-06", issue.toml says "2031-11-05"',
        'the language: the command says "en", issue.toml says "zh-Hans, en"',
        'the first page: the command says "B01", issue.toml says "A03"',
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["yxrb-20311105.txt"],
        ["2031-11-05", "2031_11_05-p1.txt"],
        ["云溪日报2031年11月05日.txt"],
        ["p1.txt", "x.2031.11.05.txt"],
    ],
)
def test_a_date_in_a_name_is_offered(names: list[str]):
    report = Report()
    offer_date(names, report)
    (finding,) = report.findings
    assert (finding.code, finding.severity) == ("R134", "note")
    assert "2031-11-05, which is not taken" in finding.message
    assert "--date 2031-11-05" in finding.hint


@pytest.mark.parametrize(
    "names",
    [
        ["page.txt"],
        ["20311305.txt"],
        ["120311105.txt", "203111051.txt"],
        ["20311105.txt", "20311106.txt"],
        ["20311105-20311106.txt"],
        ["9999-11-05.txt"],
        [],
    ],
)
def test_what_is_no_date_or_several_is_not_offered(names: list[str]):
    report = Report()
    offer_date(names, report)
    assert report.findings == []
