# SPDX-License-Identifier: Apache-2.0
"""Widths, classes of characters, and how two lines of print run on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.language.script import is_cjk, is_han, join_of, width


@pytest.mark.parametrize(
    "char",
    [
        *"湖龍〇々",
        *"，。“”‘’「」『』（）《》",
        *"…—·",
        *"■□▲●①",
        "　",
        "Ａ",
        "３",
        "％",
        "℃",
        "℉",
        "‰",
        "𠀀",
        "ㄅ",
    ],
)
def test_what_chinese_print_sets_on_a_full_square_is_cjk(char: str):
    assert is_cjk(char)
    assert width(char) == 1.0


@pytest.mark.parametrize("char", [*"aZ09", *".,;:()%+-/", "é", "ß", "ｱ", " "])
def test_what_takes_half_a_square_is_not_cjk(char: str):
    assert not is_cjk(char)


@pytest.mark.parametrize("char", [*"湖龍〇々", "㐀", "𠀀", "豈"])
def test_ideographs_are_han(char: str):
    assert is_han(char)


@pytest.mark.parametrize("char", [*"，“（■a1 　", "①", "ㄅ", "カ", "Ａ"])
def test_marks_letters_and_syllables_are_not_han(char: str):
    assert not is_han(char)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0.0),
        ("石桥修好", 4.0),
        ("石桥，修好。", 6.0),
        ("CCTV", 2.0),
        ("今年62%", 3.5),
        ("云 帆", 2.33),
        ("　　本报讯", 5.0),
        ("e\u0301", 0.5),
        ("“石桥”", 4.0),
    ],
)
def test_a_width_is_counted_in_em(text: str, ems: float):
    assert width(text) == pytest.approx(ems)


@pytest.mark.parametrize(
    ("left", "right", "join"),
    [
        # CJK on either side: never a space.
        ("湖", "边", "no"),
        ("，", "湖", "no"),
        ("湖", "“", "no"),
        ("湖", "A", "no"),
        ("k", "湖", "no"),
        ("5", "月", "no"),
        ("约", "3", "no"),
        ("—", "a", "no"),
        ("…", "a", "no"),
        # A number over two lines is one number.
        ("1", "2", "no"),
        ("2", ".", "no"),
        ("2", "%", "no"),
        ("2", "℃", "no"),
        (".", "5", "no"),
        (",", "0", "no"),
        (":", "3", "no"),
        ("/", "2", "no"),
        # Two Latin words are two words.
        ("d", "S", "yes"),
        ("n", "s", "yes"),
        (".", "T", "yes"),
        (",", "a", "yes"),
        (")", "a", "yes"),
        ("t", "(", "yes"),
        # What the page cannot tell.
        ("4", "G", "maybe"),
        ("G", "4", "maybe"),
        ("a", "'", "maybe"),
        ("", "a", "no"),
        ("a", "", "no"),
    ],
)
def test_two_lines_run_on(left: str, right: str, join: str):
    assert join_of(left, right) == join


@pytest.mark.parametrize("end", [*"-¬⸗", "\u00ad"])
def test_a_hyphen_at_a_line_end_divides_a_word(end: str):
    assert join_of(end, "t") != "yes"


@given(st.text())
def test_a_width_is_the_sum_of_its_parts(text: str):
    assert width(text) == pytest.approx(sum(map(width, text)))
    assert 0 <= width(text) <= len(text)


@given(st.characters(), st.characters())
def test_a_join_is_one_of_three_words(left: str, right: str):
    assert join_of(left, right) in {"no", "yes", "maybe"}
