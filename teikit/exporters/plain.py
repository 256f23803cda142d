# SPDX-License-Identifier: Apache-2.0
"""Writes an issue as plain text, to be read anywhere (exports.md 5)."""

from collections.abc import Iterable, Iterator

from teikit.exporters.reading import Item, Text, read_edition
from teikit.files import Artifact
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

DIVIDER = "=" * 40


def export_txt(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    """Return `<issue>.txt`: the items in order, divided by a line of 40 equals signs.

    In an item each block is a line: headings, byline, blocks, byline at the end, captions; between
    two blocks stands an empty line. The lines of a verse, the items of a list and the cells of a
    table follow each other without one. With `options.lines` printed lines stay lines.
    """
    edition = read_edition(tei, report)
    items = [item_to_text(item, options.lines) for item in edition.items]
    text = f"\n\n{DIVIDER}\n\n".join(items)
    data = f"{text}\n".encode() if items else b""
    return (Artifact(f"{edition.id}.txt", "text/plain", data),)


def item_to_text(item: Item, lines: bool) -> str:
    """Return the text of one item without a line feed at its end."""
    paragraphs = ("\n".join(_lines(parts, lines)) for parts in _blocks(item))
    return "\n\n".join(filter(None, paragraphs))


def _blocks(item: Item) -> Iterator[tuple[Text, ...]]:
    yield from ((one.text,) for one in item.headings)
    yield from ((one.text,) for one in item.bylines if one.position == "head")
    yield from (one.parts for one in item.blocks)
    yield from ((one.text,) for one in item.bylines if one.position == "end")
    for figure in item.figures:
        yield from ((one,) for one in figure.title)
        yield from (one.parts for one in figure.caption)


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
