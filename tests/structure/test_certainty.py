# SPDX-License-Identifier: Apache-2.0
"""Margins become words, and what only the order of headings says is low."""

from dataclasses import replace

import pytest
from pages import HANS, PAGE, draft, issue_of, rows_of

from teikit.model.issue import Item
from teikit.structure.certainty import (
    head_certainty,
    item_certainty,
    label_certainty,
    quiet,
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
    assert head_certainty(heading("aM", SURE + 1), (), PLAIN, HANS) == "medium"
    assert head_certainty(heading("aM", FAIR - 1), (), PLAIN, HANS) == "low"
    assert head_certainty(heading("bS", SURE + 1), (), PLAIN, HANS) == "medium"


def test_two_headings_without_a_sign_are_a_guess():
    deck = (heading("aD", SURE + 1), PLAIN)
    assert head_certainty(heading("aM", SURE + 1), (deck,), PLAIN, HANS) == "low"
    assert head_certainty(deck[0], ((heading("aM", SURE + 1), PLAIN),), PLAIN, HANS) == "low"


@pytest.mark.parametrize("sign", ["dash", "etc"])
def test_a_sign_of_one_heading_settles_both(sign: str):
    shown = Signs(frozenset({sign}), 10.0, 9.0, None, 0.0)
    main, deck = heading("aM", SURE + 1), heading("aD", SURE + 1)
    assert head_certainty(deck, ((main, PLAIN),), shown, HANS) == "medium"
    assert head_certainty(main, ((deck, shown),), PLAIN, HANS) == "medium"


def test_a_kicker_before_its_byline_shows_itself_by_its_place():
    kicker, main = heading("aK", SURE + 1), heading("aM", SURE + 1)
    assert head_certainty(kicker, ((main, PLAIN),), PLAIN, HANS) == "medium"
    assert head_certainty(main, ((kicker, PLAIN),), PLAIN, HANS) == "medium"


def test_without_a_column_a_label_is_low():
    sure = Label("paragraph", 1000.0, 0.0, 1000.0)
    (wide,) = {row.column for row in rows_of(*["从前有一座石头砌成的老桥"] * 4)}
    assert wide == 12.0
    in_column, alone = rows_of(*["从前有一座石头砌成的老桥"] * 4)[0], rows_of("石桥")[0]
    assert label_certainty(sure, in_column, HANS) == ""
    assert label_certainty(sure, alone, HANS) == "low"


def test_an_item_is_as_certain_as_its_weakest_border():
    sure, fair = HANS.certainty["border"]
    (one,) = draft(PAGE).placed[:1]
    strong, weak = replace(one, border_margin=sure), replace(one, border_margin=fair - 1)
    assert item_certainty((strong,), HANS) == ""
    assert item_certainty((strong, weak), HANS) == "low"
    assert item_certainty((strong, replace(one, border_margin=fair)), HANS) == "medium"


def test_a_well_set_page_is_in_no_doubt_but_for_its_headings():
    items = [one for one in issue_of(PAGE).body if isinstance(one, Item)]
    assert [one.certainty for one in items] == ["", ""]
    assert [block.certainty for one in items for block in one.blocks] == [""] * 10
    assert [head.certainty for one in items for head in one.heads] == ["medium", "medium"]
