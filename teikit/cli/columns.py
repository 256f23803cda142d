# SPDX-License-Identifier: Apache-2.0
"""Tables for a terminal, where a Chinese character takes two cells."""

import unicodedata
from collections.abc import Collection, Sequence

_WIDE = ("W", "F")
_NOTHING = ("Mn", "Me", "Cf")


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes; see UAX #11."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in _NOTHING:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Return one line a row, columns two cells apart; those numbered in `right` end flush."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _pad(cell, width, flush=number in right)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _pad(cell: str, width: int, *, flush: bool) -> str:
    blank = " " * (width - cells(cell))
    return blank + cell if flush else cell + blank
