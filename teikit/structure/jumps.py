# SPDX-License-Identifier: Apache-2.0
"""Jumps: which item of a later page goes on with one of an earlier page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teikit.language.script import is_han
from teikit.model.issue import (
    Block,
    BodyPart,
    Furniture,
    Inline,
    Item,
    LineBreak,
    Name,
    PageBreak,
    Subsection,
)

_WORD = re.compile(r"[^\W\d_]{4,}")


def chain(body: Sequence[BodyPart], labels: Sequence[str] = ()) -> tuple[BodyPart, ...]:
    """Return the body with each item that jumps tied to the item that goes on with it.

    A jump to page 2 meets a jump from page 1 if one stands on page 1 and the other on page 2; of
    several the one whose heading is most alike. `labels` are the printed labels of the pages in
    order; without them a page is named by its number. An item that finds no other half keeps its
    jump line, which then points nowhere.
    """
    pages = _pages(body)
    items = {one.key: one for one in body if isinstance(one, Item)}
    open_ends = [one for one in items.values() if _jump(one, "to") is not None]
    for item in open_ends:
        other = _other_half(item, items, pages, labels)
        if other is not None:
            items[item.key] = replace(items[item.key], continued=other.key)
            items[other.key] = replace(items[other.key], continues=item.key)
    return tuple(items[one.key] if isinstance(one, Item) else one for one in body)


def _pages(body: Iterable[BodyPart]) -> dict[str, int]:
    """Return the page on which each item begins."""
    pages: dict[str, int] = {}
    page = 1
    for member in body:
        if isinstance(member, PageBreak):
            page = member.number
        elif isinstance(member, Item):
            pages[member.key] = page
            page = max([page, *(one.number for one in _breaks(member.blocks))])
    return pages


def _breaks(blocks: Iterable[Block]) -> Iterable[PageBreak]:
    for block in blocks:
        if isinstance(block, PageBreak):
            yield block
        elif isinstance(block, Subsection):
            yield from _breaks(block.blocks)
        else:
            content: Iterable[Inline] = getattr(block, "content", ())
            yield from (one for one in content if isinstance(one, PageBreak))


def _jump(item: Item, direction: str) -> Furniture | None:
    """Return the last jump line of an item in a direction, also from under a subhead."""
    found = [one for one in _furniture(item.blocks) if one.direction == direction]
    return found[-1] if found else None


def _furniture(blocks: Iterable[Block]) -> Iterable[Furniture]:
    for block in blocks:
        if isinstance(block, Furniture) and block.kind == "jump":
            yield block
        elif isinstance(block, Subsection):
            yield from _furniture(block.blocks)


def _other_half(
    item: Item, items: dict[str, Item], pages: dict[str, int], labels: Sequence[str]
) -> Item | None:
    here = pages[item.key]
    jump = _jump(item, "to")
    halves = [
        other
        for other in items.values()
        if not other.continues
        and other.key != item.key
        and (back := _jump(other, "from")) is not None
        and jump is not None
        and _names_page(jump.page, pages[other.key], labels)
        and _names_page(back.page, here, labels)
    ]
    return max(halves, key=lambda other: (_likeness(item, other), -pages[other.key]), default=None)


def _names_page(printed: str, number: int, labels: Sequence[str]) -> bool:
    """Tell whether a printed page number is that of page `number`: 2 is also 02, A2 and A02."""
    label = labels[number - 1] if 0 < number <= len(labels) else ""
    wanted = {label or str(number)}
    return _bare(printed) in {_bare(one) for one in wanted}


def _bare(label: str) -> str:
    digits = "".join(char for char in label if char.isdigit()).lstrip("0")
    return digits or label.strip()


def _likeness(item: Item, other: Item) -> int:
    return len(_head_pairs(item) & _head_pairs(other))


def _head_pairs(item: Item) -> set[str]:
    """Return the pairs of ideographs in the headings of an item, or their long words."""
    texts = [_text(head.content) for head in item.heads]
    text = "".join(texts)
    if not any(map(is_han, text)):
        return set(_WORD.findall("\n".join(texts).lower()))
    return {
        text[at : at + 2]
        for at in range(len(text) - 1)
        if is_han(text[at]) and is_han(text[at + 1])
    }


def _text(content: Iterable[Inline]) -> str:
    made = ""
    for one in content:
        if isinstance(one, str):
            made += one
        elif isinstance(one, Name):
            made += _text(one.content)
        elif isinstance(one, LineBreak) and one.join == "yes":
            made += " "
    return made
