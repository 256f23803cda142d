# SPDX-License-Identifier: Apache-2.0
"""What a line shows of a byline, with the lines that are glued to it."""

import pytest
from pages import shown_by

NAMES = {"byline", "byline-more", "name", "spaced-name", "credit-line"}


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("本报记者", "云 帆"), [{"byline"}, {"byline", "byline-more"}]),
        (("本报记者", "云 帆  文/图"), [{"byline"}, {"byline", "byline-more"}]),
        (("本报记者", "通讯员 何 田"), [set(), {"byline"}]),
        (("本报记者", "", "云 帆"), [set(), {"spaced-name"}]),
        (("本报记者", "走进芦苇荡"), [set(), set()]),
        (("记者 云 帆", "何 田 苏小禾"), [{"byline"}, {"byline", "byline-more"}]),
        (("记者 云 帆", "观鸟屋"), [{"byline"}, {"name"}]),
        (("记者 云 帆", "通讯员 何 田"), [{"byline"}, {"byline"}]),
    ],
)
def test_a_byline_may_go_on_in_the_next_line(lines: tuple[str, ...], shown: list[set[str]]):
    assert [set(one) & NAMES for one in shown_by(*lines)] == shown
