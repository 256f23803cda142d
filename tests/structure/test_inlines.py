# SPDX-License-Identifier: Apache-2.0
"""Text as inlines: cut anywhere, every break where its line begins, names marked."""

from hypothesis import given
from hypothesis import strategies as st
from pages import HANS, rows_of
from sources import source_of

from teikit.language.parts import Part
from teikit.model.issue import ColumnBreak, LineBreak, Name, PageBreak
from teikit.structure.columns import measure
from teikit.structure.inlines import Strip, inlines, strip_of


def strip(*lines: str) -> Strip:
    return strip_of(rows_of(*lines))


def test_a_strip_is_its_lines_end_to_end():
    made = strip("　　石桥", "", "渡口")
    assert made.text == "　　石桥渡口"
    assert made.starts == (0, 4)


def test_a_text_opens_with_its_line():
    assert inlines(strip("石桥"), 0, 2) == (LineBreak(1, 1), "石桥")


def test_a_text_that_begins_in_mid_line_says_where():
    assert inlines(strip("本报讯 石桥", "渡口"), 4, 8) == (
        LineBreak(1, 1, 4),
        "石桥",
        LineBreak(1, 2, join="no"),
        "渡口",
    )


def test_a_text_may_begin_with_a_later_line():
    assert inlines(strip("石桥", "渡口"), 2, 4) == (LineBreak(1, 2), "渡口")


def test_latin_words_join_with_a_blank_and_a_doubt_is_said():
    assert inlines(strip("Open", "Water", "4G", "X"), 0, 12) == (
        *(LineBreak(1, 1), "Open"),
        *(LineBreak(1, 2, join="yes"), "Water"),
        *(LineBreak(1, 3, join="maybe"), "4G"),
        *(LineBreak(1, 4, join="yes"), "X"),
    )


def test_a_blank_line_is_a_column_break_and_a_page_a_page_break():
    rows = measure((source_of("石桥\n\n渡口\f码头"),), HANS)
    assert inlines(strip_of(rows), 0, 6) == (
        *(LineBreak(1, 1), "石桥"),
        *(ColumnBreak("no"), LineBreak(1, 3, join="no"), "渡口"),
        *(PageBreak(2, "no"), LineBreak(1, 4, join="no"), "码头"),
    )


def test_names_stand_in_the_text():
    parts = (Part(0, 2, "role"), Part(3, 6, "person", "reporter"))
    assert inlines(strip("记者 云 帆"), 0, 6, parts, "high") == (
        LineBreak(1, 1),
        Name("role", ("记者",)),
        " ",
        Name("person", ("云 帆",), "reporter", "云帆", "high"),
    )


def test_a_name_of_three_characters_has_no_second_form():
    made = inlines(strip("苏小禾"), 0, 3, (Part(0, 3, "person"),), "high")
    assert made == (LineBreak(1, 1), Name("person", ("苏小禾",)))


def test_a_break_before_a_name_stays_outside():
    made = inlines(strip("记者", "云 帆"), 0, 5, (Part(2, 5, "person"),), "high")
    assert made[1:] == (
        "记者",
        LineBreak(1, 2, join="no"),
        Name("person", ("云 帆",), "", "云帆", "high"),
    )


def test_a_break_before_a_name_stays_outside_and_one_inside_stays_in():
    made = inlines(strip("记者", "云", "帆"), 0, 4, (Part(2, 4, "person"),))
    assert made == (
        LineBreak(1, 1),
        "记者",
        LineBreak(1, 2, join="no"),
        Name("person", ("云", LineBreak(1, 3, join="no"), "帆")),
    )


def test_a_name_outside_the_cut_is_not_marked():
    made = inlines(strip("记者 云帆"), 0, 2, (Part(3, 5, "person"),))
    assert made == (LineBreak(1, 1), "记者")


@given(st.data())
def test_two_halves_hold_the_text_of_the_whole(data):
    texts = data.draw(st.lists(st.text("石桥 a，", min_size=1).filter(str.strip), min_size=1))
    lines = [text.rstrip() for text in texts]
    made = strip(*lines)
    cut = data.draw(st.integers(0, len(made.text)))
    halves = (*inlines(made, 0, cut), *inlines(made, cut, len(made.text)))
    assert "".join(one for one in halves if isinstance(one, str)) == made.text
    assert "".join(lines) == made.text
