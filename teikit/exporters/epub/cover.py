# SPDX-License-Identifier: Apache-2.0
"""Chooses the cover of a book: one that is given, the first page, or one made from its words."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from teikit.exporters.epub.book import Book, Materials, Picture, picture_of
from teikit.exporters.epub.drawing import (
    HEIGHT,
    INK,
    PAPER,
    WIDTH,
    Bar,
    CoverWords,
    Drawing,
    Line,
    lay_out,
)
from teikit.exporters.epub.markup import Markup, document, element, escape, group
from teikit.exporters.epub.raster import Raster, draw_cover
from teikit.exporters.reading import Tally
from teikit.language.script import width

_SVG = "http://www.w3.org/2000/svg"
_FONTS = "'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', STSong, SimSun, serif"
_MOST_HEADLINES = 3
_UNSEEN = ("Cc", "Cf")
_NOT_NEWS = ("advertisement", "notice", "page")


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover of a book; `words` is its alternative text, `tools` what its bytes depend on."""

    name: str
    media_type: str
    data: bytes
    words: str
    tools: str = ""


def make_cover(book: Book, materials: Materials, tally: Tally) -> Cover:
    """Return the cover (exports.md 2.4); adds X201 if it can only be an SVG."""
    given = picture_of(materials.cover) or _first_page(book, materials.media)
    if given:
        return Cover(given.name, given.media_type, given.data, _alternative(book, ()))
    words = _words(book)
    drawn = draw_cover(words, book.labels.language, book.direction)
    if isinstance(drawn, Raster):
        alternative = _alternative(book, drawn.headlines)
        return Cover("cover.png", "image/png", drawn.data, alternative, drawn.tools)
    tally.note("X201", reason=drawn)
    drawing = lay_out(words, lambda text, size: width(text) * size, book.direction)
    data = draw_svg(drawing, book.language, book.direction)
    alternative = _alternative(book, words.headlines[: drawing.shown])
    return Cover("cover.svg", "image/svg+xml", data, alternative)


def _first_page(book: Book, media: Mapping[str, bytes]) -> Picture | None:
    image = book.edition.pages[0].image
    picture = picture_of(media.get(image.source, b"")) if image else None
    return picture if picture and picture.media_type != "image/gif" else None


def _words(book: Book) -> CoverWords:
    known, labels = book.edition.metadata, book.labels
    number = labels.number.format(known.number) if known.number.isdecimal() else known.number
    news = (one for one in book.edition.items if one.headline and one.kind not in _NOT_NEWS)
    headlines = [_visible(one.headline) for one in news]
    return CoverWords(
        _visible(known.title or labels.untitled),
        _visible(" · ".join(filter(None, (book.date, number)))),
        tuple(filter(None, headlines))[:_MOST_HEADLINES],
    )


def _visible(text: str) -> str:
    return " ".join("".join(c for c in text if unicodedata.category(c) not in _UNSEEN).split())


def _alternative(book: Book, headlines: tuple[str, ...]) -> str:
    """Return the words of a cover in one line."""
    labels = book.labels
    return labels.pause.join((f"{labels.cover}{labels.colon}{book.title}", *headlines))


def draw_svg(drawing: Drawing, language: str, direction: str) -> bytes:
    """Return a drawing as SVG."""
    attributes = {
        "xmlns": _SVG,
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "width": str(WIDTH),
        "height": str(HEIGHT),
        "font-family": _FONTS,
        "font-weight": "bold",
        "fill": INK,
        "xml:lang": language,
        "direction": direction,
    }
    paper = _bar(Bar(0, 0, WIDTH, HEIGHT, PAPER))
    return document(
        group("svg", attributes, paper, *map(_bar, drawing.bars), *map(_line, drawing.lines))
    )


def _bar(bar: Bar) -> Markup:
    attributes = {
        "x": str(bar.left),
        "y": str(bar.top),
        "width": str(bar.width),
        "height": str(bar.height),
        "fill": bar.colour,
    }
    return element("rect", attributes)


def _line(line: Line) -> Markup:
    attributes = {
        "x": str(line.left),
        "y": str(line.base),
        "font-size": str(line.size),
        "text-anchor": line.anchor,
    }
    return element("text", attributes, escape(line.text))
