# SPDX-License-Identifier: Apache-2.0
"""Jumps: which item of a later page goes on with one of an earlier page."""

import pytest
from issues import at

from teikit.model.issue import (
    Furniture,
    Head,
    Item,
    PageBreak,
    Paragraph,
    Subsection,
)
from teikit.structure.jumps import chain


def item(key: str, head: str, *jumps: tuple[str, str], inside: bool = False) -> Item:
    """An item with jump lines (direction, page), under a subhead if `inside`."""
    heads = (Head("main", at(1, head)),) if head else ()
    lines = tuple(
        Furniture("jump", at(3, f"转{page}版"), direction=way, page=page) for way, page in jumps
    )
    blocks = (Paragraph(at(2, "石桥修好。")), *lines)
    if inside:
        blocks = (Subsection(Head("subhead", at(4, "老桥")), blocks),)
    return Item(key, "article", heads, blocks)


def ties(*body, labels=()) -> list[tuple[str, str]]:
    """The pairs (first part, second part) that a chain makes, told from both ends."""
    items = [one for one in chain(body, labels) if isinstance(one, Item)]
    forward = [(one.key, one.continued) for one in items if one.continued]
    assert sorted(forward) == sorted((one.continues, one.key) for one in items if one.continues)
    return forward


def test_a_jump_to_a_page_meets_the_jump_from_there():
    first, second = item("a", "石桥修好", ("to", "2")), item("b", "石桥修好", ("from", "1"))
    assert ties(PageBreak(1), first, PageBreak(2), second) == [("a", "b")]


@pytest.mark.parametrize("printed", ["2", "02", "A2", "A02"])
def test_a_page_is_named_in_more_ways_than_one(printed: str):
    first, second = item("a", "石桥修好", ("to", printed)), item("b", "石桥", ("from", "1"))
    assert ties(PageBreak(1), first, PageBreak(2), second) == [("a", "b")]


def test_the_heading_that_is_most_alike_is_chosen():
    first = item("a", "石桥修好通行", ("to", "2"))
    others = item("b", "菜场早市", ("from", "1")), item("c", "石桥修好", ("from", "1"))
    assert ties(PageBreak(1), first, PageBreak(2), *others) == [("a", "c")]


def test_two_items_find_their_own_other_halves():
    firsts = item("a", "石桥修好通行", ("to", "2")), item("b", "菜场早市提前", ("to", "2"))
    others = item("c", "菜场早市", ("from", "1")), item("d", "石桥修好", ("from", "1"))
    assert ties(PageBreak(1), *firsts, PageBreak(2), *others) == [("a", "d"), ("b", "c")]


@pytest.mark.parametrize(
    ("to", "back"), [("3", "1"), ("2", "4"), ("A", "1")], ids=["far", "elsewhere", "no number"]
)
def test_jumps_that_name_other_pages_do_not_meet(to: str, back: str):
    first, second = item("a", "石桥修好", ("to", to)), item("b", "石桥修好", ("from", back))
    assert ties(PageBreak(1), first, PageBreak(2), second) == []


def test_an_item_without_a_jump_from_there_is_no_other_half():
    first, second = item("a", "石桥修好", ("to", "2")), item("b", "石桥修好")
    assert ties(PageBreak(1), first, PageBreak(2), second) == []


def test_printed_labels_name_the_pages():
    first, second = item("a", "石桥修好", ("to", "7")), item("b", "石桥修好", ("from", "5"))
    body = (PageBreak(1), first, PageBreak(2), second)
    assert ties(*body, labels=("A05", "A07")) == [("a", "b")]
    assert ties(*body) == []


def test_a_jump_under_a_subhead_is_found():
    first = item("a", "石桥修好", ("to", "2"), inside=True)
    assert ties(PageBreak(1), first, PageBreak(2), item("b", "石桥", ("from", "1"))) == [("a", "b")]


def test_an_item_over_three_pages_is_one_chain():
    parts = (
        item("a", "石桥修好", ("to", "2")),
        item("b", "石桥修好", ("from", "1"), ("to", "3")),
        item("c", "石桥修好", ("from", "2")),
    )
    body = [member for n, one in enumerate(parts, 1) for member in (PageBreak(n), one)]
    assert ties(*body) == [("a", "b"), ("b", "c")]


def test_an_item_that_runs_over_a_page_counts_from_where_it_begins():
    first = Item(
        "a",
        "article",
        (Head("main", at(1, "石桥修好")),),
        (
            Paragraph((*at(2, "石桥"), PageBreak(2, "no"), "修好。")),
            Furniture("jump", at(3, "转3版"), direction="to", page="3"),
        ),
    )
    second = item("b", "石桥修好", ("from", "1"))
    assert ties(PageBreak(1), first, PageBreak(3), second) == [("a", "b")]


def test_what_is_no_item_stays_where_it_is():
    body = (PageBreak(1), Furniture("header", at(1, "01 要闻")), item("a", "石桥"), PageBreak(2))
    assert chain(body) == body
