# SPDX-License-Identifier: Apache-2.0
"""A hundred generated pages: every character is kept, and every issue is valid.

Their scores are watched in tests/scores.
"""

from pathlib import Path

import pytest
from lxml import etree

from teikit import safexml
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report
from teikit.resources import schema_path

pytestmark = pytest.mark.slow

LOSSES = {f"V70{number}" for number in range(1, 8)}


@pytest.fixture(scope="module")
def pages(shared: Path) -> list[Path]:
    return sorted((shared / "dev-pages").glob("*.txt"))


def test_each_page_is_conserved_and_valid(pages: list[Path]):
    grammar = etree.RelaxNG(etree.parse(str(schema_path("teikit.rng"))))
    for page in pages:
        report = Report()
        made = convert(page, ConvertOptions(), report)
        assert (page.name, made.ledger.missing, made.ledger.added) == (page.name, 0, 0)
        assert made.ledger.conserved
        assert not made.lost
        assert not LOSSES & {one.code for one in report.findings}
        tree = safexml.parse(made.data, page.name)
        assert grammar.validate(tree), f"{page.name}: {grammar.error_log.last_error}"
    assert len(pages) == 100
