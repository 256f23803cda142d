# SPDX-License-Identifier: Apache-2.0
"""Whole invented pages in the manner of real papers, as dumps of seven kinds, with their truth.

A page is written block by block: "measure 14" gives the em of its columns, "===" begins an item;
K, M, D and S are kicker, main heading, deck and subhead, B a byline, P a paragraph, C a caption, F
furniture. "/" in a heading, or behind a dateline, ends a printed line; {…} is a dateline; <…> is
printed with a paragraph and is no part of it: a signature at its end, or a jump.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from typesetting import Manner, set_paragraph

from teikit.scores import ItemTexts

FOLDER = Path(__file__).parent / "press"
PAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
# Pages that were written after the rules, by persons who did not know them; no point was set on
# them before they had been scored once.
LATER = FOLDER / "later"
LATER_PAGES = sorted(f"later/{path.stem}" for path in LATER.glob("*.txt"))
# How a page was dumped: blank lines where columns end, or between paragraphs, or only about
# headings; its indents kept; or not by lines of the print at all, each block a line; the headings
# of an item in one frame; or no blank line anywhere.
DUMPS = ("frames", "gaps", "flat", "indents", "unwrapped", "heads", "solid")
_STACK = "KMD"  # the headings of an item that one frame may hold
_HEADS = {"K": "kicker", "M": "main", "D": "deck", "S": "subhead"}
_APART = re.compile(r"<([^>]*)>")
_COLUMN = (8, 24)  # lines until a column ends


@dataclass
class _Setter:
    """Sets the blocks of one page; `left` counts the lines until the column ends."""

    dump: str
    chance: random.Random
    manner: Manner
    lines: list[str] = field(default_factory=list)
    left: int = 12

    def paragraph(self, text: str, after: str) -> None:
        """A paragraph; what a column's end does to it depends on the dump."""
        own, _, rest = _APART.sub(r"\1", text.replace("{", "").replace("}", "")).rpartition("/")
        lines = [*([own] if own else []), *set_paragraph(rest, self.manner)]
        if self._is_apart(after):
            self.lines.append("")
        for number, line in enumerate(lines):
            if not self.left:
                self.left = self.chance.randint(*_COLUMN)
                if number and self.dump in ("frames", "indents"):
                    self.lines.append("")
            self.left -= 1
            self.lines.append(line)

    def _is_apart(self, after: str) -> bool:
        """Tell whether a blank line stands before a paragraph that follows a block."""
        if self.dump == "solid":
            return False
        if self.dump == "gaps" or after not in ("P", "S"):
            return True
        return self.dump == "frames" and after == "P" and self.chance.random() < 0.75

    def block(self, kind: str, text: str, after: str) -> None:
        """Any other block: a blank line, unless the dump has none here, and its printed lines."""
        stacked = self.dump == "heads" and after in _STACK and kind in _STACK
        if not after or not (stacked or self.dump == "solid"):
            self.lines.append("")
        self.lines += text.split("/") if kind in _HEADS else [text]


def blocks_of(name: str) -> tuple[float, list[list[tuple[str, str]]], list[str]]:
    """The measure of a page, its items as pairs of kind and text, and its furniture."""
    measure, *rows = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    items: list[list[tuple[str, str]]] = []
    for row in rows:
        if row == "===":
            items.append([])
        elif items:
            items[-1].append((row[0], row[2:]))
    furniture = [row[2:] for row in rows if row.startswith("F ") and rows.index(row) == 0]
    return float(measure.split()[1]), items, furniture


def _whole(kind: str, text: str) -> str:
    return text.replace("/", "") if kind in _HEADS or kind == "P" else text


def page_text(name: str, dump: str) -> str:
    """A page as a dump of one kind."""
    measure, items, furniture = blocks_of(name)
    chance = random.Random(f"{name} {dump}")
    lines = list(furniture)
    for blocks in items if dump == "unwrapped" else ():
        lines += [_APART.sub(r"\1", re.sub(r"[{}]", "", _whole(*one))) for one in blocks]
        lines.append("")
    for blocks in items if dump != "unwrapped" else ():
        own = measure + chance.choice((-1, 0, 0, 0, 1))
        setter = _Setter(dump, chance, Manner(measure=own, indent=dump == "indents"))
        last = ""
        for kind, text in blocks:
            if kind == "P":
                setter.paragraph(text, last)
            else:
                setter.block(kind, text, last)
            last = kind
        lines += [*setter.lines, ""]
    lines = [line for line in lines if line] if dump == "solid" else lines
    return "\n".join(lines) + "\n"


def page_truth(name: str) -> tuple[ItemTexts, ...]:
    """What the items of a page say, as the scores compare it."""
    _, items, _ = blocks_of(name)
    truths = (_truth(blocks) for blocks in items if any(kind != "F" for kind, _ in blocks))
    return tuple(truths)


def _truth(blocks: list[tuple[str, str]]) -> ItemTexts:
    texts: dict[str, list] = {
        key: [] for key in ("heads", "bylines", "datelines", "paragraphs", "captions")
    }
    for kind, text in blocks:
        bare = "".join(text.split())
        if kind in _HEADS:
            texts["heads"].append((_HEADS[kind], bare.replace("/", "")))
        elif kind in "BC":
            texts["bylines" if kind == "B" else "captions"].append(bare)
        elif kind == "P":
            texts["datelines"] += re.findall(r"\{(.*?)\}", bare)
            apart = [one for one in _APART.findall(bare) if "版" not in one]
            texts["bylines"] += apart
            texts["paragraphs"].append(re.sub(r"[{}/]", "", _APART.sub("", bare)))
    return ItemTexts(**{key: tuple(value) for key, value in texts.items()})
