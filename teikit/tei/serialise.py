# SPDX-License-Identifier: Apache-2.0
"""Prints TEI: one way to lay it out, and not a character of the text is touched."""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from teikit.tei.names import XML_SPACE, holds_elements_only, is_blank, tei

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_CHOICE = tei("choice")


def serialise(root: etree._Element) -> bytes:
    """Return a TEI tree as UTF-8 bytes that end in a line feed; the tree stays as it is.

    Element-only content is indented by two spaces, mixed content stands on one line as it is, and
    `choice` has no white space inside (encoding.md 4). What stands before and after the root
    element is kept, each on its own line; a DOCTYPE is not.
    """
    before = reversed(list(root.itersiblings(preceding=True)))
    copy = deepcopy(root)
    copy.tail = None
    lay_out(copy)
    for element in copy.iter("*"):
        if element.text == "":
            element.text = None  # <p/>, not <p></p>
    body = etree.tostring(copy, encoding="UTF-8", xml_declaration=False)
    return DECLARATION + _lines(before) + body + b"\n" + _lines(root.itersiblings())


def lay_out(element: etree._Element, depth: int = 0) -> None:
    """Indent an element and what is in it, in place; `depth` counts its ancestors."""
    if not holds_elements_only(element) or element.get(XML_SPACE) == "preserve":
        _close_up_choices(element)
        return
    if element.tag == _CHOICE:
        _close_up(element)
    else:
        _indent(element, depth)
    for child in element:
        if isinstance(child.tag, str):
            lay_out(child, depth + 1)


def _indent(element: etree._Element, depth: int) -> None:
    inner = "\n" + "  " * (depth + 1)
    element.text = inner if len(element) else None
    for child in element:
        child.tail = inner
    if len(element):
        element[-1].tail = inner[:-2]


def _close_up_choices(element: etree._Element) -> None:
    for choice in element.iter(_CHOICE):
        if holds_elements_only(choice):
            _close_up(choice)


def _close_up(element: etree._Element) -> None:
    if is_blank(element.text):
        element.text = None
    for child in element:
        child.tail = None


def _lines(nodes: Iterable[etree._Element]) -> bytes:
    return b"".join(etree.tostring(n, encoding="UTF-8", with_tail=False) + b"\n" for n in nodes)
