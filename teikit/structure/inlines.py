# SPDX-License-Identifier: Apache-2.0
"""From rows to inlines: the text of a block, cut where run-ins begin, its names marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from teikit.language.parts import Part
from teikit.model.issue import ColumnBreak, Hyphen, Inline, LineBreak, Name, PageBreak
from teikit.structure.hyphens import divides, join_rows
from teikit.structure.rows import Row


@dataclass(frozen=True, slots=True)
class Strip:
    """The lines of one block end to end: `text`, and where each row begins in it.

    Nothing is left out: white space at the beginning of a line is text of the source. Where
    spaces divide words, `text` has a line feed between two lines, which belongs to neither.
    """

    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    text: str


def strip_of(rows: Iterable[Row]) -> Strip:
    """Return the strip of some rows."""
    kept = tuple(rows)
    between = "\n" if kept and kept[0].spaced else ""
    starts, at = [], 0
    for row in kept:
        starts.append(at)
        at += len(row.line.text) + len(between)
    return Strip(kept, tuple(starts), between.join(row.line.text for row in kept))


def inlines(
    strip: Strip, start: int, end: int, parts: Sequence[Part] = (), certainty: str = ""
) -> tuple[Inline, ...]:
    """Return strip.text[start:end] as inlines that open with a LineBreak.

    `parts` are the names and role words in it, in offsets of strip.text; `certainty` is that of
    regularised names.
    """
    made: list[Inline] = []
    at = start
    for part in (one for one in parts if start <= one.start < one.end <= end):
        made += _run(strip, at, part.start, at == start)
        made += _named(strip, part, part.start == start, certainty)
        at = part.end
    made += _run(strip, at, end, at == start)
    return tuple(made)


def _named(strip: Strip, part: Part, opens: bool, certainty: str) -> list[Inline]:
    """Return a name, a break that stands at its beginning before it."""
    content = _run(strip, part.start, part.end, opens)
    lead = list(takewhile(lambda one: not isinstance(one, str), content))
    printed = strip.text[part.start : part.end]
    closed = "".join(printed.split())
    spaced = part.kind == "person" and len(closed) == 2 and closed != printed
    name = Name(
        part.kind,
        tuple(content[len(lead) :]),
        part.role,
        closed if spaced else "",
        certainty if spaced else "",
    )
    return [*lead, name]


def _run(strip: Strip, start: int, end: int, opens: bool) -> list[Inline]:
    """Return a stretch of text with the breaks of the lines that begin in it."""
    made: list[Inline] = []
    if start == end and not opens:
        return made
    for number, (row, begin) in enumerate(zip(strip.rows, strip.starts, strict=True)):
        stop = begin + len(row.line.text)
        low, high = max(start, begin), min(end, stop)
        if low >= high:
            continue
        if opens and not made:
            made.append(LineBreak(row.line.source, row.line.number, low - begin))
        elif low == begin:
            made += _breaks(strip.rows[number - 1], row)
        made += _text(strip, number, low, high)
    return made


def _text(strip: Strip, number: int, low: int, high: int) -> list[Inline]:
    """Return strip.text[low:high], which is of row `number`, a dividing hyphen at its end apart."""
    text = strip.text[low:high]
    row, after = strip.rows[number], strip.rows[number + 1 : number + 2]
    ends = high == strip.starts[number] + len(row.line.text)
    if not (after and ends and divides(row, after[0])):
        return [text]
    return [text[:-1], Hyphen(text[-1])] if text[:-1] else [Hyphen(text)]


def _breaks(last: Row, row: Row) -> list[Inline]:
    join = join_rows(last, row)
    breaks: list[Inline] = []
    if row.page != last.page:
        breaks.append(PageBreak(row.page, join))
    elif row.gap:
        breaks.append(ColumnBreak(join))
    return [*breaks, LineBreak(row.line.source, row.line.number, 0, join)]
