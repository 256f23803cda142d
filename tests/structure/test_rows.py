# SPDX-License-Identifier: Apache-2.0
"""What is measured of each line: its width, its ends, the column it stands in."""

from collections.abc import Iterable

import pytest
from sources import source_of
from typesetting import Manner, article, set_page

from teikit.language.lexicon import load_profile
from teikit.structure.columns import measure
from teikit.structure.rows import Row, frames

HANS = load_profile("zh-Hans")
WIDE = "从前有一座石头砌成的老桥横在河上"  # 16 em
NARROW = "桥上行人来来往往从不停歇呀"  # 13 em


def rows_of(*lines: str) -> tuple[Row, ...]:
    return measure((source_of("\n".join(lines)),), HANS)


def columns(*lines: str) -> list[float]:
    return [row.column for row in rows_of(*lines)]


def test_blank_lines_are_counted_before_a_row_and_are_none_themselves():
    rows = rows_of("", "石桥", "", "", "渡口", "码头")
    assert [(row.text, row.gap, row.line.number) for row in rows] == [
        ("石桥", 1, 2),
        ("渡口", 2, 5),
        ("码头", 0, 6),
    ]


def test_the_first_row_of_each_page_is_marked():
    rows = measure((source_of("石桥\n渡口\f码头"), source_of("水塔", 2)), HANS)
    assert [(row.text, row.page, row.first) for row in rows] == [
        ("石桥", 1, True),
        ("渡口", 1, False),
        ("码头", 2, True),
        ("水塔", 3, True),
    ]


def test_an_empty_page_counts_as_a_page():
    rows = measure((source_of("石桥\f\f码头"),), HANS)
    assert [row.page for row in rows] == [1, 3]


def test_white_space_before_a_line_is_its_lead_and_not_its_text():
    (row,) = rows_of("　　石桥修好")
    assert (row.text, row.lead, row.width) == ("石桥修好", 2, 4.0)


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("石桥", "text"),
        ("Stone", "text"),
        ("3座桥", "digit"),
        ("“石桥", "openers"),
        ("（石桥", "openers"),
        ("，石桥", "no_start"),
        ("》石桥", "no_start"),
        ("■石桥", "bullets"),
        ("▲石桥", "bullets"),
    ],
)
def test_a_line_begins_with_a_class_of_character(text: str, begin: str):
    assert rows_of(text)[0].begin == begin


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("石桥修好。", "stop"),
        ("他说：“石桥修好。”", "stop"),
        ("（石桥修好。）", "stop"),
        ("The bridge is open.", "stop"),
        ("石桥修好了吗？", "weak"),
        ("石桥修好了……", "weak"),
        ("石桥，", "comma"),
        ("石桥、", "comma"),
        ("石桥；", "comma"),
        ("他说：", "colon"),
        ("他说“", "opener"),
        ("《老石桥》", "closer"),
        ("石桥", "text"),
        ("长3.", "text"),
        ("62%", "text"),
    ],
)
def test_a_line_ends_with_a_class_of_character(text: str, end: str):
    assert rows_of(text)[0].end == end


@pytest.mark.parametrize("tail", ["（下转第2版）", "（云 帆）", "（记者 云帆）"])
def test_a_jump_or_a_signature_closes_a_text_as_a_full_stop_does(tail: str):
    assert rows_of(f"石桥修好。{tail}")[0].end == "stop"
    assert rows_of("石桥修好了又过河去。" + tail[:-2], tail[-2:])[1].end == "stop"


@pytest.mark.parametrize(
    ("below", "unit"),
    [
        ("石桥", 1.0),
        ("12.5%的", 2.5),
        ("Open Water", 2.0),
        ("“石桥”", 2.0),
        ("“石”桥", 2.6),
        ("石，桥", 1.6),
    ],
)
def test_a_row_knows_what_would_have_had_to_fit(below: str, unit: float):
    assert rows_of("从前", below)[0].next_unit == pytest.approx(unit)


def test_a_page_set_to_one_measure_has_one_column():
    lines = set_page(article("bridge", Manner(14)), Manner(14))
    body = [row for row in rows_of(*lines) if row.line.number in range(3, len(lines) - 1)]
    assert len(body) > 15
    assert all(abs(row.column - 14) <= 0.5 for row in body)


def test_a_line_that_ends_a_sentence_is_short_of_its_column_by_what_it_lacks():
    rows = rows_of(WIDE, WIDE, WIDE, "河边。")
    assert [row.short for row in rows] == pytest.approx([0, 0, 0, 13.0])


def test_a_column_changes_from_frame_to_frame():
    assert columns(*[NARROW] * 4, "", *[WIDE] * 4) == [13.0] * 4 + [16.0] * 4


def test_a_column_changes_inside_a_frame():
    assert columns(*[NARROW] * 5, *[WIDE] * 5) == [13.0] * 5 + [16.0] * 5


def test_a_caption_wider_than_every_column_does_not_change_it():
    found = rows_of(*[NARROW] * 4, "", WIDE + WIDE, "", *[NARROW] * 4)
    assert [row.column for row in found] == [13.0] * 9
    assert found[4].short == -19.0


def test_lines_that_are_not_wrapped_have_no_column():
    found = rows_of("石桥", "渡口边的灯", "码头上的老人和他的船", "水塔", "钟楼上的人换了徒弟")
    assert [row.column for row in found] == [0.0] * 5
    assert [row.short for row in found] == [0.0] * 5


def test_headings_that_share_a_width_make_no_column_where_each_paragraph_is_one_line():
    heads = ["老石桥修好通行", "东门菜场早市提前", "渡口新添三条船", "水塔昨天重新刷漆"]
    page = [line for head in heads for line in (head, "", WIDE * 3 + "。", "")]
    assert set(columns(*page)) == {0.0}
    wrapped = [line for head in heads for line in (head, "", *[WIDE] * 3, "完。", "")]
    assert set(columns(*wrapped)) == {16.0}


def test_no_measure_is_wider_than_any_column():
    wide = "云溪老石桥修好通行的消息传到上游的石匠村" * 4
    rows = rows_of(*[wide[:70], wide[:70], "", wide[:70], wide[:70]] * 2)
    assert all(row.column == 0.0 for row in rows)


def test_a_column_that_widens_behind_a_line_is_its_measure_too():
    found = rows_of(*[NARROW] * 4, "", *[NARROW + "两格"] * 4)
    assert found[3].column == 13.0
    assert found[3].short == 2.0


def test_frames_are_the_runs_between_blank_lines_and_pages():
    rows = measure((source_of("一\n二\n\n三\f四\n五"),), HANS)
    assert frames(rows) == [(0, 2), (2, 3), (3, 5)]


def test_the_text_of_the_source_is_not_changed():
    lines = ["　　石桥 ", "", " 渡口"]
    assert [row.line.text for row in rows_of(*lines)] == ["　　石桥", " 渡口"]


LINES = (*[WIDE] * 5, "渡口到了。") * 3


def spaced(lines: Iterable[str]) -> list[str]:
    """Lines with a blank one behind each."""
    return [line for text in lines for line in (text, "")]


def test_blank_lines_between_all_lines_are_their_spacing():
    rows = rows_of(*spaced(LINES), "", "", "码头")
    assert [row.gap for row in rows] == [0] * len(LINES) + [2]


def test_blank_lines_between_most_lines_are_counted():
    rows = rows_of(*LINES[:9], "", *spaced(LINES[9:]))
    assert [row.gap for row in rows] == [0] * 9 + [1] * 9


@pytest.mark.parametrize(
    "line", ["云帆遗失身份证，声明作废", WIDE + "。"], ids=["notices", "paragraphs of one line"]
)
def test_blank_lines_between_what_is_not_wrapped_are_counted(line: str):
    assert [row.gap for row in rows_of(*spaced([line] * 18))] == [0, *[1] * 17]


def test_blank_lines_of_letters_are_counted():
    lines = spaced(["the ferry will run until nine in the"] * 17 + ["evening."])
    rows = measure((source_of("\n".join(lines)),), load_profile("en"))
    assert [row.gap for row in rows] == [0, *[1] * 17]


def test_few_lines_tell_no_spacing():
    assert [row.gap for row in rows_of("石桥", "", "渡口", "", "码头")] == [0, 1, 1]


def test_what_stands_above_texts_more_than_once_says_who_speaks():
    rows = rows_of(
        "问", WIDE, WIDE, "", "答", WIDE, WIDE, "", "问", WIDE, WIDE, "", "答", WIDE, WIDE
    )
    assert "initial" not in {row.end for row in rows}


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (("城", WIDE, WIDE), ["initial", "text", "text"]),
        (("城", WIDE), ["text", "text"]),
        (("城", "南的", WIDE), ["text", "text", "text"]),
        (("城", "", WIDE, WIDE), ["text", "text", "text"]),
        (("渡口", "观", WIDE, WIDE), ["text", "text", "text", "text"]),
        (("8", WIDE, WIDE), ["text", "text", "text"]),
        (("二", WIDE, WIDE), ["text", "text", "text"]),
        (("灯", "　　" + WIDE, WIDE), ["text", "text", "text"]),
    ],
    ids=[
        "alone above its text",
        "above one line",
        "above a short line",
        "set apart",
        "glued above",
        "a number",
        "a number of a part",
        "a title above an indent",
    ],
)
def test_one_ideograph_above_its_text_is_a_drop_capital(lines: tuple[str, ...], ends: list[str]):
    assert [row.end for row in rows_of(*lines)] == ends
