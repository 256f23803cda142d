# SPDX-License-Identifier: Apache-2.0
"""Advertisements, tables and verse are told by several lines; what only looks so is not."""

import pytest
from sources import source_of

from teikit.language.lexicon import load_profile
from teikit.structure.columns import measure
from teikit.structure.forms import find_forms

HANS, ENGLISH = load_profile("zh-Hans"), load_profile("en")


def forms_of(*lines: str) -> list[str]:
    """The first name of each line with text, "" for a line that is no form."""
    rows = measure((source_of("\n".join(lines)),), HANS)
    found = find_forms(rows, HANS)
    return [next(iter(found.get(at, [""]))) for at in range(len(rows))]


VERSE = ["verse", "verse+", "verse+", "verse+"]
TABLE = ["table", "table+", "table+"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["晚渡人声少，", "灯前数落鸥。", "石阶添旧藓，", "苇叶作新秋。"], VERSE),
        (["晚渡人声少；", "灯前数落鸥？", "石阶添旧藓，", "苇叶作新秋！"], VERSE),
        (["晚渡人声少", "灯前数落鸥", "石阶添旧藓", "苇叶作新秋"], VERSE),
        (["晚渡人声少，灯前数落鸥。", "石阶添旧藓，苇叶作新秋。"], VERSE[:2]),
        (["柳湾队 3 0", "北坡队 2 0", "东门队 1 0"], TABLE),
        (["7:30 早间新闻", "8:10 渡口故事", "12:00 午间新闻"], TABLE),
        (["1 云 帆 9.5", "2 苏小禾 9.25", "3 何 田 9"], TABLE),
        (["云帆 苏小禾 何田", "罗山 方圆 何春生", "季风 白露 陆遥"], TABLE),
        (["青菜 2.5元/斤", "", "萝卜 1.8元/斤", "", "鲜藕 —"], TABLE),
    ],
)
def test_lines_alike_are_a_form(lines: list[str], names: list[str]):
    assert forms_of(*lines) == names


@pytest.mark.parametrize(
    "lines",
    [
        ["晚渡人声少，", "灯前数落鸥。", "石阶添旧藓，"],
        ["晚渡人声少，", "灯前数落鸥，", "石阶添旧藓。", "苇叶作新秋，"],
        ["晚渡人声少", "灯前数落鸥", "石阶添旧藓", "苇叶作新秋", "芦花先白了"],
        ["云帆", "苏小禾", "何田", "罗山", "方圆", "何春生"],
        ["柳湾小学", "东门第二小学", "渡口小学", "北坡中心小学", "荡口小学", "石桥小学"],
        ["柳湾队 3 0", "北坡队 2 0"],
        ["柳湾队 3 0", "北坡队 2 0 1", "东门队 1"],
        ["云帆 苏小禾", "罗山 方圆", "季风 白露"],
        ["记者 云帆 何田", "记者 罗山 方圆", "摄影 季风 白露"],
        [
            "装上新水表 漏损降三成 居民都说好",
            "菜场开得早 摊主起得早 买菜不用等",
            "石桥修得快 行人走得稳 不怕涨大水",
        ],
        ["3 1 2", "8 0 1", "2 5 7"],
        ["数到白鹭 31 只、", "又有野鸭 204 只、", "苍鹭只有 7 只。"],
    ],
)
def test_lines_that_only_look_alike_are_none(lines: list[str]):
    assert not any(forms_of(*lines))


def test_a_line_that_names_the_columns_belongs_to_its_table():
    lines = ["队名 胜 负", "柳湾队 3 0", "北坡队 2 0", "东门队 1 0"]
    assert forms_of(*lines) == ["table", "table+", "table+", "table+"]


def test_stanzas_of_one_measure_are_one_poem():
    stanza = ["晚渡人声少，", "灯前数落鸥。"]
    assert forms_of(*stanza, "", *stanza) == VERSE


def test_where_spaces_divide_words_fields_lie_further_apart():
    rows = measure((source_of("Willow Bay   3  0\nNorth Slope  2  0\nEast Gate    1  0"),), ENGLISH)
    assert find_forms(rows, ENGLISH) == {0: ["table"], 1: ["table+"], 2: ["table+"]}
    plain = measure((source_of("Willow Bay 3 0\nNorth Slope 2 0\nEast Gate 1 0"),), ENGLISH)
    assert not find_forms(plain, ENGLISH)


OFFER = ["柳湾渡口茶馆", "百年老灶 一壶清香", "地址：柳湾渡口东首12号", "电话：0000-2205417"]


def test_lines_that_say_where_and_how_are_an_advertisement():
    assert forms_of(*OFFER) == ["advertisement", *["advertisement+"] * 3]


@pytest.mark.parametrize(
    "lines",
    [
        OFFER[:3],
        [*OFFER, "停渡三天。"],
        OFFER[2:] * 2,
        [*OFFER[:3], "早茶六点"],
        [*OFFER, "责任编辑：云帆"],
        ["湖畔周报", *OFFER],
    ],
    ids=["once only", "a sentence", "no name", "one place", "editors", "the paper"],
)
def test_lines_of_the_paper_and_of_texts_are_no_advertisement(lines: list[str]):
    assert not any(forms_of(*lines))
