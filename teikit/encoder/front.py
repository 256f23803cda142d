# SPDX-License-Identifier: Apache-2.0
"""Writes the masthead of an issue as its title page (encoding.md 1)."""

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from teikit.encoder.elements import add
from teikit.encoder.inlines import Cursor, write_inlines, write_page_break
from teikit.model.issue import BodyPart, Issue, MastheadLine, PageBreak

_ELEMENTS = {"edition": "docEdition", "imprint": "docImprint", "date": "docDate"}


def write_front(text: etree._Element, issue: Issue, cursor: Cursor) -> Sequence[BodyPart]:
    """Append the masthead, if there is one, and return what is left for the body.

    The break of the first page goes before the masthead.
    """
    if not issue.masthead:
        return issue.body
    front = add(text, "front")
    rest = issue.body
    if rest and isinstance(rest[0], PageBreak):
        write_page_break(front, rest[0], cursor)
        rest = rest[1:]
    page = add(front, "titlePage", {"type": "masthead", "xml:id": "masthead"})
    for kind, lines in groupby(issue.masthead, key=lambda line: line.kind):
        if kind == "title":
            title = add(page, "docTitle")
            for line in lines:
                write_inlines(add(title, "titlePart", {"type": "main"}), line.content, cursor)
        else:
            for line in lines:
                _write_line(page, line, cursor)
    return rest


def _write_line(page: etree._Element, line: MastheadLine, cursor: Cursor) -> None:
    write_inlines(add(page, _ELEMENTS[line.kind], {"when": line.day}), line.content, cursor)
