# SPDX-License-Identifier: Apache-2.0
"""Credits, signatures, jumps and the page's own lines: each form, and its near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phrase_rows import each, marked, plain, profile_of

from teikit.language.credits import find_credit, shares_credit
from teikit.language.furniture import editor_parts, folio_page, full_day, furniture_kind
from teikit.language.lexicon import load_profile
from teikit.language.phrases import find_jump, find_signature

HANS = load_profile("zh-Hans")


@each(
    "written",
    # row 20: a photographer, with or without a role word
    "孩子们在湖边放风筝。‖ [记者] [云帆|photographer] [摄]‖",
    "孩子们在湖边放风筝。‖[记者] [云 帆|photographer] [摄]‖",
    "孩子们在湖边放风筝。‖（[记者] [云帆|photographer] [摄]）‖",
    "孩子们在湖边放风筝。‖（[何田|photographer][摄]）‖",
    "孩子们在湖边放风筝。‖ [何 田|photographer] [摄]‖",
    "‖[记者] [云帆|photographer] [摄]‖",
    "‖[云帆|photographer] [摄]‖",
    "孩子們放風箏。‖ [記者] [高 嵐|photographer] [攝]‖",
    "放风筝。‖ [记者] [云帆|photographer] [通讯员] [何田|photographer] [摄影报道]‖",
    "放风筝。‖ [新华社记者] [何田|photographer] [摄]‖",
    # row 21: agencies, archives, givers
    "放风筝。‖<新华社>发（[罗山|photographer] [摄]）‖",
    "放风筝。‖<新华社>发‖",
    "放风筝。‖（资料图片）‖",
    "放风筝。‖ 资料图片‖",
    "放風箏。‖（資料圖片）‖",
    "放风筝。‖ [苏小禾|photographer] [供图]‖",
    "放风筝。‖ 受访者供图‖",
    "放风筝。‖ <<区文旅局>>[供图]‖",
    "放风筝。‖ [图]/[何田|photographer]‖",
    "放风筝（国画）‖ [何 田|author] [作]‖",
    "放风筝。‖ [何田|illustrator] [绘]‖",
    "放风筝。‖ [摄影]/[何田|photographer]‖",
    "放风筝。‖ [何田|photographer]/[摄]‖",
    "放风筝。‖ [何田|photographer][摄]‖",
    "放风筝。‖ [何 田|photographer][摄]（<<湖光视觉>>）‖",
    "放风筝。‖ [记者] [云帆|photographer] [摄]（<<湖光视觉>>）‖",
    "‖[何田|illustrator][绘]（<<新华社>>发）‖",
    "‖数据来源：<<湖城市统计局>>‖",
    "风筝。‖（数据来源：<<湖城市统计局>>）‖",
    "放风筝。‖ [云帆|photographer][摄]（资料图片）‖",
    "风筝。‖图表来源：<<湖城市统计局>> [制图]：[何田|designer]‖",
    "放风筝。‖ 以上图片均为[云帆|photographer][摄]（<<湖光视觉>>）‖",
    "放风筝。‖ 以上图片均为[云帆|photographer][摄]‖",
    "放風箏。‖本版圖片由[高嵐|photographer][攝]‖",
    "放风筝。‖（以上图片均由<<区文旅局>>[提供]）‖",
)
def test_a_credit_is_read_at_the_end_of_a_caption(written: str):
    text = plain(written)
    found = find_credit(profile_of(text), text)
    assert found is not None
    # The blank before a credit belongs to the phrase, to the caption, or to neither.
    shown = marked(text, found.start, found.end, found.parts)
    assert shown.replace("‖ ", " ‖") == written.replace("‖ ", " ‖")


@each(
    "text",
    "",
    "摄",
    "孩子们在湖边放风筝。",
    "今晨气温降到零下3摄氏度",
    "昨夜最低气温12摄氏度。",
    "他爱摄影",
    "老人学摄影",
    "湖城 新工作",
    "一起 读好书",
    "倡 议 书",
    "周末 去 读 书",
    "代表 作",
    "这是一张图",
    "图书馆里的地图",
    "水价方案由他提供",
    "湖城文旅局提供",
    "记者 云帆 摄下了这一幕。",
    "会议由云帆主持",
    "他在湖边摄（湖光视觉）",
    "图为湖边的云帆在摄",
    "云帆摄（共三张，其一）",
)
def test_what_only_looks_like_a_credit_is_none(text: str):
    assert find_credit(profile_of(text), text) is None


@each(
    "written",
    "湖畔归于安静。‖（[云 帆|]）‖",
    "湖畔归于安静。”‖（[苏小禾|]）‖",
    "‖（[云帆|] [何田|]）‖",
    "湖畔归于安静。‖（[记者] [云帆|reporter]）‖",
    "特此公告。‖（<<湖城自然资源局>>）‖",
    "特此公告。‖（<<柳溪中学>> [云 帆|]）‖",
    "湖畔归于安静。‖（[文 山|]）‖",
    "湖畔。‖（[记者][云帆|reporter] [通讯员][何田|correspondent]）‖",
    "湖畔歸於安靜。‖（[記者] [雲 帆|reporter]）‖",
    "湖畔。‖（据<新华社>电）‖",
    "湖畔。‖（综合<新华社>电）‖",
    "湖畔。‖（[本报综合报道]）‖",
    "湖畔。‖（据<新华社>）‖",
    "湖畔。‖（据《湖畔晚报》）‖",
    "“湖畔归于安静。”‖（[云帆|]）‖",
    "‖——[编  者]‖",
)
def test_a_signature_is_read_at_the_end_of_a_text(written: str):
    text = plain(written)
    found = find_signature(profile_of(text), text)
    assert found is not None
    assert marked(text, found.start, found.end, found.parts) == written


@each(
    ("text", "shared"),
    ("放风筝。 以上图片均为云帆摄", True),
    ("放风筝。（本版图片由云帆提供）", True),
    ("放风筝。 图片均由云帆摄", True),
    ("放风筝。 图为云帆摄", False),
    ("放风筝。 云帆摄", False),
    ("放风筝。", False),
)
def test_a_credit_may_be_that_of_all_pictures(text: str, shared: bool):
    assert shares_credit(HANS, text) is shared


@pytest.mark.parametrize(
    ("text", "doubt"), [("湖畔。（云 帆）", True), ("湖畔。（记者 云 帆）", False)]
)
def test_a_signature_without_a_role_is_in_doubt(text: str, doubt: bool):
    found = find_signature(HANS, text)
    assert found is not None
    assert found.doubt is doubt


@each(
    "text",
    "",
    "湖畔归于安静。",
    "湖畔归于安静（云帆）",
    "柳溪（又名柳湾）",
    "柳溪（又名柳湾）归于安静。",
    "湖畔归于安静。（完）",
    "湖畔归于安静。（云帆）。",
    "湖畔。（作者系湖城中学教师）",
    "湖畔。（作者单位：湖城中学）",
    "湖畔。（左图为市民中心）",
    "湖畔。（地址在人民路35号院）",
    "湖畔。（原载湖城学报编辑部）",
    "老街的“慢时光”（余音）",
    "【点评】",
    "作者—读者—编者",
    "我们信任的人——编者",
    "（第一部）",
    "（2031级）",
    "（一楼大厅）",
    "湖畔。（湖城中学 教师 云帆）",
    "）",
    "（）",
    "湖畔归于安静。（未完待续）",
)
def test_a_bracketed_aside_is_no_signature(text: str):
    assert find_signature(HANS, text) is None


@pytest.mark.parametrize(
    ("written", "direction", "page"),
    [
        ("‖（下转第3版）‖", "to", "3"),
        ("‖▶下转3版‖", "to", "3"),
        ("‖转第4版‖", "to", "4"),
        ("‖下转A02版‖", "to", "A02"),
        ("‖下转第3版  ‖", "to", "3"),
        ("‖（下轉第3版）‖", "to", "3"),
        ("湖畔归于安静。‖（下转第12版）‖", "to", "12"),
        ("湖畔归于安‖▶下转2版‖", "to", "2"),
        ("‖上接第1版‖", "from", "1"),
        ("‖（上接第1版）‖", "from", "1"),
        ("‖▲紧接第一版‖", "from", "一"),
    ],
)
def test_a_jump_names_a_direction_and_a_page(written: str, direction: str, page: str):
    text = plain(written)
    found = find_jump(profile_of(text), text)
    assert found is not None
    assert marked(text, found.start, found.end, ()) == written
    assert (found.direction, found.page) == (direction, page)


@each(
    "text",
    "",
    "第3版",
    "这是第3版",
    "该书出到第3版",
    "本报第3版有详细报道",
    "他下转第3版去看，没找到。",
    "请转第二版看看",
    "上接1版·要闻",
    "公交由此下转地铁",
)
def test_what_only_looks_like_a_jump_is_none(text: str):
    assert find_jump(HANS, text) is None


@each(
    "text",
    "责任编辑：云帆 版式：罗 山 校对：何田",
    "责编 云帆 美编 何田",
    "責任編輯：雲帆 版式：羅山",
    "■责任编辑：云帆",
    "责任编辑 云帆 ■ 校对 何田",
    "本版编辑 云 帆",
    "电话：0572-1234567",
    "热线：12345678 邮箱：a@b.cn",
    "融媒热线：0571—6120033 责编：云帆 校对：何 田",
    "教育周刊·校园 B5 2031年11月5日 投稿邮箱：jy@example.org",
    "第三版 责任编辑：云帆 2031年11月5日 湖城理工大学报",
    "湖畔都市报 2031年11月5日 星期三 责编 云帆 版式 罗山 A9 热线·投诉",
)
def test_a_line_of_editors_is_one_of_credits(text: str):
    assert furniture_kind(profile_of(text), text) == "credits"


@each(
    "text",
    "03 民生 2031年11月5日 星期三",
    "2031年11月5日 星期三",
    "A02 要闻 2031年11月5日",
    "湖畔晚報 2031年11月5日 星期三 第5版 國際",
    "湖畔周报 2031年11月5日 星期三 第1238期",
    "湖畔日报 2031年11月5日 星期三 农历辛亥年九月廿一 今日8版",
    "濠江週報 副刊 C3",
    "湖城县融媒体中心主办 内部资料 免费交流 第1127期 2031年11月5日 星期三",
    "地方新聞　B2　中華民國一二○年十一月五日 星期三　湖畔時報",
)
def test_a_folio_line_shows_two_of_page_day_and_weekday(text: str):
    assert furniture_kind(profile_of(text), text) == "header"


@each(
    "text",
    "",
    "第3版",
    "星期三",
    "第3版 要闻",
    "2031年11月5日，第3版",
    "他2031年11月5日在第3版登文，星期三见报。",
    "编辑部昨日搬家",
    "编辑说：“这稿子要改。”",
    "热线开通",
    "电话费降了",
    "设计之都亮相",
    "校对工作完成",
    "创意海报 10 张",
    "市民举报 10 分钟到场",
    "正月初八 20 家老店开门",
    "第12期 20 名学员结业",
    "双色球 第2031015期 03 06 11",
)
def test_text_of_an_item_is_no_furniture(text: str):
    assert furniture_kind(HANS, text) == ""


@each("text", "08 副刊 芦荡", "第3版 要闻", "体育新闻 12", "影像 A04", "经济周刊")
def test_a_page_number_or_a_section_is_a_folio_line_at_the_edge_of_a_page(text: str):
    assert furniture_kind(HANS, text) == ""
    assert furniture_kind(HANS, text, at_edge=True) == "header"


@each(
    "text", "一张老照片的故事", "历史翻开新一页", "20 年坚守一座桥", "本报推出高考特刊", "8 人获奖"
)
def test_a_heading_with_a_number_is_none(text: str):
    assert furniture_kind(HANS, text, at_edge=True) == ""


@each(
    "text", "12", "▶下转2版", "石桥修好通行", "90棵老树等来新主人", "湖城队 3 1 2 8", "第3版，要闻"
)
def test_other_lines_are_none_at_the_edge_either(text: str):
    assert furniture_kind(HANS, text, at_edge=True) == ""


@each(
    "written",
    "‖[责任编辑]：[云帆|editor] [版式]：[罗 山|designer] [校对]：[何田|proofreader]‖",
    "‖[责编] [云帆|editor] [美编] [何田|designer]‖",
    "‖[責任編輯]：[雲帆|editor] [校對]：[羅 山|proofreader]‖",
    "‖[责任编辑]：[云帆|editor] [何 田|editor]‖",
    "‖[电话]：0572-1234567‖",
    "‖湖畔归于安静‖",
    "‖‖",
)
def test_each_editor_has_the_role_of_the_label_before(written: str):
    text = plain(written)
    assert marked(text, 0, len(text), editor_parts(profile_of(text), text)) == written


@given(st.text(alphabet="记者云帆摄图新华社发资料片（）。 /下转第3版责任编辑：校对", max_size=24))
def test_a_phrase_of_the_page_lies_in_its_text(text: str):
    for found in (find_credit(HANS, text), find_signature(HANS, text)):
        if found is not None:
            assert 0 <= found.start < found.end == len(text)
            marked(text, found.start, found.end, found.parts)
    marked(text, 0, len(text), editor_parts(HANS, text))
    jump = find_jump(HANS, text)
    assert jump is None or 0 <= jump.start < jump.end == len(text)


@each(
    ("line", "page", "day"),
    ("2031年11月5日 副刊 07", "07", "2031-11-05"),
    ("4 国际 2031年11月5日", "4", "2031-11-05"),
    ("2031.11.5 星期三 A07 副刊", "A07", "2031-11-05"),
    ("中華民國一一三年十一月五日 星期三 A3 要聞", "A3", ""),
    ("廿三年十一月五日 星期三 第三張", "第三張", ""),
    ("民國113年11月5日 星期三 第3版", "第3版", ""),
)
def test_a_folio_line_names_its_page_and_perhaps_a_full_day(line: str, page: str, day: str):
    profile = profile_of(line)
    assert furniture_kind(profile, line) == "header"
    assert (folio_page(profile, line), full_day(profile, line)) == (page, day)


@each("line", "~^ ;| ··", "□□◇ l1|")
def test_more_signs_of_several_kinds_than_letters_are_noise(line: str):
    assert furniture_kind(profile_of(line), line) == "other"


@each("line", "……", "□□□□", "×××", "“——”", "ABC123")
def test_signs_that_text_is_made_of_are_no_noise(line: str):
    assert furniture_kind(profile_of(line), line) == ""
