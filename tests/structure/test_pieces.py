# SPDX-License-Identifier: Apache-2.0
"""Blocks become parts of an item: run-ins split off, captions taken apart, furniture named."""

import pytest
from outlines import block_lines, text_of
from pages import HANS, rows_of

from teikit.model.issue import Figure, Furniture, LineBreak, Paragraph
from teikit.structure.pieces import (
    byline_of,
    figure_of,
    furniture_of,
    head_of,
    jump_of,
    paragraph_of,
)


def lines_of(*blocks: object) -> list[str]:
    return [line for block in blocks for line in block_lines(block)]


def paragraph(*lines: str, opens: bool = False, closes: bool = False) -> list[str]:
    return lines_of(*paragraph_of(rows_of(*lines), HANS, "", opens, closes))


def test_a_heading_keeps_its_blanks_and_its_lines():
    head = head_of(rows_of("旧船 新屋", "看鸟"), "main", "medium")
    assert head.content == (LineBreak(1, 1), "旧船 新屋", LineBreak(1, 2, join="no"), "看鸟")
    assert (head.role, head.certainty) == ("main", "medium")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("记者 云 帆", "byline 记者 云 帆 = reporter 云 帆>云帆 high"),
        ("云 帆", "byline 云 帆 = person 云 帆>云帆 medium ~medium"),
        ("（云 帆）", "byline （云 帆） = person 云 帆>云帆 medium ~medium"),
        ("石桥修好通行", "byline 石桥修好通行 ~medium"),
    ],
)
def test_a_byline_without_a_role_word_is_in_doubt(line: str, shown: str):
    assert lines_of(byline_of(rows_of(line), HANS, "")) == [shown]


def test_run_ins_are_split_off_where_a_body_opens():
    assert paragraph("本报讯（记者 云帆）石桥", "修好。", opens=True) == [
        "dateline 本报讯",
        "run-in byline （记者 云帆） = reporter 云帆",
        "p 石桥修好。",
    ]


def test_run_ins_inside_a_body_stay_in_their_paragraph():
    assert paragraph("本报讯 石桥修好。") == ["p 本报讯 石桥修好。"]


def test_a_dateline_over_two_lines_is_one():
    assert paragraph("新华社湖城11月", "5日电 石桥修好。", opens=True) == [
        "dateline 新华社湖城11月5日电 = agency 新华社",
        "p 石桥修好。",
    ]


def test_a_paragraph_that_is_a_dateline_and_nothing_else_stays_a_paragraph():
    assert paragraph("新华社湖城11月5日电", opens=True) == ["p 新华社湖城11月5日电"]


def test_a_signature_is_split_off_where_a_body_closes():
    text = "石桥修好。（记者 何田）"
    assert paragraph(text, closes=True) == [
        "p 石桥修好。",
        "run-in byline （记者 何田） = reporter 何田",
    ]
    assert paragraph(text) == ["p 石桥修好。（记者 何田）"]


def test_a_name_in_brackets_at_the_end_is_in_doubt():
    found = paragraph("石桥修好。（云 帆）", closes=True)
    assert found[1].endswith("person 云 帆>云帆 medium ~medium")


@pytest.mark.parametrize("closes", [True, False])
def test_a_jump_at_the_end_is_split_off_anywhere(closes: bool):
    assert paragraph("石桥修好，（下转第2版）", closes=closes) == [
        "p 石桥修好，",
        "jump to 2 （下转第2版）",
    ]


def test_a_signature_before_a_jump_is_split_off_too():
    assert paragraph("石桥修好。（记者 何田）（下转第2版）", closes=True) == [
        "p 石桥修好。",
        "run-in byline （记者 何田） = reporter 何田",
        "jump to 2 （下转第2版）",
    ]


def test_a_signature_that_is_all_of_a_paragraph_is_not_split_off():
    assert paragraph("（记者 何田）", closes=True) == ["p （记者 何田）"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (
            ["桥上小景 昨日，孩子们放风筝。 记者 云帆 摄"],
            [
                "title 桥上小景",
                "caption 昨日，孩子们放风筝。",
                "credit 记者 云帆 摄 = photographer 云帆",
            ],
        ),
        (["昨日，孩子们放风筝。"], ["caption 昨日，孩子们放风筝。 ~low"]),
        (
            ["昨日，孩子们放风筝。（资料图片）"],
            ["caption 昨日，孩子们放风筝。", "credit （资料图片）"],
        ),
        (["记者 云帆 摄"], ["credit 记者 云帆 摄 = photographer 云帆"]),
        (
            ["昨日，孩子们放风筝。 记者 云", "帆 摄"],
            ["caption 昨日，孩子们放风筝。", "credit 记者 云帆 摄 = photographer 云帆"],
        ),
    ],
)
def test_a_caption_is_taken_apart(lines: list[str], shown: list[str]):
    found = [
        line.replace(" ~medium", "") for line in lines_of(figure_of(rows_of(*lines), HANS, ""))
    ]
    assert found == shown


@pytest.mark.parametrize(
    "line",
    [
        "桥上小景 昨日，孩子们放风筝。 记者 云帆 摄",
        " 桥上小景　昨日，孩子们放风筝。（资料图片） ",
        "记者 云帆 摄",
        "桥上小景 记者 云帆 摄",
    ],
)
def test_no_character_of_a_caption_is_lost(line: str):
    figure = figure_of(rows_of(line), HANS, "")
    assert isinstance(figure, Figure)
    parts = [*(one.content for one in (*figure.heads, *figure.paragraphs))]
    parts += [figure.credit.content] if figure.credit else []
    assert "".join(text_of(part) for part in parts).replace(" ", "") == "".join(line.split())


@pytest.mark.parametrize(
    ("line", "direction", "page", "place"),
    [("（下转第2版）", "to", "2", "bottom"), ("▲上接A01版", "from", "A01", "top")],
)
def test_a_jump_knows_its_way(line: str, direction: str, page: str, place: str):
    jump = jump_of(rows_of(line), HANS)
    assert (jump.kind, jump.direction, jump.page, jump.place) == ("jump", direction, page, place)


@pytest.mark.parametrize(
    ("line", "kind", "place"),
    [
        ("责任编辑：云帆", "credits", "bottom"),
        ("03 民生 2031年11月5日 星期三", "header", "top"),
        ("石桥", "other", "bottom"),
    ],
)
def test_furniture_is_named_by_its_form(line: str, kind: str, place: str):
    found = furniture_of(rows_of(line), HANS)
    assert isinstance(found, Furniture)
    assert (found.kind, found.place, text_of(found.content)) == (kind, place, line)


def test_a_paragraph_keeps_its_indent():
    (made,) = paragraph_of(rows_of("　　石桥修好。"), HANS, "", False, False)
    assert made == Paragraph((LineBreak(1, 1), "　　石桥修好。"))
