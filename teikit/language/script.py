# SPDX-License-Identifier: Apache-2.0
"""Writing as such: its script, which characters are CJK, how wide a text is, how lines join."""

import re
import unicodedata
from functools import lru_cache

# Code points that are set on a full square: ideographs, kana, CJK punctuation, full-width forms.
_CJK_RANGES = (
    (0x2E80, 0x2FFF),
    (0x3000, 0x30FF),
    (0x3100, 0x31BF),
    (0x3200, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFF),
)
# Marks of Latin-1 and General Punctuation that a Chinese page sets on a full square.
_WIDE_MARKS = frozenset("“”‘’…—·※℃℉‰①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽◆◇●○◎★☆▶►◀▷")
_SQUARES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DASHES = "—–―…/"  # no hyphens, and with or without a space behind them


@lru_cache(maxsize=8192)
def is_cjk(char: str) -> bool:
    """Tell whether a character is set on a full square in Chinese print."""
    point = ord(char)
    return char in _WIDE_MARKS or any(low <= point <= high for low, high in _CJK_RANGES)


@lru_cache(maxsize=8192)
def is_han(char: str) -> bool:
    """Tell whether a character is an ideograph, 〇 and 々 among them."""
    point = ord(char)
    return (
        0x4E00 <= point <= 0x9FFF
        or 0x3400 <= point <= 0x4DBF
        or 0x20000 <= point <= 0x3FFFF
        or 0xF900 <= point <= 0xFAFF
        or char in "〇々"
    )


@lru_cache(maxsize=8192)
def _em(char: str) -> float:
    if is_cjk(char):
        return 1.0
    if char.isspace():
        return 0.33
    return 0.0 if unicodedata.combining(char) else 0.5


def script_of(text: str) -> str:
    """Return Hani for a text of ideographs, Latn for one of letters, "" if it has neither.

    An ideograph says as much as several letters: with half as many it is Hani.
    """
    squares = sum(map(len, _SQUARES.findall(text)))
    letters = sum(map(len, _LETTERS.findall(text))) - squares
    if not squares and not letters:
        return ""
    return "Hani" if squares * 2 >= letters else "Latn"


def width(text: str, spaced: bool = False) -> float:
    """Return the width of a text in em: 1 for a full square, half for Latin letters and digits.

    In a script with spaces between its words each character counts half an em, since letters of
    unequal width even out only in numbers.
    """
    if spaced:
        marks = 0 if text.isascii() else sum(map(bool, map(unicodedata.combining, text)))
        return (len(text) - marks) / 2
    return sum(map(_em, text))


def join_of(left: str, right: str) -> str:
    """Return how a line that ends with `left` runs on into one that begins with `right`.

    "no" without a space, "yes" with one, "maybe" where the page cannot tell. A number broken over
    two lines is one number; two Latin words are two words unless a hyphen divides them.
    """
    if not left or not right or is_cjk(left) or is_cjk(right):
        return "no"
    if left.isdigit() and (right.isdigit() or right in ".,%/:℃°"):
        return "no"
    if left in ".,/:" and right.isdigit():
        return "no"
    if left.isalpha() and right.isalpha():
        return "yes"
    return "yes" if left in ".,;:!?)" or right == "(" else "maybe"


def join_words(left: str, right: str) -> str:
    """Return how a line that ends with `left` runs on where spaces divide words.

    As in `join_of`; what a hyphen at the line end means is not told by its characters alone.
    """
    if not left or not right or is_han(left) or is_han(right):
        return "no"
    return "maybe" if left in _DASHES or right in _DASHES else "yes"
