# SPDX-License-Identifier: Apache-2.0
"""What stops are worth on a page: ends of clauses in old print, ends of sentences else."""

import pytest
from pages import HANS, NARROW, rows_of

from teikit.structure.stops import with_stops

OLD = "桥上行人。往来不绝。渡口停船"  # 14 em, no comma, a mark after every clause
BARE = "桥上行人往来不绝渡口停船待客"
MODERN = "桥上行人往来，渡口停船。岸上"


def ends(*lines: str) -> list[str]:
    return [row.end for row in with_stops(rows_of(*lines), HANS)]


@pytest.mark.parametrize("line", [OLD, BARE])
def test_full_lines_end_clauses_and_a_short_one_its_paragraph(line: str):
    assert ends("桥上", "", *[line] * 9, "渡口停船") == ["text", *["clause"] * 9, "stop"]


def test_a_stop_at_the_end_of_a_full_line_is_no_more_there():
    assert ends(*[OLD] * 9, OLD[:-1] + "。")[-1] == "clause"


def test_text_with_commas_is_read_by_its_marks():
    assert ends(*[MODERN] * 9, "渡口。", NARROW) == [*["text"] * 9, "stop", "text"]


def test_a_few_lines_teach_nothing():
    assert ends(*[OLD] * 6, "渡口停船")[-1] == "text"
