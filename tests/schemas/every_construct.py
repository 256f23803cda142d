# SPDX-License-Identifier: Apache-2.0
"""Documents made from the grammar: every child at every place, every attribute, every value."""

from collections.abc import Iterator
from functools import cache
from itertools import count, cycle

from lxml import etree

from teikit.tei.names import TEI_NAMESPACE, tei
from teikit.validators.grammar import Attribute, Definition, grammar
from teikit.validators.positions import Model

EXAMPLES = {
    "data.count": ["0", "12"],
    "data.date": ["2031-11-04", "2031-11", "2031"],
    "data.language": ["zh-Hans", "en", "x-a1"],
    "data.length": ["2400px", "1.5in", "20%"],
    "data.line": ["7", "57.2", "57.10"],
    "data.media-type": ["image/jpeg", "image/svg+xml"],
    "data.name": ["teikit", "a-b.c_d"],
    "data.number": ["0", "-12.5", "100"],
    "data.ordinal": ["1", "20"],
    "data.path": [".//p[@n='1']", "@n"],
    "data.pointer": ["#a001", "卷/一%20二.xml?x=1&y=(2)#b", "https://example.org/a"],
    "data.pointers": ["#a001", "#a001 卷.xml#b", "#é"],
    "data.points": ["0,0 10,0 10.5,20", "-1,0 2,2 3,3 4,4"],
    "data.share": ["0", "0.62", "1.0"],
    "data.string": ["", "h1", "三 　页"],
    "data.version": ["0.1.0", "1.0.0a1", "12"],
    "data.word": ["news", "a-b_c.d:e/f+1", "元", "é"],
    "data.words": ["top", "a-b_c.d:e/f+1 元"],
}
_rounds = {form: cycle(values) for form, values in EXAMPLES.items()}
_numbers = count(1)


BATCH = 4  # libxml2 takes long over elements with many attributes


def documents() -> Iterator[etree._Element]:
    """Yield documents that between them show each place and each attribute of each definition."""
    for name, definition in grammar().definitions.items():
        places = list(range(len(definition.model.children))) or [None]
        attributes = batches(definition)
        for number in range(max(len(places), len(attributes))):
            place = places[number % len(places)]
            yield embedded(name, element(definition, place, attributes[number % len(attributes)]))


def batches(definition: Definition) -> list[frozenset[str]]:
    """Return all attributes of a definition in sets of a few, each set allowed together."""
    found = []
    for demand in sorted(definition.demands, key=lambda one: sorted(one.known)):
        names = sorted(demand.known - demand.required)
        for start in range(0, len(names) or 1, BATCH):
            found.append(demand.required | set(names[start : start + BATCH]))
    return found


def element(
    definition: Definition, place: int | None = None, attributes: frozenset[str] | None = None
) -> etree._Element:
    """Make an element with its least children, or such that a child stands at `place`."""
    made = etree.Element(tei(definition.name), nsmap={None: TEI_NAMESPACE})
    least = min(definition.demands, key=lambda one: sorted(one.required)).required
    for name in sorted(least if attributes is None else attributes):
        made.set(name, value(definition.attributes[name]))
    if definition.mixed:
        made.text = "字"
    for number in way(definition.model, place):
        made.append(element(grammar().definitions[definition.model.children[number].definition]))
    return made


def value(attribute: Attribute) -> str:
    """Return the next example of what an attribute may say."""
    if attribute.form == "data.id":
        return f"id-{next(_numbers)}"
    if attribute.values:
        return attribute.values[next(_numbers) % len(attribute.values)]
    return next(_rounds[attribute.form])


def way(model: Model, through: int | None) -> list[int]:
    """Return the places of a shortest content, past `through` if it is given."""
    if through is None:
        return [] if model.optional else to_end(model, model.first)
    return [*to_place(model, through), *to_end_after(model, through)]


def to_end(model: Model, allowed: frozenset[int]) -> list[int]:
    distances = model.distances()
    nearest = min(sorted(allowed), key=distances.__getitem__)
    return [nearest, *to_end_after(model, nearest)]


def to_end_after(model: Model, place: int) -> list[int]:
    return [] if place in model.last else to_end(model, model.follow[place])


def to_place(model: Model, place: int) -> list[int]:
    """Return a shortest way from the beginning to a place, that place included."""
    ways = {number: [number] for number in sorted(model.first)}
    while place not in ways:
        for number, before in list(ways.items()):
            for after in sorted(model.follow[number]):
                ways.setdefault(after, [*before, after])
    return ways[place]


def embedded(name: str, made: etree._Element) -> etree._Element:
    """Return a document that holds an element of the definition `name` at a place for it."""
    while made.tag != tei("TEI"):
        parent, place = homes()[name]
        holder = element(grammar().definitions[parent], place)
        model = grammar().definitions[parent].model
        position = way(model, place).index(place)
        holder.replace(holder[position], made)
        name, made = parent, holder
    return made


@cache
def homes() -> dict[str, tuple[str, int]]:
    """Return for each definition the one nearest to the root that may hold it, and where."""
    found: dict[str, tuple[str, int]] = {}
    ahead = ["TEI"]
    while ahead:
        name = ahead.pop(0)
        for place, child in enumerate(grammar().definitions[name].model.children):
            if child.definition not in found:
                found[child.definition] = (name, place)
                ahead.append(child.definition)
    return found
