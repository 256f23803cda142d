# SPDX-License-Identifier: Apache-2.0
"""Pages in the manner of real papers: what is read of each kind of dump may not fall."""

import pytest
from acceptance import expect_scores
from issues import UNKNOWN
from press import DUMPS, FOLDER, LATER, LATER_PAGES, PAGES, page_text, page_truth
from sources import source_of

from teikit.encoder import encode
from teikit.options import EncodeOptions, StructureOptions
from teikit.report import Report
from teikit.scores import compare, items_of, total
from teikit.structure import recognise


def items_read(name: str, dump: str):
    """The items that are recognised on a page."""
    source = source_of(page_text(name, dump))
    issue = recognise((source,), UNKNOWN, StructureOptions(), Report())
    return items_of(encode(issue, EncodeOptions(), Report()))


@pytest.mark.parametrize("dump", DUMPS)
def test_no_score_of_the_press_pages_has_fallen(dump: str, accept: bool):
    assert len(PAGES) >= 12
    scores = total(compare(page_truth(name), items_read(name, dump)) for name in PAGES)
    expect_scores(FOLDER / f"expected.{dump}.json", scores, accept=accept)


@pytest.mark.parametrize("dump", DUMPS)
def test_no_score_of_the_later_pages_has_fallen(dump: str, accept: bool):
    assert len(LATER_PAGES) >= 30
    scores = total(compare(page_truth(name), items_read(name, dump)) for name in LATER_PAGES)
    expect_scores(LATER / f"expected.{dump}.json", scores, accept=accept)


def test_the_kinds_of_dump_differ_in_white_space_only():
    for name in PAGES + LATER_PAGES:
        bare = {"".join(page_text(name, dump).replace("　　", "").split()) for dump in DUMPS}
        assert len(bare) == 1
        assert len({page_text(name, dump) for dump in DUMPS}) == len(DUMPS)
