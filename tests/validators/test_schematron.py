# SPDX-License-Identifier: Apache-2.0
"""teikit.sch is printed from the rule table, and says what the table says."""

from pathlib import Path
from string import Formatter

import pytest
from lxml import etree
from samples import FOLDERS, GOOD, broken_samples

from teikit.report import catalogue
from teikit.safexml import parse
from teikit.validators.rules import RULES, check_rules
from teikit.validators.schematron import schematron

isoschematron = pytest.importorskip("lxml.isoschematron", reason="this lxml has no isoschematron")

PRINTED = Path(__file__).resolve().parents[2] / "schemas" / "teikit.sch"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@pytest.fixture(scope="module")
def engine():
    return isoschematron.Schematron(etree.parse(PRINTED), store_report=True)


def said_by_schematron(engine, root: etree._Element) -> list[tuple[str, int]]:
    """The (code, line) pairs that isoschematron finds."""
    engine.validate(root)
    failed = engine.validation_report.iter(f"{SVRL}failed-assert")
    pairs = []
    for one in failed:
        [element] = root.xpath(one.get("location"))
        code = one.findtext(f"{SVRL}text").partition(":")[0]
        pairs.append((code, element.sourceline))
    return sorted(pairs)


def documents() -> list[bytes]:
    """All samples that are XML."""
    paths = [*GOOD, *(path for folder in FOLDERS for path in sorted(folder.glob("*.xml")))]
    datas = [path.read_bytes() for path in paths if path.parent.name != "V001"]
    return datas + [sample.data for sample in broken_samples()]


def test_the_printed_rules_are_fresh():
    assert PRINTED.read_text(encoding="utf-8") == schematron()


def test_schematron_and_the_rule_table_find_the_same(engine):
    found = set()
    for data in documents():
        root = parse(data, "sample")
        pairs = sorted((one.code, one.element.sourceline) for one in check_rules(root))
        assert said_by_schematron(engine, root) == pairs
        found |= {code for code, _ in pairs}
    assert found == {rule.code for rule in RULES}


def test_a_rule_knows_each_field_of_its_texts():
    for rule in RULES:
        entry = catalogue()[rule.code]
        texts = entry["message"] + entry["repair"]
        fields = {name for _, name, _, _ in Formatter().parse(texts) if name}
        assert fields == {name for name, _ in rule.facts}


def test_the_table_has_each_rule_of_the_contract_once():
    assert [rule.code for rule in RULES] == [f"V{number}" for number in range(101, 134)]
