# SPDX-License-Identifier: Apache-2.0
"""Decisions are counted by kind and word of certainty, and judged by the truth."""

import json

import pytest

from teikit.scores import DECISIONS, WORDS, Tally, found_in, judge, read_truth, total_certainty
from teikit.tei import TeiDocument

LONG = "昨夜队员上堤对东堤三处渗水点加固到凌晨四点渗水全部止住"
ITEM = f"""<div type="article" xml:id="a1" cert="medium" resp="#teikit">
  <head type="main" cert="low" resp="#teikit">东堤 加固</head>
  <byline>记者 <persName><choice><orig>季 风</orig><reg cert="medium">季风</reg></choice></persName>
    <persName>云帆</persName></byline>
  <dateline rendition="#run-in">本报讯</dateline>
  <p>{LONG}</p>
  <p cert="low" resp="#teikit">天亮后回落。</p>
  <figure cert="medium" resp="#teikit"><head type="caption" cert="medium">东堤</head>
    <p>队员在堤上。</p></figure></div>"""


def tei(body: str) -> TeiDocument:
    return TeiDocument.parse(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode()
    )


def truth(*articles: dict):
    return read_truth(json.dumps({"articles": articles}).encode(), "a.json")


def tally(wanted, body: str) -> dict[tuple[str, str], tuple[int, int]]:
    judged = judge(wanted, found_in(tei(body)))
    return {key: (one.found, one.right) for key, one in judged.items()}


def gold(body: str):
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return read_truth(data.encode(), "gold.tei.xml")


def test_against_itself_all_is_right_and_stands_under_its_own_word():
    assert tally(gold(ITEM), ITEM) == {
        ("item", "medium"): (1, 1),
        ("heading", "low"): (1, 1),
        ("byline", "high"): (1, 1),
        ("name", "high"): (1, 1),
        ("name", "medium"): (1, 1),
        ("dateline", "high"): (1, 1),
        ("paragraph", "high"): (1, 1),
        ("paragraph", "low"): (1, 1),
        ("caption", "medium"): (1, 1),
        ("title", "medium"): (1, 1),
    }


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (LONG, LONG * 9, ("item", "medium")),
        (LONG, LONG + "。", ("paragraph", "high")),
        ("回落", "落", ("paragraph", "low")),
        ('type="main"', 'type="deck"', ("heading", "low")),
        ("东堤 加固", "西堤加固", ("heading", "low")),
        ("记者 ", "通讯员 ", ("byline", "high")),
        ('<reg cert="medium">季风', '<reg cert="medium">季凤', ("name", "medium")),
        ("本报讯", "本报电", ("dateline", "high")),
        ("队员在堤上", "队员在岸上", ("caption", "medium")),
        ("东堤</head>\n    <p>", "东</head><p>堤", ("title", "medium")),
    ],
)
def test_what_the_truth_says_otherwise_is_wrong(old: str, new: str, key: tuple[str, str]):
    assert old in ITEM
    assert tally(gold(ITEM), ITEM.replace(old, new))[key] == (1, 0)


def test_a_text_that_stands_twice_is_right_as_often_as_the_truth_has_it():
    twice = '<div type="article"><p>一。</p><p cert="low" resp="#t">一。</p></div>'
    found = tally(truth({"paragraphs": ["一。"]}), twice)
    assert (found["paragraph", "high"], found["paragraph", "low"]) == ((1, 1), (1, 0))


def test_what_a_truth_does_not_know_is_not_judged():
    found = tally(truth({"paragraphs": [LONG], "captions": ["东堤队员在堤上。"]}), ITEM)
    assert {decision for decision, _ in found} == set(DECISIONS) - {"name", "title"}
    known = {"byline_names": ["季风"], "captions": [{"text": "东堤队员在堤上。", "title": "东堤"}]}
    found = tally(truth({"paragraphs": [LONG], **known}), ITEM)
    assert (found["name", "medium"], found["name", "high"]) == ((1, 1), (1, 0))
    assert found["title", "medium"] == (1, 1)


def test_an_item_of_several_parts_is_as_certain_as_the_weakest_of_them():
    parts = (
        f'<div type="article" xml:id="a1" next="#a2"><p>{LONG}</p></div>'
        '<div type="article" xml:id="a2" prev="#a1" cert="low" resp="#t"><p>完。</p></div>'
    )
    assert tally(gold(parts), parts)["item", "low"] == (1, 1)


def test_a_row_or_a_verse_is_not_surer_than_its_table_or_stanza():
    sets = (
        '<div type="article"><p>一。</p><lg cert="medium" resp="#t"><l>二</l></lg>'
        '<table cert="low" resp="#t"><row><cell>三</cell></row></table><p>四。</p></div>'
    )
    assert {key: one for key, one in tally(gold(sets), sets).items() if "para" in key[0]} == {
        ("paragraph", "high"): (2, 2),
        ("paragraph", "medium"): (1, 1),
        ("paragraph", "low"): (1, 1),
    }


def test_a_word_that_is_none_of_the_three_counts_as_low():
    unknown = '<div type="article" cert="unknown" resp="#t"><p>一。</p></div>'
    assert tally(gold(unknown), unknown)["item", "low"] == (1, 1)


def test_tallies_add_up_in_the_order_of_decisions_and_words():
    low, high = {("item", "low"): Tally(3, 1)}, {("item", "high"): Tally(2, 2)}
    summed = total_certainty([low, high, low])
    assert list(summed.items()) == [(("item", "high"), Tally(2, 2)), (("item", "low"), Tally(6, 2))]
    assert (summed["item", "low"].share, Tally().share) == (2 / 6, 1.0)
    assert WORDS == ("high", "medium", "low")
