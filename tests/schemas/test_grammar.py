# SPDX-License-Identifier: Apache-2.0
"""teikit.rng is written so that both engines read it alike, and narrows TEI."""

from pathlib import Path

import pytest
from lxml import etree

from teikit.validators.grammar import grammar

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = ROOT / "schemas" / "teikit.rng"
GOOD = sorted((ROOT / "tests" / "samples" / "good").glob("*.tei.xml"))
RNG = "{http://relaxng.org/ns/structure/1.0}"


@pytest.fixture(scope="module")
def tree() -> etree._Element:
    return etree.parse(GRAMMAR).getroot()


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR))


@pytest.mark.parametrize("name", ["notAllowed", "interleave", "mixed", "anyName", "empty", "list"])
def test_patterns_on_which_engines_differ_are_not_used(tree, name):
    assert tree.find(f".//{RNG}{name}") is None


def test_a_repetition_has_one_child(tree):
    repetitions = list(tree.iter(f"{RNG}zeroOrMore", f"{RNG}oneOrMore"))
    assert repetitions
    assert [one.sourceline for one in repetitions if len(one) != 1] == []


def test_an_optional_pattern_has_one_child(tree):
    assert [one.sourceline for one in tree.iter(f"{RNG}optional") if len(one) != 1] == []


def test_closed_values_are_exact_and_sorted(tree):
    for choice in tree.iter(f"{RNG}choice"):
        values = [one.text for one in choice.iterchildren(f"{RNG}value")]
        assert values == sorted(values)
    assert {one.get("type") for one in tree.iter(f"{RNG}value")} == {"string"}


def test_every_definition_is_used_and_every_reference_is_defined(tree):
    defined = [one.get("name") for one in tree.iter(f"{RNG}define")]
    used = {one.get("name") for one in tree.iter(f"{RNG}ref")}
    assert len(defined) == len(set(defined))
    assert set(defined) == used


def test_every_element_stands_in_a_good_sample(tree):
    known = {one.get("name") for one in tree.iter(f"{RNG}element")}
    used = {
        etree.QName(node).localname
        for path in GOOD
        for node in etree.parse(path).iter("{http://www.tei-c.org/ns/1.0}*")
    }
    assert used == known


@pytest.mark.parametrize("name", sorted(grammar().definitions))
def test_the_name_of_a_child_tells_its_place(name):
    """Else libxml2 tries each place, and checks what is in it as often."""
    model = grammar().definitions[name].model
    for allowed in (model.first, *model.follow):
        names = [model.children[place].name for place in allowed]
        assert len(names) == len(set(names))
    definitions = {child.name: child.definition for child in model.children}
    assert {(child.name, child.definition) for child in model.children} == set(definitions.items())


def test_there_are_good_samples():
    assert len(GOOD) >= 10


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_sample_is_valid(schema, path):
    assert schema.validate(etree.parse(path)), schema.error_log


def test_the_model_issue_is_valid(schema, shared):
    assert schema.validate(etree.parse(shared / "models" / "issue.tei.xml")), schema.error_log


@pytest.mark.java
def test_jing_accepts_the_good_samples_too(jing):
    assert jing(GRAMMAR, *GOOD) == ""


@pytest.mark.java
def test_the_good_samples_are_valid_by_the_complete_grammar(jing, tei_all):
    assert jing(tei_all, *GOOD) == ""


@pytest.mark.java
def test_the_good_samples_are_valid_by_the_newest_complete_grammar(jing, shared):
    assert jing(shared / "tei" / "tei_all.rng", *GOOD) == ""
