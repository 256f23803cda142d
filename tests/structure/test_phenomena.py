# SPDX-License-Identifier: Apache-2.0
"""Each phenomenon of newspaper print on a page of its own, beside a page that only looks like it.

A page lies between two ordinary articles, so that the decoders have a page to learn from.
"""

import tomllib
from dataclasses import dataclass

import pytest
from issues import UNKNOWN
from outlines import as_told, expected_lines, outline
from sources import source_of
from typesetting import FOLDER, Manner, article, set_page, stories

from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure import recognise

# Rows that need more than text: type, boxes or places of letters on the page.
NEEDS_GEOMETRY = {35}


@dataclass(frozen=True)
class Case:
    """A page with its outline; `pending` says why it is known to fail, "" if it holds.

    `near_miss` tells that the page only looks like the phenomenon.
    """

    row: int
    name: str
    lines: list[str]
    outline: list[str]
    pending: str
    near_miss: bool


def cases() -> list[Case]:
    made = []
    for path in sorted(FOLDER.glob("[0-9]*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        made += [case_of(data["row"], page) for page in data["page"]]
    return made


def case_of(row: int, page: dict) -> Case:
    """The page of a table [[page]], between its neighbours."""
    manner = Manner(
        page.get("measure", 14), page.get("indent", False), page.get("order", "after") == "after"
    )
    before, after = page.get("neighbours", ["bridge", "market"])
    texts = [article(before, manner)] if before else []
    texts += [page["text"].strip("\n")]
    texts += [article(after, manner)] if after else []
    wanted = neighbour_outline(before) + expected_lines(page["outline"]) + neighbour_outline(after)
    lines = set_page("\n\n".join(texts), manner)
    kind = page.get("pending", ""), page.get("near_miss", False)
    return Case(row, page["name"], lines, wanted, *kind)


def neighbour_outline(name: str) -> list[str]:
    if not name:
        return []
    story = stories()[name]
    rows = ["article", f"  main {story['head']}", f"  byline {story['byline']}"]
    dateline = "本報訊" if name.endswith("_hant") else "本报讯"
    return [*rows, f"  dateline {dateline}", *expected_lines(f"@{name}")]


def each_case(function):
    params = [
        pytest.param(
            one,
            id=f"{one.row:02d}-{one.name.replace(' ', '-')}",
            marks=[pytest.mark.xfail(strict=True, reason=f"row {one.row}: {one.pending}")]
            if one.pending
            else [],
        )
        for one in cases()
    ]
    return pytest.mark.parametrize("case", params)(function)


@each_case
def test_a_page_is_read_as_its_outline_says(case: Case):
    options = StructureOptions()
    issue = recognise((source_of("\n".join(case.lines)),), UNKNOWN, options, Report())
    assert as_told(outline(issue), case.outline) == case.outline


def test_each_row_that_text_can_show_has_a_page_and_its_near_miss():
    told = {(case.row, case.near_miss) for case in cases()}
    rows = set(range(1, 74)) - NEEDS_GEOMETRY
    assert {(row, near_miss) for row in rows for near_miss in (False, True)} - told == set()
