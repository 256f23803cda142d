# SPDX-License-Identifier: Apache-2.0
"""Verse: lines that end before the column does, by measure, by their marks, or of free length."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.language.lexicon import Profile
from teikit.structure.rows import Row, frames

_HAN = r"[\u3400-\u9fff〇]"
# Lines of one measure, or two to a line; what closes a line, and what closes a couplet.
_SINGLE = re.compile(rf"({_HAN}{{4,7}})[，。；！？：、…]")
_COUPLET = re.compile(rf"({_HAN}{{4,7}})[，；！？：、]({_HAN}{{4,7}})[。；！？]")
_BARE = re.compile(rf"{_HAN}{{5}}|{_HAN}{{7}}")
_ENDS = frozenset("。！？；…")

_LEAST = 4  # lines
_FREE = 6  # lines of verse without marks
_LONGEST = 14.0  # em, of a line of free verse
_MEAN = (4.5, 9.0)  # em, of its lines without marks: names are shorter, headings longer
_NARROW = 10.0  # em: a column so narrow may be the verse itself
_VERSE_ENDS = frozenset(("text", "comma", "stop", "weak"))
_UNLIKE_VERSE = re.compile(r"[0-9０-９A-Za-z。：:；;（(【［\[/／]")
_ROOM = 0.7  # em, beyond what the next line begins with: a line with so much room was ended

Run = tuple[int, int, tuple[str, ...]]


def verse_runs(rows: Sequence[Row], profile: Profile) -> Iterator[Run]:
    """Return the runs of rows that are verse; "free" if only their lengths tell, "bare" lines."""
    if profile.spaced:
        return
    for finder in (_measured, _couplets, _bare, _free):
        yield from finder(rows)


def _lengths(rows: Sequence[Row], form: re.Pattern[str]) -> list[int]:
    """Return the number of ideographs of each line of verse in this form, 0 for other rows."""
    return [_length(form.fullmatch(row.text)) for row in rows]


def _length(found: re.Match[str] | None) -> int:
    sizes = {len(one) for one in found.groups() or (found[0],)} if found else set()
    return sizes.pop() if len(sizes) == 1 else 0


def _alike(rows: Sequence[Row], lengths: Sequence[int]) -> Iterator[range]:
    """Return the runs of rows with one length, other than 0, on one page."""
    for (length, _), run in groupby(range(len(rows)), key=lambda at: (lengths[at], rows[at].page)):
        if length:
            span = list(run)
            yield range(span[0], span[-1] + 1)


def _measured(rows: Sequence[Row]) -> Iterator[Run]:
    """Lines of one measure with a mark at each end, a sentence ending with each second one."""
    for run in _alike(rows, _lengths(rows, _SINGLE)):
        seconds = run[1::2]
        if len(run) >= _LEAST and len(run) % 2 == 0 and all(_closes(rows[at]) for at in seconds):
            yield run.start, run.stop, ()


def _closes(row: Row) -> bool:
    return row.text[-1] in _ENDS


def _couplets(rows: Sequence[Row]) -> Iterator[Run]:
    """Two or more lines of two verses each."""
    for run in _alike(rows, _lengths(rows, _COUPLET)):
        if len(run) * 2 >= _LEAST:
            yield run.start, run.stop, ()


def _bare(rows: Sequence[Row]) -> Iterator[Run]:
    """Frames of four or eight lines of five or seven without a mark, unlike the lines around."""
    for run in _alike(rows, _lengths(rows, _BARE)):
        size = rows[run.start].width
        beside = (run.start - 1, run.start - 2, run.stop, run.stop + 1)
        near = [rows[at] for at in beside if 0 <= at < len(rows)]
        alike = any(abs(row.width - size) < 1 for row in near)
        cut = run.stop == len(rows) or rows[run.stop].gap or rows[run.stop].first
        if len(run) in (4, 8, 12, 16) and cut and not alike:
            yield run.start, run.stop, ("bare",)


def _free(rows: Sequence[Row]) -> Iterator[Run]:
    """Frames of short lines of unlike length that ended before they had to."""
    open_run: list[tuple[int, int]] = []
    for low, high in [*frames(rows), (len(rows), len(rows))]:
        fits = low < high and all(map(_may_be_verse, rows[low:high]))
        if open_run and (not fits or rows[low].first):
            yield from _free_run(rows, open_run)
            open_run = []
        if fits and high - low > 1:
            open_run.append((low, high))
        elif open_run:
            yield from _free_run(rows, open_run)
            open_run = []


def _may_be_verse(row: Row) -> bool:
    if not 1.5 <= row.width <= _LONGEST or row.begin != "text" or row.end not in _VERSE_ENDS:
        return False
    return not _UNLIKE_VERSE.search(row.text[:-1])


def _free_run(rows: Sequence[Row], run: Sequence[tuple[int, int]]) -> Iterator[Run]:
    lines = [rows[at] for low, high in run for at in range(low, high)]
    inner = [rows[at] for low, high in run for at in range(low, high - 1)]
    if len(lines) < _LEAST or _is_column(lines, inner, rows):
        return
    by_marks = _has_open_commas(inner, _measure(lines))
    if by_marks or (len(lines) >= _FREE and _is_unmarked(lines, len(run))):
        yield run[0][0], run[-1][1], () if by_marks else ("free",)


def _measure(lines: Sequence[Row]) -> float:
    """Return the measure that the lines would have if they were wrapped."""
    return max(row.width for row in lines)


def _is_open(row: Row, measure: float) -> bool:
    return measure - row.width >= row.next_unit + _ROOM


def _is_column(lines: Sequence[Row], inner: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Tell whether lines fill a measure of their own, or that of their page."""
    measure = _measure(lines)
    if sum(_is_open(row, measure) for row in inner) * 2 < len(inner):
        return True
    page = Counter(row.column for row in rows if row.page == lines[0].page and row.column)
    usual = page.most_common(1)
    return bool(usual) and measure > usual[0][0] - 1.5 and usual[0][0] > _NARROW


def _has_open_commas(inner: Sequence[Row], measure: float) -> bool:
    """Tell whether enough lines end with a comma and before they had to: prose never does so."""
    found = sum(row.end == "comma" and _is_open(row, measure) for row in inner)
    return found >= 2 and found * 5 >= len(inner)


def _is_unmarked(lines: Sequence[Row], frames: int) -> bool:
    """Tell whether lines are in stanzas, without marks, and neither names nor a list."""
    size = len(lines)
    mean = sum(row.width for row in lines) / size
    ends = Counter(row.text[-1] for row in lines)
    marked = sum(row.end in ("stop", "weak") for row in lines)
    spaced = sum(" " in row.text or "\u3000" in row.text for row in lines)
    return (
        size >= 3 * frames
        and _MEAN[0] <= mean <= _MEAN[1]
        and ends.most_common(1)[0][1] * 3 <= size
        and marked * 3 <= size
        and spaced * 4 <= size
    )
