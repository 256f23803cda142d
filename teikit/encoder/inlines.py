# SPDX-License-Identifier: Apache-2.0
"""Writes running text: names, and the breaks that say from which source line it comes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from lxml import etree

from teikit.encoder.elements import add, append_text, doubt
from teikit.encoder.ids import page_number
from teikit.model.issue import ColumnBreak, Hyphen, Inline, LineBreak, Name, PageBreak
from teikit.model.metadata import Metadata

_NAME_ELEMENTS = {
    "person": "persName",
    "role": "roleName",
    "agency": "orgName",
    "organisation": "orgName",
    "place": "placeName",
    "date": "date",
}
_NAME_TYPES = {"agency": "agency"}


@dataclass(slots=True)
class Cursor:
    """Where the writing stands in the sources, and the line breaks it has written.

    `line` is (file, number) and `offset` the code point in it that comes next. `pieces` holds,
    for each line, the breaks that open a piece of it with the code point the piece begins at.
    `several` tells that breaks must name their file; `page` is the number of the last page.
    """

    metadata: Metadata = field(default_factory=Metadata)
    several: bool = False
    line: tuple[int, int] = (0, 0)
    offset: int = 0
    column: int = 1
    page: int = 0
    pieces: dict[tuple[int, int], list[tuple[int, etree._Element]]] = field(default_factory=dict)


def write_inlines(parent: etree._Element, content: Iterable[Inline], cursor: Cursor) -> None:
    """Append inlines to an element, in their order."""
    for inline in content:
        match inline:
            case str():
                append_text(parent, inline)
                cursor.offset += len(inline)
            case LineBreak():
                write_line_break(parent, inline, cursor)
            case ColumnBreak():
                write_column_break(parent, inline, cursor)
            case PageBreak():
                write_page_break(parent, inline, cursor)
            case Hyphen():
                add(parent, "pc", {"force": "weak"}, inline.text)
                cursor.offset += len(inline.text)
            case Name():
                write_name(parent, inline, cursor)
            case _:
                assert_never(inline)


def write_line_break(parent: etree._Element, point: LineBreak, cursor: Cursor) -> None:
    """Append an `lb`, unless the text runs on in its line; its @n is set by `number_pieces`."""
    line = (point.source, point.number)
    if (cursor.line, cursor.offset) == (line, point.start):
        return
    file = f"#src-{point.source}" if cursor.several else ""
    element = add(parent, "lb", {"n": str(point.number), "edRef": file, "break": point.join})
    cursor.pieces.setdefault(line, []).append((point.start, element))
    cursor.line, cursor.offset = line, point.start


def number_pieces(cursor: Cursor) -> None:
    """Set the numbers of divided lines, pieces in source order: 57, 57.2 (encoding.md 5)."""
    for (_, number), pieces in cursor.pieces.items():
        ordered = sorted(pieces, key=lambda piece: piece[0])
        for rank, (_, element) in enumerate(ordered[1:], start=2):
            element.set("n", f"{number}.{rank}")


def write_column_break(parent: etree._Element, point: ColumnBreak, cursor: Cursor) -> None:
    """Append a `cb`; its number is that of the column in the item."""
    cursor.column += 1
    attributes = {"n": str(cursor.column), "break": point.join}
    add(parent, "cb", attributes | doubt(point.certainty))


def write_page_break(parent: etree._Element, point: PageBreak, cursor: Cursor) -> None:
    """Append a `pb`, and before it a `gap` for the pages between it and the one before."""
    page = page_number(cursor.metadata, point.number)
    missing = page - cursor.page - 1
    if cursor.page and missing > 0:
        gap = {"reason": "not-digitised", "unit": "page", "quantity": str(missing)}
        add(parent, "gap", gap)
    add(parent, "pb", {"n": str(page), "xml:id": f"pb-{page:02d}", "break": point.join})
    cursor.page = page


def write_name(parent: etree._Element, name: Name, cursor: Cursor) -> None:
    """Append a name; where its regular form differs from the printed one, a `choice` of both."""
    attributes = {"type": _NAME_TYPES.get(name.kind, ""), "role": name.role}
    if name.kind == "date":
        attributes |= {"when": full_day(name.regular)} | doubt(name.certainty)
    elif not name.regular:
        attributes |= doubt(name.certainty)
    element = add(parent, _NAME_ELEMENTS[name.kind], attributes)
    if name.regular and name.kind != "date":
        choice = add(element, "choice")
        write_inlines(add(choice, "orig"), name.content, cursor)
        add(choice, "reg", {"resp": "#teikit", "cert": name.certainty}, name.regular)
    else:
        write_inlines(element, name.content, cursor)


def full_day(text: str) -> str:
    """Return a text that is a day of the calendar, written YYYY-MM-DD, else ""."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return ""
    try:
        date.fromisoformat(text)
    except ValueError:
        return ""
    return text
