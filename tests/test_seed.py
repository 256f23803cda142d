# SPDX-License-Identifier: Apache-2.0
"""The page that started the project becomes what a person made of it by hand."""

import json
from pathlib import Path

import pytest
from lxml import etree

from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report
from teikit.scores import MEASURES, read_truth, score

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.fixture(scope="module")
def gold_file(shared: Path) -> Path:
    (found,) = (shared / "seed").glob("*.json")
    return found


@pytest.fixture(scope="module")
def gold(gold_file: Path) -> list[dict]:
    return json.loads(gold_file.read_text(encoding="utf-8"))["articles"]


@pytest.fixture(scope="module")
def page(gold_file: Path) -> list[str]:
    """The lines of the source; line 1 is page[1]."""
    return ["", *gold_file.with_suffix(".txt").read_text(encoding="utf-8").split("\n")]


@pytest.fixture(scope="module")
def made(gold_file: Path) -> Conversion:
    return convert(gold_file.with_suffix(".txt"), ConvertOptions(), Report())


@pytest.fixture(scope="module")
def items(made: Conversion) -> list[etree._Element]:
    return find(made.tei.root, "//t:body/t:div")


def find(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=TEI)


def text_of(element: etree._Element) -> str:
    """The printed text of an element: of two readings the first."""
    return "".join(find(element, ".//text()[not(ancestor::t:reg)]"))


def line_numbers(*elements: etree._Element) -> list[int]:
    return [int(one.get("n")) for element in elements for one in find(element, ".//t:lb")]


def lines_with_text(page: list[str], first: int, last: int) -> list[int]:
    return [number for number in range(first, last + 1) if page[number].strip()]


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_is_full(measure: str, gold_file: Path, made: Conversion):
    scores = score(read_truth(gold_file.read_bytes(), gold_file.name), made.tei)
    assert scores.misses == ()
    assert dict(scores.counts)[measure].f1 == 1.0


def test_the_items_stand_in_the_order_of_the_gold(gold: list[dict], items: list[etree._Element]):
    kinds = {"article": "article", "photo": "photo-story"}
    assert [one.get("type") for one in items] == [kinds[article["kind"]] for article in gold]


def test_headings_have_the_lines_and_roles_of_the_gold(gold, items, page):
    for article, item in zip(gold, items, strict=True):
        found = [(one.get("type"), text_of(one), line_numbers(one)) for one in find(item, "t:head")]
        assert found == [
            (head["type"], head["text"], lines_with_text(page, *head["lines"]))
            for head in article["heads"]
        ]


def test_paragraphs_have_the_lines_of_the_gold(gold, items, page):
    for article, item in zip(gold, items, strict=True):
        if article["kind"] != "article":
            continue
        paragraphs = find(item, "t:p")
        (dateline,) = find(item, "t:dateline")
        found = [line_numbers(dateline, paragraphs[0]), *map(line_numbers, paragraphs[1:])]
        assert found == [lines_with_text(page, *lines) for lines in article["paragraph_lines"]]


def test_names_are_regularised_beside_their_printed_form(gold, items):
    spaced = 0
    for article, item in zip(gold, items, strict=True):
        for byline, name in zip(article["bylines"], article.get("byline_names", ()), strict=True):
            (printed,) = find(item, "t:byline")
            assert text_of(printed) == byline
            (person,) = find(printed, "t:persName")
            readings = find(person, "t:choice/t:*")
            if readings:
                spaced += 1
                orig, reg = readings
                assert (orig.tag, reg.tag) == tuple(
                    f"{{{TEI['t']}}}{tag}" for tag in ("orig", "reg")
                )
                assert "".join(orig.text.split()) == reg.text == name
                assert orig.text != reg.text
                assert (reg.get("cert"), reg.get("resp")) == ("high", "#teikit")
            else:
                assert text_of(person) == name
    assert spaced == 4


def test_roles_of_the_gold_are_printed_and_classed(gold, items):
    classes = {"记者": "reporter", "见习记者": "intern-reporter"}
    for article, item in zip(gold, items, strict=True):
        for role in article.get("byline_roles", ()):
            (printed,) = find(item, "t:byline/t:roleName")
            (person,) = find(item, "t:byline/t:persName")
            assert (printed.text, person.get("role")) == (role, classes[role])


def test_datelines_are_those_of_the_gold(gold, items):
    for article, item in zip(gold, items, strict=True):
        found = [text_of(one).strip() for one in find(item, "t:dateline")]
        assert found == ([article["dateline"]] if article["dateline"] else [])


def test_the_free_photograph_is_an_item_of_its_own(gold, items, page):
    (photo,) = [one for one in items if one.get("type") == "photo-story"]
    (wanted,) = [one for article in gold for one in article["captions"]]
    assert [one.tag for one in photo] == [f"{{{TEI['t']}}}figure"]
    (title,) = find(photo, "t:figure/t:head[@type='caption']")
    (text,) = find(photo, "t:figure/t:p")
    (credit,) = find(photo, "t:figure/t:byline")
    assert (text_of(title).strip(), text_of(text).strip()) == (wanted["title"], wanted["body"])
    assert text_of(credit).strip() == wanted["credit"]
    assert line_numbers(photo) == lines_with_text(page, *wanted["lines"])
    (person,) = find(credit, "t:persName")
    assert (text_of(person), person.get("role")) == (wanted["photographer"], "photographer")


def test_two_headings_with_no_sign_of_their_roles_are_a_guess(items):
    heads = find(items[-1], "t:head")
    assert [one.get("type") for one in heads] == ["main", "deck"]
    assert [(one.get("cert"), one.get("resp")) for one in heads] == [("low", "#teikit")] * 2


def test_a_heading_that_is_alone_is_known_by_form_and_place(items):
    heads = [find(item, "t:head") for item in items]
    alone = [one for (one, *others) in filter(None, heads) if not others]
    assert [(one.get("cert"), one.get("resp")) for one in alone] == [("medium", "#teikit")] * 5


def test_no_character_is_lost(made: Conversion):
    assert made.ledger.conserved
    assert not made.lost
    assert (made.ledger.missing, made.ledger.added) == (0, 0)
