# SPDX-License-Identifier: Apache-2.0
"""Writes the text of a block: its words, and the few marks that a reader should see."""

import re
from collections.abc import Callable, Mapping

from teikit.exporters.epub.book import Book
from teikit.exporters.epub.labels import known_tag
from teikit.exporters.epub.markup import Markup, element, escape, joined
from teikit.exporters.reading import Mark, Text

# Addresses that every reading system takes as they stand; anything else stays text.
_ADDRESS = re.compile(
    r"(https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?"
    r"(/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(#[A-Za-z0-9._~-]*)?)|(mailto:[A-Za-z0-9._-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)"
)
_STYLES = {
    "bold": "strong",
    "strong": "strong",
    "b": "strong",
    "super": "sup",
    "superscript": "sup",
    "sup": "sup",
    "sub": "sub",
    "subscript": "sub",
}


def write_text(book: Book, text: Text) -> Markup:
    """Return a text with its marks as elements."""
    marks = [one for one in text.marks if one.kind in MARKS and one.start < one.end]
    if not marks:
        return escape(text.text)
    return _write(book, text.text, marks, 0, len(text.text))


def _write(book: Book, text: str, marks: list[Mark], start: int, end: int) -> Markup:
    """Return text[start:end]; `marks` lie inside it, outer ones first."""
    pieces: list[Markup] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        inner = at + 1
        if mark.start < start or mark.end > end:  # never met; text must not be written twice
            at = inner
            continue
        while inner < len(marks) and marks[inner].end <= mark.end:
            inner += 1
        content = _write(book, text, marks[at + 1 : inner], mark.start, mark.end)
        pieces += (escape(text[start : mark.start]), MARKS[mark.kind](book, mark, content))
        start, at = mark.end, inner
    pieces.append(escape(text[start:end]))
    return joined(pieces)


def _write_class(_book: Book, mark: Mark, content: Markup) -> Markup:
    return element("span", {"class": mark.kind}, content)


def _write_corrected(book: Book, mark: Mark, content: Markup) -> Markup:
    title = book.labels.printed.format(mark.printed) if mark.printed else ""
    return element("span", {"class": "corrected", "title": title}, content)


def _write_run_in_head(_book: Book, _mark: Mark, content: Markup) -> Markup:
    return element("strong", {"class": "run-in"}, content)


def _write_emphasis(_book: Book, mark: Mark, content: Markup) -> Markup:
    words = mark.value.lower().replace("#", " ").split()
    name = next((_STYLES[one] for one in words if one in _STYLES), "em")
    return element(name, {}, content)


def _write_link(book: Book, mark: Mark, content: Markup) -> Markup:
    target = mark.ref
    address = book.places.get(target[1:], "") if target.startswith("#") else ""
    if not address and _ADDRESS.fullmatch(target):
        address = target
    # A link inside a link is no HTML: the outer one, which is written last, gives way.
    if not address or "<a " in content:
        return content
    return element("a", {"href": address}, content)


def _write_language(_book: Book, mark: Mark, content: Markup) -> Markup:
    tag = known_tag(mark.value)
    return element("span", {"lang": tag, "xml:lang": tag}, content) if tag else content


MARKS: Mapping[str, Callable[[Book, Mark, Markup], Markup]] = {
    "dateline": _write_class,
    "byline": _write_class,
    "heading": _write_run_in_head,
    "unclear": _write_class,
    "gap": _write_class,
    "corrected": _write_corrected,
    "emphasis": _write_emphasis,
    "link": _write_link,
    "language": _write_language,
}
"""The marks that are shown; all others are words like any other."""
