# SPDX-License-Identifier: Apache-2.0
"""Where each source line went: the item and the part of it, as the finished issue says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import assert_never

from teikit.model.issue import (
    Block,
    Byline,
    Closing,
    Dateline,
    Figure,
    Furniture,
    Head,
    Inline,
    Issue,
    Item,
    LineBreak,
    Name,
    PageBreak,
    Paragraph,
    Section,
    Subsection,
    Table,
    Verse,
)
from teikit.structure.draft import Draft
from teikit.structure.places import ROLES

Address = tuple[int, int]  # number of the file, number of the line

# What the states of the item decoder make of a block, where that is not the kind of the block.
_ROLES = ROLES | {
    "S": "subhead",
    "N": "subhead",
    "Q": "paragraph",
    "T": "main",
    "U": "caption",
    "G": "byline",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an issue that a line stands in; `item` counts items from 1, 0 is outside.

    `role` is the name of a heading's role or of a block, `kind` that of the item.
    """

    item: int
    kind: str
    role: str
    certainty: str = ""


def parts_of(issue: Issue) -> dict[Address, list[Part]]:
    """Return the parts that each line stands in; a line with a dateline that runs in has two.

    The certainty of a part stands with its first line.
    """
    found: dict[Address, list[Part]] = {}
    for part, content in _body(issue):
        for address in dict.fromkeys(_lines(content)):
            found.setdefault(address, []).append(part)
            part = replace(part, certainty="")
    return found


def placed_parts(draft: Draft) -> dict[Address, list[Part]]:
    """Return the part of each line as far as the item decoder has told; kinds come later."""
    found: dict[Address, list[Part]] = {}
    numbers = accumulate(int(one.opens) for one in draft.placed)
    for number, one in zip(numbers, draft.placed, strict=True):
        part = Part(number, "", _ROLES.get(one.state[1], one.block.kind))
        for line in (draft.rows[at].line for at in one.block.rows):
            found[line.source, line.number] = [part]
    return found


def _body(issue: Issue) -> Iterator[tuple[Part, tuple[Inline, ...]]]:
    number = 0
    for entry in issue.body:
        match entry:
            case Section():
                yield Part(0, "", "column", entry.head.certainty), entry.head.content
                items = entry.items
            case Item():
                items = (entry,)
            case Furniture():
                yield Part(0, "", entry.kind, entry.certainty), entry.content
                continue
            case PageBreak():
                continue
            case _:
                assert_never(entry)
        for item in items:
            number += 1
            for role, certainty, content in _item(item):
                yield Part(number, item.kind, role, certainty), content


_Piece = tuple[str, str, tuple[Inline, ...]]  # role, certainty, content


def _item(item: Item) -> Iterator[_Piece]:
    yield from map(_head, item.heads)
    for block in item.blocks:
        yield from _block(block)


def _head(head: Head) -> _Piece:
    return head.role, head.certainty, head.content


def _block(block: Block) -> Iterator[_Piece]:
    match block:
        case Byline() | Dateline() | Paragraph():
            yield type(block).__name__.lower(), block.certainty, block.content
        case Furniture():
            yield block.kind, block.certainty, block.content
        case Figure():
            yield from _figure(block)
        case Verse() | Table() | Closing():
            yield from _set(block)
        case Subsection():
            yield _head(block.head)
            for inner in block.blocks:
                yield from _block(inner)
        case PageBreak():
            return
        case _:
            assert_never(block)


def _set(block: Verse | Table | Closing) -> Iterator[_Piece]:
    """Yield what is set line by line: lines of verse, rows of a table, a closing."""
    if isinstance(block, Verse):
        yield from (("verse", block.certainty, line) for line in block.lines)
    elif isinstance(block, Closing):
        yield "closing", block.certainty, sum((*block.signers, block.day), ())
    else:
        yield from (("table", block.certainty, sum(row, ())) for row in block.rows)


def _figure(figure: Figure) -> Iterator[_Piece]:
    for head in figure.heads:
        yield "title", head.certainty, head.content
    for paragraph in figure.paragraphs:
        yield "caption", paragraph.certainty, paragraph.content
    if figure.credit:
        yield "credit", figure.credit.certainty, figure.credit.content


def _lines(content: tuple[Inline, ...]) -> Iterator[Address]:
    for inline in content:
        if isinstance(inline, LineBreak):
            yield inline.source, inline.number
        elif isinstance(inline, Name):
            yield from _lines(inline.content)
