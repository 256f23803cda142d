# SPDX-License-Identifier: Apache-2.0
"""What is read of a truth in JSON, of a gold TEI file, and of TEI that is to be scored."""

import json

import pytest

from teikit.errors import InputError
from teikit.scores import ItemTexts, items_of, read_truth, score
from teikit.tei import TeiDocument

ARTICLE = {
    "kind": "news",
    "heads": [{"type": "kicker", "text": "防汛 一线"}, {"type": "main", "text": "东堤加固"}],
    "subheads": ["上堤", {"text": "回 落"}],
    "bylines": ["记者 季 风"],
    "byline_position": "head",
    "dateline": "本报讯",
    "paragraphs": ["本报讯 昨夜，队员上堤。"],
    "captions": [{"text": "队员 云帆 摄", "title": "", "credit": "云帆 摄"}],
    "main_alternatives": ["防汛 一线"],
}


def read_json(*articles, **more) -> tuple[ItemTexts, ...]:
    return read_truth(json.dumps({"articles": articles, **more}).encode(), "a.json").items


def read_tei(body: str) -> tuple[ItemTexts, ...]:
    return items_of(
        TeiDocument.parse(
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>x</p></teiHeader><text>'
            f"<body>{body}</body></text></TEI>".encode()
        )
    )


def test_an_article_of_truth_json_is_read():
    assert read_json(ARTICLE) == (
        ItemTexts(
            heads=(
                ("kicker", "防汛一线"),
                ("main", "东堤加固"),
                ("subhead", "上堤"),
                ("subhead", "回落"),
            ),
            bylines=("记者季风",),
            datelines=("本报讯",),
            paragraphs=("本报讯昨夜，队员上堤。",),
            captions=("队员云帆摄",),
            alternatives=("防汛一线",),
        ),
    )


def test_a_byline_that_runs_in_is_not_wanted_again():
    assert read_json({**ARTICLE, "byline_position": "inline"})[0].bylines == ()
    assert read_json({**ARTICLE, "byline_position": "end"})[0].bylines == ("记者季风",)


def test_what_truth_json_leaves_out_is_empty():
    assert read_json({"dateline": None, "bylines": None}) == (ItemTexts(),)


def test_kind_of_dump_script_and_convention_are_read():
    told = {"script": "Hant", "dump": {"flavour": "gap", "order": "mixed"}, "articles": []}
    groups = read_truth(json.dumps(told).encode(), "a.json").groups
    assert groups == (("dump", "gap"), ("script", "Hant"), ("convention", "mixed"))
    assert read_truth(b'{"articles": []}', "a.json").groups == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"7",
        b'{"articles": 7}',
        b'{"articles": ["x"]}',
        b'{"articles": [{"heads": [{"text": "x"}]}]}',
        b'{"articles": [{"paragraphs": [7]}]}',
        b'{"articles": [], "dump": []}',
        b'{"articles": [',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_truth_is_bad_input(data):
    with pytest.raises(InputError) as refused:
        read_truth(data, "a.json")
    assert "a.json" in refused.value.message
    assert refused.value.hint


def test_xml_that_is_no_tei_is_bad_input():
    with pytest.raises(InputError):
        read_truth(b"<html/>", "gold.xml")


GOLD = """<div type="article" xml:id="a1">
  <head type="kicker"><lb n="1"/>防汛 一线</head>
  <head type="main"><lb n="3"/>东堤<lb n="4"/>加固</head>
  <byline><lb n="2"/>记者 <choice><orig>季 风</orig><reg>季风</reg></choice></byline>
  <dateline rendition="#run-in"><lb n="5"/>本报讯 </dateline>
  <p>昨夜，队员上堤。<fw type="jump">（下转2版）</fw></p>
  <div type="subsection"><head type="subhead">上堤</head><p>水位<note>x</note>回落。</p></div>
  <figure><head type="caption">队员</head><p>在东堤</p><byline>云帆 摄</byline></figure>
  <closer><signed>（据云溪日报）</signed><dateline>六日</dateline></closer></div>"""


def test_an_item_of_tei_is_read_as_printed():
    assert read_tei(GOLD) == (
        ItemTexts(
            heads=(("kicker", "防汛一线"), ("main", "东堤加固"), ("subhead", "上堤")),
            bylines=("记者季风", "（据云溪日报）"),
            datelines=("本报讯",),
            paragraphs=("本报讯昨夜，队员上堤。", "水位回落。"),
            captions=("队员在东堤云帆摄",),
        ),
    )


def test_a_run_in_byline_belongs_to_the_first_paragraph_and_stands_alone_at_the_end():
    item = read_tei(
        '<div type="article"><dateline rendition="#run-in">本报讯</dateline>'
        '<byline rendition="#run-in">（记者云帆）</byline><p>水位回落。</p>'
        '<byline rendition="#run-in">（季风）</byline></div>'
    )[0]
    assert item.paragraphs == ("本报讯（记者云帆）水位回落。",)
    assert item.bylines == ("（季风）",)


def test_parts_of_an_item_are_one_item_and_a_repeated_heading_counts_once():
    items = read_tei(
        '<div type="article" xml:id="a1" next="#a2"><head type="main">东堤</head><p>一。</p></div>'
        '<div type="notice" xml:id="a9"><p>公告</p></div>'
        '<div type="article" xml:id="a2" prev="#a1"><head type="main">东堤</head><p>二。</p></div>'
    )
    assert items == (
        ItemTexts(heads=(("main", "东堤"),), paragraphs=("一。", "二。")),
        ItemTexts(paragraphs=("公告",)),
    )


def test_the_label_of_a_section_is_a_heading_of_its_first_item():
    items = read_tei(
        '<div type="section"><head>湖畔夜话</head><div type="article"><p>一。</p></div>'
        '<div type="article"><p>二。</p></div></div>'
    )
    assert [item.heads for item in items] == [(("column", "湖畔夜话"),), ()]


def test_a_picture_outside_any_item_is_an_item_and_a_fragment_is_none():
    items = read_tei(
        '<figure><p>风筝满天</p></figure><div type="fragment"><p>碎片</p>'
        "<figure><p>孤图</p></figure></div>"
        '<div type="article"><p>一<figure><p>插图</p></figure></p></div>'
    )
    assert items == (
        ItemTexts(paragraphs=("一插图",), captions=("插图",)),
        ItemTexts(captions=("风筝满天",)),
        ItemTexts(captions=("孤图",)),
    )


def test_a_ring_of_parts_is_followed_once():
    items = read_tei(
        '<div type="article" xml:id="a1" next="#a2"><p>一。</p></div>'
        '<div type="article" xml:id="a2" next="#a1"><p>二。</p></div>'
    )
    assert [item.paragraphs for item in items] == [("一。", "二。"), ("二。", "一。")]


def test_a_gold_file_is_a_truth_for_the_tei_that_equals_it():
    data = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{GOLD}</body></text></TEI>'
    ).encode()
    scores = score(read_truth(data, "gold.tei.xml"), TeiDocument.parse(data))
    assert all(count.f1 == 1.0 for _, count in scores.counts)
    assert all(count.f1 == 0.0 for _, count in score(read_truth(data, "x"), None).counts)
