# SPDX-License-Identifier: Apache-2.0
"""Tables: lines with as many fields, numbers standing under numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.language.lexicon import Profile
from teikit.language.phrases import find_byline
from teikit.language.script import is_han, width
from teikit.structure.rows import Row

_LEAST = 3  # rows, the header not counted
_WIDEST = 12.0  # em, of a field
_LONGEST = 80  # code points, of a row
_FIELD = {False: re.compile(r"\S+"), True: re.compile(r"\S+(?: \S+)*")}  # a space divides words
# A number with its sign and unit, a score, a time, a range, or the dash for none.
_NUMBER = re.compile(
    r"[+\-−¥￥$£€约第]{0,2}(?:[0-9０-９][0-9０-９.,:：/／%％‰℃°′″~～\-–—×+]*[^\W\d_]{0,3}){1,3}"
    r"(?:[/／][^\W\d_]{1,3})?"
    r"|[-–—―]{1,2}"
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_NAMES = 9
_SENTENCE = re.compile(r"[。，、；！？…!?;“”]")

Span = tuple[int, int]
Shape = tuple[bool, ...]  # of each field, whether it is a number


def table_runs(rows: Sequence[Row], profile: Profile) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Return the runs of rows that are a table, each with "headed" if its first one is a header.

    Between two rows may stand a blank line; a table of numbers alone has no names, and is none.
    One of names alone shows its form only: "free".
    """
    shapes = [_shape(row, profile) for row in rows]
    for (shape, _), run in groupby(range(len(rows)), key=lambda at: (shapes[at], rows[at].page)):
        span = list(run)
        if len(span) < _LEAST or all(shape) or any(rows[at].gap > 1 for at in span[1:]):
            continue
        low, high = span[0], span[-1] + 1
        if not any(shape):
            if _are_names(rows[low:high], len(shape), profile):
                yield low, high, ("free",)
            continue
        headed = low > 0 and not rows[low].first and _is_header(shapes[low - 1], shape)
        yield low - headed, high, ("headed",) if headed else ()


def _are_names(rows: Sequence[Row], count: int, profile: Profile) -> bool:
    """Tell whether rows without a number are lists of names, nine at least, and no bylines."""
    if profile.spaced or count * len(rows) < _NAMES or any(row.gap for row in rows[1:]):
        return False
    named = all(_NAME.fullmatch(one) for row in rows for one in row.text.split())
    return named and not any(find_byline(profile, row.text) for row in rows)


def _is_header(above: Shape, shape: Shape) -> bool:
    return len(above) == len(shape) and not any(above)


def _shape(row: Row, profile: Profile) -> Shape:
    """Return which fields of a row are numbers; () if it is no row of a table."""
    if len(row.text) > _LONGEST or len(row.text.split()) < 2 or _SENTENCE.search(row.text):
        return ()
    fields = [row.line.text[low:high] for low, high in fields_of(row)]
    if len(fields) < 2 or any(width(one, profile.spaced) > _WIDEST for one in fields):
        return ()
    return tuple(_NUMBER.fullmatch(one) is not None for one in fields)


def fields_of(row: Row) -> list[Span]:
    """Return where the fields of a line begin and end, as offsets of its whole text.

    Beside numbers, two single ideographs are a name set with a space, and one field.
    """
    text = row.line.text
    spans = [one.span() for one in _FIELD[row.spaced].finditer(text)]
    if not any(_NUMBER.fullmatch(text, *span) for span in spans):
        return spans
    made: list[Span] = []
    for single, run in groupby(spans, key=lambda one: _is_single(text, one)):
        group = list(run)
        made += [(group[0][0], group[1][1])] if single and len(group) == 2 else group
    return made


def _is_single(text: str, span: Span) -> bool:
    return span[1] - span[0] == 1 and is_han(text[span[0]])
