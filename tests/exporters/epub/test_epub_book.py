# SPDX-License-Identifier: Apache-2.0
"""How a book is put together: documents, ways through it, names, words of ours."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from epub_books import NAMES, OPS, PNG, XHTML, Opened, book_bytes, opened, tei
from invented import HEADER, PAGE, article, issue

from teikit.exporters.epub import export_epub
from teikit.exporters.epub.book import Materials
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

P2 = '<pb n="2" xml:id="pb-02"/>'
TWO_PAGES = (
    PAGE
    + article('<head type="main">渡口开航</head><p>上半句，<pb n="2" xml:id="pb-02"/>下半句。</p>')
    + article('<head type="main">果园修路</head><p>文。</p>', "a002")
)


def words(element) -> str:
    return "".join(element.itertext())


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def test_each_article_is_a_document_after_the_opener_of_its_page():
    book = opened(issue(TWO_PAGES))
    assert [one.removeprefix("EPUB/") for one in book.spine] == [
        "text/cover.xhtml",
        "nav.xhtml",
        "text/p01.xhtml",
        "text/yxrb-20311105-a001.xhtml",
        "text/p02.xhtml",
        "text/yxrb-20311105-a002.xhtml",
        "text/colophon.xhtml",
    ]


def test_the_contents_are_by_page():
    book = opened(issue(TWO_PAGES))
    assert book.links("toc") == [
        ("EPUB/text/p01.xhtml", "第1版"),
        ("EPUB/text/yxrb-20311105-a001.xhtml", "渡口开航"),
        ("EPUB/text/p02.xhtml", "第2版"),
        ("EPUB/text/yxrb-20311105-a002.xhtml", "果园修路"),
        ("EPUB/text/colophon.xhtml", "版本说明"),
    ]
    inner = book.nav.xpath("//h:nav[@e:type='toc']/h:ol/h:li/h:ol/h:li", namespaces=NAMES)
    assert len(inner) == 2


def test_a_page_has_one_break_and_the_list_of_pages_leads_to_it():
    book = opened(issue(TWO_PAGES))
    breaks = [
        (name, one.get("id"), one.get("aria-label"))
        for name in book.spine
        for one in book.parse(name).iter("*")
        if one.get(f"{OPS}type") == "pagebreak"
    ]
    assert breaks == [
        ("EPUB/text/p01.xhtml", "pb-01", "第1版"),
        ("EPUB/text/p02.xhtml", "pb-02", "第2版"),
    ]
    assert book.links("page-list") == [
        ("EPUB/text/p01.xhtml#pb-01", "1"),
        ("EPUB/text/p02.xhtml#pb-02", "2"),
    ]


def test_an_article_on_two_pages_links_to_the_second_one_and_is_listed_there():
    book = opened(issue(TWO_PAGES))
    (jump,) = book.document("yxrb-20311105-a001").iter(f"{XHTML}a")
    assert (jump.get("href"), words(jump)) == ("p02.xhtml", "转第2版")
    listed = [words(one) for one in book.document("p02").iter(f"{XHTML}li")]
    assert listed == ["果园修路", "上接：渡口开航"]


def test_the_ncx_has_the_labels_of_the_contents_and_an_order():
    book = opened(issue(TWO_PAGES))
    ncx = book.parse("EPUB/toc.ncx")
    labels = ncx.xpath("//n:navMap//n:text/text()", namespaces=NAMES)
    assert labels == [label for _, label in book.links("toc")]
    orders = [int(one) for one in ncx.xpath("//@playOrder")]
    assert sorted(orders) == list(range(1, 8))


def test_a_heading_keeps_its_roles():
    heads = "".join(
        f'<head type="{role}">{role}</head>' for role in ("column", "kicker", "main", "deck")
    )
    header = opened(issue(PAGE + article(f"{heads}<byline>记者 甲</byline><p>文。</p>")))
    group = header.document("yxrb-20311105-a001").find(f".//{XHTML}hgroup")
    found = [(one.tag.removeprefix(XHTML), one.get("class"), one.get("role")) for one in group]
    assert found == [
        ("p", "column", None),
        ("p", "kicker", None),
        ("h2", None, None),
        ("p", "subtitle", "doc-subtitle"),
    ]


def test_an_article_without_heading_has_one_that_is_not_seen():
    long = "一二三四五六七八九十一二三四五六七八九十一二三"
    book = opened(issue(PAGE + article(f"<p>{long}</p>")))
    (heading,) = book.document("yxrb-20311105-a001").iter(f"{XHTML}h2")
    assert heading.get("class") == "gen unheaded"
    assert words(heading) == f"{long[:20]}…"


def test_headings_go_down_one_by_one():
    deep = '<div type="x"><div type="y"><div type="z"><head>深</head><p>文。</p></div></div></div>'
    book = opened(issue(PAGE + article(f'<head type="main">题</head><p>文。</p>{deep}')))
    tags = [one.tag.removeprefix(XHTML) for one in book.articles().popitem()[1].iter("*")]
    assert [one for one in tags if re.fullmatch("h[1-6]", one)] == ["h2", "h3"]


def test_blocks_keep_their_kinds():
    blocks = (
        "<lg><l>山中</l><l>有雨</l></lg><list><item>甲</item><item>乙</item></list>"
        "<table><row><cell>1</cell><cell>2</cell></row><row><cell>3</cell></row></table>"
        "<quote>引</quote><note>注</note><closer><signed>丙</signed></closer>"
    )
    book = opened(issue(PAGE + article(f'<head type="main">题</head>{blocks}')))
    root = book.document("yxrb-20311105-a001")

    def found(path: str) -> list[str]:
        return [words(one) for one in root.xpath(path, namespaces=NAMES)]

    assert found("//h:div[@class='verse']/h:p") == ["山中", "有雨"]
    assert found("//h:ul/h:li") == ["甲", "乙"]
    assert [len(row) for row in root.iter(f"{XHTML}tr")] == [2, 1]
    assert found("//h:blockquote/h:p") == ["引"]
    assert found("//h:p[@class='note']") == ["注"]
    assert found("//h:p[@class='signature']") == ["丙"]


def test_what_the_text_knows_of_itself_is_shown():
    content = (
        '<choice><sic>进行进行</sic><corr>进行</corr></choice><hi rend="bold">粗</hi>'
        '<hi rend="sup">2</hi><hi>斜</hi><gap unit="chars" quantity="2"/><unclear>疑</unclear>'
        '<foreign xml:lang="en">word</foreign><foreign xml:lang="not a tag">x</foreign>'
    )
    book = opened(
        issue(PAGE + article(f'<dateline rendition="#run-in">本报讯 </dateline><p>{content}</p>'))
    )
    (paragraph,) = book.document("yxrb-20311105-a001").iter(f"{XHTML}p")
    found = [(one.tag.removeprefix(XHTML), dict(one.attrib), words(one)) for one in paragraph]
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert found == [
        ("span", {"class": "dateline"}, "本报讯"),
        ("span", {"class": "corrected", "title": "印刷原文：进行进行"}, "进行"),
        ("strong", {}, "粗"),
        ("sup", {}, "2"),
        ("em", {}, "斜"),
        ("span", {"class": "gap"}, "□□"),
        ("span", {"class": "unclear"}, "疑"),
        ("span", {"lang": "en", xml_lang: "en"}, "word"),
    ]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("#a001", "t-1-a001.xhtml"),
        ("#a001-p1", "t-1-a001.xhtml#a001-p1"),
        ("#pb-01", "p01.xhtml"),
        ("https://example.org/a/b%20c?d=1&amp;e=2#f", "https://example.org/a/b%20c?d=1&e=2#f"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#nothing", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://a b/", None),
        ("https://example.org/%zz", None),
        ("file:///etc/passwd", None),
        ("../../other.xhtml", None),
    ],
)
def test_a_link_leads_where_it_is_safe_or_stays_text(target, address):
    body = PAGE + article(f'<p xml:id="a001-p1">见<ref target="{target}">此</ref>。</p>')
    links = list(opened(tei(body)).document("t-1-a001").iter(f"{XHTML}a"))
    assert [one.get("href") for one in links] == ([address] if address else [])


def test_a_link_inside_a_link_stays_text():
    inner = '<ref target="#pb-01">甲<ref target="#a001">乙</ref></ref>'
    links = list(
        opened(tei(PAGE + article(f"<p>{inner}</p>"))).document("t-1-a001").iter(f"{XHTML}a")
    )
    assert [words(one) for one in links] == ["乙"]


def test_text_without_page_breaks_makes_no_list_of_pages():
    book = opened(tei(article('<head type="main">题</head><p>文。</p>')))
    assert book.links("page-list") == []
    assert [label for _, label in book.links("toc")][:2] == ["云溪日报 2031年11月5日", "题"]
    features = book.meta("schema:accessibilityFeature")
    assert not {"pageBreakMarkers", "pageNavigation"} & set(features)
    assert book.meta("pageBreakSource") == []


def test_text_outside_any_article_is_in_the_book():
    book = opened(issue(f"{PAGE}<p>散落的字。</p>"))
    (stray,) = book.articles().values()
    assert words(stray.find(f".//{XHTML}h2")) == "第1版 未归入篇目的文字"
    assert [words(one) for one in stray.iter(f"{XHTML}p")] == ["散落的字。"]


def test_no_title_is_empty_or_doubled():
    same = "".join(
        article('<head type="main">短讯</head><p>文。</p>', f"a00{n}") for n in (1, 2, 3)
    )
    book = opened(issue(PAGE + same))
    titles = [book.parse(one).findtext(f".//{XHTML}title") for one in book.spine]
    assert len(set(titles)) == len(titles)
    assert "短讯 (3) · 云溪日报 2031年11月5日" in titles


def test_file_names_differ_by_more_than_case_and_are_not_endless():
    long = "b" * 300
    body = "".join(article("<p>文。</p>", name) for name in ("A1", "a1", long))
    book = opened(tei(PAGE + body))
    names = [one.rpartition("/")[2].lower() for one in book.spine]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) < 120
    assert set(book.articles()) == {"t-1-A1", "t-1-a1", f"t-1-{long}"}


def test_another_article_changes_no_other():
    first = article('<head type="main">甲</head><p>文。</p>', "a001")
    last = article('<head type="main">乙</head><p>文。</p>', "a003")
    new = article('<head type="main">丙</head><p>文。</p>', "a002")
    before, after = opened(issue(PAGE + first + last)), opened(issue(PAGE + first + new + last))
    added = "EPUB/text/yxrb-20311105-a002.xhtml"
    changed = {name for name in after.files if before.files.get(name) != after.files[name]}
    lists = {"EPUB/nav.xhtml", "EPUB/package.opf", "EPUB/text/p01.xhtml", "EPUB/toc.ncx"}
    assert changed == lists | {added, "EPUB/text/colophon.xhtml"}
    assert set(before.files) == set(after.files) - {added}


def test_ideographic_spaces_become_spaces_and_invisible_characters_go():
    xml = issue(PAGE + article("<p>甲　乙\u200b丙\ufeff丁</p>"))
    data, report = book_bytes(xml)
    (paragraph,) = Opened(data).document("yxrb-20311105-a001").iter(f"{XHTML}p")
    assert words(paragraph) == "甲 乙丙丁"
    assert "X114" in codes(report)


def test_the_cover_line_and_title_say_what_the_header_says():
    book = opened(issue(PAGE + article("<p>文。</p>")))
    assert words(book.document("p01").find(f".//{XHTML}h1")) == "第1版"
    facts = [words(one) for one in book.document("colophon").iter(f"{XHTML}dd")]
    assert facts[:4] == ["云溪日报", "2031年11月5日，第1024期", "1版，1篇", "issue.txt"]


def test_the_masthead_of_a_page_names_its_editors():
    credit = (
        '<fw type="credits"><roleName>责任编辑</roleName> '
        '<persName role="editor">石川</persName></fw>'
    )
    book = opened(issue(PAGE + article("<p>文。</p>") + credit))
    (line,) = book.document("p01").xpath("//h:p[@class='credits']", namespaces=NAMES)
    assert words(line) == "责任编辑 石川"


def test_a_section_is_named_above_its_articles():
    body = f'<div type="section"><head>副刊</head>{article("<p>文。</p>")}</div>'
    book = opened(issue(PAGE + body))
    (section,) = book.document("yxrb-20311105-a001").xpath(
        "//h:p[@class='section gen']", namespaces=NAMES
    )
    assert words(section) == "副刊"


def test_a_link_that_could_not_be_joined_leads_to_the_other_part():
    first = article('<head type="main">甲</head><p>一。</p>', "a001", 'next="#a002"')
    second = article('<head type="main">乙</head><p>二。</p>', "a002")
    book = opened(issue(PAGE + first + second))
    (link,) = book.document("yxrb-20311105-a001").iter(f"{XHTML}a")
    assert (link.get("href"), words(link)) == ("yxrb-20311105-a002.xhtml", "下转：乙")


@pytest.mark.parametrize(
    ("language", "contents", "page", "marked"),
    [
        ("zh", "目录", "第1版", False),
        ("zh-TW", "目錄", "第1版", False),
        ("zh-Hant", "目錄", "第1版", False),
        ("en-GB", "Contents", "Page 1", False),
        ("de", "Inhalt", "Seite 1", False),
        ("ar", "المحتويات", "صفحة 1", False),
        ("fr", "Contents", "Page 1", True),
        ("und", "Contents", "Page 1", True),
    ],
)
def test_words_of_ours_are_in_the_language_of_the_book_or_marked(language, contents, page, marked):
    book = opened(tei(PAGE + article("<p>x</p>"), language=language))
    heading = book.nav.find(f".//{XHTML}h1")
    assert words(heading) == contents
    assert heading.get("lang") == ("en" if marked else None)
    assert book.links("toc")[0][1] == page
    assert book.nav.get("lang") == language


def test_a_book_in_arabic_runs_from_right_to_left():
    book = opened(tei(PAGE + article("<p>x</p>"), language="ar"))
    assert book.package.get("dir") == "rtl"
    assert book.find("//o:spine/@page-progression-direction") == ["rtl"]
    assert {book.parse(one).get("dir") for one in book.spine} == {"rtl"}


def test_the_artifact_is_named_by_the_issue():
    document = TeiDocument.parse(issue(PAGE + article("<p>文。</p>")).encode())
    (artifact,) = export_epub(document, ExportOptions(), Report())
    assert artifact.name == "yxrb-20311105.epub"
    assert artifact.media_type == "application/epub+zip"
    assert artifact.data.startswith(b"PK")


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (HEADER, "云溪日报 2031年11月5日"),
        (HEADER.replace('when="2031-11-05"', 'when="2031-11"'), "云溪日报 约2031年11月"),
        (HEADER.replace('when="2031-11-05"', 'when="2031-13"'), "云溪日报 约2031年"),
        (HEADER.replace('<date when="2031-11-05"/>', ""), "云溪日报"),
        (HEADER.replace('level="j"', 'level="m"'), "未题名报纸 2031年11月5日"),
        ("<teiHeader/>", "未题名报纸"),
    ],
)
def test_the_title_states_what_is_known(header, title):
    assert opened(tei(PAGE, header=header)).find("//dc:title/text()") == [title]


@pytest.mark.parametrize(
    ("wanted", "stated"),
    [
        (datetime(2032, 1, 2, 3, 4, 5, tzinfo=UTC), "2032-01-02T03:04:05Z"),
        (datetime(2032, 1, 2, 3, 4, 5), "2032-01-02T03:04:05Z"),
        (
            datetime(2032, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8))),
            "2032-01-01T19:04:05Z",
        ),
        (None, "2031-11-05T00:00:00Z"),
    ],
)
def test_the_time_of_change_is_given_or_that_of_the_issue(wanted, stated):
    book = opened(tei(PAGE), Materials(cover=PNG, modified=wanted))
    assert book.meta("dcterms:modified") == [stated]


def test_the_time_of_change_is_that_of_the_newest_revision():
    changes = '<revisionDesc><change when="2031-12-01"/><change when="2031-11-30"/></revisionDesc>'
    header = HEADER.replace("</teiHeader>", f"{changes}</teiHeader>")
    assert opened(tei(PAGE, header=header)).meta("dcterms:modified") == ["2031-12-01T00:00:00Z"]
    assert opened(tei(PAGE, header="<teiHeader/>")).meta("dcterms:modified") == [
        "1980-01-01T00:00:00Z"
    ]
