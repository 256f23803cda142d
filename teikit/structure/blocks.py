# SPDX-License-Identifier: Apache-2.0
"""Blocks: labelled rows gathered into heads, bylines, paragraphs, captions and furniture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from teikit.structure.evidence import glued
from teikit.structure.forms import KINDS
from teikit.structure.rows import Row

_CONTINUES = {f"{kind}+": kind for kind in ("head", "byline", "paragraph", "caption", *KINDS)}


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are one block, as indices in order; a caption may leave a hole in a paragraph.

    `kind` is head, byline, paragraph, caption, jump, furniture, signature, or one of
    KINDS.
    """

    kind: str
    rows: tuple[int, ...]


def gather(labels: Sequence[str]) -> tuple[Block, ...]:
    """Return the blocks that the labels make, in the order of their first rows.

    A paragraph goes on behind a caption or a line of furniture that interrupts it.
    """
    blocks: list[Block] = []
    for at, label in enumerate(labels):
        kind = _CONTINUES.get(label)
        last = _last_of(blocks, kind) if kind else None
        if kind is None or last is None:
            blocks.append(Block(kind or label, (at,)))
        else:
            blocks[last] = replace(blocks[last], rows=(*blocks[last].rows, at))
    return tuple(blocks)


def _last_of(blocks: Sequence[Block], kind: str) -> int | None:
    """Return the index of the last block of a kind, if only interruptions lie behind it."""
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at].kind == kind:
            return at
        if blocks[at].kind not in ("caption", "furniture"):
            return None
    return None


def text_of(block: Block, rows: Sequence[Row]) -> str:
    """Return the text of a block, its rows joined as its script has it: by a space or nothing."""
    between = " " if rows[block.rows[0]].spaced else ""
    return between.join(rows[at].text for at in block.rows)


def glued_below(block: Block, rows: Sequence[Row]) -> bool:
    """Tell whether the row after a block follows it without a blank line."""
    return glued(rows, block.rows[-1] + 1)
