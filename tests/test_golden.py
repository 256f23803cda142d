# SPDX-License-Identifier: Apache-2.0
"""One feature a folder: a page written for it, and the TEI that a person has read and accepted.

A new case is a folder with a source.txt; `pytest tests/test_golden.py --accept` adds the rest.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from acceptance import expect_bytes, expect_scores, flaws

from teikit.model.metadata import Metadata
from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report
from teikit.scores import ItemTexts, compare

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(one.parent for one in GOLDEN.glob("*/source.txt"))
KNOWN = Metadata(id="yxrb-20311105", title="云溪日报", date="2031-11-05")


def made_of(source: Path) -> Conversion:
    return convert(source, ConvertOptions(metadata=KNOWN), Report())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_becomes_the_tei_that_was_read(case, accept, tmp_path):
    conversion = made_of(case / "source.txt")
    found = flaws(conversion, tmp_path)
    expect_bytes(case / "expected.tei.xml", conversion.data, found, accept=accept)
    assert found == []


def test_each_folder_is_a_case():
    assert [one for one in GOLDEN.iterdir() if one not in CASES] == []
    assert len(CASES) >= 12


# The guards of acceptance


def refused(function, *arguments, **options) -> str:
    with pytest.raises(pytest.fail.Exception) as failure:
        function(*arguments, **options)
    return str(failure.value)


def test_a_missing_file_is_a_failure_and_not_written(tmp_path):
    path = tmp_path / "expected.tei.xml"
    assert "missing" in refused(expect_bytes, path, b"<a/>", accept=False)
    path = tmp_path / "expected.scores"
    assert "missing" in refused(expect_scores, path, compare([], []), accept=False)
    assert list(tmp_path.iterdir()) == []


def test_what_differs_is_a_failure(tmp_path):
    path = tmp_path / "expected.tei.xml"
    path.write_bytes(b"<a/>\n")
    for made in (b"<b/>\n", b"<a/>", b"<a/>\r\n"):
        with pytest.raises(AssertionError):
            expect_bytes(path, made, accept=False)
    expect_bytes(path, b"<a/>\n", accept=False)


def test_what_is_accepted_is_written(tmp_path):
    path = tmp_path / "expected.tei.xml"
    expect_bytes(path, b"<a/>\n", accept=True)
    assert path.read_bytes() == b"<a/>\n"


def test_what_has_a_flaw_is_not_accepted(tmp_path):
    path = tmp_path / "expected.tei.xml"
    path.write_bytes(b"<a/>\n")
    assert "lost" in refused(expect_bytes, path, b"<b/>\n", ["text is lost"], accept=True)
    assert path.read_bytes() == b"<a/>\n"


def test_loss_and_invalid_tei_are_flaws(tmp_path):
    known = made_of(CASES[0] / "source.txt")
    assert flaws(known, tmp_path) == []
    account = replace(known.ledger, found=0, conserved=False)
    assert flaws(replace(known, ledger=account), tmp_path) == ["text of the source is lost"]
    (flaw,) = flaws(replace(known, data=b"<TEI/>"), tmp_path)
    assert "V012" in flaw


@pytest.mark.parametrize("name", ["gold.tei.xml", "source.txt", "gold.json"])
def test_gold_is_never_written(tmp_path, name):
    assert "by hand" in refused(expect_bytes, tmp_path / name, b"<a/>", accept=True)
    assert "by hand" in refused(expect_scores, tmp_path / name, compare([], []), accept=True)
    assert list(tmp_path.iterdir()) == []


def test_scores_may_rise_and_never_fall(tmp_path):
    path = tmp_path / "expected.scores"
    truth = [ItemTexts(bylines=("陆遥", "罗山"))]
    half, whole = compare(truth, [ItemTexts(bylines=("陆遥",))]), compare(truth, truth)
    expect_scores(path, half, accept=True)
    expect_scores(path, whole, accept=False)
    assert json.loads(path.read_text(encoding="utf-8"))["byline"] == 0.6667
    expect_scores(path, whole, accept=True)
    for accept in (False, True):
        with pytest.raises(AssertionError, match="byline"):
            expect_scores(path, half, accept=accept)
    assert json.loads(path.read_text(encoding="utf-8"))["byline"] == 1.0


def test_nothing_is_accepted_by_a_machine():
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--accept", "--collect-only", "-q", __file__],
        env=os.environ | {"CI": "1"},
        cwd=GOLDEN.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "CI is set" in done.stderr
