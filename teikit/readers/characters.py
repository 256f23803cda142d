# SPDX-License-Identifier: Apache-2.0
"""Reports the characters of a text that an editor should know of."""

import re
from collections import Counter

from teikit.report import Place, Report

# Production 2 of XML 1.0 (https://www.w3.org/TR/xml/#charsets); the form feed is not in this
# list because it is taken away before.
FORBIDDEN = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What UTF-8 becomes when read as Windows-1252 or Latin-1: a lead byte, then continuation bytes.
# An accented letter before a no-break space and a quotation mark is common French, so two Han
# characters in a row are asked for.
_CONTINUED = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_DAMAGE = (
    "\ufffd"
    "|锟斤拷|锘縷"  # U+FFFD and a byte order mark in UTF-8, read as GBK
    "|[锛銆鈥]"  # the first two bytes of ，。“ in UTF-8, read as GBK: hardly used in any text
    f"|Ã{_CONTINUED}|Â[\xa0-\xbf]|(?:â€|ã€|ï¼){_CONTINUED}|(?:[ã-é]{_CONTINUED}{{2}}){{2}}"
)

_NOTICES = {
    "R103": FORBIDDEN,
    "R104": re.compile(_DAMAGE),
    "R105": re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"),
    "R126": re.compile("[\u2e80-\u2fdf\uf900-\ufaff]"),
    "R128": re.compile(
        "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    ),
}
_SHOWN = 5


def report_characters(text: str, name: str, report: Report) -> None:
    """Add each of R103 to R105, R126 and R128 once, with its characters and first line.

    `text` is that of the file `name`, with LF as its only line end and otherwise as decoded.
    """
    for code, pattern in _NOTICES.items():
        first = pattern.search(text)
        if first:
            counts = Counter(found.group() for found in pattern.finditer(text))
            line = text.count("\n", 0, first.start()) + 1
            report.add(
                code,
                Place(name, line),
                file=name,
                count=counts.total(),
                characters=_listed(counts),
            )


def _listed(counts: Counter[str]) -> str:
    """Return the code points found, the most frequent first, and how many more there are."""
    named = [" ".join(f"U+{ord(char):04X}" for char in found) for found in _by_number(counts)]
    rest = len(named) - _SHOWN
    return ", ".join(named[:_SHOWN]) + (f" and {rest} others" if rest > 0 else "")


def _by_number(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda found: (-counts[found], found))
