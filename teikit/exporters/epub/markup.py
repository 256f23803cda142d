# SPDX-License-Identifier: Apache-2.0
"""Builds XML as text: only what has been escaped, or was built here, has the type Markup."""

from collections.abc import Iterable, Mapping
from typing import NewType

Markup = NewType("Markup", str)
"""Well-formed XML content; a type checker refuses a plain string in its place."""

EMPTY = Markup("")
"""Content that gives an element both its tags, <ol></ol> for <ol/>."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LAYOUT_CHARACTERS = (("\u3000", " "), ("\u200b", ""), ("\ufeff", ""))
INVISIBLE = ("\u200b", "\ufeff")


def escape(text: str) -> Markup:
    """Return text as content of an element."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(text.replace("\r", "&#13;"))


def element(name: str, attributes: Mapping[str, str], *children: Markup) -> Markup:
    """Return an element; attributes without a value are left out, values are escaped here."""
    opening = f"<{name}{_attributes(attributes)}"
    return Markup(f"{opening}>{''.join(children)}</{name}>" if children else f"{opening}/>")


def group(name: str, attributes: Mapping[str, str], *children: Markup) -> Markup:
    """Return an element that holds elements only, each on a line of its own; "" are left out."""
    return element(name, attributes, Markup("\n"), lines(*children), Markup("\n"))


def lines(*children: Markup) -> Markup:
    """Return elements on a line each; "" are left out. Only where white space is no text."""
    return Markup("\n".join(filter(None, children)))


def joined(pieces: Iterable[Markup]) -> Markup:
    """Return pieces without anything between them."""
    return Markup("".join(pieces))


def document(root: Markup, doctype: str = "") -> bytes:
    """Return a whole file with `root` as its root element, ending in a line feed.

    U+3000 becomes a space, U+200B and U+FEFF are left out (exports.md 2.1, 1.4): they are layout,
    and an indent is what the style sheet makes of it.
    """
    text = f"{_DECLARATION}{doctype}{root}\n"
    for old, new in _LAYOUT_CHARACTERS:
        text = text.replace(old, new)
    return text.encode()


def count_invisible(text: str) -> int:
    """Return how many characters `document` leaves out."""
    return sum(map(text.count, INVISIBLE))


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join([f' {key}="{_value(value)}"' for key, value in attributes.items() if value])


def _value(value: str) -> str:
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
