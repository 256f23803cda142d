# SPDX-License-Identifier: Apache-2.0
"""The line decoder: the label of each line on small pages, its margin, its pins."""

from itertools import groupby

import pytest
from pages import HANS, PAGE, draft, rows_of, set_text
from typesetting import Manner

from teikit.structure.borders import BORDERS, FOLLOW, border_names, border_points
from teikit.structure.evidence import find_evidence
from teikit.structure.labels import STATES, label_rows
from teikit.structure.lattice import NEVER

CAPTION = "昨日上午，芦苇荡的观鸟屋里坐满了人，孩子们把脸贴在窗上。 记者 云帆 摄"


def labels_of(page: str, manner: Manner | None = None, pins=None) -> list[str]:
    """The labels of a page, lines of the same label taken together."""
    rows = rows_of(*set_text(page, manner).split("\n"))
    found = label_rows(rows, find_evidence(rows, HANS), HANS, pins)
    return [name for name, _ in groupby(label.name for label in found)]


ARTICLE = ["byline", *["paragraph", "paragraph+"] * 3, "head"]


def test_no_lines_have_no_labels():
    assert label_rows((), (), HANS) == ()


def test_the_lines_of_two_articles_are_told_apart():
    assert labels_of(PAGE) == ARTICLE * 2


@pytest.mark.parametrize("measure", [8, 13, 15, 18, 22])
def test_the_width_of_the_column_does_not_matter(measure: float):
    assert labels_of(PAGE, Manner(measure)) == ARTICLE * 2


def test_indents_that_are_kept_begin_paragraphs_without_blank_lines():
    page = "芦苇荡里建起观鸟屋\n\n记者 云帆\n\n@reeds: 本报讯_\n\n末班渡船改到晚上九点\n\n@ferry"
    body = ["paragraph", "paragraph+"] * 3
    assert labels_of(page, Manner(indent=True)) == ["head", "byline", *body, "head", *body]


def test_a_caption_with_a_credit_stands_apart():
    page = PAGE.replace("云溪老石桥修好通行", f"{CAPTION}\n\n云溪老石桥修好通行")
    assert labels_of(page) == [*ARTICLE[:-1], "caption", "head", *ARTICLE]


def test_a_sentence_alone_that_is_wider_than_its_column_is_a_caption_without_a_credit():
    line = "何守田在桥心给孩子们讲老桥的来历。"
    page = PAGE.replace("云溪老石桥修好通行", f"{line}\n\n云溪老石桥修好通行")
    assert labels_of(page) == [*ARTICLE[:-1], "caption", "head", *ARTICLE]
    narrow = page.replace(line, "桥修好了。")
    assert "caption" not in labels_of(narrow)


def test_a_caption_may_stand_inside_a_paragraph():
    page = PAGE.replace(
        "@bridge: 本报讯_",
        "城南的芦苇荡里，一座木头\n搭成的观鸟屋这几天开了门。屋子\n\n"
        f"{CAPTION}\n\n只有八张凳子，墙上开着一排细\n长的小窗。\n\n@bridge",
    )
    inner = ["paragraph", "paragraph+", "caption", "paragraph+"]
    assert labels_of(page)[: len(inner) + 1] == ["byline", *inner]


def test_the_pages_own_lines_are_furniture_and_jumps_are_jumps():
    page = f"03 民生 2031年11月5日 星期三\n{PAGE}\n（下转第4版）\n\n责任编辑：云帆"
    assert labels_of(page) == ["furniture", *ARTICLE * 2, "jump", "furniture"]


def test_a_signature_on_its_own_line_is_none_of_the_text():
    page = PAGE.replace("\n\n云溪老石桥修好通行", "\n（记者 何田）\n\n云溪老石桥修好通行")
    assert labels_of(page) == [*ARTICLE[:-1], "signature", "head", *ARTICLE]


def test_two_lines_that_are_glued_may_be_one_heading():
    page = "芦苇荡里搭新屋\n守屋人改行看鸟\n\n记者 云帆\n\n@reeds: 本报讯_"
    assert labels_of(page)[:3] == ["head", "head+", "byline"]


def test_two_unlike_lines_in_a_frame_of_their_own_are_one_heading():
    page = "芦苇荡里搭起观鸟新屋\n守屋人改行\n\n记者 云帆\n\n@reeds: 本报讯_"
    assert labels_of(page)[:3] == ["head", "head+", "byline"]


@pytest.mark.parametrize("first", ["何 田", "新闻链接"])
def test_a_name_or_a_label_is_no_part_of_the_heading_below_it(first: str):
    page = f"{first}\n芦苇荡里搭起观鸟新屋\n\n记者 云帆\n\n@reeds: 本报讯_"
    rows = rows_of(*set_text(page).split("\n"))
    found = label_rows(rows, find_evidence(rows, HANS), HANS)
    assert found[1].name == "head"


def test_a_numbered_subhead_wider_than_its_column_is_no_caption():
    page = PAGE.replace(
        "@bridge: 本报讯_", "@bridge.1: 本报讯_\n\n二、守桥人说，等了四十年\n@bridge.2"
    )
    assert labels_of(page)[3:6] == ["head", "paragraph", "paragraph+"]


def test_a_pin_decides_and_its_neighbours_follow():
    rows = rows_of(*set_text(PAGE).split("\n"))
    heading = next(at for at, row in enumerate(rows) if row.text == "云溪老石桥修好通行")
    evidence = find_evidence(rows, HANS)
    free = label_rows(rows, evidence, HANS)
    pinned = label_rows(rows, evidence, HANS, {heading: "paragraph"})
    assert free[heading].name == "head"
    assert pinned[heading].name == "paragraph"
    assert pinned[heading].margin > 100_000
    changed = [at for at in range(len(rows)) if free[at].name != pinned[at].name]
    assert changed == [heading]


def test_a_margin_is_what_another_label_would_cost():
    labels = draft(PAGE).labels
    assert all(one.margin >= 0 for one in labels)
    for one in labels:
        if one.name == "paragraph":
            assert one.as_paragraph == 0
        else:
            assert one.as_paragraph >= one.margin


def test_every_state_can_be_reached_and_left():
    reached = {after for afters in FOLLOW.values() for after in afters}
    assert reached == set(STATES)
    assert set(FOLLOW) == set(STATES) | {""}
    assert all(set(afters) & set("HBPCJFp") for afters in FOLLOW.values())


def test_only_states_that_begin_something_may_come_first():
    assert not set(FOLLOW[""]) & set("hpcMmGE")


def test_all_that_a_border_shows_has_points_and_pairs():
    points = HANS.points["step"]
    assert set(BORDERS) <= set(points)
    possible = {before + after for before, afters in FOLLOW.items() for after in afters}
    assert {pair for pairs in BORDERS.values() for pair in pairs} <= possible


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["石桥修好。", "渡口"], {"after-stop", "no-gap", "head-glued", "inside-after-stop"}),
        (["石桥修好。", "", "渡口"], {"after-stop", "gap", "apart", "head-after-head"}),
        (["石桥修好\f渡口"], {"after-text", "gap", "apart"}),
        (["石桥，", "渡口"], {"after-comma", "no-gap"}),
        (["1.石桥；", "2.渡口；"], {"after-clause", "no-gap"}),
        (["石桥；", "渡口；"], {"after-comma", "no-gap"}),
        (["他说：", "“渡口"], {"after-colon", "quote-glued"}),
        (["石桥修好。”", "渡口"], {"after-stop", "after-quote"}),
        (["石桥", "", "“渡口"], {"quote-after-gap"}),
        (["石桥修好", "渡口从明天起改到晚上九点"], {"caption-wider"}),
    ],
)
def test_a_border_shows_what_lies_on_both_sides(lines: list[str], names: set[str]):
    rows = rows_of(*lines)
    assert names <= border_names(rows, find_evidence(rows, HANS), 1)


def test_a_heading_or_a_caption_does_not_go_on_behind_a_blank_line():
    points = border_points(frozenset({"apart", "gap", "after-text"}), HANS.points["step"])
    forbidden = {pair for pair, value in points.items() if value <= NEVER / 2}
    assert forbidden == {pair for pair in points if pair[1] in "hcm"}


def test_each_name_adds_its_points_to_its_pairs_alone():
    step = HANS.points["step"]
    points = border_points(frozenset({"gap"}), step)
    assert {pair for pair, value in points.items() if value} == set(BORDERS["gap"])
    assert points["pP"] == step["gap"]
