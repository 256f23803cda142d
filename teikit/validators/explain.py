# SPDX-License-Identifier: Apache-2.0
"""Says in words what the grammar refuses: each element against its definition, from the root."""

from collections.abc import Iterator

from lxml import etree

from teikit.tei.names import TEI_NAMESPACE, XML_ID, XML_WHITE_SPACE, local_name
from teikit.validators.advice import advise, advise_id
from teikit.validators.content import Visit, visit_children
from teikit.validators.grammar import Definition, grammar, schema
from teikit.validators.problems import Problem, attribute_name, short
from teikit.validators.values import FORMS, day_meant, is_allowed, nearest

_LONGEST = 60

# libxml2 follows each optional attribute that is present on two ways and compares all ways with
# each other; beyond this number (about a second) our own reading is the verdict. Tests hold the
# two readings together.
_MOST_WAYS = 500_000_000


def check_root(root: etree._Element) -> list[Problem]:
    """Return V012 or V013 if the document is no TEI newspaper issue at all."""
    name = etree.QName(root)
    if name.localname == "TEI" and name.namespace != TEI_NAMESPACE:
        facts = {"name": "TEI", "namespace": name.namespace or ""}
        return [Problem(root, "V012", facts)]
    kind = root.get("type")
    if local_name(root) == "TEI" and kind == "newspaper-issue":
        return []
    is_tei = local_name(root) == "TEI"
    found = "<TEI>" + (f' of type="{short(kind)}"' if kind else " without a type")
    return [Problem(root, "V013", {"found": found if is_tei else f"<{name.localname}>"})]


def check_grammar(root: etree._Element) -> list[Problem]:
    """Return what teikit.rng refuses; the verdict is libxml2's, the words are ours.

    Gives V002 to V012, and V014 with libxml2's own words should ours not reach.
    """
    if sum(4 ** len(element.attrib) for element in root.iter("{*}*")) > _MOST_WAYS:
        return list(explain(root))
    relax = schema()
    if relax.validate(root):
        return []
    said = relax.error_log[0]
    unexplained = Problem(root, "V014", {"reason": short(said.message)}, said.line)
    return list(explain(root)) or [unexplained]


def explain(root: etree._Element) -> Iterator[Problem]:
    """Yield what is wrong with each element, whatever libxml2 says."""
    open_visits = [Visit(root, grammar().root)]
    while open_visits:
        visit = open_visits.pop()
        problems, visits = visit_children(visit.element, visit.definition)
        yield from problems
        yield from _check_attributes(visit)
        yield from _check_text(visit.element, visit.definition)
        open_visits += visits
    yield from _check_ids(root)


def _check_attributes(visit: Visit) -> Iterator[Problem]:
    """Yield V007, V008 and V009 for one element."""
    element, definition = visit.element, visit.definition
    present = frozenset(map(str, element.attrib))
    demand = min(
        definition.demands,
        key=lambda one: (len(one.required - present) + len(present - one.known), sorted(one.known)),
    )
    for name in sorted(present - demand.known):
        yield _unknown_attribute(visit, name)
    for name in sorted(present & demand.known):
        value = element.get(name, "")
        if not is_allowed(definition.attributes[name], value):
            yield _wrong_value(visit, name, value)
    for name in sorted(demand.required - present):
        facts = {"name": definition.name, "attribute": attribute_name(name)}
        yield Problem(element, "V009", facts | advise("V009", definition.name, name))


def _unknown_attribute(visit: Visit, name: str) -> Problem:
    known = [attribute_name(one) for one in sorted(visit.definition.attributes)]
    near = nearest(name, known)
    facts = {"name": visit.definition.name, "attribute": attribute_name(name), "advice": ""}
    if name in visit.definition.attributes:
        facts["advice"] = " beside those it has"
    elif near:
        facts["advice"] = f"; did you mean {near}?"
    return Problem(visit.element, "V007", facts | advise("V007", visit.definition.name, name))


def _wrong_value(visit: Visit, name: str, value: str) -> Problem:
    attribute = visit.definition.attributes[name]
    facts = {"attribute": attribute_name(name), "value": value[:_LONGEST], "hint": ""}
    if attribute.values:
        near = nearest(value, attribute.values)
        meant = f'; did you mean "{near}"? ' if near else ". "
        advice = f"{meant}Allowed: {', '.join(attribute.values)}"
        facts["reason"] = f"is not allowed on <{visit.definition.name}>{advice}"
    else:
        facts["reason"] = f"is not {FORMS[attribute.form]}"
        day = day_meant(value) if attribute.form == "data.date" else ""
        facts["hint"] = f" Did you mean {day}?" if day else ""
    return Problem(visit.element, "V008", facts)


def _check_text(element: etree._Element, definition: Definition) -> Iterator[Problem]:
    """Yield V011 for the first text in an element that holds elements only."""
    if definition.mixed:
        return
    texts = [(element.text, element), *((child.tail, child) for child in element)]
    for text, before in texts:
        stripped = (text or "").strip(XML_WHITE_SPACE)
        if stripped:
            shown = short(stripped) or " ".join(f"U+{ord(sign):04X}" for sign in stripped)
            facts = {"name": definition.name, "text": shown}
            line = before.sourceline or 0
            yield Problem(element, "V011", facts | advise("V011", definition.name), line)
            return


def _check_ids(root: etree._Element) -> Iterator[Problem]:
    """Yield V010 for each id that an earlier element has."""
    holders: dict[str, etree._Element] = {}
    doubled = []
    for element in root.iter("{*}*"):
        name = element.get(XML_ID)
        if name is not None and holders.setdefault(name, element) is not element:
            doubled.append(element)
    for element in doubled:
        name = element.get(XML_ID, "")
        facts = {"id": short(name), "first": str(holders[name].sourceline)}
        yield Problem(element, "V010", facts | advise_id(element, holders))
