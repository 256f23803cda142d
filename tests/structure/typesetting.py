# SPDX-License-Identifier: Apache-2.0
"""Sets invented pages in lines, as the dump of a newspaper page gives them.

A page is written as its printed lines. A line that begins with "¶" is a paragraph, set in lines
of the page's measure, its indent lost or, on pages that keep it, two ideographic blanks. "¶17 "
sets it to 17 em. "//" inside a paragraph leaves a blank line after the line it falls on, where
its column ends. "@name" stands for the paragraphs of a story with blank lines between them,
"@name.2" for its second one, "@name: words" puts words before the first, "_" in
them a blank. "<page>" begins a page.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phenomena"
_UNIT = re.compile(
    r"[“‘「『（《〈【〔(]*(?:[A-Za-z0-9.%]+|.)[，。、；：！？…—”’」』）》〉】〕),;!?]*"
)
_STORY = re.compile(r"@(\w+)(?:\.(\d))?(?:: ?(.*))?")


@dataclass(frozen=True)
class Manner:
    """How a page is set: measure in em, indents kept or lost, headings after or before."""

    measure: float = 14
    indent: bool = False
    after: bool = True


@cache
def stories() -> dict[str, dict]:
    return tomllib.loads((FOLDER / "stories.toml").read_text(encoding="utf-8"))


def ems(text: str) -> float:
    """The width of a text: half a square for ASCII, a third for a blank, else a full square."""
    return sum(0.33 if char == " " else 0.5 if ord(char) < 0x80 else 1.0 for char in text)


def set_paragraph(text: str, manner: Manner, measure: float = 0) -> list[str]:
    """The lines of a paragraph; marks that may not begin a line are squeezed into the one above."""
    lines, line, room, column_ends = [], "", (measure or manner.measure), False
    used = 2.0
    for unit in re.findall(r"//|" + _UNIT.pattern, text):
        if unit == "//":
            column_ends = True
            continue
        bare = ems(unit.rstrip("，。、；：！？…”’」』）》〉】〕),;!?"))
        closing = ems(unit) - bare
        if line and used + bare + min(closing, 1) * 0.5 + max(closing - 1, 0) > room:
            lines += [line, ""] if column_ends else [line]
            line, used, column_ends = "", 0.0, False
            unit = unit.lstrip(" ")
        line += unit
        used += ems(unit)
    lines.append(line)
    return ["　　" + lines[0] if manner.indent else lines[0], *lines[1:]]


def story_paragraphs(line: str) -> list[str]:
    """The paragraphs that a line "@name…" stands for."""
    name, number, words = _STORY.fullmatch(line).groups()
    told = stories()[name]["paragraphs"]
    told = [told[int(number) - 1]] if number else told
    return [(words or "").replace("_", " ") + told[0], *told[1:]]


def set_page(page: str, manner: Manner) -> list[str]:
    """The lines of a page."""
    lines: list[str] = []
    for row in page.strip("\n").split("\n"):
        if row.startswith("@"):
            for number, paragraph in enumerate(story_paragraphs(row)):
                gap = [""] if number and not manner.indent else []
                lines += [*gap, *set_paragraph(paragraph, manner)]
        elif row.startswith("¶"):
            measure, text = re.fullmatch(r"¶([\d.]*) ?(.*)", row).groups()
            lines += set_paragraph(text, manner, float(measure or 0))
        else:
            lines.append("\f" if row == "<page>" else row)
    return lines


def article(name: str, manner: Manner) -> str:
    """A story as an article of a page: byline, body and heading in the manner's order."""
    head, byline = stories()[name]["head"], stories()[name]["byline"]
    dateline = "本報訊" if name.endswith("_hant") else "本报讯"
    parts = (
        [byline, f"@{name}: {dateline}_", head]
        if manner.after
        else [head, byline, f"@{name}: {dateline}_"]
    )
    return "\n\n".join(parts)
