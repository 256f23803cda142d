# SPDX-License-Identifier: Apache-2.0
"""Margins become words, and what rests on one sign alone gets no better word than that allows."""

from dataclasses import replace
from math import log

import pytest
from pages import HANS, PAGE, draft, issue_of, rows_of

from teikit.model.issue import Item
from teikit.structure.blocks import Block
from teikit.structure.certainty import (
    block_certainty,
    block_margin,
    head_certainty,
    item_certainty,
    quiet,
    together,
    weakest,
    word_for,
)
from teikit.structure.labels import Label
from teikit.structure.signs import Signs

PLAIN = Signs(frozenset(), 10.0, 0.0, None, 0.0)
SURE, FAIR = HANS.certainty["role"]


@pytest.mark.parametrize(
    ("margin", "word"), [(30, "high"), (20, "high"), (19.9, "medium"), (8, "medium"), (7.9, "low")]
)
def test_two_limits_make_three_words(margin: float, word: str):
    assert word_for(margin, (20, 8)) == word


def test_what_is_beyond_doubt_is_not_marked():
    assert [quiet(word) for word in ("high", "medium", "low")] == ["", "medium", "low"]


def test_the_least_certain_word_counts():
    assert weakest("", "high", "low", "medium") == "low"
    assert weakest("high", "medium") == "medium"
    assert weakest("") == ""


@pytest.mark.parametrize("kind", ["label", "role", "border"])
def test_the_limit_of_high_lies_above_that_of_medium(kind: str):
    sure, fair = HANS.certainty[kind]
    assert sure > fair > 0


def heading(state: str, margin: float):
    (one,) = draft(PAGE).placed[:1]
    return replace(one, state=state, role_margin=margin)


def test_a_heading_alone_is_medium_at_most():
    assert head_certainty(heading("aM", SURE + 1), (), PLAIN, SURE + 20, HANS) == "medium"
    assert head_certainty(heading("aM", FAIR - 1), (), PLAIN, SURE + 20, HANS) == "low"
    assert head_certainty(heading("bS", SURE + 1), (), PLAIN, SURE, HANS) == "medium"


def test_two_headings_without_a_sign_are_a_guess():
    deck = (heading("aD", SURE + 1), PLAIN)
    assert head_certainty(heading("aM", SURE + 1), (deck,), PLAIN, SURE, HANS) == "low"
    assert head_certainty(deck[0], ((heading("aM", SURE + 1), PLAIN),), PLAIN, SURE, HANS) == "low"


@pytest.mark.parametrize("sign", ["dash", "etc"])
def test_a_sign_of_one_heading_settles_both(sign: str):
    shown = Signs(frozenset({sign}), 10.0, 9.0, None, 0.0)
    main, deck = heading("aM", SURE + 1), heading("aD", SURE + 1)
    assert head_certainty(deck, ((main, PLAIN),), shown, SURE, HANS) == "medium"
    assert head_certainty(main, ((deck, shown),), PLAIN, SURE, HANS) == "medium"


def test_a_kicker_before_its_byline_shows_itself_by_its_place():
    kicker, main = heading("aK", SURE + 1), heading("aM", SURE + 1)
    assert head_certainty(kicker, ((main, PLAIN),), PLAIN, SURE, HANS) == "medium"
    assert head_certainty(main, ((kicker, PLAIN),), PLAIN, SURE, HANS) == "medium"


def test_a_heading_whose_lines_are_in_doubt_is_low():
    sure = heading("bS", SURE + 20)
    assert head_certainty(sure, (), PLAIN, FAIR + 1, HANS) == "medium"
    assert head_certainty(sure, (), PLAIN, FAIR - 1, HANS) == "low"


def test_choices_that_must_all_be_right_are_in_more_doubt_than_the_weakest():
    assert together(25) == pytest.approx(25)
    assert together(25, 25) == pytest.approx(25 - 10 * log(2))  # twice the odds of an error
    assert together(25, 80) == pytest.approx(25, abs=0.1)
    assert together(1e6, 1e6) > 600


def label(margin: float) -> Label:
    return Label("paragraph", margin, 0.0, 1000.0)


def test_a_block_is_as_sure_as_its_lines_and_the_end_of_it():
    sure, weak = label(90), label(10)
    block = Block("paragraph", (1, 2))
    assert block_margin(block, [weak, sure, sure, sure, weak], {}) > 70
    assert block_margin(block, [sure, sure, weak, sure], {}) == pytest.approx(10, abs=0.1)
    assert block_margin(block, [sure, sure, sure, weak], {}) == pytest.approx(10, abs=0.1)
    assert block_margin(block, [sure, sure, sure], {}) > 70


def test_a_line_that_was_given_another_label_later_has_no_margin():
    sure = [label(90)] * 3
    assert block_margin(Block("paragraph", (0,)), sure, {0}) < HANS.certainty["label"][1]


def test_without_a_column_a_block_is_low():
    (wide,) = {row.column for row in rows_of(*["从前有一座石头砌成的老桥"] * 4)}
    assert wide == 12.0
    in_column, alone = rows_of(*["从前有一座石头砌成的老桥"] * 4)[0], rows_of("石桥")[0]
    assert block_certainty(1000.0, in_column, HANS) == ""
    assert block_certainty(1000.0, alone, HANS) == "low"


def border(state: str, margin: float):
    (one,) = draft(PAGE).placed[:1]
    return replace(one, state=state, border_margin=margin)


def test_an_item_is_as_certain_as_its_borders_and_those_that_could_be_in_it():
    sure, fair = HANS.certainty["border"]
    strong, weak = border("aB", sure + 10), border("aB", fair - 1)
    assert item_certainty((strong,), (), (), 500, HANS) == ""
    assert item_certainty((strong, weak), (), (), 500, HANS) == ""  # no item begins with a byline
    assert item_certainty((strong, border("bS", fair - 1)), (), (), 500, HANS) == "medium"
    assert item_certainty((strong, border("ac", sure - 1)), (), (), 500, HANS) == "medium"
    assert item_certainty((strong, border("ac", sure)), (), (), 500, HANS) == ""
    assert item_certainty((strong,), (), (weak,), 500, HANS) == "low"
    assert item_certainty((strong,), (), (border("aB", fair + 5),), 500, HANS) == "medium"
    assert (
        item_certainty((border("aB", sure + 1),), (), (border("aB", sure + 1),), 500, HANS)
        == "medium"
    )


def test_an_item_that_opens_with_a_line_in_doubt_is_in_doubt_itself():
    sure, fair = HANS.certainty["label"]
    strong = (border("aB", 500),)
    assert item_certainty(strong, (), (), sure, HANS) == ""
    assert item_certainty(strong, (), (), fair, HANS) == "medium"
    assert item_certainty(strong, (), (), fair - 1, HANS) == "low"


@pytest.mark.parametrize(("other", "word"), [("aM", ""), ("pX", ""), ("bM", "medium")])
def test_beside_an_item_of_the_other_convention_an_item_is_medium_at_most(other: str, word: str):
    own, beside = border("aB", 500), border(other, 500)
    assert item_certainty((own,), (beside,), (), 500, HANS) == word
    assert item_certainty((own,), (), (beside,), 500, HANS) == word


def test_a_well_set_page_is_in_no_doubt_but_for_its_headings():
    items = [one for one in issue_of(PAGE).body if isinstance(one, Item)]
    assert [one.certainty for one in items] == ["", ""]
    assert [block.certainty for one in items for block in one.blocks] == [""] * 10
    assert [head.certainty for one in items for head in one.heads] == ["medium", "medium"]
