# SPDX-License-Identifier: Apache-2.0
"""T1 to T3 (exports.md 1.4): every export says what the TEI says, item by item."""

import json
import re
from pathlib import Path

import oracle
import pytest
import skeleton
from hypothesis import given
from invented import CONSTRUCTS, constructs, issues
from lxml import etree

from teikit.exporters import export
from teikit.exporters.plain import DIVIDER
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument


def exported(xml: str | bytes, form: str) -> list[bytes]:
    """The artifacts of a TEI text."""
    data = xml.encode() if isinstance(xml, str) else xml
    tei = TeiDocument(etree.fromstring(data), "issue.tei.xml")
    return [one.data for one in export(tei, form, ExportOptions(), Report())]


def judged(xml: str | bytes, issue: dict) -> list[dict]:
    """What the oracle reads in the same TEI, with the page labels of the export."""
    data = xml.encode() if isinstance(xml, str) else xml
    root = etree.fromstring(data)
    breaks = len(list(root.iter(oracle.TEI + "pb")))
    return oracle.read(root, [page["label"] for page in issue["pages"]][:breaks])


def assert_json_says_the_same(xml: str | bytes) -> None:
    issue, lines = exported(xml, "json")
    articles = json.loads(issue)["articles"]
    items = judged(xml, json.loads(issue))
    assert [skeleton.from_json(one) for one in articles] == [
        skeleton.from_tei(one) for one in items
    ]
    assert [{**one, "issue": 0} for one in articles] == [
        {**json.loads(line), "issue": 0} for line in lines.decode().split("\n")[:-1]
    ]


def assert_text_says_the_same(xml: str | bytes) -> None:
    issue, _ = exported(xml, "json")
    (text,) = exported(xml, "txt")
    items = text.decode().removesuffix("\n").split(f"\n\n{DIVIDER}\n\n")
    expected = [lines_of(one) for one in judged(xml, json.loads(issue))]
    told = [re.split(r"[\n\t]", item) for item in items]  # a tab stands between two cells
    assert [list(filter(None, parts)) for parts in told] == expected


def assert_words_say_the_same(xml: str | bytes) -> None:
    issue, _ = exported(xml, "json")
    (words,) = exported(xml, "words")
    lines = [json.loads(line) for line in words.decode().split("\n")[1:-1]]
    items = judged(xml, json.loads(issue))
    assert [one["id"] for one in lines] == [one["id"] for one in json.loads(issue)["articles"]]
    said = [["".join(block["tokens"]) for block in one["blocks"]] for one in lines]
    assert [[line for text in item for line in text.split("\n") if line] for item in said] == [
        lines_of(one) for one in items
    ]


def lines_of(item: dict) -> list[str]:
    """The lines of an item in plain text: headings, byline, blocks, byline at the end, captions."""
    figures = [one["figure"] for one in item["blocks"] if one["kind"] == "figure"]
    return [
        *(text for _, text in item["heads"]),
        *(one["texts"][0] for one in item["head bylines"]),
        *(t for one in item["blocks"] if one["kind"] != "figure" for t in one["texts"] if t),
        *(one["texts"][0] for one in item["end bylines"]),
        *(text for one in figures for text in (*one["title"], *one["caption"])),
    ]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_json_says_what_the_tei_says_for_every_construct(name):
    assert_json_says_the_same(constructs(name))


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_plain_text_says_what_the_tei_says_for_every_construct(name):
    assert_text_says_the_same(constructs(name))


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_words_joined_are_what_the_tei_says_for_every_construct(name):
    assert_words_say_the_same(constructs(name))


@given(issues())
def test_words_joined_are_what_any_tei_says(xml):
    assert_words_say_the_same(xml)


@given(issues())
def test_json_says_what_any_tei_says(xml):
    assert_json_says_the_same(xml)


@given(issues())
def test_plain_text_says_what_any_tei_says(xml):
    assert_text_says_the_same(xml)


def test_exports_of_the_model_issue_say_what_it_says(shared: Path):
    xml = (shared / "models" / "issue.tei.xml").read_bytes()
    assert_json_says_the_same(xml)
    assert_text_says_the_same(xml)
