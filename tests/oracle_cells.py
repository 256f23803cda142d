# SPDX-License-Identifier: Apache-2.0
"""The cells of the oracle: characters that know where they stand, and the rules on runs of them."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ITEMS = ("article", "photo-story", "notice", "advertisement", "fragment")
ROLES = {"intern-reporter": "trainee-reporter"}
LEFT_OUT = ("fw", "figDesc", "certainty", "del", "graphic", "titlePage")
BREAKS = {"lb": "line", "cb": "column", "pb": "page"}
BLOCKS = (
    *("p", "ab", "l", "item", "cell", "label", "quote", "trailer"),
    *("signed", "salute", "dateline", "byline", "head"),
)
NESTED = ("list", "table", "lg", "p", "ab", "l")
MARKS = {
    "persName": "person", "orgName": "org", "placeName": "place", "date": "date",
    "title": "title", "said": "speech", "q": "speech", "supplied": "supplied",
    "unclear": "unclear",
}  # fmt: skip


@dataclass(eq=False)
class Cell:
    """A character, or a break with its policy (char ""), or a block inside the block."""

    char: str
    line: tuple = ()
    page: str = ""
    column: int = 0
    marks: tuple = ()
    policy: str = ""
    block: object = None


@dataclass
class Place:
    """Where the reading is: the page's label, the line as (ordinal, n), the column's ordinal."""

    page: str
    labels: dict
    line: tuple = ()
    column: int = 0
    lines: int = 0


def name(element):
    return element.tag.removeprefix(TEI) if isinstance(element.tag, str) else ""


def cells(element, place, marks=()):
    """Yield the cells of an element's content."""
    yield from characters(element.text, place, marks)
    for child in element:
        yield from inline(child, place, marks)
        yield from characters(child.tail, place, marks)


def characters(text, place, marks):
    for char in text or "":
        yield Cell(char, place.line, place.page, place.column, marks)


def inline(element, place, marks):
    kind = name(element)
    if kind in BREAKS:
        step(element, place)
        yield Cell("", policy=element.get("break") or "maybe")
    elif kind == "choice":
        yield from choice(element, place, marks)
    elif kind in ("gap", "space"):
        mark = ("gap", "", object())
        marks = (*marks, mark) if kind == "gap" else marks
        yield from characters(stand_in(element), place, marks)
    elif kind == "figure" or kind in NESTED or (kind == "note" and element.get("resp") is None):
        yield Cell("", block=element)
    elif kind in ("", "note", *LEFT_OUT) or (kind == "pc" and element.get("force") == "weak"):
        for inner in element.iter(TEI + "pb"):
            step(inner, place)
    else:
        yield from plain(element, kind, place, marks)


def stand_in(element):
    number = int(element.get("quantity") or (name(element) == "space"))
    if name(element) == "space":
        return " " * number
    return "□" * number if element.get("unit") == "chars" and 1 <= number <= 50 else "［…］"


def plain(element, kind, place, marks):
    if kind == "seg" and element.get("type") in ("dateline", "byline"):
        marks = (*marks, (element.get("type"), "", object()))
    elif kind in MARKS:
        marks = (*marks, (MARKS[kind], "", object()))
    join = element.get("join") if kind in ("w", "pc") else None
    if join in ("left", "both"):
        yield Cell("", policy="no")
    yield from cells(element, place, marks)
    if join in ("right", "both"):
        yield Cell("", policy="no")


def step(element, place):
    kind = name(element)
    if kind == "lb":
        place.lines += 1
        place.line = (place.lines, element.get("n") or "")
    elif kind == "cb":
        place.column += 1
    else:
        place.page = place.labels[element]


def choice(element, place, marks):
    readings = list(element)
    best = [one for key in ("reg", "corr", "expan") for one in readings if name(one) == key]
    chosen = (best or readings)[0]
    for other in readings:
        if other is not chosen:
            for inner in other.iter(*(TEI + key for key in BREAKS)):
                step(inner, place)
    if best and len(readings) > 1:
        first = next(one for one in readings if one is not chosen)
        printed = text_of(list(cells(first, Place("", place.labels))))
        kind = "corrected" if name(chosen) == "corr" else "regularised"
        marks = (*marks, (kind, printed, object()))
    yield from cells(chosen, place, marks) if best else inline(chosen, place, marks)


def settle(row):
    """Return the cells of a block's reading text: rules 5, 6 and the trimming of rule 1."""
    row = soft_hyphens(row)
    result = []
    runs = [(k, list(g)) for k, g in groupby(row, lambda c: not c.char or c.char.isspace())]
    for number, (blank, run) in enumerate(runs):
        if not blank:
            result.extend(run)
        elif 0 < number < len(runs) - 1:
            result.extend(between(runs[number - 1][1][-1].char, run, runs[number + 1][1][0].char))
    return result


def between(left, run, right):
    policies = {cell.policy for cell in run if not cell.char}
    if not policies:
        pretty = any(cell.char in "\t\n\r" for cell in run)
        return [Cell(" ")] if pretty else run
    if "no" in policies:
        return []
    if "yes" in policies or not (wide(left) and wide(right)):
        return [Cell(" ")]
    unmistakable = any(ord(char) >= 0x2E80 for char in (left, right))
    return [] if unmistakable else [Cell(" ")]


def wide(char):
    """Tell whether a character is set on a full square: by Unicode's width, not by our table."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’…—·□"


def soft_hyphens(row):
    """Drop each U+00AD that a break="no" follows, blanks in between or not."""
    kept, policies = [], set()
    for cell in reversed(row):
        if not cell.char or cell.char.isspace():
            policies.add(cell.policy)
        elif cell.char != "\u00ad" or "no" not in policies:
            policies = set()
        else:
            policies = set()
            continue
        kept.append(cell)
    return kept[::-1]


def text_of(row):
    return "".join(cell.char for cell in settle(list(row)))


def normal(text):
    return re.sub(r"\s+", " ", re.sub("[\u200b\ufeff]", "", text)).strip()
