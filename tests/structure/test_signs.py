# SPDX-License-Identifier: Apache-2.0
"""What each block shows for its place in an item."""

import pytest
from pages import HANS, PAGE, draft
from typesetting import Manner

from teikit.structure.signs import Signs

POINTS = HANS.points["item"]


def signs_of(page: str, kind: str, manner: Manner | None = None) -> list[Signs]:
    """The signs of a page's blocks of one kind."""
    made = draft(page, manner)
    pairs = zip(made.blocks, made.signs, strict=True)
    return [signs for block, signs in pairs if block.kind == kind]


def names_of(page: str, kind: str) -> set[str]:
    return set().union(*(one.names for one in signs_of(page, kind)))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("——写在石桥通行之际", "dash"),
        ("石匠修桥船工送木料等", "etc"),
        ("90棵老树等来新主人", "digits"),
        ("石桥记事系列报道", "genre"),
        ("何田在走访石匠村时强调", "leads"),
        ("何田在石匠村走访时", "leads"),
        ("一座小厂的转身——", "leads"),
        ("云帆主持 何田讲话", "attends"),
        ("奋进新征程·修好老石桥", "dot"),
        ("老街修缮进行时", "column"),
        ("石桥记事③", "series"),
        ("石桥记事之三", "series"),
        ("云溪老石桥修好通行", "alone"),
    ],
)
def test_a_heading_shows_its_form(heading: str, name: str):
    page = PAGE.replace("云溪老石桥修好通行", heading)
    assert name in signs_of(page, "head")[0].names


@pytest.mark.parametrize(
    "heading",
    [
        "他在终点站等了俩小时",
        "修桥要趁早及时",
        "三座桥之三十年",
        "森林覆盖率三分之一",
        "干部作风建设在平时",
        "满足群众新要求",
    ],
)
def test_a_heading_that_only_ends_alike_leads_to_nothing(heading: str):
    page = PAGE.replace("云溪老石桥修好通行", heading)
    assert not signs_of(page, "head")[0].names & {"leads", "series", "attends"}


def test_a_label_of_a_box_is_known_and_so_is_what_stands_behind_it():
    page = "新闻链接\n\n芦苇荡里建起观鸟屋\n\n@reeds\n\n末班渡船改到晚上九点\n\n@ferry"
    first, second, *_ = signs_of(page, "head")
    assert "box-label" in first.names
    assert "after-label" in second.names


def test_a_paragraph_shows_its_dateline_or_the_byline_in_its_brackets():
    page = PAGE.replace("@bridge: 本报讯_", "@bridge: （记者 罗山）")
    paragraphs = signs_of(page, "paragraph")
    assert [sorted(one.names) for one in paragraphs] == [
        *[["bracketed-byline"], [], []],
        *[["dateline"], [], []],
    ]


def test_a_list_shows_where_it_begins():
    page = PAGE.replace("@bridge: 本报讯_", "@bridge.1\n\n¶ ■一桥。\n\n¶ ■二桥。\n\n¶ ■三桥。")
    listed = [one.names & {"listed", "list-begins"} for one in signs_of(page, "paragraph")[:4]]
    assert listed == [set(), {"listed", "list-begins"}, {"listed"}, {"listed"}]


def test_the_first_block_of_a_later_page_shows_it():
    first, second = signs_of(PAGE.replace("记者 苏", "<page>\n记者 苏"), "byline")
    assert "new-page" not in first.names
    assert "new-page" in second.names


def test_a_long_caption_shows_its_length():
    short = "昨日上午，观鸟屋里坐满了人，孩子们把脸贴在小窗上看水鸟。"
    made = PAGE.replace("通行\n", "通行\n\n{}\n", 1)
    assert "long-caption" not in names_of(made.format(short + " 记者 云帆 摄"), "caption")
    assert "long-caption" in names_of(made.format(short * 3 + " 记者 云帆 摄"), "caption")


def test_affinity_is_for_the_body_that_shares_pairs_of_characters():
    bridge, market = signs_of(PAGE, "head")
    assert bridge.affinity > 0
    assert market.affinity > 0
    (first, *_) = signs_of("东门菜场早市提前一小时\n\n" + PAGE.split("\n\n云溪")[0], "head")
    assert first.affinity <= 0


def test_a_change_of_column_is_measured_between_paragraphs():
    page = "记者 罗 山\n\n@bridge: 本报讯_\n\n云溪老石桥修好通行\n\n"
    lines = "\n\n".join(f"¶18 {text}" for text in ("老" * 80 + "。", "桥" * 80 + "。"))
    changes = [one.column_change for one in signs_of(page + lines, "paragraph")]
    assert changes[0] is None
    assert changes[1:3] == [0.0, 0.0]
    assert changes[3] == pytest.approx(4.0, abs=0.5)


def test_a_dateline_speaks_for_the_beginning_of_a_body_and_against_its_middle():
    signs = Signs(frozenset({"dateline"}), 80.0, 0.0, 0.0, 0.0)
    assert signs.inside("aB", "aP", POINTS) > 0 > signs.inside("aP", "aP", POINTS)


def test_a_heading_of_some_form_gets_its_points():
    dash = Signs(frozenset({"dash"}), 10.0, 9.0, None, 0.0)
    plain = Signs(frozenset(), 10.0, 9.0, None, 0.0)
    assert dash.emission("aD", POINTS) > plain.emission("aD", POINTS)
    assert dash.emission("aM", POINTS) < plain.emission("aM", POINTS)


def test_a_heading_taken_for_text_pays_what_that_costs():
    signs = Signs(frozenset(), 10.0, 0.0, None, 0.0, as_text=33.0)
    free = Signs(frozenset(), 10.0, 0.0, None, 0.0)
    assert free.emission("bQ", POINTS) - signs.emission("bQ", POINTS) == 33.0


def test_affinity_points_either_way():
    signs = Signs(frozenset(), 10.0, 0.0, None, 1.0)
    none = Signs(frozenset(), 10.0, 0.0, None, 0.0)
    gain = POINTS["affinity"]
    assert signs.emission("aM", POINTS) - none.emission("aM", POINTS) == gain
    assert signs.emission("bM", POINTS) - none.emission("bM", POINTS) == -gain
    assert signs.emission("aK", POINTS) - none.emission("aK", POINTS) == -gain
    assert signs.emission("aS", POINTS) == none.emission("aS", POINTS)


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("11月5日，孩子们在草坡上放风筝。 记者 云帆 摄", {"dated-caption", "day-first"}),
        ("风筝满天 11月5日，孩子们在草坡上放风筝。 记者 云帆 摄", {"dated-caption"}),
        ("孩子们在放风筝。风很大。 记者 云帆 摄", {"told-caption"}),
        ("图为孩子们在放风筝。 记者 云帆 摄", {"pointing-caption"}),
        ("何守田在老石桥上。 记者 云帆 摄", {"kin-caption"}),
        ("孩子们在放风筝。 记者 云帆 摄", set()),
    ],
)
def test_a_caption_shows_whether_its_picture_stands_alone(caption: str, names: set[str]):
    page = PAGE.replace("云溪老石桥修好通行", f"云溪老石桥修好通行\n\n{caption}")
    (signs,) = signs_of(page, "caption")
    assert signs.names == names


def test_headings_show_blank_lines_between_all_paragraphs_and_only_there():
    assert all("gapped" in one.names for one in signs_of(PAGE, "head"))
    broken = PAGE.replace(
        "@bridge: 本报讯_", "¶石桥上有人走路，桥下有//船摇过，岸上有人看。"
    ).replace("@market: 本报讯_", "¶石桥。\n¶渡口。")
    assert not any("gapped" in one.names for one in signs_of(broken, "head"))


def test_what_follows_a_signature_shows_it():
    page = PAGE.replace("@market: 本报讯_", "@market.1\n\n¶早市开了。（罗山）\n\n@market.2")
    assert [one.names for one in signs_of(page, "paragraph")][-1] == {"after-signed"}
