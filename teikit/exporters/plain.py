# SPDX-License-Identifier: Apache-2.0
"""Writes an issue as plain text, to be read anywhere (exports.md 5)."""

from collections.abc import Iterable, Iterator

from teikit.exporters.reading import Block, Item, Text, read_edition
from teikit.files import Artifact
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

DIVIDER = "=" * 40


def export_txt(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    """Return `<issue>.txt`: the items in order, divided by a line of 40 equals signs.

    In an item each block is a line: headings, byline, blocks, byline at the end, captions; between
    two blocks stands an empty line. The lines of a verse, the items of a list and the rows of a
    table follow each other without one; between two cells stands a tab. With `options.lines`
    printed lines stay lines.
    """
    edition = read_edition(tei, report)
    items = [item_to_text(item, options.lines) for item in edition.items]
    text = f"\n\n{DIVIDER}\n\n".join(items)
    data = f"{text}\n".encode() if items else b""
    return (Artifact(f"{edition.id}.txt", "text/plain", data),)


def item_to_text(item: Item, lines: bool) -> str:
    """Return the text of one item without a line feed at its end."""
    return "\n\n".join(filter(None, map("\n".join, _blocks(item, lines))))


def _blocks(item: Item, printed: bool) -> Iterator[Iterator[str]]:
    yield from (_lines([one.text], printed) for one in item.headings)
    yield from (_lines([one.text], printed) for one in item.bylines if one.position == "head")
    yield from (_block(one, printed) for one in item.blocks)
    yield from (_lines([one.text], printed) for one in item.bylines if one.position == "end")
    for figure in item.figures:
        yield from (_lines([one], printed) for one in figure.title)
        yield from (_block(one, printed) for one in figure.caption)


def _block(block: Block, printed: bool) -> Iterator[str]:
    return _rows(block) if block.kind == "table" else _lines(block.parts, printed)


def _rows(table: Block) -> Iterator[str]:
    """Yield each row as a line: no cell holds a tab, since white space is read as one space."""
    rows = ("\t".join(cell.text for cell in cells) for cells in table.table_rows())
    yield from (row.rstrip("\t") for row in rows if row.strip("\t"))


def _lines(parts: Iterable[Text], printed: bool) -> Iterator[str]:
    for part in parts:
        if printed:
            yield from _printed_lines(part)
        elif part.text:
            yield part.text


def _printed_lines(text: Text) -> Iterator[str]:
    start = 0
    for one in text.breaks:
        if one.kind == "line" and one.end > start:
            yield text.text[start : one.end]
            start = one.start
    if text.text[start:]:
        yield text.text[start:]
