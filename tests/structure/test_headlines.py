# SPDX-License-Identifier: Apache-2.0
"""Lines of headings that are glued: one heading, or several."""

import pytest
from sources import source_of

from teikit.language.lexicon import load_profile
from teikit.structure.columns import measure
from teikit.structure.headlines import heads_apart
from teikit.structure.labels import Label

HANS = load_profile("zh-Hans")
LONG, LABEL = "芦苇荡里建起观鸟屋", "湖畔札记"
ALIKE = "末班渡船改到九点钟"
TEXT = "河"


def is_habit(*lines: str) -> bool:
    """Whether a page with these lines sets several headings in one frame; 河 opens a paragraph."""
    rows = measure((source_of("\n".join(lines)),), HANS)
    names = ["paragraph" if row.text.startswith(TEXT) else "head" for row in rows]
    labels = [Label(name, 99.0, 0.0, 0.0) for name in names]
    found = heads_apart(rows, [frozenset({"open-pair"})] * len(rows), labels)
    assert {"open-pair" in shown for shown in found} != {"heads-glued" in shown for shown in found}
    return all("heads-glued" in shown for shown in found)


@pytest.mark.parametrize(
    ("lines", "habit"),
    [
        ((LABEL, LONG, "", TEXT, "", LABEL, ALIKE), True),
        ((LABEL, LONG), False),
        ((LABEL, LONG, "", TEXT, "", LONG, ALIKE, "", TEXT, LABEL, LONG, TEXT, ALIKE, LONG), False),
        ((LABEL, "", LONG, "", TEXT, "", LABEL, ALIKE, "", TEXT, "", ALIKE, LABEL), False),
        (("渡口", "两个人", "", TEXT, "", "书房", "雨夜来客"), True),
        (("", LABEL, LONG, TEXT, "", LABEL, ALIKE, TEXT), False),
        (("", LABEL, LONG, "", TEXT, "", LONG, LABEL, "", TEXT, "", ALIKE, LABEL), False),
        (("", LONG, LONG + "开门", TEXT, "", ALIKE, LONG + "迎客", TEXT), True),
    ],
    ids=[
        "twice unlike",
        "only once",
        "as often alike",
        "set apart elsewhere",
        "too short for two lines",
        "labels above subheads",
        "the last words of headings",
        "glued to the text below",
    ],
)
def test_a_page_sets_its_headings_in_one_frame(lines: tuple[str, ...], habit: bool):
    assert is_habit(*lines) is habit


def test_pages_have_habits_of_their_own():
    rows = measure((source_of(f"{LABEL}\n{LONG}\n{ALIKE}{ALIKE}\f{LONG}\n{LABEL}"),), HANS)
    found = heads_apart(rows, [frozenset()] * len(rows), [Label("head", 9.0, 0.0, 0.0)] * len(rows))
    assert [row.page for row, shown in zip(rows, found, strict=True) if shown] == [1] * 3
