# SPDX-License-Identifier: Apache-2.0
"""The reading model: an issue as exporters see it, every string of it from the TEI.

Offsets count code points and are half-open: [start, end). What the TEI lacks is "", None or ().
"""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


# A tuple, not a dataclass: an issue has tens of thousands, and this is made three times as fast.
class Break(NamedTuple):
    """A printed line, column or page begins inside or at the start of a text.

    `end` is the exclusive end of the text before it, `start` the first character after it; they
    differ by the space that stands for the line end. `n` is lb/@n, cb/@n or the page's label,
    `source` the lb/@edRef, `ordinal` the number of breaks of this kind in the item up to this.
    """

    kind: str
    end: int
    start: int
    n: str = ""
    source: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a stretch of text; never begins or ends with white space.

    `kind` is dateline, byline, heading, corrected, regularised, supplied, unclear, gap, person,
    org, place, date, title, speech, role, emphasis, link or language. `printed` is the other
    reading of a choice, `ref` a pointer or the id of a run-in block, `value` the @when of a date,
    the @rend of an emphasis, the tag of a language, the @reason of a gap.
    """

    kind: str
    start: int
    end: int
    printed: str = ""
    ref: str = ""
    value: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Reading text (exports.md 1.3) with its breaks and marks, in order.

    `page` is the label of the page it begins on, `line` and `column` the last line and column
    break in the item up to its first character, if there was one; they may stand in a text before
    this one. Marks are nested or apart, outer ones first. No break stands after the last
    character.
    """

    text: str
    page: str = ""
    line: Break | None = None
    column: Break | None = None
    breaks: tuple[Break, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: `role` is persName/@role, `label` the role word beside it, 见习记者.

    `name` is the regularised form, `printed` the printed one, 季 风.
    """

    name: str
    role: str = ""
    label: str = ""
    printed: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an item: `role` is column, kicker, main or deck."""

    role: str
    text: Text
    id: str = ""
    certainty: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline: `position` is head (before the text), end (after it) or runIn (inside it)."""

    text: Text
    position: str
    people: tuple[Person, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an item's text, run-in datelines and bylines included.

    `kind` is paragraph, heading, verse, list, table, quote, note or signature. `parts` are the
    lines of a verse, the items of a list, the cells of a table row by row; all other kinds have
    one. `rows` counts the cells of each row of a table, `labels` the rows at its head that name
    the columns. `level` is 1 for a subhead of the item,
    2 for one below it; 0 for all but headings. `part` is the place in the chain of a jumped item.
    """

    kind: str
    parts: tuple[Text, ...]
    id: str = ""
    level: int = 0
    rows: tuple[int, ...] = ()
    part: int = 0
    language: str = ""
    labels: int = 0

    def table_rows(self) -> list[tuple[Text, ...]]:
        """Return the cells of a table row by row."""
        rows, start = [], 0
        for length in self.rows or (len(self.parts),):
            rows.append(self.parts[start : start + length])
            start += length
        return rows


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on the image of a page: left, top, width and height in its pixels."""

    page: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and its words: `title` its heading, `caption` its paragraphs and credit line.

    `source` is graphic/@url, `description` the figDesc of an editor (the alternative text, never
    printed words), `people` those of its credit. `kind` is figure/@type.
    """

    kind: str
    page: str
    source: str = ""
    title: tuple[Text, ...] = ()
    caption: tuple[Block, ...] = ()
    description: str = ""
    description_language: str = ""
    people: tuple[Person, ...] = ()
    regions: tuple[Region, ...] = ()
    id: str = ""
    part: int = 0


Content: TypeAlias = Block | Figure


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a chain: its `xml:id` and the page it begins on."""

    id: str
    page: str


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer to another item of the issue that was not joined: continues, continued-by."""

    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item, the parts of a jumped one joined (exports.md 1.2).

    `kind` is the div/@type, or page for text outside any item. `label` is the main heading in one
    line, or what stands for it; then `label_made` is true. `content` holds blocks and figures in
    reading order, without headings and without bylines at the head or end; a byline in between is
    a signature. `people` are all that bylines and credits name, once each. `doubts` are element
    and certainty of each @cert that is low or medium, once each. `status` is machine, reviewed
    or "".
    """

    id: str
    kind: str
    page: str
    pages: tuple[str, ...]
    label: str
    label_made: bool = False
    subtype: str = ""
    section: str = ""
    language: str = ""
    headings: tuple[Heading, ...] = ()
    bylines: tuple[Byline, ...] = ()
    dateline: str = ""
    content: tuple[Content, ...] = ()
    people: tuple[Person, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[Link, ...] = ()
    keywords: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    status: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, without the figures."""
        return tuple(one for one in self.content if isinstance(one, Block))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in reading order."""
        return tuple(one for one in self.content if isinstance(one, Figure))

    @property
    def headline(self) -> str:
        """The first main heading, "" if there is none."""
        return next((one.text.text for one in self.headings if one.role == "main"), "")


@dataclass(frozen=True, slots=True)
class Image:
    """The image of a page; `width` and `height` in pixels, 0 if unknown."""

    source: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `number` is its place in the issue from 1, `label` its unique printed number.

    `items` are the ids of the items that begin on it, in order; `people` those of its credits.
    """

    id: str
    number: int
    label: str
    section: str = ""
    items: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class DigitalSource:
    """A file the TEI was made from."""

    id: str
    file: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the header says of the issue; `date` is ISO: a day, else a year or month, else "".

    `date_certainty` is exact, approximate or unknown. `changed` is the newest day of the revision
    description, `published` that of the TEI edition.
    """

    title: str = ""
    date: str = ""
    date_certainty: str = "unknown"
    number: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    issn: str = ""
    cn: str = ""
    rights: str = ""
    licence: str = ""
    keywords: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    changed: str = ""
    published: str = ""
    sources: tuple[DigitalSource, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that no item carries: `kind` is an element, or masthead or section.

    `characters` counts those that are not white space.
    """

    kind: str
    elements: int
    characters: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue to be exported: its pages and items in order, and what was set aside.

    `masthead` holds the lines of the masthead, `unread` the kinds of information that the model
    leaves to the TEI, with their number.
    """

    id: str
    language: str
    metadata: Metadata
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    masthead: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
