# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a JSON export is found: each fault planted here, and nothing else."""

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import CONSTRUCTS, constructs
from lxml import etree

from teikit.exporters import export
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.validators import validate


@pytest.fixture(scope="module")
def artifacts():
    """The two files of an issue with a jumped article, a dateline and a byline."""
    plain = constructs("a jumped article").replace("<byline>丁</byline>", "")
    body = plain.replace(
        "<p>甲。</p>",
        '<byline rendition="#run-in">（记者）</byline><dateline rendition="#run-in"><lb n="2"/>电 '
        '</dateline><p>甲<lb n="3" break="no"/>乙。</p><table><row><cell>1</cell><cell/></row>'
        "</table>",
    )
    made = export(TeiDocument(etree.fromstring(body)), "json", ExportOptions(), Report())
    return [one.data.decode() for one in made]


def said_of(text: str, tmp_path: Path, name: str = "issue.json") -> list[str]:
    """What validation says of a file."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    report = Report()
    validate(path, report)
    return [f"{one.code} {one.message}" for one in report.findings]


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_what_teikit_writes_is_right(name, tmp_path):
    tei = TeiDocument(etree.fromstring(constructs(name)))
    for one in export(tei, "json", ExportOptions(), Report()):
        assert said_of(one.data.decode(), tmp_path, one.name) == []


def set_at(*path: str | int, value: object) -> Callable[[dict], None]:
    """Return an edit that sets the value at a path."""

    def edit(issue: dict) -> None:
        place = issue
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return edit


def twice(issue: dict) -> None:
    issue["articles"][1]["id"] = issue["articles"][0]["id"]
    issue["pages"][0]["articles"] = issue["pages"][1]["articles"] = [issue["articles"][0]["id"]]


def past_the_end(issue: dict) -> None:
    issue["articles"][0]["marks"].append({"type": "person", "span": [0, 999]})


FIRST = ("articles", 0)
MUTANTS = {
    "a bad date": (set_at("date", value="2031-13-01"), "V301"),
    "a date with a line feed": (set_at("date", value="2031-11-05\n"), "V301 V301"),
    "a date in another form of ISO 8601": (set_at("date", value="20311105"), "V301 V301"),
    "an unknown key": (set_at("titel", value="x"), "V301"),
    "an unknown key in an article": (set_at(*FIRST, "titel", value="x"), "V301"),
    "null": (set_at(*FIRST, "section", value=None), "V301"),
    "an empty string": (set_at(*FIRST, "section", value=""), "V301"),
    "an empty list": (set_at(*FIRST, "keywords", value=[]), "V301"),
    "an id with a line feed": (set_at("pages", 0, "id", value="pb-01\n"), "V301"),
    "a picture of nothing": (set_at(*FIRST, "images", value=[{"position": 0}]), "V301"),
    "an article with the issue of a line": (
        set_at(*FIRST, "issue", value={"id": "x", "language": "zh"}),
        "V301",
    ),
    "a span past the end": (past_the_end, "V302"),
    "a page break at the start": (set_at(*FIRST, "pageBreaks", 0, "at", value=0), "V301 V302"),
    "blocks that overlap": (set_at(*FIRST, "blocks", 1, "span", value=[3, 11]), "V303 V303"),
    "a part too short": (set_at(*FIRST, "blocks", 1, "parts", value=[[10, 11]]), "V303"),
    "text without blocks": (lambda issue: issue["articles"][0].pop("blocks"), "V303"),
    "a doubled id": (twice, "V304"),
    "a page that is none": (set_at(*FIRST, "pages", value=["9"]), "V305"),
    "an article that is none": (set_at("pages", 0, "articles", value=["i-0"]), "V305"),
    "a link that leads nowhere": (
        set_at(*FIRST, "related", value=[{"id": "i-0", "rel": "see-also"}]),
        "V305",
    ),
    "breaks that do not grow": (set_at(*FIRST, "lineBreaks", value=[7, 7]), "V306 V306"),
    "a number too few": (set_at(*FIRST, "lineNumbers", value=[2]), "V306"),
    "a break past the end": (set_at(*FIRST, "lineBreaks", -1, value=99), "V306"),
    "a wrong count": (set_at(*FIRST, "charCount", value=1), "V307"),
    "another headline": (set_at(*FIRST, "headline", value="别的"), "V309"),
    "another dateline": (set_at(*FIRST, "dateline", value="别的"), "V309"),
    "another byline": (set_at(*FIRST, "byline", value="别的"), "V309"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_found_and_nothing_else(name, artifacts, tmp_path):
    edit, codes = MUTANTS[name]
    issue = copy.deepcopy(json.loads(artifacts[0]))
    edit(issue)
    said = said_of(json.dumps(issue, ensure_ascii=False), tmp_path)
    assert [one[:4] for one in said] == codes.split()


def test_extensions_are_allowed_where_they_are_marked(artifacts, tmp_path):
    issue = json.loads(artifacts[0])
    issue["x-shelf"] = {"any": None}
    issue["articles"][0]["x-rank"] = 1
    assert said_of(json.dumps(issue), tmp_path) == []


def test_offsets_count_code_points_and_not_the_units_of_utf_16(tmp_path):
    tei = TeiDocument(etree.fromstring(constructs("an extension-B character before a break")))
    issue = json.loads(export(tei, "json", ExportOptions(), Report())[0].data)
    article = issue["articles"][0]
    assert article["text"] == "𠮷野𠮷田"
    assert [one["span"] for one in article["marks"]] == [[2, 4]]
    assert article["lineBreaks"] == [1]
    assert article["charCount"] == 4


def test_a_fault_in_json_lines_is_placed_at_its_line(artifacts, tmp_path):
    lines = artifacts[1].splitlines()
    broken = json.loads(lines[1])
    broken["charCount"] = 99
    path = tmp_path / "x.articles.jsonl"
    path.write_text(f"{lines[0]}\n{json.dumps(broken)}\n", encoding="utf-8")
    report = Report()
    validate(path, report)
    assert [(one.code, one.place.line) for one in report.findings] == [("V307", 2)]


def test_a_line_without_its_issue_is_found(artifacts, tmp_path):
    first, *rest = artifacts[1].splitlines()
    line = json.loads(first)
    del line["issue"]
    said = said_of("\n".join([json.dumps(line), *rest]), tmp_path)
    assert said == ['V301 the whole: the key "issue" is missing']


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"id": 1', "Expecting"),
        ('{"id": "a", "id": "b"}', 'the key "id" stands twice'),
        ('{"id": NaN}', "NaN is no JSON number"),
        ('{"issue": {}}\n{"issue": }\n', "line 2: Expecting"),
    ],
)
def test_what_is_no_json_is_said_to_be_none(text, reason, tmp_path):
    (said,) = said_of(text, tmp_path)
    assert said.startswith("V308")
    assert reason in said


def test_json_of_any_shape_gives_findings_and_no_crash(tmp_path):
    for value in ({}, {"articles": 1, "pages": 2}, {"articles": [1], "pages": [2]}):
        said = said_of(json.dumps(value), tmp_path)
        assert {one[:4] for one in said} == {"V301"}
