# SPDX-License-Identifier: Apache-2.0
"""Bylines, names and datelines: each form that is read, and its near misses that are not."""

from hypothesis import given
from hypothesis import strategies as st
from phrase_rows import each, marked, plain, profile_of

from teikit.language.credits import is_credit_line
from teikit.language.lexicon import load_profile
from teikit.language.phrases import find_byline, find_dateline, find_names

HANS = load_profile("zh-Hans")


@each(
    "written",
    # rows 1 and 2: spaced names, in pairs from the left
    "[记者] [云 帆|reporter]",
    "[记者] [云 帆|reporter] [苏小禾|reporter] [何 田|reporter]",
    "[记者]  [云  帆|reporter]  [张  文|reporter]",
    "[记者] [何  田|reporter][摄影报道]",
    "[记者] [欧阳明月|reporter]",
    "[記者] [雲 帆|reporter]",
    "  [记者] [云 帆|reporter]  ",
    "[记者]：[云帆|reporter]",
    "[记者][云帆|reporter]、[何田|reporter]",
    "（[记者] [云帆|reporter]）",
    # row 3: each name has the role before it
    "[见习记者] [苏小禾|intern-reporter] [通讯员] [何田|correspondent] [方 圆|correspondent]",
    "[本报记者] [云帆|reporter] [实习生] [苏小禾|intern-reporter]",
    # row 4: special roles
    "[特约记者] [罗山|reporter]",
    "[首席记者] [罗山|reporter]",
    "[首席记者][罗山|reporter]",
    "[驻湖城记者] [罗山|reporter]",
    "[作者] [云帆|author]",
    # row 5: the paper's own
    "[本报记者] [云帆|reporter] [苏小禾|reporter]",
    "[本报首席记者] [云 帆|reporter]",
    "[新华社记者] [云帆|reporter]",
    # row 6: text and pictures
    "[记者] [云帆|reporter] [文]/[图]",
    "[本報記者] [何田|reporter] [攝影報導]",
    "[文]/[云帆|author] [图]/[苏小禾|photographer]",
    "[撰文]/[云帆|author] [摄影]/[何田|photographer]",
    "[整理] [云帆|editor]",
    "[记者] [云帆|reporter] [通讯员] [文 山|correspondent]",
    "[记者] [云 帆|reporter] [文] [图]",
    # row 7: a mark instead of a role word
    "□ [云帆|]",
    "■[本报记者] [云帆|reporter]",
    "● [云 帆|] [何 田|]",
    # row 11: nobody named
    "[本报综合消息]",
    "[综合报道]",
    "综合<新华社>驻外记者报道",
    "据<新华社>电",
    "[本报评论员]",
    "[本报特约评论员] [何田|author]",
    "[本報評論員]",
    "【[记者][云帆|reporter][报道]】",
    "【[本報記者][何家樂|reporter][專訪]】",
    "□ [本报评论员]",
    "<<省农情监测中心>>[供稿]",
    "<<省农情监测中心>> [供稿]",
    "□ <<外语学院>> [苏小禾|]",
    # an institution beside its name
    "[通讯员] <<教务处>> [云 帆|correspondent]",
    "[文]：[云帆|author] [图]：[受访者提供]",
    # names that look like other words, names in Latin letters
    "[记者] [云帆|reporter] [通讯员] [林凯文|correspondent]",
    "[通讯员] [John Reed|correspondent]",
)
def test_a_byline_is_read(written: str):
    text = plain(written)
    found = find_byline(profile_of(text), text)
    assert found is not None
    assert marked(text, found.start, found.end, found.parts) == f"‖{written}‖"
    assert not found.doubt


@each(
    "text",
    "",
    "记者",
    "云 帆",
    "本报讯",
    "（未完）",
    "记者 云帆。",
    "记者 在湖边采访时看到",
    "记者从湖城获悉，",
    "他说：“记者 云帆来过。”",
    "“记者 云帆”四个字不见了",
    "本报记者 何田发自湖城",
    "文化下乡",
    "图书馆 开放",
    "文明 城市",
    "记者手记",
    "记者了解到",
    "一位记者的来信",
    "小记者走进湖畔",
    "● 菜价回落",
    "■市教育局 新政策",
    "湖城大学 翻译大赛",
    "市文化中心 摄影 开展",
    "湖城中学 整理书包",
    "老农民四十年坚持供稿",
    "云帆 资料图片",
)
def test_what_only_looks_like_a_byline_is_none(text: str):
    assert find_byline(profile_of(text), text) is None


@each(
    "written",
    "[罗 山|]",
    "[罗山|]",
    "[欧阳明月|]",
    "[云 帆|] [何 田|]",
    "[云帆|]、[何田|]",
    "（[柳溪翁|]）",
    "□ [罗 山|]",
    "[文 山|]",
    "<<外语学院>> <<2031级>> [云 帆|]",
    "[John Reed|]",
    "{江南省湖城市} [云帆|]",
    "{柳溪镇} [云 帆|]",
)
def test_names_alone_are_read_with_doubt(written: str):
    text = plain(written)
    found = find_names(load_profile("zh-Hans"), text)
    assert found is not None
    assert marked(text, found.start, found.end, found.parts) == f"‖{written}‖"
    assert found.doubt


@each(
    "text",
    "",
    "湖",
    "湖畔风筝满天",
    "云帆。",
    "12",
    "记者 云帆",
    "石桥，修好",
    "（完）",
    "文 图",
    "山 摄",
    "柳溪外语学院 办农场",
    "市公安局 公 告",
    "外语学院",
    "江南省湖城市 今年再添新绿",
    "江南省湖城市云帆",
    "建设美丽乡村 看变化",
)
def test_what_cannot_be_a_name_is_none(text: str):
    assert find_names(load_profile("zh-Hans"), text) is None


@each(
    "written",
    # row 12: the paper's own; the blank after it belongs to it
    "‖本报讯 ‖湖畔今晨下雪。",
    "‖　　本报讯 ‖湖畔今晨下雪。",
    "‖本报讯‖湖畔今晨下雪。",
    "‖本报湖城11月5日讯 ‖湖畔",
    "‖本报综合讯 ‖湖畔",
    # row 13: brackets
    "‖【本報訊】‖湖畔今晨下雪。",
    "‖〔本報訊〕‖湖畔",
    "‖［本报讯］‖湖畔",
    "‖【<遠汀社>湖城五日電】‖湖畔",
    # row 14: agencies
    "‖<新华社>湖城11月5日电 ‖湖畔",
    "‖<新华社>湖城2031年11月5日电 ‖湖畔",
    "‖<遠汀社>湖城11月1日電 ‖湖畔",
    # row 15: alone on its line
    "‖<新华社>湖城11月5日电  ‖",
    # row 16: 据 with 电
    "‖据<新华社>电 ‖湖城今晨下雪。",
    "‖据<新华社>湖城11月5日电 ‖湖畔",
)
def test_a_dateline_is_read(written: str):
    text = plain(written)
    dateline, byline = find_dateline(profile_of(text), text)
    assert dateline is not None
    assert marked(text, dateline.start, dateline.end, dateline.parts) == written
    assert byline is None


@each(
    "written",
    "本报讯‖（[记者] [云帆|reporter]）‖湖畔今晨下雪。",
    "本报讯 ‖（[记者] [云 帆|reporter] [通讯员] [何田|correspondent]）‖湖畔",
    "新华社湖城11月5日电‖（[记者][云帆|reporter]、[罗山|reporter]）‖湖畔",
    "中新社湖城11月5日电 ‖（[记者] [云帆|reporter]） ‖湖畔",
    "‖（[記者] [蘇小禾|reporter]）‖湖畔",
    "‖〔[記者][蘇小禾|reporter]／{湖城}[報導]〕‖湖畔",
)
def test_a_byline_in_brackets_is_read_at_the_start_of_a_paragraph(written: str):
    text = plain(written)
    dateline, byline = find_dateline(profile_of(text), text)
    assert byline is not None
    assert marked(text, byline.start, byline.end, byline.parts) == written
    assert byline.start == (dateline.end if dateline else 0)


@each(
    "text",
    "",
    "湖畔今晨下雪。",
    "（图为湖畔）今晨下雪。",
    "（云帆）今晨下雪。",
    "湖畔（记者 云帆）今晨下雪。",
    "记者 云帆",
    "本报记者 云帆 湖畔",
    # row 16: a source that is told, not a dateline
    "据《湖畔晚报》报道，湖城下雪。",
    "据报道，湖城下雪。",
    "据新华社报道，湖城下雪。",
    # words that end in 社, words that begin with 电
    "供销社昨日来电，说货到了。",
    "合作社送来电热毯三百条。",
    "本报消息灵通的读者来信说",
)
def test_what_only_looks_like_a_dateline_is_none(text: str):
    assert find_dateline(profile_of(text), text) == (None, None)


@given(st.text(alphabet="记者云帆本报讯（）／ 　□电社12月日", max_size=24))
def test_a_phrase_lies_in_its_text_with_its_parts_in_order(text: str):
    profile = load_profile("zh-Hans")
    for found in (
        find_byline(profile, text),
        find_names(profile, text),
        *find_dateline(profile, text),
    ):
        if found is not None:
            assert 0 <= found.start < found.end <= len(text)
            marked(text, found.start, found.end, found.parts)


@each("text", "记者探店", "记者走基层", "通讯员风采", "摄影作品", "记者云帆", "记者 沈 一 舟")
def test_what_may_be_a_title_or_is_set_in_three_is_in_doubt(text: str):
    found = find_byline(HANS, text)
    assert found is not None
    assert found.doubt


@each("text", "本报记者云帆", "首席记者罗山", "（记者云帆）", "记者云帆报道", "记者 云 帆 何 田")
def test_with_more_to_it_a_byline_is_in_no_doubt(text: str):
    assert not find_byline(HANS, text).doubt


@each(
    ("text", "names"),
    ("记者 沈 一 舟", ["沈 一 舟"]),
    ("本报记者 沈 一 舟 通讯员 方 圆", ["沈 一 舟", "方 圆"]),
    ("记者 云 帆 何 田 方", ["云 帆", "何 田 方"]),
    ("□ 沈 一 舟", ["沈 一 舟"]),
)
def test_of_an_odd_count_of_characters_the_last_three_are_one_name(text: str, names: list[str]):
    parts = find_byline(HANS, text).parts
    assert [text[one.start : one.end] for one in parts if one.kind == "person"] == names


def test_four_characters_and_a_role_behind_them_are_a_title():
    assert find_byline(HANS, "市民吐槽 记者跑腿") is None


@each("text", "本报记者 张立 摄", "张立 摄", "罗 山 供图", "本報記者 何田 攝")
def test_a_line_that_only_says_who_took_a_picture_is_a_credit(text: str):
    assert is_credit_line(profile_of(text), text)


@each(
    "text", "记者 云帆 文/摄", "记者 云帆 文并摄", "记者 云帆 摄影报道", "云帆 文/图", "记者 云帆"
)
def test_a_line_that_speaks_of_a_text_is_no_credit(text: str):
    assert not is_credit_line(HANS, text)
