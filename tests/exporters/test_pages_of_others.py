# SPDX-License-Identifier: Apache-2.0
"""Exports of pages that were not made for them: the seed and a hundred development pages."""

import json
from pathlib import Path

import pytest
from lxml import etree
from test_text_identity import assert_json_says_the_same, assert_text_says_the_same, exported

from teikit.exporters import export
from teikit.options import ExportOptions
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.validators.issue_json import check_json


def assert_exports_are_right(path: Path) -> int:
    """Convert a page, and judge its exports; return the number of its items."""
    data = convert(path, ConvertOptions(), Report()).data
    assert_json_says_the_same(data)
    assert_text_says_the_same(data)
    report = Report()
    issue, lines = exported(data, "json")
    check_json(Path("x.json"), issue, report)
    check_json(Path("x.articles.jsonl"), lines, report)
    assert [str(one) for one in report.findings] == []
    return len(json.loads(issue)["articles"])


def test_exports_of_the_seed_say_what_its_tei_says(shared: Path):
    (path,) = (shared / "seed").glob("*.txt")
    assert assert_exports_are_right(path) >= 7


@pytest.mark.slow
def test_exports_of_a_hundred_pages_say_what_their_tei_says(shared: Path):
    paths = sorted((shared / "dev-pages").glob("*.txt"))
    assert len(paths) == 100
    assert sum(map(assert_exports_are_right, paths)) > 600


@pytest.mark.parametrize("form", ["json", "txt"])
def test_tei_of_others_is_exported_without_an_error(form, shared: Path):
    """Ids that are no NCName, doubled ids, words with annotation, no issue id, no pages."""
    paths = sorted((shared / "real" / "tei-foreign").glob("*.xml"))
    for path in paths:
        parser = etree.XMLParser(collect_ids=False)
        tei = TeiDocument(etree.fromstring(path.read_bytes(), parser), path.name)
        report = Report()
        artifacts = export(tei, form, ExportOptions(), report)
        assert "error" not in {one.severity for one in report.findings}
        for one in artifacts if form == "json" else ():
            check_json(Path(one.name), one.data, report)
        assert not [one for one in report.findings if one.code.startswith("V")]
    assert len(paths) == 4
