# SPDX-License-Identifier: Apache-2.0
"""The grammar teikit.rng: its verdict by libxml2, and its facts by one walk over the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from lxml import etree

from teikit import safexml
from teikit.resources import schema_path
from teikit.tei.names import XML_ID, XML_LANG
from teikit.validators.positions import (
    Child,
    Model,
    alternatives,
    optional,
    repeated,
    sequence,
    single,
)

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_NAMES = {"xml:id": XML_ID, "xml:lang": XML_LANG}


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an attribute may say: one of the closed `values`, or data of a given form.

    `form` is the name of the form in the grammar (data.date), "" for closed values; `data` holds
    pairs of XML Schema type and regular expression, "" for any text.
    """

    values: tuple[str, ...]
    form: str
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """One way to give an element its attributes: all `required`, none but the `known` ones."""

    required: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Definition:
    """An element in one context; attribute names are those of lxml, in Clark notation.

    `demands` has more than one entry where attributes are alternatives.
    """

    name: str
    attributes: dict[str, Attribute]
    demands: frozenset[Demand]
    model: Model
    mixed: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """All definitions by their name in teikit.rng, all names of elements, the root."""

    definitions: dict[str, Definition]
    names: frozenset[str]
    root: Definition

    def named(self, name: str) -> list[Definition]:
        """Return the definitions of the element `name`, in the order of the grammar."""
        return [one for one in self.definitions.values() if one.name == name]

    def parents(self, name: str, part: str) -> list[str]:
        """Return the names of the elements that may hold an element `name`, sorted.

        Of all in the grammar, those inside the definition `part` are named, if there are any.
        """
        everywhere, near = (
            self._holders(name, self.definitions),
            self._holders(name, self._in(part)),
        )
        return near or everywhere

    def _holders(self, name: str, definitions: Iterable[str]) -> list[str]:
        holders = (self.definitions[one] for one in definitions)
        return sorted({one.name for one in holders if one.model.knows(name)})

    def _in(self, part: str) -> set[str]:
        """Return the names of the definitions that are reached from `part`, itself included."""
        reached: set[str] = set()
        ahead = {part} & self.definitions.keys()
        while ahead:
            reached |= ahead
            children = (c for name in ahead for c in self.definitions[name].model.children)
            ahead = {child.definition for child in children} - reached
        return reached


@cache
def schema() -> etree.RelaxNG:
    """Return the grammar as libxml2 compiles it, loaded once."""
    return etree.RelaxNG(_tree().getroottree())


@cache
def grammar() -> Grammar:
    """Return the facts of the grammar, gathered once."""
    elements = {name: body[0] for name, body in _bodies().items() if _kind(body[0]) == "element"}
    definitions = {name: _definition(one) for name, one in elements.items()}
    root = next(_tree().iter(f"{_RNG}start"))[0].get("name", "")
    names = frozenset(one.name for one in definitions.values())
    return Grammar(definitions, names, definitions[root])


@cache
def _tree() -> etree._Element:
    path = schema_path("teikit.rng")
    return safexml.parse(path.read_bytes(), path.name)


@cache
def _bodies() -> dict[str, list[etree._Element]]:
    """Return the patterns of each definition, by its name."""
    return {one.get("name", ""): _children(one) for one in _tree().iter(f"{_RNG}define")}


def _children(node: etree._Element) -> list[etree._Element]:
    return [child for child in node if isinstance(child.tag, str)]


def _kind(node: etree._Element) -> str:
    return str(node.tag).removeprefix(_RNG)


def _body(reference: etree._Element) -> list[etree._Element]:
    return _bodies()[reference.get("name", "")]


def _parts(node: etree._Element) -> list[etree._Element]:
    """Return the patterns that a pattern is made of, those of an attribute or a child excepted."""
    if _kind(node) == "attribute":
        return []
    if _kind(node) != "ref":
        return _children(node)
    body = _body(node)
    return [] if _kind(body[0]) == "element" else body


def _definition(element: etree._Element) -> Definition:
    return Definition(
        element.get("name", ""),
        _attributes(element),
        _demands(element),
        _model(element),
        _is_mixed(element),
    )


@cache
def _is_mixed(pattern: etree._Element) -> bool:
    return _kind(pattern) == "text" or any(map(_is_mixed, _parts(pattern)))


@cache
def _model(pattern: etree._Element) -> Model:
    """Return the children of a pattern; its text and its attributes count as nothing."""
    kind = _kind(pattern)
    if kind == "ref" and _kind(_body(pattern)[0]) == "element":
        return single(_child(pattern))
    parts = [_model(part) for part in _parts(pattern)]
    model = alternatives(parts) if kind == "choice" else sequence(parts)
    if kind in ("oneOrMore", "zeroOrMore"):
        model = repeated(model)
    return optional(model) if kind in ("optional", "zeroOrMore") else model


def _child(reference: etree._Element) -> Child:
    return Child(_body(reference)[0].get("name", ""), reference.get("name", ""))


@cache
def _attributes(pattern: etree._Element) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    if _kind(pattern) == "attribute":
        found[_attribute_name(pattern)] = _attribute(pattern)
    for part in _parts(pattern):
        found |= _attributes(part)
    return found


def _attribute_name(attribute: etree._Element) -> str:
    name = attribute.get("name", "")
    return _NAMES.get(name, name)


def _attribute(pattern: etree._Element) -> Attribute:
    reference = pattern.find(f"{_RNG}ref")
    parts = [pattern] if reference is None else _body(reference)
    values = [one.text or "" for part in parts for one in part.iter(f"{_RNG}value")]
    data = [
        (one.get("type", ""), one.findtext(f"{_RNG}param") or "")
        for part in parts
        for one in part.iter(f"{_RNG}data")
    ]
    form = "" if reference is None or values else reference.get("name", "")
    return Attribute(tuple(values), form, tuple(data))


@cache
def _demands(pattern: etree._Element) -> frozenset[Demand]:
    """Return the ways in which a pattern asks for attributes."""
    if _kind(pattern) == "attribute":
        only = frozenset((_attribute_name(pattern),))
        return frozenset((Demand(only, only),))
    parts = [_demands(part) for part in _parts(pattern)]
    if _kind(pattern) == "choice":
        return frozenset().union(*parts)
    demands = frozenset(map(_united, product(*parts)))
    if _kind(pattern) == "optional":
        return frozenset(Demand(frozenset(), one.known) for one in demands)
    return demands


def _united(demands: Iterable[Demand]) -> Demand:
    together = tuple(demands)
    return Demand(
        frozenset().union(*(one.required for one in together)),
        frozenset().union(*(one.known for one in together)),
    )
