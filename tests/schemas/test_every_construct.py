# SPDX-License-Identifier: Apache-2.0
"""Whatever teikit.rng allows, TEI allows: proved by documents made from the grammar."""

from pathlib import Path

import pytest
from every_construct import EXAMPLES, documents
from lxml import etree

from teikit.validators.grammar import grammar, schema

GRAMMAR = Path(__file__).resolve().parents[2] / "schemas" / "teikit.rng"


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("constructs")
    made = []
    for number, root in enumerate(documents()):
        made.append(folder / f"{number:04}.xml")
        made[-1].write_bytes(etree.tostring(root, encoding="utf-8"))
    return made


def test_every_form_of_a_value_is_shown(files):
    assert len(files) >= sum(len(one.model.children) for one in grammar().definitions.values())
    forms = {a.form for one in grammar().definitions.values() for a in one.attributes.values()}
    assert forms - {"", "data.id"} == set(EXAMPLES)


def test_what_is_made_from_the_grammar_is_valid_by_it(files):
    for path in files:
        assert schema().validate(etree.parse(path)), f"{path}: {schema().error_log}"


@pytest.mark.java
def test_both_engines_accept_it(jing, files):
    assert jing(GRAMMAR, *files) == ""


@pytest.mark.java
def test_the_complete_grammar_accepts_it(jing, tei_all, files):
    assert jing(tei_all, *files) == ""


@pytest.mark.java
def test_the_newest_complete_grammar_accepts_it(jing, shared, files):
    assert jing(shared / "tei" / "tei_all.rng", *files) == ""
