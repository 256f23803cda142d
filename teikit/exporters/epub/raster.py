# SPDX-License-Identifier: Apache-2.0
"""Draws a cover as PNG, with Pillow and a font of this machine (extra `cover`)."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from teikit.exporters.epub.drawing import (
    ACCENT,
    HEIGHT,
    INK,
    PAPER,
    WIDTH,
    CoverWords,
    Drawing,
    lay_out,
)

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_INDICES = {"zh-Hans": 2, "zh-Hant": 3}
_FONTS: tuple[tuple[str, Mapping[str, int]], ...] = (
    ("NotoSerifCJK-Bold.ttc", _INDICES),
    ("SourceHanSerif-Bold.ttc", _INDICES),
    ("NotoSansCJK-Bold.ttc", _INDICES),
    ("SourceHanSerifSC-Bold.otf", {}),
    ("NotoSerifSC-Bold.otf", {}),
    ("NotoSerifTC-Bold.otf", {}),
    ("Songti.ttc", {}),
    ("PingFang.ttc", {}),
    ("simsun.ttc", {}),
    ("msyhbd.ttc", {}),
    ("simhei.ttf", {}),
    ("wqy-zenhei.ttc", {}),
    ("wqy-microhei.ttc", {}),
    ("NotoSerif-Bold.ttf", {}),
    ("DejaVuSerif-Bold.ttf", {}),
    ("NotoNaskhArabic-Bold.ttf", {}),
    ("DejaVuSans-Bold.ttf", {}),
    ("Arial Unicode.ttf", {}),
    ("arialbd.ttf", {}),
)
"""File name of a font, and in a collection the number of its form for a language."""

_MISSING = "\U0010ffff"
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_SHADES = 30
_NUMBERS = {INK: 0, PAPER: _SHADES, ACCENT: _SHADES + 1}
_PROBE = 64  # the size in which a font is tried


@dataclass(frozen=True, slots=True)
class Raster:
    """A drawn cover: a PNG, the tools that its bytes depend on, and the headlines on it."""

    data: bytes
    tools: str
    headlines: tuple[str, ...]


def draw_cover(words: CoverWords, language: str, direction: str) -> Raster | str:
    """Return the cover as PNG, or the reason why this machine cannot draw it.

    It takes Pillow, a font that has the title, and Raqm for a script whose letters join.
    Headlines with characters that the font lacks are left out.
    """
    try:
        from PIL import features
    except ImportError:
        return "Pillow is not installed"
    if direction == "rtl" and not features.check("raqm"):
        return "Pillow has no Raqm, which joins the letters of this script"
    font = _font_for(words, language, direction)
    if isinstance(font, str):
        return font
    headlines = tuple(one for one in words.headlines if _has(font(_PROBE), one))
    drawing = lay_out(
        CoverWords(words.title, words.line, headlines),
        lambda text, size: font(size).getlength(text),
        direction,
    )
    freetype = features.version("freetype2")
    name = " ".join(filter(None, font(_PROBE).getname()))
    tools = f"Pillow {features.version('pil')}, FreeType {freetype}, {name}"
    return Raster(_paint(drawing, font), tools, headlines[: drawing.shown])


def _paint(drawing: Drawing, font: "Callable[[int], FreeTypeFont]") -> bytes:
    from PIL import Image, ImageDraw

    # One byte a pixel, the number of a shade: shades of text are mixed by drawing in such numbers.
    image = Image.new("L", (WIDTH, HEIGHT), _SHADES)
    canvas = ImageDraw.Draw(image)
    for bar in drawing.bars:
        right, bottom = bar.left + bar.width - 1, bar.top + bar.height - 1
        canvas.rectangle((bar.left, bar.top, right, bottom), fill=_NUMBERS[bar.colour])
    for line in drawing.lines:
        place = (line.left, line.base)
        canvas.text(place, line.text, _NUMBERS[INK], font(line.size), anchor=_ANCHORS[line.anchor])
    buffer = io.BytesIO()
    image.putpalette(_palette())
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _palette() -> bytes:
    """Return the colours of all numbers: from ink to paper, then the accent."""
    ink, paper, accent = (bytes.fromhex(one.removeprefix("#")) for one in (INK, PAPER, ACCENT))
    mixed = bytearray()
    for shade in range(_SHADES + 1):
        mixed += bytes(a + (b - a) * shade // _SHADES for a, b in zip(ink, paper, strict=True))
    return bytes(mixed) + accent


def _font_for(
    words: CoverWords, language: str, direction: str
) -> "Callable[[int], FreeTypeFont] | str":
    """Return a font by its size, the first one here that has the words; else why there is none."""
    reason = "no font for it is installed"
    for name, indices in _FONTS:
        index = indices.get(language, 0)
        first = _open(name, index, _PROBE, direction)
        if first is None:
            continue
        if _has(first, words.title + words.line):
            return lambda size: _open(name, index, size, direction) or first
        reason = "no font here has all its characters"
    return reason


@cache
def _open(name: str, index: int, size: int, direction: str) -> "FreeTypeFont | None":
    from PIL import ImageFont

    # The basic layout gives the same picture whether or not Raqm is there.
    engine = ImageFont.Layout.RAQM if direction == "rtl" else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(name, size, index, layout_engine=engine)
    except OSError:
        return None


def _has(font: "FreeTypeFont", text: str) -> bool:
    """Tell whether a font has a picture for each character; a space needs none."""
    missing = bytes(font.getmask(_MISSING))
    return all(bytes(font.getmask(one)) != missing for one in set(text) if not one.isspace())
