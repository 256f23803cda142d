# SPDX-License-Identifier: Apache-2.0
"""How each construct of the model is written (encoding.md 2, 3, 5)."""

import pytest
from issues import at, issue, source
from lxml import etree

from teikit.encoder import encode
from teikit.model.issue import (
    Byline,
    Closing,
    ColumnBreak,
    Dateline,
    Figure,
    Furniture,
    Head,
    Item,
    LineBreak,
    Name,
    PageBreak,
    Paragraph,
    Section,
    Subsection,
    Table,
    Verse,
)
from teikit.options import EncodeOptions
from teikit.report import Report

LINES = source(*"甲乙丙丁戊己庚辛壬癸")
BODY = Paragraph(at(1, "甲"))


def body_of(*body, sources=(LINES,)) -> str:
    """The inside of the body, after its first page break, without layout."""
    root = encode(issue(*body, sources=sources), EncodeOptions(), Report()).root
    text = etree.tostring(root[1][0], encoding="unicode")
    first = '<pb n="1" xml:id="pb-01"/>'
    return text.partition(first)[2].removesuffix("</body>")


def item_of(*blocks, heads=(), kind="article", sources=(LINES,)) -> str:
    """The inside of an item with these blocks."""
    text = body_of(Item("one", kind, heads, blocks), sources=sources)
    return text.partition(">")[2].removesuffix("</div>")


def inside_p(*content, sources=(LINES,)) -> str:
    """The inside of a paragraph with this content."""
    return item_of(Paragraph(content), sources=sources).partition(">")[2].removesuffix("</p>")


# Lines and their pieces


def test_text_that_goes_back_to_an_earlier_line_gets_pieces_in_source_order():
    words = source("云溪渡口开航")
    head = Head("main", at(1, "开航", start=4))
    blocks = (Byline(at(1, "渡口", start=2)), Paragraph(at(1, "云溪")))
    assert item_of(*blocks, heads=(head,), sources=(words,)) == (
        '<head type="main" xml:id="a001-h1" n="h1"><lb n="1.3"/>开航</head>'
        '<byline xml:id="a001-b1" n="b1"><lb n="1.2"/>渡口</byline>'
        '<p xml:id="a001-p1" n="1"><lb n="1"/>云溪</p>'
    )


def test_a_line_whose_text_begins_after_a_space_is_one_piece():
    assert inside_p(LineBreak(1, 1, 2), "甲") == '<lb n="1"/>甲'


def test_a_block_that_runs_on_in_a_line_after_a_name_needs_no_break():
    line = source("记者林舟报道")
    names = (Name("role", ("记者",)), Name("person", ("林舟",)))
    assert item_of(Byline(at(1, *names)), Paragraph(at(1, "报道", start=4)), sources=(line,)) == (
        '<byline xml:id="a001-b1" n="b1"><lb n="1"/><roleName>记者</roleName>'
        "<persName>林舟</persName></byline>"
        '<p xml:id="a001-p1" n="1">报道</p>'
    )


def test_with_two_sources_every_line_names_its_file():
    sources = (source("甲"), source("乙", index=2))
    content = (LineBreak(1, 1), "甲", LineBreak(2, 1, join="no"), "乙")
    expected = '<lb n="1" edRef="#src-1"/>甲<lb n="1" edRef="#src-2" break="no"/>乙'
    assert inside_p(*content, sources=sources) == expected


def test_lines_of_equal_number_in_two_files_are_no_pieces_of_each_other():
    sources = (source("甲"), source("乙", index=2))
    assert ".2" not in inside_p(*at(1, "甲"), *at(1, "乙", source=2), sources=sources)


# Breaks


def test_a_column_break_is_numbered_in_its_item_and_tells_its_doubt():
    content = (*at(1, "甲"), ColumnBreak("no"), LineBreak(1, 2, join="no"), "乙")
    content += (ColumnBreak("yes", ""), LineBreak(1, 3, join="yes"), "丙")
    first = inside_p(*content)
    assert first == (
        '<lb n="1"/>甲<cb n="2" break="no" cert="low" resp="#teikit"/><lb n="2" break="no"/>乙'
        '<cb n="3" break="yes"/><lb n="3" break="yes"/>丙'
    )
    items = [Item(key, "article", (), (Paragraph(content),)) for key in ("one", "two")]
    assert body_of(*items).count('<cb n="2"') == 2


def test_a_page_break_stands_inside_a_paragraph_between_blocks_and_between_items():
    content = (*at(1, "甲"), PageBreak(2, "no"), LineBreak(1, 2, join="no"), "乙")
    item = Item("one", "article", (), (Paragraph(content), PageBreak(3), Paragraph(at(3, "丙"))))
    text = body_of(item, PageBreak(4))
    assert '甲<pb n="2" xml:id="pb-02" break="no"/><lb n="2" break="no"/>乙</p>' in text
    assert '</p><pb n="3" xml:id="pb-03"/><p' in text
    assert text.endswith('</div><pb n="4" xml:id="pb-04"/>')


def test_pages_left_out_are_stated_by_a_gap():
    gap = '<gap reason="not-digitised" unit="page" quantity="2"/><pb n="4" xml:id="pb-04"/>'
    assert gap in body_of(Item("one", "article", (), (BODY,)), PageBreak(4))


# Names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("person", ("甲",), "editor"), '<persName role="editor">甲</persName>'),
        (Name("person", ("甲",)), "<persName>甲</persName>"),
        (Name("role", ("甲",)), "<roleName>甲</roleName>"),
        (Name("agency", ("甲",)), '<orgName type="agency">甲</orgName>'),
        (Name("organisation", ("甲",)), "<orgName>甲</orgName>"),
        (Name("place", ("甲",)), "<placeName>甲</placeName>"),
        (Name("date", ("甲",), regular="2031-11-05"), '<date when="2031-11-05">甲</date>'),
        (Name("date", ("甲",), regular="11-05"), "<date>甲</date>"),
        (Name("date", ("甲",), regular="2031-02-29"), "<date>甲</date>"),
        (
            Name("place", ("甲",), certainty="low"),
            '<placeName cert="low" resp="#teikit">甲</placeName>',
        ),
        (
            Name("person", ("甲",), "author", "乙", "medium"),
            '<persName role="author"><choice><orig>甲</orig>'
            '<reg resp="#teikit" cert="medium">乙</reg></choice></persName>',
        ),
        (
            Name("person", ("甲",), regular="乙"),
            '<persName><choice><orig>甲</orig><reg resp="#teikit">乙</reg></choice></persName>',
        ),
    ],
)
def test_a_name_is_written_by_its_kind(name, written):
    assert inside_p(*at(1, name)) == '<lb n="1"/>' + written


def test_a_name_may_run_over_a_line_end():
    name = Name("person", ("甲", LineBreak(1, 2, join="no"), "乙"), regular="甲乙")
    assert '<orig>甲<lb n="2" break="no"/>乙</orig>' in inside_p(*at(1, name))


# Headings and items


def test_headings_stand_in_the_order_of_their_roles():
    roles = ("deck", "main", "kicker", "column", "deck")
    heads = [Head(role, at(line, "甲乙丙丁戊"[line - 1])) for line, role in enumerate(roles, 1)]
    text = item_of(BODY, heads=tuple(heads))
    types = [part.partition('"')[0] for part in text.split('<head type="')[1:]]
    assert types == ["column", "kicker", "main", "deck", "deck"]
    assert text.index('xml:id="a001-h4" n="h4"><lb n="1"/>') < text.index('<lb n="5"/>')


def test_a_doubtful_heading_says_so():
    text = item_of(BODY, heads=(Head("main", at(2, "乙"), "low"),))
    assert text.startswith(
        '<head type="main" xml:id="a001-h1" n="h1" cert="low" resp="#teikit"><lb n="2"/>乙</head>'
    )


@pytest.mark.parametrize(
    ("kind", "attributes"),
    [
        ("article", ' rend="unheaded"'),
        ("notice", ' rend="unheaded"'),
        ("advertisement", ' rend="unheaded"'),
        ("photo-story", ""),
        ("fragment", ' cert="low" resp="#teikit"'),
    ],
)
def test_an_item_without_main_heading_is_unheaded_where_it_needs_one(kind, attributes):
    text = body_of(Item("one", kind, (), (BODY,)))
    assert text.startswith(f'<div type="{kind}" xml:id="a001" n="1"{attributes}>')


def test_an_item_states_its_subtype_and_its_doubt():
    main = (Head("main", at(2, "乙")),)
    text = body_of(Item("one", "article", main, (BODY,), subtype="brief", certainty="medium"))
    start = '<div type="article" subtype="brief" xml:id="a001" n="1" cert="medium" resp="#teikit">'
    assert text.startswith(start)


def test_items_are_numbered_through_sections_and_a_section_head_has_no_id():
    section = Section(
        Head("column", at(2, "乙")), (Item("two", "article", (), (Paragraph(at(3, "丙")),)),)
    )
    text = body_of(Item("one", "article", (), (BODY,)), section)
    assert '<div type="section"><head type="column"><lb n="2"/>乙</head>' in text
    assert '<div type="article" xml:id="a002" n="2" rend="unheaded">' in text


# Blocks


def test_what_shares_a_line_with_the_paragraph_is_run_in():
    blocks = (
        Dateline(at(1, "甲"), "medium"),
        Byline(at(1, "（记者）", start=1), run_in=True),
        Paragraph(at(1, "乙", start=5)),
        Byline(at(2, "乙")),
    )
    assert item_of(*blocks) == (
        '<dateline xml:id="a001-d1" n="d1" rendition="#run-in" cert="medium" resp="#teikit">'
        '<lb n="1"/>甲</dateline>'
        '<byline xml:id="a001-b1" n="b1" rendition="#run-in">（记者）</byline>'
        '<p xml:id="a001-p1" n="1">乙</p>'
        '<byline xml:id="a001-b2" n="b2"><lb n="2"/>乙</byline>'
    )


def test_a_dateline_between_paragraphs_opens_the_next_one():
    blocks = (BODY, Dateline(at(2, "乙")), Paragraph(at(2, "丙", start=1)))
    assert item_of(*blocks).endswith(
        '<p xml:id="a001-p2" n="2"><seg type="dateline"><lb n="2"/>乙</seg>丙</p>'
    )


def test_a_dateline_of_another_line_does_not_know_how_its_paragraph_joins():
    blocks = (BODY, Dateline(at(3, "丙")), Paragraph(at(2, "乙")))
    assert '</seg><lb n="2" break="maybe"/>乙</p>' in item_of(*blocks)


def test_a_signature_between_paragraphs_stays_with_the_one_before_if_run_in():
    run_in = Byline(at(1, "（记者）", start=1), run_in=True)
    text = item_of(BODY, run_in, Paragraph(at(2, "乙")))
    assert '<lb n="1"/>甲<seg type="byline">（记者）</seg></p>' in text
    text = item_of(BODY, Byline(at(3, "丙")), Paragraph(at(2, "乙")))
    assert '<p xml:id="a001-p2" n="2"><seg type="byline"><lb n="3"/>丙</seg></p>' in text


def test_text_after_a_subsection_goes_into_it_and_a_signature_stays_outside():
    subsection = Subsection(Head("subhead", at(2, "乙")), (Paragraph(at(3, "丙")),))
    blocks = (BODY, subsection, PageBreak(2), Paragraph(at(4, "丁")), Byline(at(5, "戊")))
    assert item_of(*blocks) == (
        '<p xml:id="a001-p1" n="1"><lb n="1"/>甲</p>'
        '<div type="subsection" xml:id="a001-s1" n="s1">'
        '<head type="subhead" xml:id="a001-h1" n="h1"><lb n="2"/>乙</head>'
        '<p xml:id="a001-p2" n="2"><lb n="3"/>丙</p><pb n="2" xml:id="pb-02"/>'
        '<p xml:id="a001-p3" n="3"><lb n="4"/>丁</p></div>'
        '<byline xml:id="a001-b1" n="b1"><lb n="5"/>戊</byline>'
    )


def test_a_signature_between_subsections_closes_the_first_one():
    first = Subsection(Head("subhead", at(2, "乙")), (Paragraph(at(3, "丙")),))
    second = Subsection(Head("subhead", at(5, "戊")), (Paragraph(at(6, "己")),))
    text = item_of(BODY, first, Byline(at(4, "丁")), second)
    assert '丙</p><byline xml:id="a001-b1" n="b1"><lb n="4"/>丁</byline></div><div' in text


def test_a_dateline_after_the_text_is_text_and_so_is_the_signature_before_it():
    assert item_of(BODY, Byline(at(3, "丙")), Dateline(at(2, "乙"))).endswith(
        '<p xml:id="a001-p2" n="2"><seg type="byline"><lb n="3"/>丙</seg></p>'
        '<p xml:id="a001-p3" n="3"><seg type="dateline"><lb n="2"/>乙</seg></p>'
    )


def test_a_picture_holds_its_title_its_text_and_its_credit():
    figure = Figure(
        (Head("caption", at(1, "甲")),),
        (Paragraph(at(2, "乙")),),
        Byline(at(2, "丙", start=1), run_in=True),
        "drawing",
        "low",
    )
    assert item_of(figure, kind="photo-story") == (
        '<figure type="drawing" xml:id="a001-f1" n="f1" cert="low" resp="#teikit">'
        '<head type="caption" xml:id="a001-h1" n="h1"><lb n="1"/>甲</head>'
        '<p xml:id="a001-p1" n="1"><lb n="2"/>乙</p>'
        '<byline xml:id="a001-b1" n="b1" rendition="#run-in">丙</byline></figure>'
    )


def test_a_stanza_holds_its_lines():
    verse = Verse((at(1, "甲"), at(2, "乙")))
    assert item_of(verse) == '<lg><l><lb n="1"/>甲</l><l><lb n="2"/>乙</l></lg>'


def test_a_table_holds_its_rows_and_the_space_between_two_cells_is_of_the_first():
    rows = ((at(1, "队名 "), (LineBreak(1, 1, 3), "胜")), (at(2, "甲 "), (LineBreak(1, 2, 2), "3")))
    assert item_of(Table(rows, headed=True)) == (
        '<table><row role="label"><cell><lb n="1"/>队名 </cell><cell>胜</cell></row>'
        '<row><cell><lb n="2"/>甲 </cell><cell>3</cell></row></table>'
    )


def test_a_closing_names_who_signs_and_the_day():
    name = Name("date", (LineBreak(1, 4), "2031年11月5日"), regular="2031-11-05")
    closing = Closing((at(2, "甲"), at(3, "乙")), (name,))
    assert item_of(BODY, closing).endswith(
        '<closer xml:id="a001-c1" n="c1"><signed><lb n="2"/>甲</signed>'
        '<signed><lb n="3"/>乙</signed>'
        '<date when="2031-11-05"><lb n="4"/>2031年11月5日</date></closer>'
    )


# Furniture and jumps


def test_furniture_has_its_kind_its_place_and_a_running_id():
    text = body_of(Furniture("header", at(1, "甲"), "top"), Furniture("other", at(2, "乙")))
    assert text == (
        '<fw type="header" place="top" xml:id="fw-01"><lb n="1"/>甲</fw>'
        '<fw type="other" xml:id="fw-02"><lb n="2"/>乙</fw>'
    )


def test_parts_of_a_piece_point_to_each_other_and_so_do_their_jumps():
    first = Item("one", "article", (), (BODY, jump(2, "乙", "to")), continued="two")
    second = Item("two", "article", (), (jump(3, "丙", "from"), Paragraph(at(4, "丁"))))
    text = body_of(first, second)
    assert 'rend="unheaded" part="I" next="#a002"' in text
    assert 'rend="unheaded" part="F" prev="#a001"' in text
    assert '<lb n="2"/><ref type="jump-to" target="#a002">乙</ref></fw>' in text
    assert '<lb n="3"/><ref type="jump-from" target="#a001">丙</ref></fw>' in text


def test_a_piece_in_three_parts_has_a_middle():
    items = (
        Item("one", "article", (), (BODY,), continued="two"),
        Item("two", "article", (), (Paragraph(at(2, "乙")),)),
        Item("three", "article", (), (Paragraph(at(3, "丙")),), continues="two"),
    )
    assert 'part="M" next="#a003" prev="#a001"' in body_of(*items)


def test_a_jump_to_a_part_that_is_not_here_points_nowhere():
    item = Item("one", "article", (), (BODY, jump(2, "乙", "to")), continued="elsewhere")
    text = body_of(item)
    assert '<ref type="jump-to">乙</ref>' in text
    assert "part=" not in text


def test_a_jump_line_at_the_end_of_a_paragraph_belongs_to_it():
    assert item_of(BODY, jump(1, "（下转2版）", "to", start=1)) == (
        '<p xml:id="a001-p1" n="1"><lb n="1"/>甲'
        '<fw type="jump" xml:id="fw-01"><ref type="jump-to">（下转2版）</ref></fw></p>'
    )


def jump(number, words, direction, start=0):
    return Furniture("jump", at(number, words, start=start), direction=direction)
