# SPDX-License-Identifier: Apache-2.0
"""Lays out a cover: where its words and rules stand, whatever will draw them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

WIDTH, HEIGHT = 1200, 1600
PAPER, INK, ACCENT = "#f7f3ea", "#1d1c1a", "#9c2a23"

Measure: TypeAlias = Callable[[str, int], float]
"""Width in pixels of a text at a size in pixels."""

_MARGIN = 96
_FULL = WIDTH - 2 * _MARGIN
_TITLE_SIZES = range(236, 80, -4)
_TITLE_LINES = 2
_HEADLINE_SIZES = ((116, 84, 84), (100, 74, 74), (84, 64, 64), (70, 56, 56))
_HEADLINE_LINES = 3
_LEADING = 1.32
_GAP = 60
_BOTTOM = HEIGHT - 150
_LINE_SIZE = 42
_NO_START = "，。、；：？！）》」』”’〉】］｝…—·,.;:?!)]}%"
_NO_END = "（《「『“‘〈【［｛([{"
_UNITS = re.compile(rf"[{re.escape(_NO_END)}]*(?:[!-⹿]+|\s+|.)[{re.escape(_NO_START)}]*", re.S)


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What stands on a cover: the newspaper, a line of day and number, headlines."""

    title: str
    line: str
    headlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle: left, top, width and height in pixels."""

    left: int
    top: int
    width: int
    height: int
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on its baseline; `anchor` is start, middle or end, `left` its place."""

    left: int
    base: int
    text: str
    size: int
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A cover to be drawn; `shown` counts the headlines that found room."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    shown: int


def lay_out(words: CoverWords, measure: Measure, direction: str) -> Drawing:
    """Return the drawing of a cover of 1200 x 1600 pixels."""
    bars = [Bar(_MARGIN, 92, _FULL, 18, ACCENT), Bar(_MARGIN, 120, _FULL, 3)]
    size, title = _fit_title(words.title, measure)
    lines: list[Line] = []
    base = 120 + 70
    for text in title:
        base += round(size * (0.92 if not lines else 1.12))
        lines.append(Line(WIDTH // 2, base, text, size, "middle"))
    top = base + round(size * 0.34)
    bars.append(Bar(_MARGIN, top, _FULL, 3))
    if words.line:
        text = wrap(words.line, _LINE_SIZE, measure, 1)[0]
        lines.append(Line(WIDTH // 2, top + 66, text, _LINE_SIZE, "middle"))
        top += 96
        bars.append(Bar(_MARGIN, top, _FULL, 3))
    rows = _fit_headlines(words.headlines, _BOTTOM - top, measure)
    bars += _rules_between(rows, top)
    lines += _headline_lines(rows, top, direction)
    bars += [Bar(_MARGIN, HEIGHT - 116, _FULL, 3), Bar(_MARGIN, HEIGHT - 108, _FULL, 14)]
    return Drawing(tuple(bars), tuple(lines), len(rows))


def _fit_headlines(
    headlines: Sequence[str], room: int, measure: Measure
) -> list[tuple[int, list[str]]]:
    """Return size and rows of the headlines, as large as may be without more rows than needed."""
    tried = [
        [
            (size, wrap(text, size, measure, _HEADLINE_LINES))
            for text, size in zip(headlines, sizes, strict=False)
        ]
        for sizes in _HEADLINE_SIZES
    ]
    smallest = tried[-1]
    for found in tried:
        needed = all(
            len(one[1]) == len(least[1]) for one, least in zip(found, smallest, strict=True)
        )
        if needed and sum(map(_height, found)) <= room:
            return found
    while sum(map(_height, smallest)) > room:
        smallest.pop()
    return smallest


def _height(headline: tuple[int, list[str]]) -> int:
    size, rows = headline
    return round(len(rows) * size * _LEADING + size * 0.45) + _GAP


def _rules_between(headlines: list[tuple[int, list[str]]], top: int) -> list[Bar]:
    bars = []
    for headline in headlines[:-1]:
        top += _height(headline)
        bars.append(Bar(_MARGIN, top + _GAP // 3, _FULL, 1))
    return bars


def _headline_lines(headlines: list[tuple[int, list[str]]], top: int, direction: str) -> list[Line]:
    left, anchor = (_MARGIN, "start") if direction == "ltr" else (WIDTH - _MARGIN, "end")
    lines = []
    for size, rows in headlines:
        for number, row in enumerate(rows, start=1):
            base = top + _GAP + round(number * size * _LEADING)
            lines.append(Line(left, base, row, size, anchor))
        top += _height((size, rows))
    return lines


def _fit_title(title: str, measure: Measure) -> tuple[int, list[str]]:
    """Return the largest size at which the title fits, on one line unless it has words."""
    most = _TITLE_LINES if " " in title else 1
    for size in _TITLE_SIZES:
        rows = wrap(title, size, measure, _TITLE_LINES + 1)
        if len(rows) <= most and max(measure(one, size) for one in rows) <= _FULL:
            return size, rows
    return _TITLE_SIZES[-1], wrap(title, _TITLE_SIZES[-1], measure, _TITLE_LINES)


def wrap(text: str, size: int, measure: Measure, most: int) -> list[str]:
    """Return the text on at most `most` lines of about the same length, cut with … if it must be.

    No line begins with closing punctuation or ends with opening; words are kept whole.
    """
    units = _UNITS.findall(text) or [text]
    widths = [measure(one, size) for one in units]
    rows = _fill(units, widths, _FULL)
    if len(rows) > most:
        cut = "".join(rows[:most])
        while len(cut) > 1 and len(_fill_text(f"{cut}…", size, measure)) > most:
            cut = cut[:-1].rstrip()
        return _fill_text(f"{cut}…", size, measure)[:most]
    return _balance(units, widths, len(rows))


def _fill_text(text: str, size: int, measure: Measure) -> list[str]:
    units = _UNITS.findall(text)
    return _fill(units, [measure(one, size) for one in units], _FULL)


def _balance(units: list[str], widths: list[float], count: int) -> list[str]:
    """Return the rows of the narrowest column that needs no more than `count` rows."""
    low, high = max(widths), float(_FULL)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_fill(units, widths, middle)) <= count:
            high = middle
        else:
            low = middle
    return _fill(units, widths, max(high, low))


def _fill(units: list[str], widths: list[float], column: float) -> list[str]:
    rows: list[str] = []
    row, length = "", 0.0
    for unit, width in zip(units, widths, strict=True):
        if row and length + width > column and not unit.isspace():
            rows.append(row.strip())
            row, length = "", 0.0
        row += unit
        length += width
    rows.append(row.strip())
    return [one for one in rows if one] or [""]
