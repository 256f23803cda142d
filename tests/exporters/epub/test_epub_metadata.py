# SPDX-License-Identifier: Apache-2.0
"""What a book says of itself: identity, people, series, accessibility, and nothing invented."""

import re

import pytest
from epub_books import PNG, XHTML, Opened, book_bytes, opened, tei
from invented import HEADER, PAGE, article

from teikit.exporters.epub.book import Materials

MEDIA = Materials(media={"a.png": PNG}, cover=PNG)


def identifier(body: str = PAGE, header: str = HEADER, name: str = "t-1") -> str:
    (found,) = opened(tei(body, header=header, name=name)).find("//dc:identifier/text()")
    return found


def with_figure(content: str) -> str:
    figure = f'<figure xml:id="f1"><graphic url="a.png"/>{content}</figure>'
    return PAGE + article(f'<head type="main">题</head><p>文。</p>{figure}')


def test_the_same_issue_is_the_same_book_after_every_export():
    first = identifier()
    other_text = identifier(PAGE + article("<p>改过的文字。</p>"))
    assert first == other_text == identifier(name="t-2")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first)
    assert first[len("urn:uuid:") + 14] == "5"


def test_another_day_paper_edition_or_page_is_another_book():
    others = {
        identifier(header=HEADER.replace("2031-11-05", "2031-11-06")),
        identifier(header=HEADER.replace("云溪日报", "云溪晚报")),
        identifier(header=HEADER.replace("<imprint>", "<edition>晚刊</edition><imprint>")),
        identifier(body='<pb n="2" xml:id="pb-02"/>'),
        identifier(),
    }
    assert len(others) == 5


def test_an_unidentified_issue_is_known_by_its_id():
    assert identifier(header="<teiHeader/>") == identifier(PAGE * 2, header="<teiHeader/>")
    assert identifier(header="<teiHeader/>") != identifier(header="<teiHeader/>", name="t-2")


@pytest.mark.parametrize(
    ("when", "stated"),
    [('when="2031-11-05"', ["2031-11-05"]), ('when="2031"', ["2031"]), ('cert="unknown"', [])],
)
def test_the_date_is_stated_as_far_as_it_is_known(when, stated):
    book = opened(tei(PAGE, header=HEADER.replace('when="2031-11-05"', when)))
    assert book.find("//dc:date/text()") == stated


def test_a_day_that_is_only_likely_is_not_stated():
    header = HEADER.replace('when="2031-11-05"', 'when="2031-11-05" cert="low"')
    book = opened(tei(PAGE, header=header))
    assert book.find("//dc:date") == []
    assert book.find("//dc:title/text()") == ["云溪日报 约2031年11月5日"]


@pytest.mark.parametrize(
    ("issn", "stated"),
    [
        ("0028-0836", ["urn:issn:0028-0836"]),
        ("2434561X", ["urn:issn:2434-561X"]),
        ("0028-0837", []),
        ("0000-0000", []),
        ("ISSN 0028-0836", []),
    ],
)
def test_an_issn_is_stated_only_if_it_can_be_one(issn, stated):
    header = HEADER.replace("<imprint>", f'<idno type="ISSN">{issn}</idno><imprint>')
    assert opened(tei(PAGE, header=header)).meta("dcterms:identifier") == stated


def test_the_newspaper_is_a_series_and_the_number_a_place_in_it():
    book = opened(tei(PAGE))
    assert book.meta("belongs-to-collection") == ["云溪日报"]
    assert book.meta("collection-type") == ["series"]
    assert book.meta("group-position") == ["1024"]


def test_what_the_tei_lacks_is_not_stated():
    book = opened(tei(PAGE, header="<teiHeader/>"))
    absent = ("dc:date", "dc:creator", "dc:contributor", "dc:publisher", "dc:rights", "dc:subject")
    assert [one for one in absent if book.find(f"//{one}")] == []
    for name in (
        "belongs-to-collection",
        "dcterms:conformsTo",
        "a11y:certifiedBy",
        "group-position",
    ):
        assert book.meta(name) == []


def test_nobody_is_said_to_certify_the_book():
    book = opened(tei(with_figure("<figDesc>渡船</figDesc>")), MEDIA)
    assert b"conformsTo" not in book.files["EPUB/package.opf"]
    assert b"certifiedBy" not in book.files["EPUB/package.opf"]


def test_people_are_contributors_by_reference_or_name_with_their_roles():
    bylines = (
        '<byline><persName role="reporter" ref="#p1">山禾</persName>'
        '<persName role="photographer" ref="#p1">山 禾</persName>'
        '<persName role="translator">白露</persName><persName>无名</persName>'
        '<persName role="other">丁</persName></byline>'
    )
    book = opened(tei(PAGE + article(f'<head type="main">题</head>{bylines}<p>文。</p>')))
    assert book.find("//dc:contributor/text()") == ["山禾", "白露", "丁"]
    assert book.meta("role") == ["rpt", "pht", "trl"]


def test_publisher_rights_keywords_and_editor_come_from_the_header():
    header = (
        HEADER.replace(
            "<imprint>", "<editor>石川</editor><imprint><publisher>云溪日报社</publisher>"
        )
        .replace(
            "<publisher>x</publisher>",
            "<publisher>x</publisher><availability><licence target='https://example.org/l'>可用"
            "</licence></availability>",
        )
        .replace(
            "</teiHeader>",
            '<profileDesc><textClass default="true"><keywords><term>防汛</term></keywords>'
            "</textClass></profileDesc></teiHeader>",
        )
    )
    book = opened(tei(PAGE, header=header))
    assert book.find("//dc:creator/text()") == ["石川"]
    assert book.find("//dc:publisher/text()") == ["云溪日报社"]
    assert book.find("//dc:rights/text()") == ["可用"]
    assert book.find("//dc:subject/text()") == ["防汛"]
    assert book.meta("role") == ["edt"]


def test_the_pages_are_said_to_be_those_of_the_print():
    assert opened(tei(PAGE)).meta("pageBreakSource") == ["云溪日报 2031年11月5日 第1024期"]
    unknown = HEADER.replace('level="j"', 'level="m"')
    assert opened(tei(PAGE, header=unknown)).meta("pageBreakSource") == ["issue.txt"]


def test_a_book_without_pictures_needs_no_eyes():
    book = opened(tei(PAGE))
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta("schema:accessModeSufficient") == ["textual"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert "图片" not in book.meta("schema:accessibilitySummary")[0]


def test_a_described_picture_is_alternative_text():
    data, report = book_bytes(tei(with_figure("<p>晨光</p><figDesc>渡船</figDesc>")), MEDIA)
    book = Opened(data)
    (picture,) = book.document("t-1-a001").iter(f"{XHTML}img")
    assert picture.get("alt") == "渡船"
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" in book.meta("schema:accessibilityFeature")
    assert "X111" not in [one.code for one in report.findings]


@pytest.mark.parametrize(
    ("content", "alternative"),
    [("<head>渡口</head><p>晨光</p>", "渡口 晨光"), ("", "没有文字说明的图片")],
)
def test_a_picture_without_description_is_not_said_to_have_one(content, alternative):
    data, report = book_bytes(tei(with_figure(content)), MEDIA)
    book = Opened(data)
    (picture,) = book.document("t-1-a001").iter(f"{XHTML}img")
    assert picture.get("alt") == alternative
    assert book.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in book.meta("schema:accessibilityFeature")
    assert "X111" in [one.code for one in report.findings]


@pytest.mark.parametrize("data", [None, b"", b"<svg/>", b"%PDF-1.7"])
def test_a_picture_that_is_not_there_is_reported_and_its_words_stay(data):
    media = {} if data is None else {"a.png": data}
    xml = tei(with_figure('<p>晨光</p><figDesc xml:lang="en">a boat</figDesc>'))
    made, report = book_bytes(xml, Materials(media=media, cover=PNG))
    figure = Opened(made).document("t-1-a001").find(f".//{XHTML}figure")
    assert ["".join(one.itertext()) for one in figure.iter(f"{XHTML}p")] == ["［a boat］", "晨光"]
    assert figure.find(f"{XHTML}p").get("class") == "description gen"
    assert [one.message for one in report.findings if one.code == "X110"] == [
        'pictures that are left out: 1, the first is "a.png"'
    ]


def test_a_picture_that_is_used_twice_is_one_file():
    twice = with_figure("<figDesc>甲</figDesc>").replace("</figure>", "</figure><p>文。</p>")
    figure = '<figure><graphic url="b.png"/><figDesc>乙</figDesc></figure>'
    xml = tei(twice.replace("</div>", f"{figure}</div>"))
    book = opened(xml, Materials(media={"a.png": PNG, "b.png": PNG}, cover=PNG))
    assert len([name for name in book.files if name.startswith("EPUB/images/")]) == 1
    assert len(book.find("//o:item[@media-type='image/png']")) == 1
