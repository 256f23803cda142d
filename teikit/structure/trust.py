# SPDX-License-Identifier: Apache-2.0
"""Which pages went badly as a whole; there every decision is a guess.

A margin compares readings with each other: where none fits, the best one may still win clearly.
Whether any fits is seen by the lines on which a text goes on: they fill their column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from teikit.model.issue import Block, Dateline, Figure, Furniture, Head, Item, PageBreak, Subsection
from teikit.structure.draft import Draft
from teikit.structure.rows import Row

_DOUBTFUL = 0.1  # of the lines of a page in doubt, above which all of it is
_FULL = 0.9  # of the lines inside paragraphs fill their column where these were told rightly
_ENOUGH = 6  # lines inside paragraphs, to be judged by
_FEW = 6  # lines: too few to say that they are not wrapped


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a page can be trusted: its lines, those in doubt, and those inside paragraphs.

    `unwrapped` tells that its lines fill no column; verse and tables are not meant to.
    """

    page: int
    rows: tuple[Row, ...]
    unsure: tuple[Row, ...]
    inside: tuple[Row, ...]
    unwrapped: bool

    @property
    def share(self) -> float:
        """The share of lines in doubt, 0..1."""
        return len(self.unsure) / len(self.rows)

    @property
    def short(self) -> tuple[Row, ...]:
        """The lines inside paragraphs that do not fill their column."""
        return tuple(row for row in self.inside if not row.full)

    @property
    def ragged(self) -> bool:
        """Whether the lines inside paragraphs leave their column unfilled; few cannot tell."""
        enough = len(self.inside) >= _ENOUGH
        return enough and len(self.inside) - len(self.short) < _FULL * len(self.inside)

    @property
    def failed(self) -> bool:
        """Whether the page went badly as a whole."""
        return self.unwrapped or self.ragged or len(self.unsure) > _DOUBTFUL * len(self.rows)


def pages_of(draft: Draft) -> Iterator[Trust]:
    """Yield how far each page can be trusted, if it has lines."""
    pages: dict[int, list[int]] = {}
    for at, row in enumerate(draft.rows):
        pages.setdefault(row.page, []).append(at)
    for page, numbers in pages.items():
        fair = draft.profile_at(numbers[0]).certainty["label"][1]
        rows = tuple(draft.rows[at] for at in numbers)
        unsure = tuple(draft.rows[at] for at in numbers if draft.labels[at].margin < fair)
        text = [draft.rows[at] for at in numbers if draft.labels[at].name != "set"]
        unwrapped = len(text) >= _FEW and not any(row.column for row in text)
        yield Trust(page, rows, unsure, tuple(_inside(draft, numbers)), unwrapped)


def _inside(draft: Draft, numbers: Sequence[int]) -> Iterator[Row]:
    """Yield the rows inside paragraphs: neither the first of one nor the last."""
    for at, below in pairwise(numbers):
        if draft.labels[at].name == draft.labels[below].name == "paragraph+":
            yield draft.rows[at]


def failed_pages(draft: Draft) -> frozenset[int]:
    """Return the numbers of the pages that went badly."""
    return frozenset(one.page for one in pages_of(draft) if one.failed)


def in_doubt(item: Item) -> Item:
    """Return an item of a page that went badly: what was decided by its lines is low."""
    heads = tuple(map(_doubted_head, item.heads))
    blocks = tuple(map(_doubted, item.blocks))
    return replace(item, heads=heads, blocks=blocks, certainty="low")


def _doubted_head(head: Head) -> Head:
    return replace(head, certainty="low")


def _doubted(block: Block) -> Block:
    match block:
        case Furniture() | PageBreak():
            return block
        case Dateline():
            return replace(block, certainty="medium")  # its words tell it, wherever they stand
        case Subsection():
            blocks = tuple(map(_doubted, block.blocks))
            return replace(block, head=_doubted_head(block.head), blocks=blocks)
        case Figure():
            return replace(block, heads=tuple(map(_doubted_head, block.heads)), certainty="low")
    return replace(block, certainty="low")
