# SPDX-License-Identifier: Apache-2.0
"""What a line shows: each piece of evidence where it is, and not where it is not."""

import pytest
from pages import HANS, NARROW, PAGE, WIDE, rows_of, set_text, shown_by

from teikit.structure.evidence import glued, is_indented, title_end


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("记者 云 帆", "byline"),
        ("云 帆", "spaced-name"),
        ("罗山", "name"),
        ("本报讯 石桥今晨修好。", "dateline"),
        ("（记者 云帆）石桥今晨修好。", "bracketed-byline"),
        ("（下转第2版）", "jump"),
        ("（云 帆）", "signature"),
        ("责任编辑：云帆", "furniture"),
        ("A03 要闻 2031年11月5日 星期三 编辑/云帆 校对/罗山", "furniture"),
        ("“石桥修好了”", "quoted"),
        ("本报记者 云帆 摄", "credit-line"),
        ("记者云帆", "name"),
        ("投诉热线：0555-2345678", "contact"),
        ("来稿请寄：fukan@example.com", "contact"),
        ("（下篇）", "part-number"),
        ("（未完待续）", "bracketed"),
        ("“石桥修好了", "unclosed"),
        ("（石桥小学", "open-bracket"),
        ("新华社湖城11月5日电（记者罗山）", "dateline-only"),
        ("03 民生 2031年11月5日 星期三", "furniture"),
        ("孩子们在桥上。 记者 云帆 摄", "credit"),
        ("新闻链接", "box-label"),
        ("▲孩子们在桥上", "pointer"),
        ("图为石桥", "pointer"),
        ("，石桥", "forbidden-start"),
        ("■石桥", "bullet"),
        ("何田（右）在桥上放风筝", "placed"),
        ("一、先修路，再引水", "numbered"),
        ("1.先修路；", "list-number"),
        ("一、十五座桥修好", "numbered"),
        ("08 副刊 芦荡", "furniture"),
        ("石桥修好。", "full-stop"),
        ("石桥修好了吗？", "weak-stop"),
        ("石桥，", "comma-end"),
        ("他说“", "comma-end"),
        ("他说：", "colon-end"),
        ("石桥。渡口", "stop-inside"),
        ("石桥，渡口", "comma-inside"),
        ("石，桥，渡口", "commas-inside"),
        ("　　石桥修好", "indented"),
        (" 石桥修好", "leading-blank"),
        ("桥上小景 昨日，孩子们在桥上放风筝。", "titled"),
        (WIDE + WIDE, "too-wide"),
    ],
)
def test_a_line_shows_what_it_is(line: str, name: str):
    assert name in shown_by(line)[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("石桥修好通行", "byline"),
        ("石桥修好通行", "name"),
        ("昨夜降到零下3摄氏度", "credit"),
        ("该书出到第3版", "jump"),
        ("石桥（又名柳桥）", "signature"),
        ("（中）石桥", "placed"),
        ("石桥（三座）修好", "placed"),
        ("3.5公里石桥", "numbered"),
        ("石桥怎样修好？3版", "contents"),
        ("老桥调查（上）：谁在修桥", "placed"),
        ("20 年修一座桥", "numbered"),
        ("一、二年级不留作业", "numbered"),
        ("“本报讯”三个字", "dateline"),
        ("新闻链接着远方", "box-label"),
        ("石桥。", "stop-inside"),
        ("石桥，", "comma-inside"),
        ("石桥，渡口", "commas-inside"),
        ("　石桥", "indented"),
        ("昨日， 孩子们在桥上放风筝看水鸟。", "titled"),
        (WIDE, "too-wide"),
    ],
)
def test_a_line_does_not_show_what_it_is_not(line: str, name: str):
    assert name not in shown_by(line)[0]


@pytest.mark.parametrize(
    ("lines", "setting"),
    [
        (["", "石桥", ""], "alone"),
        (["渡口", "石桥", ""], "glued-above"),
        (["", "石桥", "渡口"], "glued-below"),
        (["渡口", "石桥", "码头"], "glued-both"),
    ],
)
def test_a_line_is_glued_to_what_no_blank_line_parts_it_from(lines: list[str], setting: str):
    settings = {"alone", "glued-above", "glued-below", "glued-both"}
    number = [row.text for row in rows_of(*lines)].index("石桥")
    assert shown_by(*lines)[number] & settings == {setting}


def test_pages_are_not_glued():
    rows = rows_of("石桥\f渡口", "码头")
    assert [glued(rows, at) for at in range(4)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("line", "indented"),
    [
        ("石桥", False),
        ("　石桥", False),
        ("　　石桥", True),
        ("    石桥", True),
        (" 石桥", False),
        ("　　　　　石桥", False),
    ],
)
def test_an_indent_is_two_full_squares_or_so(line: str, indented: bool):
    assert is_indented(rows_of(line)[0], HANS) is indented


def test_where_a_page_keeps_its_indents_a_line_without_one_shows_that():
    kept = shown_by(*["　　" + NARROW, NARROW] * 4)
    assert "no-indent" in kept[1]
    assert "no-indent" not in kept[0]
    assert all("no-indent" not in one for one in shown_by(*[NARROW] * 8))


def test_a_mark_that_opens_three_lines_makes_a_list_and_no_pointer():
    two, three = shown_by("▲石桥", "▲渡口"), shown_by("▲石桥", "▲渡口", "▲码头", "■水塔")
    assert all("pointer" in one and "listed" not in one for one in two)
    assert all("listed" in one and "pointer" not in one for one in three[:3])
    assert "listed" not in three[3]


def test_two_lines_that_end_with_a_page_make_a_table_of_contents():
    found = shown_by(
        "石桥怎样修好？3版", "", "谁来守桥 …… A4", "", "（下转第3版）", "", "新课标2031版"
    )
    assert ["contents" in one for one in found] == [True, True, False, False]


def test_a_credit_is_seen_from_the_lines_above_it():
    found = shown_by("孩子们在桥上放风筝看水鸟，", "一直玩到天黑才回家。 何 田 摄", "", "石桥修好")
    assert "credit-later" in found[0]
    assert "credit" in found[1]
    assert "no-credit" in found[2]


def test_a_credit_that_is_divided_is_seen_from_its_end():
    found = shown_by("孩子们在桥上放风筝看水鸟。 记者 何", "田 摄")
    assert "credit-later" in found[0]
    assert "credit-tail" in found[1]


def test_a_dateline_is_seen_over_a_line_end():
    assert "dateline" in shown_by("新华社湖城11月", "5日电 石桥修好", "通行。")[0]


def test_lines_show_how_they_fit_their_column():
    # 16 em; 14 em is a first line; 12 em is neither one nor full; 38 em is a caption's.
    lines = [WIDE, WIDE, WIDE, WIDE[:14], WIDE, WIDE, WIDE[:12], WIDE, "", WIDE + WIDE[:6]]
    found = shown_by(*lines)
    assert "at-column" in found[1]
    assert not (found[3] | found[6]) & {"at-column", "far-short", "wider", "over-wide"}
    assert "over-wide" in found[8] or "wider" in found[8]
    assert "narrow" not in found[8]


def test_a_line_that_ends_a_sentence_tells_nothing_by_its_length():
    (*_, last) = shown_by(WIDE, WIDE, WIDE, "河边。")
    assert not last & {"at-column", "far-short", "shorter"}


def test_lines_without_a_column_say_so():
    assert all("no-column" in one for one in shown_by("石桥", "渡口边的灯", "码头"))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("桥上小景 昨日，孩子们放风筝。", 4),
        ("桥上小景　昨日，孩子们放风筝。", 4),
        ("桥 昨日，孩子们放风筝。", 0),
        ("昨日，孩子们 放风筝。", 0),
        ("“桥” 昨日，孩子们放风筝。", 0),
        ("孩子们在石桥上放风筝看水鸟 昨日", 0),
        ("桥上小景", 0),
        ("", 0),
    ],
)
def test_a_title_of_a_caption_ends_before_the_first_blank(text: str, end: int):
    assert title_end(text, HANS) == end


def test_every_first_line_of_a_well_set_page_is_short_of_its_column():
    lines = set_text(PAGE).split("\n")
    rows, found = rows_of(*lines), shown_by(*lines)
    starts = [at for at, row in enumerate(rows) if row.gap and len(row.text) > 10 and at > 1]
    firsts = [found[at] for at in starts if glued(rows, at + 1)]
    assert len(firsts) == 5
    assert not any("at-column" in one for one in firsts)
