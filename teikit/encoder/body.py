# SPDX-License-Identifier: Apache-2.0
"""Writes the text of an issue: sections, items, and their blocks (encoding.md 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from lxml import etree

from teikit.encoder.arrange import Arranged, Passage, arrange
from teikit.encoder.elements import add, doubt
from teikit.encoder.front import write_front
from teikit.encoder.ids import Numbers
from teikit.encoder.inlines import Cursor, number_pieces, write_inlines, write_page_break
from teikit.encoder.links import Links, find_links
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
    PageBreak,
    Paragraph,
    Section,
    Subsection,
    Table,
    Verse,
)
from teikit.tei.names import HEAD_ROLES

_RUN_IN = {"rendition": "#run-in"}
_NEEDS_HEADING = {"article", "notice", "advertisement"}


@dataclass(frozen=True, slots=True)
class Scribe:
    """What the writing of one issue carries along."""

    cursor: Cursor
    numbers: Numbers
    links: Links


def encode_text(root: etree._Element, issue: Issue) -> None:
    """Append the `text` of an issue to its root."""
    cursor = Cursor(issue.metadata, several=len(issue.sources) > 1)
    scribe = Scribe(cursor, Numbers(), find_links(issue))
    text = add(root, "text", {"type": "issue"})
    parts = write_front(text, issue, cursor)
    body = add(text, "body")
    for part in parts:
        match part:
            case Section():
                _write_section(body, part, scribe)
            case Item():
                _write_item(body, part, scribe)
            case _:
                _write_page_part(body, part, scribe)
    number_pieces(scribe.cursor)


def _write_section(parent: etree._Element, section: Section, scribe: Scribe) -> None:
    div = add(parent, "div", {"type": "section"})
    _write_head(div, section.head, scribe)
    for item in section.items:
        _write_item(div, item, scribe)


def _write_item(parent: etree._Element, item: Item, scribe: Scribe) -> None:
    scribe.cursor.column = 1
    unheaded = item.kind in _NEEDS_HEADING and all(head.role != "main" for head in item.heads)
    names = scribe.numbers.next_item()
    div = add(
        parent,
        "div",
        {"type": item.kind, "subtype": item.subtype, "xml:lang": item.language, **names}
        | {"rend": "unheaded" if unheaded else ""}
        | doubt("low" if item.kind == "fragment" else item.certainty)
        | scribe.links.attributes(names["xml:id"]),
    )
    for head in sorted(item.heads, key=lambda head: HEAD_ROLES.index(head.role)):
        _write_head(div, head, scribe)
    _write_blocks(div, item.blocks, scribe)
    scribe.numbers.item = ""


def _write_blocks(parent: etree._Element, blocks: tuple[Block, ...], scribe: Scribe) -> None:
    for block in arrange(blocks):
        _write_block(parent, block, scribe)


def _write_block(parent: etree._Element, block: Arranged, scribe: Scribe) -> None:
    match block:
        case Passage():
            _write_passage(parent, block, scribe)
        case Byline():
            _write_byline(parent, block, scribe)
        case Dateline():
            attributes = scribe.numbers.next_block("d") | _RUN_IN | doubt(block.certainty)
            _write(parent, "dateline", attributes, block.content, scribe)
        case Figure():
            _write_figure(parent, block, scribe)
        case Verse() | Table() | Closing():
            _write_lines(parent, block, scribe)
        case Subsection():
            div = add(parent, "div", {"type": "subsection", **scribe.numbers.next_block("s")})
            _write_head(div, block.head, scribe)
            _write_blocks(div, block.blocks, scribe)
        case _:
            _write_page_part(parent, block, scribe)


def _write_page_part(parent: etree._Element, part: Furniture | PageBreak, scribe: Scribe) -> None:
    if isinstance(part, PageBreak):
        write_page_break(parent, part, scribe.cursor)
    else:
        _write_furniture(parent, part, scribe)


def _write(
    parent: etree._Element,
    name: str,
    attributes: dict[str, str],
    content: Iterable[Inline],
    scribe: Scribe,
) -> None:
    write_inlines(add(parent, name, attributes), content, scribe.cursor)


def _write_head(parent: etree._Element, head: Head, scribe: Scribe) -> None:
    attributes = {"type": head.role, **scribe.numbers.next_block("h")}
    _write(parent, "head", attributes | doubt(head.certainty), head.content, scribe)


def _write_byline(parent: etree._Element, byline: Byline, scribe: Scribe) -> None:
    attributes = scribe.numbers.next_block("b") | (_RUN_IN if byline.run_in else {})
    _write(parent, "byline", attributes | doubt(byline.certainty), byline.content, scribe)


def _write_passage(parent: etree._Element, passage: Passage, scribe: Scribe) -> None:
    certainty = next((p.certainty for p in passage.parts if isinstance(p, Paragraph)), "")
    block = add(parent, "p", scribe.numbers.next_block("p") | doubt(certainty))
    for part in passage.parts:
        match part:
            case Paragraph():
                write_inlines(block, part.content, scribe.cursor)
            case Byline():
                _write(block, "seg", {"type": "byline"}, part.content, scribe)
            case Dateline():
                _write(block, "seg", {"type": "dateline"}, part.content, scribe)
            case Furniture():
                _write_furniture(block, part, scribe)
            case _:
                assert_never(part)


def _write_furniture(parent: etree._Element, furniture: Furniture, scribe: Scribe) -> None:
    attributes = {"type": furniture.kind, "place": furniture.place}
    attributes |= scribe.numbers.next_furniture() | doubt(furniture.certainty)
    element = add(parent, "fw", attributes)
    if furniture.kind == "jump" and furniture.direction:
        _write_jump(element, furniture, scribe)
    else:
        write_inlines(element, furniture.content, scribe.cursor)


def _write_jump(parent: etree._Element, jump: Furniture, scribe: Scribe) -> None:
    """Write the words of a jump as a reference, which points to the other part if it is here."""
    ways = {"to": scribe.links.following, "from": scribe.links.preceding}
    target = ways[jump.direction].get(scribe.numbers.item, "")
    opening = jump.content[:1] if isinstance(jump.content[0], LineBreak) else ()
    write_inlines(parent, opening, scribe.cursor)
    attributes = {"type": f"jump-{jump.direction}", "target": target and f"#{target}"}
    _write(parent, "ref", attributes, jump.content[len(opening) :], scribe)


def _write_figure(parent: etree._Element, figure: Figure, scribe: Scribe) -> None:
    names = scribe.numbers.next_block("f")
    element = add(parent, "figure", {"type": figure.kind, **names} | doubt(figure.certainty))
    for head in figure.heads:
        _write_head(element, head, scribe)
    _write_blocks(element, figure.paragraphs, scribe)
    if figure.credit:
        _write_byline(element, figure.credit, scribe)


def _write_lines(parent: etree._Element, block: Verse | Table | Closing, scribe: Scribe) -> None:
    """Write what is set line by line."""
    match block:
        case Verse():
            _write_verse(parent, block, scribe)
        case Table():
            _write_table(parent, block, scribe)
        case Closing():
            _write_closing(parent, block, scribe)


def _write_verse(parent: etree._Element, verse: Verse, scribe: Scribe) -> None:
    stanza = add(parent, "lg", doubt(verse.certainty))
    for line in verse.lines:
        _write(stanza, "l", {}, line, scribe)


def _write_table(parent: etree._Element, table: Table, scribe: Scribe) -> None:
    element = add(parent, "table", doubt(table.certainty))
    for place, cells in enumerate(table.rows):
        row = add(element, "row", {"role": "label" if table.headed and not place else ""})
        for cell in cells:
            _write(row, "cell", {}, cell, scribe)


def _write_closing(parent: etree._Element, closing: Closing, scribe: Scribe) -> None:
    attributes = scribe.numbers.next_block("c") | doubt(closing.certainty)
    element = add(parent, "closer", attributes)
    for signer in closing.signers:
        _write(element, "signed", {}, signer, scribe)
    write_inlines(element, closing.day, scribe.cursor)
