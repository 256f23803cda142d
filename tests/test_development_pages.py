# SPDX-License-Identifier: Apache-2.0
"""A hundred generated pages: every character is kept, every issue is valid, doubt is calibrated.

Their scores are watched in tests/scores.
"""

from pathlib import Path

import pytest
from lxml import etree

from teikit import safexml
from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report
from teikit.resources import schema_path
from teikit.scores import Tally, found_in, judge, read_truth, total_certainty
from teikit.tei import TeiDocument

pytestmark = pytest.mark.slow

LOSSES = {f"V70{number}" for number in range(1, 8)}
BARS = {"high": 0.99, "medium": 0.90}
FEW = 20  # decisions: one of so few may be wrong


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[Path]:
    return sorted((shared / "dev-pages").glob("*.txt"))


@pytest.fixture(scope="module")
def made(pages: list[Path]) -> list[tuple[Path, Conversion, Report]]:
    reports = [(page, Report()) for page in pages]
    return [(page, convert(page, ConvertOptions(), report), report) for page, report in reports]


def test_each_page_is_conserved_and_valid(made):
    grammar = etree.RelaxNG(etree.parse(str(schema_path("teikit.rng"))))
    for page, issue, report in made:
        assert (page.name, issue.ledger.missing, issue.ledger.added) == (page.name, 0, 0)
        assert issue.ledger.conserved
        assert not issue.lost
        assert not LOSSES & {one.code for one in report.findings}
        tree = safexml.parse(issue.data, page.name)
        assert grammar.validate(tree), f"{page.name}: {grammar.error_log.last_error}"
    assert len(made) == 100


def certainty_of(made, odd: bool) -> dict[tuple[str, str], Tally]:
    """The tallies of one half of the pages; limits were set on the even half."""
    half = [one for one in made if int(one[0].stem[-1]) % 2 == odd]
    assert len(half) == 50
    return total_certainty(
        judge(
            read_truth(page.with_suffix(".json").read_bytes(), page.name),
            found_in(TeiDocument.parse(issue.data, page.name)),
        )
        for page, issue, _ in half
    )


@pytest.mark.parametrize("odd", [False, True], ids=["set on these", "held back"])
def test_what_is_called_sure_is_right_as_often_as_promised(made, odd: bool):
    tallies = certainty_of(made, odd)
    promised = {key: BARS[key[1]] for key in tallies if key[1] in BARS}
    assert len(promised) >= 12
    for key, bar in promised.items():
        found, right = tallies[key].found, tallies[key].right
        assert right >= found * bar or (found < FEW and found - right < 2), (key, tallies[key])


def test_doubt_is_cast_where_errors_are_and_not_on_everything(made):
    tallies = certainty_of(made, odd=True)
    for decision, unmarked in (("paragraph", 0.7), ("item", 0.33), ("byline", 0.8)):
        words = {word: one for (kind, word), one in tallies.items() if kind == decision}
        assert words["high"].found >= unmarked * sum(one.found for one in words.values())
    errors = {
        word: sum(one.found - one.right for (_, other), one in tallies.items() if other == word)
        for word in ("high", "medium", "low")
    }
    assert errors["low"] > 5 * errors["high"]
    assert errors["low"] > errors["medium"] > errors["high"]
