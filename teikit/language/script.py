# SPDX-License-Identifier: Apache-2.0
"""Writing as such: which characters are CJK, how wide a text is, how two lines join."""

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
_WIDE_MARKS = frozenset("“”‘’…—·※①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽◆◇●○◎★☆▶►◀▷")


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


def width(text: str) -> float:
    """Return the width of a text in em: 1 for a full square, half for Latin letters and digits."""
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
