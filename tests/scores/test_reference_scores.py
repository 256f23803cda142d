# SPDX-License-Identifier: Apache-2.0
"""Scores agree with the reference scorer, which shares no code with ours, wherever both run."""

import json
import runpy
from collections import Counter
from pathlib import Path

import pytest
from acceptance import expect_scores
from corpus_issues import CORPUS, ROOT, convert_issue
from hypothesis import given
from issues import issues

from teikit.encoder import encode
from teikit.options import EncodeOptions
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report
from teikit.scores import MEASURES, ItemTexts, items_of, read_truth, score, total
from teikit.tei import TeiDocument

RATCHET = ROOT / "tests" / "expected.dev-scores.json"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="module")
def reference(shared: Path) -> dict:
    """The names of the reference scorer."""
    return runpy.run_path(str(shared / "tools" / "score.py"))


def counts_of(scores) -> dict[str, tuple[int, int, int]]:
    return {name: (one.hits, one.found, one.wanted) for name, one in scores.counts}


def reference_counts(reference: dict, truth: Path, tei: bytes, folder: Path) -> dict:
    path = folder / f"{truth.stem}.tei.xml"
    path.write_bytes(tei)
    return reference["score_pair"](reference["load"](truth), reference["load"](path))


def our_counts(truth: Path, tei: bytes) -> dict:
    return counts_of(
        score(read_truth(truth.read_bytes(), truth.name), TeiDocument.parse(tei, truth.name))
    )


def test_the_seed_scores_as_the_reference_says(reference, shared, tmp_path):
    (truth,) = (shared / "seed").glob("*.json")
    tei = convert(truth.with_suffix(".txt"), ConvertOptions(), Report()).data
    assert our_counts(truth, tei) == reference_counts(reference, truth, tei, tmp_path)


@pytest.mark.parametrize("folder", CORPUS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("made_by", ["hand", "teikit"])
def test_an_issue_of_the_corpus_scores_as_the_reference_says(reference, tmp_path, folder, made_by):
    truth, gold = folder / "gold.json", folder / "gold.tei.xml"
    tei = gold.read_bytes() if made_by == "hand" else convert_issue(folder).data
    assert our_counts(truth, tei) == reference_counts(reference, truth, tei, tmp_path)


def as_item(one: dict) -> ItemTexts:
    keys = ("heads", "bylines", "datelines", "paragraphs", "captions")
    return ItemTexts(*(tuple(one[key]) for key in keys))


@given(made=issues())
def test_tei_of_any_shape_is_read_as_the_reference_reads_it(made):
    if not SHARED.is_dir():
        pytest.skip("the reference data (../shared) is not here")
    reference = runpy.run_path(str(SHARED / "tools" / "score.py"))
    tei = encode(made, EncodeOptions(), Report())
    expected = Counter(as_item(one) for one in reference["tei_items"](tei.root))
    assert Counter(items_of(tei)) == expected


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[tuple[Path, bytes]]:
    """Truth and TEI of each development page; making them takes a few seconds."""
    return [
        (truth, convert(truth.with_suffix(".txt"), ConvertOptions(), Report()).data)
        for truth in sorted((shared / "dev-pages").glob("*.json"))
    ]


@pytest.mark.slow
def test_the_development_pages_score_as_the_reference_says(reference, pages, tmp_path):
    assert len(pages) == 100
    for truth, tei in pages:
        assert our_counts(truth, tei) == reference_counts(reference, truth, tei, tmp_path)


@pytest.mark.slow
def test_no_score_of_the_development_pages_has_fallen(pages, accept):
    truths = ((read_truth(truth.read_bytes(), truth.name), tei) for truth, tei in pages)
    scores = total(score(truth, TeiDocument.parse(tei)) for truth, tei in truths)
    expect_scores(RATCHET, scores, accept=accept)


def test_the_expected_scores_of_the_development_pages_name_the_eight_measures():
    assert tuple(json.loads(RATCHET.read_text(encoding="utf-8"))) == MEASURES
