# SPDX-License-Identifier: Apache-2.0
"""Each issue of the corpus is converted from its folder, whole and valid."""

from pathlib import Path

import pytest
from lxml import etree

from teikit.ledger import verify
from teikit.pipeline import ConvertOptions, convert
from teikit.readers import read_issue
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import XML_ID, tei
from teikit.validators import validate

ROOT = Path(__file__).resolve().parent.parent
ISSUES = sorted(one.parent for one in (ROOT / "corpus").glob("*/issue.toml"))
each_issue = pytest.mark.parametrize("folder", ISSUES, ids=lambda folder: folder.name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the TEI of all issues."""
    out = tmp_path_factory.mktemp("tei")
    for folder in ISSUES:
        data = convert(folder, ConvertOptions(), Report()).data
        (out / f"{folder.name}.tei.xml").write_bytes(data)
    return out


@each_issue
def test_an_issue_is_converted_whole_and_with_its_facts(folder: Path, made: Path):
    path = made / f"{folder.name}.tei.xml"
    tei_document = TeiDocument.parse(path.read_bytes())
    sources = read_issue(folder, ConvertOptions().read, Report()).sources
    account = verify(sources, tei_document, Report())
    assert (account.percentage, account.added, account.conserved) == ("100.00", 0, True)
    assert tei_document.root.get(XML_ID) == folder.name
    gold = TeiDocument.parse((folder / "gold.tei.xml").read_bytes()).root
    for name, facts in (
        ("title", {"level": "j"}),
        ("publisher", {}),
        ("pubPlace", {}),
        ("date", {}),
        ("biblScope", {"unit": "issue"}),
    ):
        ours, theirs = (fact(root, name, facts) for root in (tei_document.root, gold))
        assert (name, ours) == (name, theirs)


def fact(root: etree._Element, name: str, facts: dict[str, str]) -> str | None:
    """What the description of the printed issue says in an element, a machine's form first."""
    for one in root.iterfind(f".//{tei('biblStruct')}//{tei(name)}"):
        if all(one.get(key) == value for key, value in facts.items()):
            return one.get("when") or one.get("from") or one.text
    return None


@each_issue
def test_an_issue_is_valid_by_our_grammar_and_rules(folder: Path, made: Path):
    path = made / f"{folder.name}.tei.xml"
    grammar = etree.RelaxNG(etree.parse(ROOT / "schemas" / "teikit.rng"))
    assert grammar.validate(etree.parse(path)), str(grammar.error_log)
    report = Report()
    validate(path, report)
    assert [str(one) for one in report.findings] == []


@pytest.mark.java
def test_the_issues_are_valid_by_the_complete_grammar(made: Path, jing, tei_all: Path):
    assert jing(tei_all, *sorted(made.iterdir())) == ""
