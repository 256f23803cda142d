# SPDX-License-Identifier: Apache-2.0
"""A view of TEI without tails: text is a child, layout is gone, nothing can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teikit.tei.names import ELEMENT_ONLY, TEI_NAMESPACE, XML_NAMESPACE, XML_WHITE_SPACE, tei

if TYPE_CHECKING:
    from teikit.tei.document import TeiDocument


@dataclass(frozen=True, slots=True)
class Node:
    """An element: `children` holds nodes and non-empty strings in document order.

    `name` and the keys of `attributes` are plain for TEI, `xml:id` and `xml:lang` for the names
    of XML, `{uri}name` for all others. `line` is that of the element in its file, from 1, or 0.
    """

    name: str
    attributes: Mapping[str, str]
    children: tuple[Node | str, ...] = ()
    line: int = 0

    def get(self, key: str) -> str:
        """Return an attribute's value, "" if it is absent."""
        return self.attributes.get(key, "")

    @property
    def id(self) -> str:
        """The `xml:id`, "" if there is none."""
        return self.attributes.get("xml:id", "")

    def elements(self, *names: str) -> Iterator[Node]:
        """Yield the child elements with one of these names, all of them without names."""
        for child in self.children:
            if isinstance(child, Node) and (not names or child.name in names):
                yield child

    def walk(self, *names: str) -> Iterator[Node]:
        """Yield the elements below this one in document order, those with one of these names."""
        stack = list(reversed(self.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Node):
                if not names or node.name in names:
                    yield node
                stack.extend(reversed(node.children))

    def text(self) -> str:
        """Return all text below this element as it stands in the file."""
        if not self.children:
            return ""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


def view(document: TeiDocument, without: frozenset[str] = frozenset()) -> Node:
    """Return the view of a document; elements named in `without` are there, but empty.

    White space between the elements of element-only content is layout and is left out, comments
    and processing instructions are left out, and the text around them is one string.
    """
    return _view(document.root, without, {})


def view_first(document: TeiDocument, name: str) -> Node | None:
    """Return the view of the first child of the root with this name, None if there is none."""
    element = document.root.find(tei(name))
    return None if element is None else _view(element, frozenset(), {})


def _view(element: etree._Element, without: frozenset[str], names: dict[str, str]) -> Node:
    tag = str(element.tag)
    name = names.get(tag) or names.setdefault(tag, _plain(tag, TEI_NAMESPACE))
    attributes = {(k if k[0] != "{" else _xml_name(k)): v for k, v in element.items()}
    line = element.sourceline or 0
    if name in without:
        return Node(name, attributes, (), line)
    return Node(name, attributes, _children(element, name, without, names), line)


def _children(
    element: etree._Element, name: str, without: frozenset[str], names: dict[str, str]
) -> tuple[Node | str, ...]:
    layout = name in ELEMENT_ONLY
    children: list[Node | str] = []
    pending = element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            if pending and not (layout and not pending.strip(XML_WHITE_SPACE)):
                children.append(pending)
            children.append(_view(child, without, names))
            pending = child.tail or ""
        elif child.tail:
            pending += child.tail
    if pending and not (layout and not pending.strip(XML_WHITE_SPACE)):
        children.append(pending)
    return tuple(children)


def _plain(tag: str, namespace: str) -> str:
    return tag.removeprefix(f"{{{namespace}}}")


def _xml_name(key: str) -> str:
    prefix = f"{{{XML_NAMESPACE}}}"
    return f"xml:{key.removeprefix(prefix)}" if key.startswith(prefix) else key
