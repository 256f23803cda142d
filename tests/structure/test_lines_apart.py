# SPDX-License-Identifier: Apache-2.0
"""Pages whose lines are paragraphs as a whole: no line is glued to another."""

from pages import HANS, WIDE, rows_of

from teikit.structure.unwrapped import with_lines_apart

LONG = WIDE + "，" + WIDE


def gaps(*lines: str) -> list[int]:
    return [row.gap for row in with_lines_apart(rows_of(*lines), HANS)]


def paragraphs(*ends: str) -> list[str]:
    """Paragraphs of unlike length, each on one line."""
    return [LONG + WIDE[: 3 * number] + end for number, end in enumerate(ends)]


def test_lines_that_are_paragraphs_stand_apart():
    assert gaps("石桥修好通行", "记者 云帆", *paragraphs("。", "。”", "。")) == [1] * 5


def test_a_few_long_headings_and_captions_do_not_hide_it():
    others = [WIDE + WIDE[:4], WIDE + WIDE[:6] + " 何田 摄", WIDE + WIDE[:8]]
    assert gaps(*others, *paragraphs(*"。" * 8)) == [1] * 11


def test_a_name_in_brackets_ends_such_a_line():
    rows = with_lines_apart(rows_of(*paragraphs("。", "。", "。（云帆）")), HANS)
    assert [row.end for row in rows] == ["stop"] * 3


def test_lines_of_a_column_stay_glued():
    assert gaps(*[WIDE] * 8) == [0] * 8


def test_long_lines_that_end_no_sentence_stay_glued():
    assert gaps(*paragraphs("", "，", "", "。")) == [0] * 4
