# SPDX-License-Identifier: Apache-2.0
"""Decides in which encoding a text is written, or says why that cannot be decided."""

import codecs
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_letters

from teikit.errors import InputError, UsageError
from teikit.report import Place, Report, printable, refusal

# What a user may declare, by Python's name of it, and the codecs that are tried for it. Python's
# gb2312 reads the dash and the middle dot of newspapers as other characters than gb18030 does.
_DECLARABLE = {
    "utf-8": ("utf-8",),
    "utf-8-sig": ("utf-8",),
    "utf-16-le": ("utf-16-le",),
    "utf-16-be": ("utf-16-be",),
    "gb18030": ("gb18030",),
    "gbk": ("gb18030",),
    "gb2312": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "cp950": ("cp950", "big5hkscs"),
    "big5hkscs": ("big5hkscs",),
    "cp1252": ("cp1252",),
    "iso8859-15": ("iso8859-15",),
}
KNOWN = "utf-8, utf-16, utf-16-le, utf-16-be, gb18030, big5, big5hkscs, cp1252, iso-8859-15"

_UTF_32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}

_PLAIN = frozenset(map(chr, range(32, 127))) | frozenset("\t\n\r\f")
_PUNCTUATION = frozenset(
    map(chr, (0xB7, *range(0x2010, 0x2028), *range(0x3000, 0x3020), *range(0xFF00, 0xFFEF)))
)
_LATIN = frozenset(map(chr, range(0xA0, 0x250)))

_MINIMUM_MARGIN = 0.15

# Han characters in UTF-8 take three bytes; in GB 18030 or Big5 such triples come by accident.
_UTF_8_TRIPLE = re.compile(rb"(?:[\xe0-\xec\xee\xef][\x80-\xbf]{2})+")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_MAXIMUM_ACCIDENTS = 0.4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and the Python name of the codec that gave it."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one codec makes of the bytes; `score` is the share of expected characters, 0..1.

    Below `minimum` the text is not in this encoding, even if no other fits better.
    """

    decoded: Decoded
    score: float
    minimum: float


def decode(data: bytes, name: str, declared: str, report: Report) -> Decoded:
    """Return the text in `data`, the bytes of the file `name`.

    In this order: the `declared` encoding, a byte order mark, UTF-8, and what scores best of
    GB 18030, Big5 and UTF-16. Adds R102 for a choice by score. Raises UsageError for a name
    that is unknown; InputError R002 for bytes that do not decode or a choice that cannot be
    made, R016 for data that is no text.
    """
    return (
        _as_declared(data, name, declared)
        or _as_marked(data, name)
        or _as_utf_8(data, name)
        or _as_scored(data, name, report)
    )


def _as_declared(data: bytes, name: str, declared: str) -> Decoded | None:
    """Return the text in the declared encoding, None if none is declared."""
    if not declared:
        return None
    canonical = canonical_name(declared)
    if not canonical:
        raise UsageError(f'"{declared}" is no encoding that is read', f"Known are {KNOWN}.")
    if canonical == "utf-16":
        return _as_marked(data, name) or _as_utf_16(data, name)
    return _decode_strictly(data, name, _DECLARABLE[canonical])


def canonical_name(declared: str) -> str:
    """Return Python's name of an encoding that may be declared, "" for any other."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return name if name in _DECLARABLE or name == "utf-16" else ""


def _as_marked(data: bytes, name: str) -> Decoded | None:
    """Return the text in the encoding of its byte order mark, None if it has none."""
    if data.startswith(_UTF_32_MARKS):
        raise refusal("R002", file=name, reason="it is UTF-32, which is not read")
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decode_strictly(data, name, (encoding,))
    return None


def _as_utf_8(data: bytes, name: str) -> Decoded | None:
    """Return the text if it is UTF-8; a NUL is a sign of UTF-16, or of no text at all."""
    if b"\0" in data:
        return None
    try:
        decoded = _decoded(data, "utf-8")
    except UnicodeDecodeError:
        return None
    _refuse_accidental_utf_8(data, name, decoded)
    return decoded


def _refuse_accidental_utf_8(data: bytes, name: str, decoded: Decoded) -> None:
    """Raise R002 for a few Chinese characters whose bytes happen to be UTF-8 as well.

    The two bytes of a common character in GB 18030 can be those of one letter in UTF-8. Words
    in Latin script have letters of ASCII too; texts of any length in another script hold bytes
    that no common character has.
    """
    used = set(decoded.text)
    beyond = used - _PLAIN
    latin = _LATIN.issuperset(beyond) and not used.isdisjoint(ascii_letters)
    if beyond and not latin and max(beyond) < "\u0800":
        chinese = _read(data, _GB_18030)
        if chinese.score == 1:
            raise _doubt(data, name, _Reading(decoded, 1, 1), chinese)


def _as_utf_16(data: bytes, name: str) -> Decoded:
    """Return the text in the byte order of UTF-16 that gives the expected characters."""
    best, second = _best_two(data, _UTF_16)
    if not _is_clear(best, second):
        raise refusal("R002", file=name, reason="the byte order of its UTF-16 is not clear")
    return best.decoded


def _as_scored(data: bytes, name: str, report: Report) -> Decoded:
    """Return the text in the encoding that gives the expected characters; adds R102."""
    _refuse_damaged_utf_8(data, name)
    best, second = _best_two(data, _UTF_16 if b"\0" in data else _EVERY)
    if not _is_clear(best, second):
        raise _doubt(data, name, best, second)
    report.add(
        "R102",
        Place(name),
        file=name,
        encoding=best.decoded.encoding,
        score=f"{best.score:.2f}",
        margin=f"{best.score - second.score:.2f}",
    )
    return best.decoded


def _decoded(data: bytes, encoding: str) -> Decoded:
    """Decode strictly and take one byte order mark away; raises UnicodeDecodeError."""
    return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)


def _decode_strictly(data: bytes, name: str, encodings: tuple[str, ...]) -> Decoded:
    """Return the text by the first codec that decodes all of it, else raise R002."""
    failures = []
    for encoding in encodings:
        try:
            return _decoded(data, encoding)
        except UnicodeDecodeError as error:
            failures.append(error)
    raise _undecodable(name, max(failures, key=lambda one: one.start))


def _undecodable(name: str, error: UnicodeDecodeError, more: str = "") -> InputError:
    """Return the refusal for the bytes at which a codec stopped."""
    found = error.object[error.start : max(error.end, error.start + 4)]
    line = error.object.count(b"\n", 0, error.start) + 1
    reason = (
        f"the bytes {found.hex(' ').upper()} at offset {error.start} (line {line}) "
        f"are not {error.encoding}{more}"
    )
    refused = refusal("R002", file=name, reason=reason)
    refused.line = line
    return refused


def _refuse_damaged_utf_8(data: bytes, name: str) -> None:
    """Raise R002 if a good part of the text is UTF-8 and another is not."""
    if b"\0" in data:
        return
    high = sum(len(run) for run in _HIGH_BYTES.findall(data))
    triples = sum(len(run) for run in _UTF_8_TRIPLE.findall(data))
    if triples > _MAXIMUM_ACCIDENTS * high:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            more = ", although other parts are: the file is damaged or in two encodings"
            raise _undecodable(name, error, more) from None


def _doubt(data: bytes, name: str, best: _Reading, second: _Reading) -> InputError:
    """Return the refusal where no reading is better than all others."""
    if b"\0" in data:
        return refusal("R016", file=name)
    if best.score < best.minimum:
        return refusal("R002", file=name, reason="it is neither UTF-8 nor GB 18030 nor Big5")
    shown = " and ".join(
        f'{one.decoded.encoding} (score {one.score:.2f}) reads "{printable(one.decoded.text[:40])}"'
        for one in (best, second)
    )
    return refusal("R002", file=name, reason=f"{shown}, which is too near to decide")


def _is_clear(best: _Reading, second: _Reading) -> bool:
    return best.score >= max(best.minimum, second.score + _MINIMUM_MARGIN)


@cache
def _gb_level_one() -> frozenset[str]:
    """Return the 3,755 characters of GB 2312 that are in common use."""
    return _table("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))


@cache
def _big5_level_one() -> frozenset[str]:
    """Return the 5,401 characters of Big5 that are in common use."""
    return _table("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))


def _table(encoding: str, leads: range, trails: range | tuple[int, ...]) -> frozenset[str]:
    """Return the Han characters of the two-byte codes that lead and trail bytes span."""
    found = set()
    for pair in product(leads, trails):
        try:
            found.add(bytes(pair).decode(encoding))
        except UnicodeDecodeError:
            continue
    return frozenset(one for one in found if "\u4e00" <= one <= "\u9fff")


@cache
def _either_level_one() -> frozenset[str]:
    return _gb_level_one() | _big5_level_one() | _LATIN


@dataclass(frozen=True, slots=True)
class _Contestant:
    """Codecs of one encoding, of which the first that decodes counts, and what is expected."""

    encodings: tuple[str, ...]
    expected: Callable[[], frozenset[str]]
    minimum: float


_UTF_16 = (
    _Contestant(("utf-16-le",), _either_level_one, 0.7),
    _Contestant(("utf-16-be",), _either_level_one, 0.7),
)
_GB_18030 = _Contestant(("gb18030",), _gb_level_one, 0.3)
_EVERY = (
    _GB_18030,
    _Contestant(("cp950", "big5hkscs"), _big5_level_one, 0.9),
    *_UTF_16,
)


def _best_two(data: bytes, contestants: tuple[_Contestant, ...]) -> tuple[_Reading, _Reading]:
    """Return the two readings with the highest scores; one that does not decode scores 0."""
    readings = [_read(data, one) for one in contestants]
    best, second, *_ = sorted(readings, key=lambda one: -one.score)
    return best, second


def _read(data: bytes, contestant: _Contestant) -> _Reading:
    """Return what the contestant makes of the bytes, the empty text if it cannot decode them."""
    for encoding in contestant.encodings:
        try:
            decoded = _decoded(data, encoding)
        except UnicodeDecodeError:
            continue
        score = _score(decoded.text, contestant.expected())
        return _Reading(decoded, score, contestant.minimum)
    return _Reading(Decoded("", contestant.encodings[0]), 0.0, contestant.minimum)


def _score(text: str, expected: frozenset[str]) -> float:
    """Return which share of the characters beyond plain ASCII are expected ones, 1 if none is."""
    counts = Counter(text)
    beyond = sum(number for char, number in counts.items() if char not in _PLAIN)
    good = sum(
        number for char, number in counts.items() if char in expected or char in _PUNCTUATION
    )
    return good / beyond if beyond else 1.0
