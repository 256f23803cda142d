# SPDX-License-Identifier: Apache-2.0
"""Labels and measures together: how a line fills its measures, and what the lanes make of it."""

import pytest
from pages import HANS
from sources import source_of

from teikit.cli.reasons import reasons
from teikit.options import StructureOptions
from teikit.structure import draft_of
from teikit.structure.columns import measure
from teikit.structure.fills import fill_of, likeliest

POINTS = HANS.points["measure"]
COLUMN = [
    "停了四个月的云溪老石桥昨天清",
    "晨重新放行，头一个过桥的是挑",
    "着两筐青菜的周阿婆，她在桥心",
    "站了一会儿，用脚后跟跺了三下",
]


def rows_of(*lines: str):
    return measure((source_of("\n".join([*COLUMN, *lines])),), HANS)


@pytest.mark.parametrize(
    ("line", "first", "more"),
    [
        ("桥下的水比去年深了半尺岸边都", "too-wide", "fits"),
        ("桥下的水比去年深了半尺", "misses-little", "misses-far"),
        ("桥下的水比去年深了半尺岸", "fits", "misses-far"),
    ],
)
def test_a_line_that_the_text_goes_on_behind_is_full_as_a_first_one_or_another(line, first, more):
    row = rows_of(line, "是芦苇。")[4]
    fill = fill_of(row, HANS.indent, POINTS)
    lane = likeliest(fill)
    assert fill.measures[lane] == 14.0
    assert (fill.onward[0][lane], fill.onward[1][lane]) == (POINTS[first], POINTS[more])


def test_where_a_profile_gives_no_points_a_line_has_one_lane_that_says_nothing():
    row = rows_of("桥下的水")[0]
    fill = fill_of(row, HANS.indent, dict.fromkeys(POINTS, 0))
    assert (fill.entry, fill.onward, fill.ended) == ((0.0,), ((0.0,), (0.0,)), ((0.0,), (0.0,)))


def test_a_paragraph_begins_behind_a_full_line_that_ends_a_sentence():
    full, first = "她说桥心从来没有这样稳当过。", "桥下的水比去年深了半尺岸"
    rest = ["边的芦苇也比去年高出了一个头", "。"]
    draft = draft_of((source_of("\n".join([*COLUMN, full, first, *rest])),), StructureOptions())
    assert [one.name for one in draft.labels][4:6] == ["paragraph+", "paragraph"]
    other = [*COLUMN, full, first + "边的", *rest]
    draft = draft_of((source_of("\n".join(other)),), StructureOptions())
    assert [one.name for one in draft.labels][4:6] == ["paragraph+", "paragraph+"]


def test_the_trace_tells_what_a_line_gets_for_how_it_fills_its_measure():
    draft = draft_of((source_of("\n".join([*COLUMN, "桥下有水。"])),), StructureOptions())
    assert "measure 14: +8 if the text goes on, +0 if it ends" in list(reasons(draft, 1))
