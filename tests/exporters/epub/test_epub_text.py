# SPDX-License-Identifier: Apache-2.0
"""T1 to T3 for EPUB (exports.md 1.4): item by item, a book says what the TEI says."""

from pathlib import Path

import oracle
import pytest
from epub_books import Opened, book_bytes, lines_of, opened
from hypothesis import given
from invented import CONSTRUCTS, constructs, issues
from lxml import etree

from teikit.model.metadata import Metadata
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report

ROOT = Path(__file__).resolve().parents[3]
GOLD = sorted((ROOT / "corpus").glob("*/gold.tei.xml"))


def expected(item: dict) -> list[str]:
    """What the oracle reads in an item, block by block, in the order of a book."""
    lines = [text for _, text in item["heads"]]
    lines += [one["texts"][0] for one in item["head bylines"]]
    for one in item["blocks"]:
        figure = one.get("figure")
        lines += [*figure["title"], *figure["caption"]] if figure else one["texts"]
    lines += [one["texts"][0] for one in item["end bylines"]]
    return [one for one in map(oracle.normal, lines) if one]


def assert_book_says_the_same(xml: str | bytes) -> Opened:
    data = xml.encode() if isinstance(xml, str) else xml
    root = etree.fromstring(data)
    name = root.get(oracle.XML_ID)
    book = opened(data)
    articles = book.articles()
    items = {f"{name}-{one['id']}": one for one in oracle.read(root)}
    assert sorted(articles) == sorted(items)
    for ident, item in items.items():
        said = [oracle.normal(one) for one in lines_of(articles[ident])]
        assert [one for one in said if one] == expected(item), ident
    return book


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_book_says_what_the_tei_says_for_every_construct(name):
    assert_book_says_the_same(constructs(name))


@given(issues())
def test_a_book_says_what_any_tei_says(xml):
    assert_book_says_the_same(xml)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_a_book_of_the_corpus_says_what_its_gold_says(path):
    assert_book_says_the_same(path.read_bytes())


def test_a_book_of_the_model_issue_says_what_it_says(shared):
    assert_book_says_the_same((shared / "models" / "issue.tei.xml").read_bytes())


def test_a_book_of_the_seed_says_what_its_tei_says(shared):
    path = next((shared / "seed").glob("*.txt"))
    for metadata in (Metadata(), Metadata(title="渡口日报", date="2031-11-05")):
        made = convert(path, ConvertOptions(metadata), Report())
        assert_book_says_the_same(made.data)


@pytest.mark.slow
def test_books_of_the_development_pages_say_what_their_tei_says(shared):
    pages = sorted((shared / "dev-pages").glob("*.txt"))
    assert len(pages) == 100
    for path in pages:
        assert_book_says_the_same(convert(path, ConvertOptions(), Report()).data)


def test_a_text_that_is_not_in_the_tei_is_marked_as_ours():
    xml = constructs("a jumped article")
    article = opened(xml).articles()["yxrb-20311105-a001"]
    ours = article.xpath(".//*[contains(concat(' ', @class, ' '), ' gen ')]")
    assert ["".join(one.itertext()) for one in ours] == ["转第2版"]


def test_a_word_that_is_changed_in_a_book_is_seen():
    xml = constructs("choices")
    data = xml.replace("进行</corr>", "进 行</corr>")
    root = etree.fromstring(xml.encode())
    articles = opened(data).articles()
    said = [oracle.normal(one) for one in lines_of(articles["yxrb-20311105-a001"])]
    assert said != expected(oracle.read(root)[0])


def test_what_is_set_aside_is_reported():
    _, report = book_bytes(constructs("gaps, spaces and what is supplied"))
    left_out = [one.message for one in report.findings if one.code == "X102"]
    assert len(left_out) == 3
    assert all(any(word in one for one in left_out) for word in ("del", "fw", "note"))
