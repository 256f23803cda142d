# SPDX-License-Identifier: Apache-2.0
"""Labelled lines gathered into blocks; what interrupts a paragraph does not end it."""

import pytest
from pages import rows_of

from teikit.structure.blocks import Block, gather, glued_below, text_of

SHORT = {"p": "paragraph", "P": "paragraph+", "h": "head", "H": "head+", "c": "caption"}
SHORT |= {"C": "caption+", "b": "byline", "j": "jump", "f": "furniture", "s": "signature"}


def blocks_of(letters: str) -> list[tuple[str, tuple[int, ...]]]:
    """The blocks of labels given as letters, a capital goes on with what is small."""
    return [(one.kind, one.rows) for one in gather([SHORT[letter] for letter in letters])]


@pytest.mark.parametrize(
    ("letters", "blocks"),
    [
        ("", []),
        ("hbpPP", [("head", (0,)), ("byline", (1,)), ("paragraph", (2, 3, 4))]),
        ("hHpp", [("head", (0, 1)), ("paragraph", (2,)), ("paragraph", (3,))]),
        ("hh", [("head", (0,)), ("head", (1,))]),
        ("cC", [("caption", (0, 1))]),
        ("bb", [("byline", (0,)), ("byline", (1,))]),
        ("jfs", [("jump", (0,)), ("furniture", (1,)), ("signature", (2,))]),
        # A caption, or a line of furniture, in the middle of a paragraph.
        ("pcP", [("paragraph", (0, 2)), ("caption", (1,))]),
        ("pcCfP", [("paragraph", (0, 4)), ("caption", (1, 2)), ("furniture", (3,))]),
        ("pPcPp", [("paragraph", (0, 1, 3)), ("caption", (2,)), ("paragraph", (4,))]),
        # A line that goes on with nothing begins a block of its own.
        ("P", [("paragraph", (0,))]),
        ("H", [("head", (0,))]),
        ("pbP", [("paragraph", (0,)), ("byline", (1,)), ("paragraph", (2,))]),
        ("phP", [("paragraph", (0,)), ("head", (1,)), ("paragraph", (2,))]),
    ],
)
def test_labels_make_blocks(letters: str, blocks: list):
    assert blocks_of(letters) == blocks


def test_each_row_stands_in_one_block():
    letters = "hHbpPcCPfPjhbpPs"
    rows = sorted(row for _, rows in blocks_of(letters) for row in rows)
    assert rows == list(range(len(letters)))


def test_the_text_of_a_block_is_that_of_its_rows():
    rows = rows_of("石桥", "渡口", "码头")
    assert text_of(Block("paragraph", (0, 2)), rows) == "石桥码头"


def test_a_block_is_glued_to_a_row_right_below_it():
    rows = rows_of("石桥", "渡口", "", "码头")
    assert glued_below(Block("head", (0,)), rows)
    assert not glued_below(Block("head", (0, 1)), rows)
    assert not glued_below(Block("head", (2,)), rows)
