# SPDX-License-Identifier: Apache-2.0
"""The words of an issue: every character of the reading text, and how they were found."""

import hashlib
import json
from pathlib import Path

import jieba
import pytest
from invented import HEAD, PAGE, article, issue
from lxml import etree

from teikit.exporters import export
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.resources import schema_problem
from teikit.tei.document import TeiDocument
from teikit.validators.issue_json import check_json

SCHEMA = "words.schema.json"
SAMPLE = Path(__file__).parent / "golden" / "issue.tei.xml"
GOLD = Path(__file__).parents[2] / "corpus" / "lpzb-20320416" / "gold.tei.xml"
NAME = Path("yxrb-20311105.words.jsonl")


def made(xml: str | bytes, form: str = "words", report: Report | None = None) -> list[bytes]:
    data = xml.encode() if isinstance(xml, str) else xml
    tei = TeiDocument(etree.fromstring(data), "issue.tei.xml")
    found = export(tei, form, ExportOptions(sha256="0" * 64), report or Report())
    return [one.data for one in found]


def lines_of(xml: str | bytes) -> list[dict]:
    """The header and the articles."""
    (data,) = made(xml)
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


def test_the_first_line_tells_what_cut_the_words_and_by_which_dictionary():
    header, *articles = lines_of(SAMPLE.read_bytes())
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_bytes()
    assert header == {
        "schemaVersion": "1.0",
        "id": "yxrb-20311105",
        "language": "zh-Hans",
        "engine": {
            "name": "jieba",
            "version": jieba.__version__,
            "sha256": hashlib.sha256(dictionary).hexdigest(),
        },
        "provenance": {
            "tei": "issue.tei.xml",
            "teiSha256": "0" * 64,
            "generator": header["provenance"]["generator"],
        },
    }
    assert schema_problem(header, SCHEMA, "header") == ""
    assert len(articles) > 1
    assert [schema_problem(one, SCHEMA, "article") for one in articles] == [""] * len(articles)


def test_the_tokens_of_a_block_are_its_text_in_json():
    _, *articles = lines_of(GOLD.read_bytes())
    issue_json = json.loads(made(GOLD.read_bytes(), "json")[0])
    compared = 0
    for ours, theirs in zip(articles, issue_json["articles"], strict=True):
        assert ours["id"] == theirs["id"]
        tokens = {one.get("id"): one["tokens"] for one in ours["blocks"]}
        for block in (one for one in theirs.get("blocks", ()) if "id" in one):
            start, end = block["span"]
            assert "".join(tokens[block["id"]]) == theirs["text"][start:end]
            compared += 1
    assert compared > 30


def test_headings_bylines_and_captions_are_told_from_the_text():
    content = (
        '<head type="deck" xml:id="a001-h2">雾已散去</head><byline>记者 季风</byline>'
        "<lg><l>江上有雾</l><l>渡口有灯</l></lg>"
        '<figure xml:id="a001-f1"><graphic url="a.jpg"/><head>渡口</head><p>图为渡口。</p></figure>'
    )
    _, found = lines_of(issue(PAGE + article(HEAD + content)))
    told = [(one["type"], one.get("role"), "".join(one["tokens"])) for one in found["blocks"]]
    assert told == [
        ("headline", "main", "渡口的灯亮了"),
        ("headline", "subtitle", "雾已散去"),
        ("byline", None, "记者 季风"),
        ("verse", None, "江上有雾\n渡口有灯"),
        ("title", None, "渡口"),
        ("caption", None, "图为渡口。"),
    ]
    assert max(len(one) for block in found["blocks"] for one in block["tokens"]) > 1


@pytest.mark.parametrize("language", ["zh-Hant", "en", "und", "zh"])
def test_what_the_dictionary_does_not_know_is_left_out_and_counted(language: str):
    report = Report()
    xml = issue(PAGE + article(f"{HEAD}<p>江上有雾。</p>"))
    xml = xml.replace('xml:lang="zh-Hans"', f'xml:lang="{language}"')
    header, found = [json.loads(one) for one in made(xml, report=report)[0].splitlines()]
    assert header["language"] == language
    assert found == {"id": "yxrb-20311105-a001", "blocks": []}
    assert [one.message for one in report.findings if one.code == "X401"] == [
        f"words are made for zh-Hans only; what is {language} has none (number of blocks: 2)"
    ]


def test_only_blocks_in_another_language_are_left_out():
    xml = issue(
        PAGE
        + article(f'{HEAD}<p>江上有雾。</p><p xml:lang="en">The ferry was late.</p>')
        + article("<head type='main'>Fog</head><p>None.</p>", "a002", 'xml:lang="en"')
        + article(f'{HEAD}<p xml:lang="zh-CN">江上有雾。</p>', "a003", 'xml:lang="zh-Hant"')
    )
    _, *found = lines_of(xml)
    assert [["".join(one["tokens"]) for one in each["blocks"]] for each in found] == [
        ["渡口的灯亮了", "江上有雾。"],
        [],
        ["江上有雾。"],
    ]
    assert [one.get("language") for one in found] == [None, "en", "zh-Hant"]


@pytest.mark.parametrize("body", ["", article(f"{HEAD}<p>江上有雾。</p>")], ids=["none", "one"])
def test_a_file_of_words_is_valid_as_such(body: str):
    report = Report()
    (data,) = made(issue(PAGE + body))
    check_json(NAME, data, report)
    assert report.findings == []
    assert data.count(b"\n") == 1 + bool(body)


def test_a_file_of_words_that_is_broken_is_told_by_line_and_key():
    (data,) = made(issue(PAGE + article(f"{HEAD}<p>江上有雾。</p>")))
    report = Report()
    check_json(NAME, data.replace(b'"tokens":[', b'"words":[', 1), report)
    assert sorted(map(str, report.findings)) == [
        f'{NAME}:2: V301 error: blocks.0: the key "tokens" is missing',
        f'{NAME}:2: V301 error: blocks.0: there is no key "words"',
    ]
    report = Report()
    header, first = data.splitlines()
    check_json(NAME, b"\n".join([header, first, first, b""]), report)
    assert [(one.code, one.place.item) for one in report.findings] == [
        ("V304", "yxrb-20311105-a001")
    ]
