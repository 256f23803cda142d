# SPDX-License-Identifier: Apache-2.0
"""The item decoder: where items begin, which role each block plays, what it goes by."""

import pytest
from pages import HANS, PAGE, draft
from typesetting import Manner

from teikit.structure.items import place_blocks
from teikit.structure.places import BY_KIND, ENDS, ROLES, STARTS, STATES, way_of

BEFORE = """
芦苇荡里建起观鸟屋

记者 云帆

@reeds: 本报讯_

末班渡船改到晚上九点

记者 何田

@ferry: 本报讯_
"""


def states_of(page: str, manner: Manner | None = None) -> str:
    """The states of a page's blocks, each item in square brackets."""
    made = ""
    for one in draft(page, manner).placed:
        made += f"][{one.state}" if one.opens else f" {one.state}"
    return made.removeprefix("]") + "]"


def test_no_blocks_are_no_items():
    assert place_blocks((), (), HANS) == ()


@pytest.mark.parametrize(
    ("page", "states"),
    [
        (PAGE, "[aB aP aP aP aM][aB aP aP aP aM]"),
        (BEFORE, "[bM bB bP bP bP][bM bB bP bP bP]"),
        (
            PAGE.replace("通行\n", "通行\n\n——石匠祖孙三代修一座桥\n", 1),
            "[aB aP aP aP aM aD][aB aP aP aP aM]",
        ),
        (
            BEFORE.replace("末班", "守护渡口夜行人\n\n末班"),
            "[bM bB bP bP bP][bK bM bB bP bP bP]",
        ),
        (
            BEFORE.replace("@reeds: 本报讯_", "@reeds.1: 本报讯_\n\n旧船板\n\n@reeds.2"),
            "[bM bB bP bS bP][bM bB bP bP bP]",
        ),
        (
            "本报评论员\n\n" + BEFORE.replace("记者 云帆\n\n", ""),
            "[bY bM bP bP bP][bM bB bP bP bP]",
        ),
        (
            BEFORE.replace("记者 云帆\n\n", "")
            .replace("记者 何田\n\n", "")
            .replace("本报讯_", "本报讯_\n\n记者 何田"),
            "[bM bP bP bP be][bM bP bP bP be]",
        ),
        (
            BEFORE.replace("末班", "何田在渡口调研时强调\n\n末班"),
            "[bM bB bP bP bP][bK bM bB bP bP bP]",
        ),
        (
            BEFORE.replace("@ferry: 本报讯_", "@ferry: 本报讯_\n\n▶下转2版"),
            "[bM bB bP bP bP][bM bB bP bP bP bj]",
        ),
    ],
)
def test_blocks_are_divided_into_items(page: str, states: str):
    assert states_of(page) == states


def test_a_page_may_change_its_convention():
    assert states_of(PAGE + "\n" + BEFORE) == (
        "[aB aP aP aP aM][aB aP aP aP aM][bM bB bP bP bP][bM bB bP bP bP]"
    )


def test_margins_are_the_loss_by_another_choice():
    placed = draft(PAGE).placed
    assert all(one.role_margin >= 0 and one.border_margin >= 0 for one in placed)
    assert all(one.border_margin > 0 for one in placed)


def test_every_block_is_placed_in_its_order():
    made = draft(PAGE)
    assert [one.block for one in made.placed] == list(made.blocks)
    assert made.placed[0].opens


def test_what_stands_behind_a_block_is_found():
    made = draft(PAGE)
    assert [made.after(one) for one in made.placed[:-1]] == [(one,) for one in made.placed[1:]]
    assert made.after(made.placed[-1]) == ()


def test_states_follow_states_of_their_own_convention():
    for state, (_, follow) in STATES.items():
        assert set(follow) <= set(STATES)
        assert all(one[0] == state[0] for one in follow)


def test_every_state_lies_between_a_start_and_an_end():
    reached = set(STARTS)
    while True:
        more = {after for state in reached for after in STATES[state][1]} - reached
        if not more:
            break
        reached |= more
    assert reached == set(STATES)
    ending = set(ENDS)
    while True:
        more = {one for one, (_, follow) in STATES.items() if set(follow) & ending} - ending
        if not more:
            break
        ending |= more
    assert ending == set(STATES)


def test_every_kind_of_block_can_open_and_close_an_item():
    """So no page is without a division, whatever its blocks are."""
    for states in BY_KIND.values():
        assert set(states) & set(STARTS) & set(ENDS)


def test_the_states_with_a_role_are_those_of_headings():
    for state, (kind, _) in STATES.items():
        if state[1] in ROLES:
            assert kind == "head"


@pytest.mark.parametrize(
    ("state", "way"), [("aP", "a"), ("bM", "b"), ("pM", "b"), ("pm", "a"), ("xP", "a"), ("pX", "p")]
)
def test_a_state_belongs_to_a_convention(state: str, way: str):
    assert way_of(state) == way
