# SPDX-License-Identifier: Apache-2.0
"""Which files are taken, which refused, and that no damage to a file makes validation fall over."""

import copy
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from samples import GOOD, edited, findings, good_sample

from teikit.errors import InputError
from teikit.report import Report, Severity
from teikit.safexml import parse
from teikit.validators import VALIDATORS, validate
from teikit.validators.explain import explain
from teikit.validators.grammar import grammar, schema

TEI = "{http://www.tei-c.org/ns/1.0}"
ROOTS = [parse(path.read_bytes(), path.name) for path in GOOD]


def test_a_valid_file_gives_nothing(tmp_path):
    path = tmp_path / "issue.tei.xml"
    path.write_bytes(good_sample("full"))
    report = Report()
    validate(path, report)
    assert report.findings == []


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(InputError):
        validate(tmp_path / "issue.tei.xml", Report())


def test_a_file_of_no_known_format_is_refused_with_every_reason(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("记者 林 舟\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        validate(path, Report())
    assert all(one.name in caught.value.message for one in VALIDATORS)


@pytest.mark.parametrize("data", [b"", b"no XML", b"<TEI>", b"<a>&b;</a>"])
def test_a_file_that_cannot_be_read_as_xml_has_a_finding(tmp_path, data):
    path = tmp_path / "issue.tei.xml"
    path.write_bytes(data)
    report = Report()
    validate(path, report)
    [finding] = report.findings
    assert finding.code == "V001"
    assert finding.place.line > 0


def test_a_file_in_another_encoding_is_read(tmp_path):
    text = good_sample("jump").decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    path = tmp_path / "issue"
    path.write_bytes(text.encode("utf-16"))
    report = Report()
    validate(path, report)
    assert report.findings == []


def test_another_document_is_not_checked_further():
    found = findings(b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>')
    assert [str(one) for one in found] == [
        "issue.tei.xml:1: V013 error: the root of the document is <html>, not a TEI newspaper issue"
    ]


def test_comments_and_instructions_change_nothing():
    data = edited("jump", "<p xml:id=", "<!-- a --><?b c?><p xml:id=")
    data = data.replace("第三步".encode(), "第<!-- d -->三<?e?>步".encode())
    assert findings(data) == []


def test_validating_twice_gives_the_same():
    root = parse(edited("jump", 'xml:id="a002-p1"', 'xml:id="a001-p1"'), "issue.tei.xml")
    first = [(one.code, one.facts) for one in explain(root)]
    assert not schema().validate(root)
    assert not schema().validate(root)
    assert [(one.code, one.facts) for one in explain(root)] == first != []


def damaged(chance: random.Random) -> etree._Element:
    """A good sample with one to three nodes or attributes dropped, doubled, moved or renamed."""
    root = copy.deepcopy(chance.choice(ROOTS))
    for _ in range(chance.randint(1, 3)):
        nodes = list(root.iter(f"{TEI}*"))[1:]
        damage(chance.choice(nodes), chance.choice(nodes), chance)
    return root


def damage(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    names = sorted(grammar().names)
    act = chance.choice(("drop", "double", "move", "rename", "text", "attribute", "value"))
    if act == "drop" and node.getparent() is not None and node.getparent().getparent() is not None:
        node.getparent().remove(node)
    elif act == "double":
        node.addnext(copy.deepcopy(node))
    elif act == "move" and node is not other and node not in other.iterancestors():
        other.append(node)
    elif act == "rename":
        node.tag = TEI + chance.choice((*names, "foo"))
    elif act == "text":
        node.tail = (node.tail or "") + "字"
    elif act == "attribute" and node.attrib:
        name = chance.choice(sorted(node.attrib))
        other.set(name, node.attrib.pop(name))
    elif node.attrib:
        values = ("", "1", "main", "a b", "#a001", "2031-02-30", "01", "%", " no")
        node.set(chance.choice(sorted(node.attrib)), chance.choice(values))


@given(st.randoms(use_true_random=False))
def test_damage_is_never_more_than_a_finding(chance):
    data = etree.tostring(damaged(chance), encoding="utf-8")
    found = findings(data)
    assert all(one.place.line > 0 for one in found)
    assert "V014" not in {one.code for one in found}
    root = parse(data, "issue.tei.xml")
    valid = schema().validate(root)
    assert bool(list(explain(root))) is not valid
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert valid or errors


def test_elements_with_many_attributes_are_judged_without_libxml2(monkeypatch):
    monkeypatch.setattr("teikit.validators.explain._MOST_WAYS", 0)
    monkeypatch.setattr("teikit.validators.explain.schema", None)
    assert findings(good_sample("full")) == []
    [finding] = findings(edited("full", 'part="I"', 'part="X"'))
    assert finding.code == "V008"


def test_validating_tei_loads_no_other_validator():
    code = (
        "import sys; from pathlib import Path; from teikit.report import Report;"
        "from teikit.validators import validate;"
        f"validate(Path({str(GOOD[0])!r}), Report());"
        "print('jsonschema' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "False"
