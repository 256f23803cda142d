# SPDX-License-Identifier: Apache-2.0
"""teikit.odd documents what teikit.rng allows: elements, required attributes, closed values."""

from collections import defaultdict
from pathlib import Path

import pytest
from lxml import etree

from teikit.tei.names import XML_ID, XML_LANG
from teikit.validators.grammar import Definition, grammar

ODD = Path(__file__).resolve().parents[2] / "schemas" / "teikit.odd"
T = "{http://www.tei-c.org/ns/1.0}"
WRITTEN = {XML_ID: "xml:id", XML_LANG: "xml:lang"}


@pytest.fixture(scope="module")
def odd() -> etree._Element:
    return etree.parse(ODD).getroot()


def definitions() -> dict[str, list[Definition]]:
    """The definitions of each element."""
    found = defaultdict(list)
    for one in grammar().definitions.values():
        found[one.name].append(one)
    return found


def written(names) -> set[str]:
    return {WRITTEN.get(name, name) for name in names}


def required_by_grammar() -> dict[str, set[str]]:
    """For each element the attributes that every use of it needs."""
    found = {}
    for name, uses in definitions().items():
        demands = [demand.required for one in uses for demand in one.demands]
        found[name] = written(frozenset.intersection(*demands))
    return found


def closed_by_grammar() -> dict[tuple[str, str], list[str]]:
    """For each element and attribute the values, where every use of it is closed."""
    values, opened = defaultdict(set), set()
    for name, uses in definitions().items():
        for one in uses:
            for attribute, facts in one.attributes.items():
                values[name, WRITTEN.get(attribute, attribute)].update(facts.values)
                if not facts.values:
                    opened.add((name, attribute))
    return {key: sorted(found) for key, found in values.items() if found and key not in opened}


def closed_lists(holder: etree._Element) -> dict[str, list[str]]:
    """The closed values of each attribute in an elementSpec or classSpec."""
    return {
        attribute.get("ident"): [one.get("ident") for one in attribute.iter(f"{T}valItem")]
        for attribute in holder.iter(f"{T}attDef")
        if attribute.find(f"{T}valList[@type='closed']") is not None
    }


def test_the_elements_are_the_same(odd):
    included = [
        name for one in odd.iter(f"{T}moduleRef") for name in one.get("include", "").split()
    ]
    described = [one.get("ident") for one in odd.iter(f"{T}elementSpec")]
    assert sorted(included) == sorted(grammar().names)
    assert described == sorted(grammar().names)


def test_each_element_is_described(odd):
    assert all(one.findtext(f"{T}desc") for one in odd.iter(f"{T}elementSpec"))


def test_the_required_attributes_are_the_same(odd):
    documented = {
        one.get("ident"): {
            a.get("ident") for a in one.iter(f"{T}attDef") if a.get("usage") == "req"
        }
        for one in odd.iter(f"{T}elementSpec")
    }
    assert documented == required_by_grammar()


def test_the_closed_values_are_the_same(odd):
    common = {}
    for one in odd.iter(f"{T}classSpec"):
        common |= closed_lists(one)
    documented = {
        (one.get("ident"), attribute): values
        for one in odd.iter(f"{T}elementSpec")
        for attribute, values in closed_lists(one).items()
    }
    assert set(common) == {"break", "cert"}
    for (name, attribute), values in closed_by_grammar().items():
        assert documented.pop((name, attribute), common.get(attribute)) == values
    assert documented == {}


@pytest.mark.java
def test_the_vocabulary_is_a_valid_tei_document(jing, tei_all):
    assert jing(tei_all, ODD) == ""
