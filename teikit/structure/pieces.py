# SPDX-License-Identifier: Apache-2.0
"""From blocks to the parts of an item: run-ins split off, captions taken apart, names marked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from teikit.language.credits import find_credit
from teikit.language.forms import leading_form
from teikit.language.furniture import editor_parts, full_day, furniture_kind
from teikit.language.lexicon import Profile
from teikit.language.parts import Part
from teikit.language.phrases import (
    find_byline,
    find_dateline,
    find_jump,
    find_leading_jump,
    find_names,
    find_signature,
)
from teikit.model.issue import (
    Block,
    Byline,
    Closing,
    Dateline,
    Figure,
    Furniture,
    Head,
    Inline,
    Name,
    Paragraph,
    Table,
    Verse,
)
from teikit.structure.certainty import weakest
from teikit.structure.closings import is_day
from teikit.structure.evidence import title_end
from teikit.structure.inlines import Strip, inlines, strip_of
from teikit.structure.rows import Row, frames
from teikit.structure.tables import fields_of


def head_of(rows: Sequence[Row], role: str, certainty: str) -> Head:
    """Return a heading."""
    strip = strip_of(rows)
    return Head(role, inlines(strip, 0, len(strip.text)), certainty)


def byline_of(rows: Sequence[Row], profile: Profile, certainty: str) -> Byline:
    """Return a byline that stands on its own; names without a role word are in doubt."""
    strip = strip_of(rows)
    found = find_byline(profile, strip.text) or find_names(profile, strip.text)
    found = found or find_signature(profile, strip.text)
    parts = found.parts if found else ()
    doubt = found is None or found.doubt
    # Without a role word nothing says that two spaced characters are one name.
    named = "high" if any(part.kind == "role" for part in parts) else "medium"
    content = inlines(strip, 0, len(strip.text), parts, named)
    return Byline(content, certainty=weakest("medium", certainty) if doubt else certainty)


def closing_of(row: Row, profile: Profile) -> Closing:
    """Return a line of a closing: the day, with its ISO form if it is full, or who signs."""
    content = line_of(row)
    if not is_day(row.text, profile):
        return Closing((content,))
    return Closing((), (Name("date", content, regular=full_day(profile, row.text)),))


def paragraph_of(
    rows: Sequence[Row], profile: Profile, certainty: str, opens: bool, closes: bool
) -> list[Block]:
    """Return a paragraph with what runs in: dateline and byline if it `opens` the body.

    A signature is looked for only where the body `closes`; a jump at the end anywhere.
    """
    strip = strip_of(rows)
    before, start = _opening(strip, profile) if opens else ([], 0)
    return [*before, *_closing(strip, start, profile, certainty, closes)]


def headed_paragraph_of(
    rows: Sequence[Row], profile: Profile, certainty: str, closes: bool
) -> tuple[list[Head], list[Block]]:
    """Return a heading in capitals that runs in before a paragraph, and the paragraph.

    With nothing behind it, it is no heading.
    """
    strip = strip_of(rows)
    title = leading_form(profile, "run_in_head", strip.text)
    start = title.end if title and strip.text[title.end :].strip() else 0
    heads = [Head("main", inlines(strip, 0, start), "medium")] if start else []
    return heads, _closing(strip, start, profile, certainty, closes)


def _closing(
    strip: Strip, start: int, profile: Profile, certainty: str, closes: bool
) -> list[Block]:
    """Return the paragraph that begins at `start`, a signature and a jump at its end apart."""
    end = len(strip.text)
    after: list[Block] = []
    jump = find_jump(profile, strip.text)
    if jump and jump.start > start:
        after = [_jump(strip, jump.start, end, profile)]
        end = jump.start
    signature = find_signature(profile, strip.text[:end]) if closes else None
    if signature and signature.start > start:
        content = inlines(strip, signature.start, end, signature.parts, "medium")
        after = [Byline(content, True, "medium" if signature.doubt else ""), *after]
        end = signature.start
    return [Paragraph(inlines(strip, start, end), certainty), *after]


def _opening(strip: Strip, profile: Profile) -> tuple[list[Block], int]:
    """Return what a body opens with before its first paragraph: a jump from elsewhere, run-ins."""
    jump = find_leading_jump(profile, strip.text)
    if jump and strip.text[jump.end :].strip():
        content = inlines(strip, 0, jump.end)
        return [Furniture("jump", content, "top", jump.direction, jump.page)], jump.end
    return _run_ins(strip, profile)


def _run_ins(strip: Strip, profile: Profile) -> tuple[list[Block], int]:
    """Return the dateline and byline a strip opens with, and where its paragraph begins."""
    dateline, byline = find_dateline(profile, strip.text)
    last = byline or dateline
    if last is None or not strip.text[last.end :].strip():
        return [], 0
    made: list[Block] = []
    start = 0
    if dateline:
        made.append(Dateline(inlines(strip, 0, dateline.end, dateline.parts)))
        start = dateline.end
    if byline:
        made.append(Byline(inlines(strip, start, byline.end, byline.parts, "high"), True))
        start = byline.end
    return made, start


def figure_of(rows: Sequence[Row], profile: Profile, certainty: str) -> Figure:
    """Return a picture's words: run-in title, text, credit; without a credit they are in doubt."""
    strip = strip_of(rows)
    end = len(strip.text)
    credit = find_credit(profile, strip.text)
    stop = credit.start if credit else end
    start = _title(strip, profile)
    start = start if start <= stop else 0
    certainty = certainty if credit else "low"
    title = weakest("medium", certainty)
    heads = (Head("caption", inlines(strip, 0, start), title),) if start else ()
    text = strip.text[start:stop].strip()
    paragraphs = (Paragraph(inlines(strip, start, stop)),) if text else ()
    byline = None
    if credit:
        begin = credit.start if text else start
        byline = Byline(inlines(strip, begin, end, credit.parts, "high"), bool(heads or text))
    return Figure(heads, paragraphs, byline, certainty=certainty)


def _title(strip: Strip, profile: Profile) -> int:
    """Return where the text of a caption begins behind its run-in title; 0 without one."""
    bare = strip.text.lstrip()
    lead = len(strip.text) - len(bare)
    stop = title_end(bare, profile)
    if not stop:
        return 0
    rest = bare[stop:]
    return lead + stop + len(rest) - len(rest.lstrip())


def jump_of(rows: Sequence[Row], profile: Profile) -> Furniture:
    """Return a jump line that stands on its own."""
    strip = strip_of(rows)
    return _jump(strip, 0, len(strip.text), profile)


def stanzas_of(rows: Sequence[Row], certainty: str) -> tuple[Verse, ...]:
    """Return the stanzas of a poem; blank lines divide them."""
    lines = [line_of(row) for row in rows]
    stanzas = frames([replace(rows[0], first=True), *rows[1:]])
    return tuple(Verse(tuple(lines[low:high]), certainty) for low, high in stanzas)


def line_of(row: Row) -> tuple[Inline, ...]:
    """Return a line as content of its own."""
    return inlines(strip_of([row]), 0, len(row.line.text))


def table_of(rows: Sequence[Row], headed: bool, certainty: str) -> Table:
    """Return a table; the space behind a field belongs to its cell."""
    return Table(tuple(map(_cells, rows)), headed, certainty)


def _cells(row: Row) -> tuple[tuple[Inline, ...], ...]:
    strip = strip_of([row])
    starts = [0, *(low for low, _ in fields_of(row)[1:]), len(strip.text)]
    return tuple(inlines(strip, low, high) for low, high in pairwise(starts))


def _jump(strip: Strip, start: int, end: int, profile: Profile) -> Furniture:
    found = find_jump(profile, strip.text[start:end])
    direction, page = (found.direction, found.page) if found else ("to", "")
    place = "bottom" if direction == "to" else "top"
    return Furniture("jump", inlines(strip, start, end), place, direction, page)


def furniture_of(rows: Sequence[Row], profile: Profile) -> Furniture:
    """Return a line of the page's own: its editors, or its folio."""
    strip = strip_of(rows)
    kind = furniture_kind(profile, strip.text, at_edge=True) or "other"
    parts: tuple[Part, ...] = editor_parts(profile, strip.text) if kind == "credits" else ()
    place = "top" if kind == "header" else "bottom"
    content = inlines(strip, 0, len(strip.text), parts, "high")
    return Furniture(kind, content, place)
