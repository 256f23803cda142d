# SPDX-License-Identifier: Apache-2.0
"""What is called sure is right, too, on pages that no limit was set on."""

from functools import cache

import press
import pytest
from issues import UNKNOWN
from sources import source_of

from teikit.encoder import encode
from teikit.options import EncodeOptions, StructureOptions
from teikit.report import Report
from teikit.scores import Certainty, Truth, found_in, judge, total_certainty
from teikit.structure import recognise

BARS = {"high": 0.99, "medium": 0.90}


PAGES = {"first": press.PAGES, "later": press.LATER_PAGES}


@cache
def certainty_of(dump: str, pages: str = "first") -> Certainty:
    return total_certainty(judged(name, dump) for name in PAGES[pages])


def judged(name: str, dump: str) -> Certainty:
    sources = (source_of(press.page_text(name, dump)),)
    issue = recognise(sources, UNKNOWN, StructureOptions(), Report())
    found = found_in(encode(issue, EncodeOptions(), Report()))
    return judge(Truth(press.page_truth(name)), found)


@pytest.mark.parametrize("pages", PAGES)
@pytest.mark.parametrize("word", BARS)
def test_on_pages_in_the_manner_of_real_papers_a_word_keeps_its_promise(word: str, pages: str):
    tallies = total_certainty(certainty_of(one, pages) for one in press.DUMPS)
    told = {kind: one for (kind, other), one in tallies.items() if other == word}
    assert len(told) >= 4
    for decision, one in told.items():
        assert one.share >= BARS[word], (decision, one)


def test_most_paragraphs_and_bylines_are_in_no_doubt():
    tallies = total_certainty(certainty_of(one) for one in press.DUMPS if one != "unwrapped")
    for decision in ("paragraph", "byline"):
        all_of_it = sum(one.found for (kind, _), one in tallies.items() if kind == decision)
        assert tallies[decision, "high"].found > all_of_it * 0.7


def test_without_the_lines_of_the_print_no_paragraph_is_beyond_doubt():
    words = {word for decision, word in certainty_of("unwrapped") if decision == "paragraph"}
    assert words == {"low"}
