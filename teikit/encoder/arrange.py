# SPDX-License-Identifier: Apache-2.0
"""Puts the blocks of an item into a form that TEI allows, without changing their order.

TEI has no loose paragraph after a nested div, no byline or dateline between two paragraphs, and a
jump line at the end of a paragraph's last line belongs to that paragraph (encoding.md 2).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from teikit.model.issue import (
    Block,
    Byline,
    Dateline,
    Furniture,
    Inline,
    LineBreak,
    Name,
    Paragraph,
    Subsection,
    Table,
    Verse,
    WholeBlock,
)

Part: TypeAlias = Paragraph | Byline | Dateline | Furniture


@dataclass(frozen=True, slots=True)
class Passage:
    """What goes into one `p`: a paragraph, or what shares its place, in reading order."""

    parts: tuple[Part, ...]


Arranged: TypeAlias = WholeBlock | Passage


def arrange(blocks: tuple[Block, ...]) -> tuple[Arranged, ...]:
    """Return blocks with their paragraphs as passages, in an order of kinds that TEI allows."""
    blocks = _gather(blocks)
    first = next((n for n, block in enumerate(blocks) if isinstance(block, _BODIES)), len(blocks))
    last = max((n for n, block in enumerate(blocks) if isinstance(block, _TEXTS)), default=0)
    arranged: list[Arranged] = []
    for place, block in enumerate(blocks):
        _append(arranged, block, inside=first < place <= last)
    return tuple(arranged)


_BODIES = (Paragraph, Verse, Table, Subsection)
_TEXTS = (*_BODIES, Dateline)  # a dateline that opens nothing becomes a paragraph


def _gather(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Move into a subsection what cannot follow it: text, and names before the next one."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Subsection)]
    gathered = list(blocks[: starts[0]] if starts else blocks)
    for start, end in pairwise([*starts, len(blocks)]):
        kinds = _TEXTS + ((Byline,) if end < len(blocks) else ())
        gathered += _absorb(blocks[start], blocks[start + 1 : end], kinds)
    return tuple(gathered)


def _absorb(
    section: Block, after: tuple[Block, ...], kinds: tuple[type[Block], ...]
) -> tuple[Block, ...]:
    """Return a subsection, and what follows it, with all up to the last of `kinds` inside it."""
    count = max((n for n, block in enumerate(after, 1) if isinstance(block, kinds)), default=0)
    if isinstance(section, Subsection):
        section = replace(section, blocks=section.blocks + after[:count])
    return (section, *after[count:])


def _append(arranged: list[Arranged], block: Block, inside: bool) -> None:
    before = arranged[-1] if arranged else None
    match block:
        case Paragraph() if isinstance(before, Passage) and _waits(before):
            arranged[-1] = Passage((*before.parts, _going_on(block)))
        case Furniture() if isinstance(before, Passage) and _shares_line(before, block):
            arranged[-1] = Passage((*before.parts, block))
        case Byline(run_in=True) if inside and isinstance(before, Passage):
            arranged[-1] = Passage((*before.parts, block))
        case Paragraph():
            arranged.append(Passage((block,)))
        case Byline() | Dateline() if inside:
            arranged.append(Passage((block,)))
        case _:
            arranged.append(block)


def _waits(passage: Passage) -> bool:
    """Tell whether a passage opens with a dateline and has no paragraph yet."""
    return isinstance(passage.parts[0], Dateline) and not any(
        isinstance(part, Paragraph) for part in passage.parts
    )


def _going_on(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph that does not open its `p`, so that its first break says how it joins."""
    match paragraph.content:
        case (LineBreak(join="") as first, *rest):
            return replace(paragraph, content=(replace(first, join="maybe"), *rest))
    return paragraph


def _shares_line(passage: Passage, furniture: Furniture) -> bool:
    """Tell whether a jump begins in mid-line, in the line in which the passage ends."""
    opening = list(_breaks(furniture.content))[:1]
    ending = list(_breaks(passage.parts[-1].content))[-1:]
    if furniture.kind != "jump" or not opening or not ending or not opening[0].start:
        return False
    return (opening[0].source, opening[0].number) == (ending[0].source, ending[0].number)


def _breaks(content: Iterable[Inline]) -> Iterator[LineBreak]:
    for inline in content:
        if isinstance(inline, LineBreak):
            yield inline
        elif isinstance(inline, Name):
            yield from _breaks(inline.content)
