# SPDX-License-Identifier: Apache-2.0
"""The reading model: which items there are, where they stand, and what the header says of them."""

import pytest
from hypothesis import given
from invented import HEAD, HEADER, PAGE, article, constructs, issue, issues
from lxml import etree

from teikit.exporters.reading import Block, Edition, Item, read_edition
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.tei.node import view


def edition_of(xml: str) -> Edition:
    return read_edition(TeiDocument(etree.fromstring(xml.encode())), Report())


def codes_of(xml: str) -> list[str]:
    report = Report()
    read_edition(TeiDocument(etree.fromstring(xml.encode())), report)
    return [one.code for one in report.findings]


def body_of(item: Item) -> list[tuple[str, list[str]]]:
    return [(one.kind, [part.text for part in one.parts]) for one in item.blocks]


def text_of(content: str) -> str:
    """The reading text of one paragraph."""
    (item,) = edition_of(issue(PAGE + article(f"{HEAD}<p>{content}</p>"))).items
    return item.blocks[0].parts[0].text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("甲<lb n='2'/>乙", "甲乙"),
        ("甲<lb n='2'/>b", "甲 b"),
        ("a<lb n='2'/>b", "a b"),
        ("a<lb n='2' break='maybe'/>b", "a b"),
        ("a<lb n='2' break='no'/>b", "ab"),
        ("甲<lb n='2' break='yes'/>乙", "甲 乙"),
        ("甲”<lb n='2'/>乙", "甲”乙"),
        ("he said ”<lb n='2'/>“no", "he said ” “no"),
        ("甲 \n <lb n='2' break='no'/> 乙", "甲乙"),
        ("甲<pb n='2'/><lb n='2' break='no'/>b", "甲b"),
        ("re<pc force='weak'>-</pc><lb n='2' break='no'/>turn", "return"),
        ("re\u00ad<lb n='2' break='no'/>turn", "return"),
        ("re\u00adturn", "re\u00adturn"),
        ("well<pc>-</pc>known", "well-known"),
        ("甲　乙  丙", "甲　乙  丙"),
        ("甲\n  乙\t丙", "甲 乙 丙"),
        ("　　甲　", "甲"),
        ("<gap unit='chars' quantity='51'/>", "［…］"),
        ("<gap unit='chars' quantity='50'/>", "□" * 50),
        ("甲<space quantity='3'/>乙", "甲   乙"),
        ("<choice><abbr>甲</abbr><expan>乙</expan></choice>", "乙"),
        ("<choice><seg>甲</seg><seg>乙</seg></choice>", "甲"),
        ("<sic>甲</sic><orig>乙</orig>", "甲乙"),
        ("<app><lem>甲</lem><rdg>乙</rdg></app>", "甲"),
        ("<subst>\n<del>甲</del>\n<add>乙</add>\n</subst>", "乙"),
        ("\uf9dc", "\uf9dc"),
        ("e\u0301", "e\u0301"),
        ("甲<!-- c --><?pi?>乙", "甲乙"),
    ],
)
def test_reading_text(content, text):
    assert text_of(content) == text


def test_ids_are_those_of_issue_and_item():
    (item,) = edition_of(issue(PAGE + article(f"{HEAD}<p>甲</p>"))).items
    assert item.id == "yxrb-20311105-a001"


def test_an_id_that_cannot_be_used_is_replaced_and_does_not_depend_on_the_place():
    odd = '<div type="article" xml:id="é.1"><p>甲</p></div>'
    alone = edition_of(issue(PAGE + odd)).items[0].id
    second = edition_of(issue(PAGE + article("<p>乙</p>") + odd)).items[1].id
    assert alone == second
    assert alone.startswith("i-")


def test_two_items_without_id_and_with_one_text_are_told_apart():
    odd = '<div type="article"><p>甲</p></div>'
    first, second = (one.id for one in edition_of(issue(PAGE + odd + odd)).items)
    assert second == f"{first}-2"


def test_parts_of_a_jumped_item_are_joined_in_their_order():
    first, other = edition_of(constructs("a jumped article")).items
    assert [one.id for one in first.parts] == ["a001", "a003"]
    assert (first.page, first.pages, other.pages) == ("1", ("1", "2"), ("1",))
    assert body_of(first)[:3] == [
        ("paragraph", ["甲。"]),
        ("heading", ["后续"]),
        ("paragraph", ["丙。"]),
    ]


@pytest.mark.parametrize("answer", ["", 'prev="#a001"', 'prev="other.tei.xml#a001"'])
def test_links_are_joined_only_if_they_answer_each_other(answer):
    xml = issue(
        PAGE
        + article(f"{HEAD}<p>甲</p>", "a001", 'next="#a002"')
        + article("<head type='main'>乙</head><p>乙</p>", "a002", answer)
    )
    joined = answer == 'prev="#a001"'
    edition = edition_of(xml)
    assert len(edition.items) == (1 if joined else 2)
    assert ("X107" in codes_of(xml)) is not joined
    if not joined:
        (link,) = edition.items[0].links
        assert (link.relation, link.target) == ("continued-by", "yxrb-20311105-a002")


def test_a_circle_of_links_is_not_joined():
    xml = issue(
        PAGE
        + article(f"{HEAD}<p>甲</p>", "a001", 'next="#a002" prev="#a002"')
        + article(f"{HEAD}<p>乙</p>", "a002", 'next="#a001" prev="#a001"')
    )
    assert len(edition_of(xml).items) == 2
    assert codes_of(xml) == ["X107"]


def test_text_outside_any_item_is_one_item_a_page():
    xml = issue(f'{PAGE}<p>甲</p><figure><p>乙</p></figure>{article(HEAD)}<pb n="2"/>丙')
    kinds = [(one.kind, one.page, one.label) for one in edition_of(xml).items]
    assert kinds == [("page", "1", "1"), ("article", "1", "渡口的灯亮了"), ("page", "2", "2")]


def test_a_division_of_unknown_type_is_an_article_or_a_group():
    inner = '<div type="essay"><head>甲</head><p>乙</p></div>'
    xml = issue(f'{PAGE}<div type="part"><head>卷一</head>{inner}</div>')
    (item,) = edition_of(xml).items
    assert (item.kind, item.section, item.headline) == ("article", "卷一", "甲")


def test_an_item_without_main_heading_is_called_by_its_first_words():
    text = "一二三四五六七八九十一二三四五六七八九十一二三"
    (item,) = edition_of(issue(PAGE + article(f"<p>{text}</p>"))).items
    assert (item.label, item.label_made, item.headline) == (text[:20], True, "")


@pytest.mark.parametrize(
    ("header", "label", "section"),
    [
        ("第2版　综合", "2", "综合"),
        ("05 综合 2031年11月5日 星期三", "05", "综合"),
        ("2031年11月5日 星期三 云溪日报 A02版 要闻", "A02", "要闻"),
        ("第2版 国内 国际", "2", ""),
        ("云溪日报", "1", ""),
    ],
)
def test_a_page_is_called_as_its_printed_header_says(header, label, section):
    xml = issue(f"{PAGE}<fw type='header'>{header}</fw>{article(HEAD)}")
    (page,) = edition_of(xml).pages
    assert (page.label, page.section, page.number) == (label, section, 1)


def test_a_page_is_called_as_the_header_of_the_file_says():
    scope = '<biblScope unit="page" n="1">A01</biblScope></monogr>'
    xml = issue(PAGE + article(HEAD)).replace("</monogr>", scope)
    assert edition_of(xml).pages[0].label == "A01"


def test_the_editors_of_a_page_belong_to_it():
    credit = (
        "<fw type='credits'><roleName>责任编辑</roleName> <persName role='editor'><choice>"
        "<orig>石 川</orig><reg>石川</reg></choice></persName></fw>"
    )
    edition = edition_of(issue(PAGE + article(HEAD) + credit))
    (person,) = edition.pages[0].people
    assert (person.name, person.printed, person.role, person.label) == (
        "石川", "石 川", "editor", "责任编辑",
    )  # fmt: skip
    assert edition.items[0].people == ()


def test_a_text_without_page_breaks_is_one_page():
    edition = edition_of(issue(article(f"{HEAD}<p>甲</p>")))
    assert [(one.label, one.items) for one in edition.pages] == [("1", ("yxrb-20311105-a001",))]


def test_regions_are_in_pixels_of_the_image():
    facsimile = (
        '<facsimile><surface xml:id="s-1" ulx="0" uly="0" lrx="1000" lry="1400"><graphic '
        'url="1.jpg" width="2000px" height="2800px"/>'
        '<zone xml:id="z-1" ulx="10" uly="20" lrx="110" lry="70"/>'
        '<zone xml:id="z-2" points="5,5 15,5 10,25"/></surface></facsimile>'
    )
    xml = issue(
        PAGE.replace("/>", ' facs="#s-1"/>')
        + article(f"{HEAD}<figure facs='#z-2'><p>图</p></figure>", "a001", 'facs="#z-1"')
    ).replace("<text ", facsimile + "<text ")
    edition = edition_of(xml)
    (item,) = edition.items
    assert [(one.page, one.box) for one in item.regions] == [("1", (20.0, 40.0, 200.0, 100.0))]
    assert item.figures[0].regions[0].box == (10.0, 10.0, 20.0, 40.0)
    image = edition.pages[0].image
    assert image is not None
    assert (image.source, image.width, image.height) == ("1.jpg", 2000, 2800)


def with_header(*edits: tuple[str, str]) -> Edition:
    header = HEADER
    for old, new in edits:
        assert old in header
        header = header.replace(old, new)
    return edition_of(issue(PAGE + article(HEAD)).replace(HEADER, header))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ('<date when="2031-11-05"/>', ("2031-11-05", "exact")),
        ('<date when="2031-11-05" cert="low" resp="#teikit"/>', ("2031-11-05", "approximate")),
        ('<date when="2031-11"/>', ("2031-11", "approximate")),
        ('<date notBefore="2031-11-01" notAfter="2031-11-30"/>', ("2031-11-01", "approximate")),
        ('<date when="2031-13-01"/>', ("", "unknown")),
        ('<date cert="unknown" resp="#teikit"/>', ("", "unknown")),
        ("", ("", "unknown")),
    ],
)
def test_a_date_is_as_exact_as_the_header_says(date, expected):
    known = with_header(('<date when="2031-11-05"/>', date)).metadata
    assert (known.date, known.date_certainty) == expected


def test_the_header_is_read_and_nothing_is_invented():
    known = with_header().metadata
    assert (known.title, known.number, known.sources[0].file) == ("云溪日报", "1024", "issue.txt")
    assert (known.publisher, known.issn, known.rights, known.edition) == ("", "", "", "")


def test_unknown_rights_are_no_rights():
    rights = '<availability status="{}"><p>Words.</p></availability></publicationStmt>'
    for status, words in (("unknown", ""), ("restricted", "Words.")):
        known = with_header(("</publicationStmt>", rights.format(status))).metadata
        assert known.rights == words


def test_keywords_are_bound_to_their_items():
    classes = (
        "</fileDesc><profileDesc><textClass xml:id='k' default='true'><keywords><term>防汛</term>"
        "</keywords></textClass><textClass xml:id='kw-a001'><keywords><term>渡口</term></keywords>"
        "</textClass></profileDesc>"
    )
    header = HEADER.replace("</fileDesc>", classes)
    items = article(HEAD, "a001", 'decls="#kw-a001"') + article(HEAD, "a002")
    edition = edition_of(issue(PAGE + items).replace(HEADER, header))
    assert edition.metadata.keywords == ("防汛",)
    assert [one.keywords for one in edition.items] == [("渡口",), ()]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ("<change who='#teikit'>x</change>", "machine"),
        ("<change who='#ed' target='#a001'>x</change><change who='#teikit'>x</change>", "reviewed"),
        ("<change who='#ed'>x</change><change who='#teikit'>x</change>", ""),
        ("", ""),
    ],
)
def test_an_item_is_reviewed_only_if_a_change_says_so(changes, status):
    end = ("</teiHeader>", f"<revisionDesc>{changes}</revisionDesc></teiHeader>")
    assert with_header(end).items[0].status == status


def test_doubt_is_remembered_once_a_kind():
    content = (
        '<head type="main" cert="medium">甲</head><p cert="low">乙<cb n="2" cert="low"/>丙</p>'
        '<p cert="low">丁</p><p cert="high">戊</p>'
    )
    (item,) = edition_of(issue(PAGE + article(content))).items
    assert item.doubts == (("head", "medium"), ("p", "low"), ("cb", "low"))


def test_a_facsimile_is_read_only_if_something_points_to_it(monkeypatch):
    def refuse(_facsimile: object) -> None:
        raise AssertionError("the facsimile was read")

    zones = "<facsimile><surface><zone/></surface></facsimile><text "
    xml = issue(PAGE + article(HEAD)).replace("<text ", zones)
    monkeypatch.setattr("teikit.exporters.reading.geometry._box", refuse)
    assert len(edition_of(xml).items) == 1


@given(issues().map(lambda xml: xml.replace("\u00ad", "")))
def test_every_character_is_in_an_item_or_counted_as_set_aside(xml):
    edition = edition_of(xml)
    text = next(view(TeiDocument(etree.fromstring(xml))).elements("text"))
    carried = "".join(one for item in edition.items for one in texts(item))
    carried = carried.replace("□", "")  # stands for what cannot be read, and for no character
    aside = sum(one.characters for one in edition.set_aside)
    assert len("".join(carried.split())) + aside == len("".join(text.text().split()))


def texts(item: Item) -> list[str]:
    """All texts of an item, run-in bylines in their blocks only."""
    found = [one.text for one in item.headings]
    found += [one.text for one in item.bylines if one.position != "runIn"]
    for one in item.content:
        blocks = (one,) if isinstance(one, Block) else one.caption
        found += [part for block in blocks for part in block.parts]
        found += [] if isinstance(one, Block) else list(one.title)
    return [one.text for one in found]
