# SPDX-License-Identifier: Apache-2.0
"""Reads plain text: numbered lines in the normal form, pages divided by form feeds."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from teikit.model.source import Line, Page, Source
from teikit.options import ReadOptions
from teikit.readers.characters import FORBIDDEN, report_characters
from teikit.readers.encodings import decode
from teikit.readers.formats import recognise
from teikit.report import Place, Report, refusal

MAXIMUM_LINE = 1_000_000
MAXIMUM_LINES = 1_000_000
MAXIMUM_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class _Row:
    """A line in its normal form, and the form feeds that stood before, in and after its text."""

    text: str
    before: int = 0
    inside: int = 0
    after: int = 0


def refuse_text(path: Path, data: bytes) -> tuple[str, str]:
    """Return why the bytes are not plain text and what to do, "" twice if they may be."""
    found = recognise(data)
    return (f"it is {found.name}", found.remedy) if found else ("", "")


def read_text(path: Path, data: bytes, options: ReadOptions, report: Report) -> Source:
    """Return the lines of a text in the normal form N1 to N6, as pages.

    A form feed beside a line end begins a page. Adds R102 to R106 and R126 to R128. Raises
    InputError: R001 no text, R002 encoding in doubt, R015 over a limit, R016 no text at all;
    UsageError for a declared encoding that is unknown.
    """
    name = path.name
    decoded = decode(data, name, options.encoding, report)
    _report_line_ends(decoded.text, name, report)
    text = _with_line_feeds(decoded.text)
    rows = _rows(text, name)
    characters = sum(len("".join(row.text.split())) for row in rows)
    if not characters:
        raise refusal("R001", file=name)
    report_characters(text, name, report)
    _report_form_feeds(rows, name, report)
    normal = "".join(f"{row.text}\n" for row in rows)
    return Source(
        index=options.index,
        format="text",
        name=name,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        sha256_text=hashlib.sha256(normal.encode("utf-8")).hexdigest(),
        line_count=len(rows),
        characters=characters,
        pages=_pages(rows, options),
    )


def _report_line_ends(text: str, name: str, report: Report) -> None:
    """Add R106 if the lines of the text end in more than one way."""
    both = text.count("\r\n")
    counts = {
        "LF": text.count("\n") - both,
        "CR LF": both,
        "CR": text.count("\r") - both,
    }
    used = [f"{number} {kind}" for kind, number in counts.items() if number]
    if len(used) > 1:
        report.add("R106", Place(name), file=name, kinds=", ".join(used))


def _with_line_feeds(text: str) -> str:
    """Return the text with LF as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str, name: str) -> list[_Row]:
    """Return the lines of a text; raises R015 if there are too many or one is too long."""
    for char, limit, kind in (("\n", MAXIMUM_LINES, "lines"), ("\f", MAXIMUM_PAGES, "pages")):
        if text.count(char) > limit:
            raise refusal("R015", file=name, reason=f"it has more than {limit:,} {kind}")
    rows = [_row(one) for one in FORBIDDEN.sub("\ufffd", text).split("\n")]
    # What follows the last line end is a line only if something besides form feeds stands there.
    if not text.rpartition("\n")[2].strip("\f"):
        rows[-2:] = _with_last_form_feeds(rows[-2:])
    for number, row in enumerate(rows, 1):
        if len(row.text) > MAXIMUM_LINE:
            reason = f"line {number} has {len(row.text):,} characters, {MAXIMUM_LINE:,} may be"
            refused = refusal("R015", file=name, reason=reason)
            refused.line = number
            raise refused
    return rows


def _row(raw: str) -> _Row:
    """Return a line without its form feeds and the white space at its end.

    Form feeds alone on a line end the page that the line is on.
    """
    if "\f" not in raw:
        return _Row(raw.rstrip())
    text = raw.replace("\f", "").rstrip()
    before = raw[: len(raw) - len(raw.lstrip())].count("\f") if text else 0
    after = raw[len(raw.rstrip()) :].count("\f") if text else raw.count("\f")
    return _Row(text, before, raw.count("\f") - before - after, after)


def _with_last_form_feeds(rows: list[_Row]) -> list[_Row]:
    """Return the last line with the form feeds that stood alone after it."""
    if len(rows) < 2:
        return []
    last, feeds = rows
    return [_Row(last.text, last.before, last.inside, last.after + feeds.after)]


def _report_form_feeds(rows: list[_Row], name: str, report: Report) -> None:
    """Add R127 if form feeds stand between the characters of a line."""
    found = [(number, row.inside) for number, row in enumerate(rows, 1) if row.inside]
    if found:
        count = sum(inside for _, inside in found)
        report.add("R127", Place(name, found[0][0]), file=name, count=count)


def _pages(rows: list[_Row], options: ReadOptions) -> tuple[Page, ...]:
    """Return the pages; two form feeds in a row make an empty one, the last one makes none."""
    pages: list[list[Line]] = [[]]
    for number, row in enumerate(rows, 1):
        before, after = (0, 0) if options.one_page else (row.before, row.after)
        pages.extend([] for _ in range(before))
        pages[-1].append(Line(options.index, number, row.text))
        pages.extend([] for _ in range(after))
    if len(pages) > 1 and not pages[-1]:
        pages.pop()
    return tuple(Page(number, tuple(lines)) for number, lines in enumerate(pages, 1))
