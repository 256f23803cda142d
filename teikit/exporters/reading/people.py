# SPDX-License-Identifier: Apache-2.0
"""Reads who is named in a byline, a credit line or the credits of a page."""

from collections.abc import Iterator

from teikit.exporters.reading.edition import Person
from teikit.exporters.reading.inlines import Pen, choose, plain_text
from teikit.tei.node import Node

_PERSONS = frozenset({"persName", "docAuthor", "author", "editor"})
_PASSED = frozenset({"fw", "note", "del", "figDesc"})


def people_in(pen: Pen, node: Node) -> tuple[Person, ...]:
    """Return the persons named in an element, once each, in order.

    The label of a person is the role word before it, else the next one after it.
    """
    found = list(_names_and_roles(node))
    people: list[Person] = []
    for index, one in enumerate(found):
        if one.name != "roleName":
            roles = [n for n in found[:index] if n.name == "roleName"][-1:]
            roles += [n for n in found[index:] if n.name == "roleName"][:1]
            people.append(_person(pen, one, plain_text(pen, roles[0]) if roles else ""))
    return tuple(dict.fromkeys(one for one in people if one.name))


def _names_and_roles(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.name in _PERSONS or child.name == "roleName":
            yield child
        elif child.name == "choice":
            chosen = choose(list(child.elements()))
            if chosen is not None:
                yield from _names_and_roles(chosen)
        elif child.name not in _PASSED:
            yield from _names_and_roles(child)


def _person(pen: Pen, node: Node, label: str) -> Person:
    name = plain_text(pen, node)
    printed = plain_text(pen, _as_printed(node))
    return Person(name, node.get("role"), label, printed, node.get("ref"))


def _as_printed(node: Node) -> Node:
    """Return the element with the first reading of each choice in it."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.name == "choice":
            children.extend(list(child.elements())[:1])
        else:
            children.append(child)
    return Node(node.name, node.attributes, tuple(children), node.line)
