# SPDX-License-Identifier: Apache-2.0
"""Both engines and our own words agree on what is valid, on good and broken files."""

from pathlib import Path

import pytest
from samples import FOLDERS, GOOD, broken_samples, findings

from teikit.safexml import parse
from teikit.validators.explain import explain
from teikit.validators.grammar import schema

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = ROOT / "schemas" / "teikit.rng"
BROKEN = broken_samples()


def test_there_are_broken_samples():
    assert len(BROKEN) >= 40


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_good_sample_has_no_error(path):
    assert {one.code for one in findings(path.read_bytes())} <= {"V126", "V127", "V128"}


@pytest.mark.parametrize("sample", BROKEN, ids=lambda sample: sample.name)
def test_a_broken_sample_gives_its_codes(sample):
    assert [one.code for one in findings(sample.data)] == sample.codes


@pytest.mark.parametrize("sample", BROKEN, ids=lambda sample: sample.name)
def test_our_words_reach_as_far_as_the_verdict(sample):
    root = parse(sample.data, sample.name)
    assert bool(list(explain(root))) is not schema().validate(root)


@pytest.mark.java
def test_jing_and_lxml_give_the_same_verdict(jing, tmp_path):
    files = {str(path): path.read_bytes() for folder in FOLDERS for path in folder.glob("*.xml")}
    for number, sample in enumerate(BROKEN):
        path = tmp_path / f"{number:03}.xml"
        path.write_bytes(sample.data)
        files[str(path)] = sample.data
    files = {name: data for name, data in files.items() if "V001/bad" not in name}
    by_lxml = {name for name, data in files.items() if not schema().validate(parse(data, name))}
    said = jing(GRAMMAR, *map(Path, files))
    by_jing = {name for name in files if f"{name}:" in said}
    assert by_jing == by_lxml
    assert len(by_lxml) > 40
