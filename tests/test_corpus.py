# SPDX-License-Identifier: Apache-2.0
"""Each issue of the corpus runs whole: nothing lost, valid, as last read, no score lower."""

from pathlib import Path

import pytest
from acceptance import expect_bytes, expect_scores, flaws
from corpus_issues import CORPUS, convert_issue

from teikit.pipeline import Conversion
from teikit.report import Report, Severity
from teikit.scores import read_truth, score
from teikit.tei import TeiDocument
from teikit.validators import validate


def gold(folder: Path, name: str):
    return read_truth((folder / name).read_bytes(), name)


@pytest.fixture(scope="module", params=CORPUS, ids=lambda folder: folder.name)
def made(request: pytest.FixtureRequest) -> tuple[Path, Conversion]:
    """An issue and what teikit makes of it."""
    return request.param, convert_issue(request.param)


def test_an_issue_is_whole_and_valid(made, tmp_path):
    assert flaws(made[1], tmp_path) == []


def test_an_issue_is_made_as_it_was_last_read(made, accept, tmp_path):
    folder, conversion = made
    found = flaws(conversion, tmp_path)
    expect_bytes(folder / "expected.tei.xml", conversion.data, found, accept=accept)


def test_no_score_of_an_issue_has_fallen(made, accept):
    folder, conversion = made
    scores = score(gold(folder, "gold.tei.xml"), conversion.tei)
    expect_scores(folder / "expected.scores", scores, accept=accept)


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_both_forms_of_the_gold_say_the_same(folder):
    tei = TeiDocument.load(folder / "gold.tei.xml")
    scores = score(gold(folder, "gold.json"), tei)
    assert {name: count.f1 for name, count in scores.counts} == dict.fromkeys(
        dict(scores.counts), 1.0
    )
    assert scores.misses == ()


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
def test_the_gold_is_valid(folder):
    report = Report()
    validate(folder / "gold.tei.xml", report)
    assert [str(one) for one in report.findings if one.severity == Severity.ERROR] == []


def test_the_corpus_has_issues():
    assert len(CORPUS) >= 5
