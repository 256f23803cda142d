# SPDX-License-Identifier: Apache-2.0
"""Covers: which one a book gets, and how the words of a drawn one are set."""

import builtins
import importlib.util
import io
import struct

import pytest
from epub_books import PNG, XHTML, Opened, book_bytes, opened, tei
from hypothesis import given
from hypothesis import strategies as st
from invented import HEADER, PAGE, article
from lxml import etree

from teikit.exporters.epub.book import Materials
from teikit.exporters.epub.drawing import HEIGHT, WIDTH, CoverWords, lay_out, wrap
from teikit.exporters.epub.raster import Raster, draw_cover

JPEG = b"\xff\xd8\xff\xe0 a picture"
NEWS = PAGE + "".join(
    article(f'<head type="main">{head}</head><p>文。</p>', f"a00{n}")
    for n, head in enumerate(("云溪连夜加固东堤", "山上的橙子熟了", "渡口开航", "第四条"), 1)
)
FACSIMILE = (
    '<facsimile><surface xml:id="s1"><graphic url="facs/1.jpg"/></surface></facsimile><text>'
)


def em(text: str, size: int) -> float:
    """A width for tests: every character is as wide as it is high."""
    return len(text) * size


@pytest.fixture
def _no_pillow(monkeypatch):
    real = builtins.__import__

    def refuse(name, *arguments, **keywords):
        if name.partition(".")[0] == "PIL":
            raise ImportError(name)
        return real(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", refuse)


@pytest.fixture
def drawn() -> Raster:
    """A cover drawn on this machine."""
    if importlib.util.find_spec("PIL") is None:
        pytest.skip("Pillow is not installed (extra: cover)")
    words = CoverWords("云溪日报", "2031年11月5日", ("云溪连夜加固东堤", "𪚥\ue000"))
    found = draw_cover(words, "zh-Hans", "ltr")
    if isinstance(found, str):
        pytest.skip(f"this machine cannot draw a Chinese cover: {found}")
    return found


def cover_of(book: Opened) -> tuple[str, str, bytes]:
    """Name, alternative text and bytes of the cover in a book."""
    (item,) = book.find("//o:item[@properties='cover-image']")
    (picture,) = book.document("cover").iter(f"{XHTML}img")
    assert picture.get("src") == f"../{item.get('href')}"
    assert picture.get("role") == "doc-cover"
    return item.get("href"), picture.get("alt"), book.files[f"EPUB/{item.get('href')}"]


def test_a_given_cover_is_the_cover():
    name, words, data = cover_of(opened(tei(NEWS), Materials(cover=JPEG)))
    assert (name.endswith(".jpg"), data) == (True, JPEG)
    assert words == "封面：云溪日报 2031年11月5日"


def test_else_the_image_of_the_first_page_is():
    xml = tei(NEWS.replace("<pb ", '<pb facs="#s1" ')).replace("<text>", FACSIMILE)
    _, _, data = cover_of(opened(xml, Materials(media={"facs/1.jpg": JPEG})))
    assert data == JPEG


@pytest.mark.usefixtures("_no_pillow")
def test_without_pillow_the_cover_is_an_svg_and_that_is_said():
    made, report = book_bytes(tei(NEWS), Materials())
    name, words, data = cover_of(Opened(made))
    lines = ["".join(one.itertext()) for one in etree.fromstring(data).iter("{*}text")]
    assert name == "images/cover.svg"
    assert lines[:2] == ["云溪日报", "2031年11月5日 · 第1024期"]
    assert words.endswith("2031年11月5日；云溪连夜加固东堤；山上的橙子熟了；渡口开航")
    (finding,) = [one for one in report.findings if one.code == "X201"]
    assert "Pillow is not installed" in finding.message


@pytest.mark.usefixtures("_no_pillow")
def test_words_on_an_svg_cover_are_escaped():
    head = '<head type="main">a &lt;b&gt; &amp; "c"</head>'
    made, _ = book_bytes(tei(PAGE + article(f"{head}<p>x</p>")), Materials())
    _, words, data = cover_of(Opened(made))
    texts = ["".join(one.itertext()) for one in etree.fromstring(data).iter("{*}text")]
    assert 'a <b> & "c"' in texts
    assert words.endswith('a <b> & "c"')


@pytest.mark.usefixtures("_no_pillow")
def test_only_news_is_on_the_cover():
    notice = '<div type="notice" xml:id="n1"><head type="main">停水</head><p>文。</p></div>'
    made, _ = book_bytes(tei(PAGE + notice + article("<p>无题</p>")), Materials())
    _, words, _ = cover_of(Opened(made))
    assert words == "封面：云溪日报 2031年11月5日"


def test_a_drawn_cover_is_a_png_and_names_its_tools(drawn):
    assert struct.unpack(">II", drawn.data[16:24]) == (WIDTH, HEIGHT)
    assert drawn.tools.startswith("Pillow ")
    assert "FreeType" in drawn.tools


def test_a_headline_that_the_font_lacks_is_not_drawn(drawn):
    assert drawn.headlines == ("云溪连夜加固东堤",)


def test_a_drawn_cover_shows_ink_where_the_title_is(drawn):
    from PIL import Image

    image = Image.open(io.BytesIO(drawn.data)).convert("L")
    title = image.crop((96, 200, WIDTH - 96, 420))
    empty = image.crop((0, 0, WIDTH, 80))
    assert title.getextrema()[0] < 60
    assert empty.getextrema()[0] > 200


def test_a_drawn_cover_is_the_same_twice(drawn):
    words = CoverWords("云溪日报", "2031年11月5日", ("云溪连夜加固东堤", "𪚥\ue000"))
    assert draw_cover(words, "zh-Hans", "ltr") == drawn


def test_a_title_that_no_font_has_is_not_drawn(drawn):
    assert drawn.data
    found = draw_cover(CoverWords("\ue000", ""), "zh-Hans", "ltr")
    assert found == "no font here has all its characters"


def test_the_tools_of_a_drawn_cover_stand_in_the_colophon(drawn):
    book = opened(tei(NEWS), Materials())
    facts = ["".join(one.itertext()) for one in book.document("colophon").iter(f"{XHTML}dd")]
    assert drawn.tools in facts
    given = opened(tei(NEWS), Materials(cover=PNG)).files["EPUB/text/colophon.xhtml"]
    assert b"Pillow" not in given


def test_a_headline_is_set_in_lines_of_about_the_same_length():
    assert wrap("一" * 13, 84, em, 3) == ["一" * 7, "一" * 6]


def test_a_line_does_not_begin_with_a_comma_or_end_with_an_opening_quote():
    rows = wrap("甲乙丙丁戊己庚辛壬癸甲乙，“丙丁戊己”", 84, em, 3)
    assert not any(row[0] in "，”" or row[-1] in "“" for row in rows)
    assert "".join(rows) == "甲乙丙丁戊己庚辛壬癸甲乙，“丙丁戊己”"


def test_words_are_kept_whole():
    assert wrap("RIVER BRIDGE OPEN AGAIN", 84, em, 3) == ["RIVER BRIDGE", "OPEN AGAIN"]


def test_what_is_too_long_is_cut():
    rows = wrap("一" * 100, 84, em, 3)
    assert len(rows) == 3
    assert rows[-1].endswith("…")


@given(st.text("一二三，。“”（）a b1… ", max_size=60), st.sampled_from([40, 84, 236]))
def test_no_character_is_lost_in_a_wrapped_line(text, size):
    rows = wrap(text, size, em, 99)
    assert "".join("".join(rows).split()) == "".join(text.split())


@given(st.lists(st.text("一二三，a b", max_size=40), max_size=3), st.text("一 a", max_size=40))
def test_nothing_stands_outside_the_paper(headlines, title):
    drawing = lay_out(CoverWords(title, "2031年11月5日", tuple(headlines)), em, "ltr")
    assert all(0 < line.base < HEIGHT for line in drawing.lines)
    assert all(bar.top + bar.height < HEIGHT for bar in drawing.bars)
    assert drawing.shown <= len(headlines)


def test_lines_of_a_script_from_right_to_left_end_at_the_right():
    drawing = lay_out(CoverWords("x", "", ("y",)), em, "rtl")
    assert [(one.left, one.anchor) for one in drawing.lines][-1] == (WIDTH - 96, "end")


def test_an_issue_without_title_or_date_has_a_cover_too():
    made, _ = book_bytes(tei(PAGE, header="<teiHeader/>"), Materials())
    _, words, data = cover_of(Opened(made))
    assert words == "封面：未题名报纸"
    assert data
    assert HEADER not in words
