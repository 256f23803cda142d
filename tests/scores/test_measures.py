# SPDX-License-Identifier: Apache-2.0
"""The eight measures: exact matches, counted as multisets, summed before they are divided."""

import pytest

from teikit.scores import MEASURES, Count, ItemTexts, Miss, compare, total

BODY = "昨夜队员上堤对东堤三处渗水点加固到凌晨四点渗水全部止住"
ITEM = ItemTexts(
    heads=(("main", "东堤连夜加固"), ("deck", "渗水止住"), ("subhead", "上堤")),
    bylines=("记者季风",),
    datelines=("本报讯",),
    paragraphs=(BODY, "天亮后水位回落。"),
    captions=("队员在东堤云帆摄",),
)


def f1(wanted, found) -> dict[str, float]:
    return {measure: round(count.f1, 3) for measure, count in compare(wanted, found).counts}


def test_the_same_items_score_one_on_all_eight_measures():
    assert f1([ITEM, ITEM], [ITEM, ITEM]) == dict.fromkeys(MEASURES, 1.0)
    assert len(MEASURES) == 8
    assert compare([ITEM], [ITEM]).misses == ()


def test_nothing_found_scores_nothing():
    assert f1([ITEM], []) == dict.fromkeys(MEASURES, 0.0)
    assert f1([], [ITEM]) == dict.fromkeys(MEASURES, 0.0)


def test_nothing_wanted_and_nothing_found_is_right():
    assert f1([], []) == dict.fromkeys(MEASURES, 1.0)


def test_a_text_found_twice_counts_once():
    twice = ItemTexts(bylines=("记者季风", "记者季风"))
    assert compare([ITEM], [twice])["byline"] == Count(1, 2, 1)
    assert compare([twice], [ITEM])["byline"] == Count(1, 1, 2)


def test_a_wrong_role_costs_the_role_and_the_main_heading_alone():
    swapped = ItemTexts((("deck", "东堤连夜加固"), ("main", "渗水止住"), ("subhead", "上堤")))
    scores = compare([ITEM], [swapped])
    assert scores["heads"] == Count(3, 3, 3)
    assert scores["roles"] == Count(1, 3, 3)
    assert scores["main"] == Count(0, 1, 1)


def test_a_miss_is_named_by_measure_and_kind():
    found = ItemTexts(heads=ITEM.heads, paragraphs=(BODY + "天亮后水位回落。",))
    misses = compare([ItemTexts(heads=ITEM.heads, paragraphs=ITEM.paragraphs)], [found]).misses
    assert misses == (
        Miss("para", "missing", BODY),
        Miss("para", "missing", "天亮后水位回落。"),
        Miss("para", "wrong", BODY + "天亮后水位回落。"),
    )


def test_an_article_may_lose_a_little_of_its_text_but_not_a_half():
    body = "".join(chr(0x4E00 + at) for at in range(200))
    whole = ItemTexts(paragraphs=(body,))
    for length, hits in ((170, 1), (150, 0)):
        count = compare([whole], [ItemTexts(paragraphs=(body[:length],))])["article"]
        assert count == Count(hits, 1, 1)


def test_an_article_is_paired_once():
    item = ItemTexts(paragraphs=(BODY,))
    assert compare([item, item], [item])["article"] == Count(1, 1, 2)
    assert compare([item], [item, item])["article"] == Count(1, 2, 1)


def test_a_text_shorter_than_a_piece_is_compared_whole():
    short = ItemTexts(captions=("风筝满天",))
    assert compare([short], [short])["article"] == Count(1, 1, 1)
    assert compare([short], [ItemTexts(captions=("风筝满",))])["article"] == Count(0, 1, 1)


def test_an_item_without_a_body_is_no_article():
    assert compare([ItemTexts(heads=ITEM.heads)], [])["article"] == Count(0, 0, 0)


def test_a_missing_article_is_named_by_its_main_heading():
    misses = compare([ITEM], [ItemTexts(paragraphs=("別的文字",))]).misses
    assert Miss("article", "missing", "东堤连夜加固") in misses
    assert Miss("article", "wrong", "別的文字") in misses


@pytest.mark.parametrize(
    ("heads", "main", "roles"),
    [
        ((("deck", "东堤连夜加固"), ("main", "渗水止住"), ("subhead", "上堤")), 1, 3),
        ((("main", "东堤连夜加固"), ("deck", "渗水止住"), ("subhead", "上堤")), 1, 3),
        ((("kicker", "东堤连夜加固"), ("main", "上堤"), ("deck", "渗水止住")), 0, 1),
    ],
)
def test_an_alternative_main_heading_is_as_good_as_the_first_choice(heads, main, roles):
    truth = ItemTexts(heads=ITEM.heads, alternatives=("渗水止住",))
    scores = compare([truth], [ItemTexts(heads=heads)])
    assert scores["main"].hits == main
    assert scores["roles"].hits == roles


def test_an_alternative_lends_its_role_to_no_heading_that_was_not_found():
    truth = ItemTexts(heads=ITEM.heads, alternatives=("渗水止住",))
    scores = compare([truth], [ItemTexts(heads=(("main", "渗水止住"),))])
    assert scores["main"] == Count(1, 1, 1)
    assert scores["roles"] == Count(1, 1, 3)


def test_counts_are_added_before_they_are_divided():
    summed = total([compare([ITEM], [ITEM]), compare([ITEM], [])])
    assert summed["para"] == Count(2, 2, 4)
    assert summed["para"].precision == 1.0
    assert summed["para"].recall == 0.5
    assert round(summed["para"].f1, 3) == 0.667
    assert len(summed.misses) == len(compare([ITEM], []).misses)
