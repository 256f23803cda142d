# SPDX-License-Identifier: Apache-2.0
"""What it means: an issue as items, blocks and inlines, each inline a piece of a source line.

Every character of every source line stands in exactly one inline string, so that the source can
be rebuilt. A certainty is "high", "medium", "low", or "" where there was no doubt.
"""

from dataclasses import dataclass
from typing import TypeAlias

from teikit.model.metadata import Metadata
from teikit.model.source import Source


@dataclass(frozen=True, slots=True)
class LineBreak:
    """From here on the text is line `number` of file `source`, from its code point `start` on.

    Every block opens with one, also when it begins in mid-line. `join` tells how the line before
    goes on, inside a block only: "no" without a space, "yes" with one, "maybe" undecided; ""
    where the break opens the block.
    """

    source: int
    number: int
    start: int = 0
    join: str = ""


@dataclass(frozen=True, slots=True)
class ColumnBreak:
    """A column or frame ends here, inside a block; `join` as in LineBreak."""

    join: str = ""
    certainty: str = "low"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Page `number` of the issue begins, counted from 1; `join` as in LineBreak."""

    number: int
    join: str = ""


@dataclass(frozen=True, slots=True)
class Hyphen:
    """A mark that divides a word at the end of a line and is no part of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing or a role word inside a line of text.

    `kind` is person, role, agency, organisation, place or date; `role` the closed value of
    persName/@role; `regular` the form without spaces where the printed one has some, and for a
    date its ISO form if it is a full day.
    """

    kind: str
    content: tuple["Inline", ...]
    role: str = ""
    regular: str = ""
    certainty: str = ""


Inline: TypeAlias = str | LineBreak | ColumnBreak | PageBreak | Hyphen | Name


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; `role` is column, kicker, main, deck, subhead or caption."""

    role: str
    content: tuple[Inline, ...]
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it; `run_in` if it shares a line with the paragraph beside it."""

    content: tuple[Inline, ...]
    run_in: bool = False
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a letter or notice: who signs, a content for each line, and the day.

    `day` is () if none is printed; it holds a Name of the kind date. Nothing but pictures follows.
    """

    signers: tuple[tuple[Inline, ...], ...]
    day: tuple[Inline, ...] = ()
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Whence and when; always run in before the first paragraph."""

    content: tuple[Inline, ...]
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, running over line, column and page breaks."""

    content: tuple[Inline, ...]
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of the page, not of an item; `kind` is header, footer, credits, jump or other.

    `direction` is "to" or "from" for a jump; `page` the label of the page it names.
    """

    kind: str
    content: tuple[Inline, ...]
    place: str = ""
    direction: str = ""
    page: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture's words: its heading, its text, its credit; `kind` as in figure/@type."""

    heads: tuple[Head, ...]
    paragraphs: tuple[Paragraph, ...]
    credit: Byline | None = None
    kind: str = "photo"
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Verse:
    """A stanza; each line is one content that opens with a LineBreak."""

    lines: tuple[tuple[Inline, ...], ...]
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows and cells, each cell a content that opens with a LineBreak.

    With `headed` the first row names the columns.
    """

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    headed: bool = False
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Subsection:
    """A part of an item under its own subhead."""

    head: Head
    blocks: tuple["Block", ...]


# What TEI takes as it is; paragraphs may have to be divided.
WholeBlock: TypeAlias = (
    Byline | Closing | Dateline | Furniture | Figure | Verse | Table | Subsection | PageBreak
)
Block: TypeAlias = WholeBlock | Paragraph


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the issue: its headings, then its blocks in reading order.

    `kind` is article, photo-story, notice, advertisement or fragment; `subtype` as in
    div/@subtype. `continues` and `continued` name the key of the item this one is the second
    or first part of. `key` is unique in the issue. `language` is its tag where it is not that of
    the issue, else ""; `keywords` are in order of rank.
    """

    key: str
    kind: str
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    subtype: str = ""
    certainty: str = ""
    continues: str = ""
    continued: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one printed label."""

    head: Head
    items: tuple[Item, ...]


BodyPart: TypeAlias = Section | Item | Furniture | PageBreak


@dataclass(frozen=True, slots=True)
class MastheadLine:
    """A line of the masthead; `kind` is title, edition, imprint or date.

    `day` is the ISO form of a full day that the line states.
    """

    kind: str
    content: tuple[Inline, ...]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Segmenting:
    """The program that cut text into words for keywords, and the dictionaries it did so by.

    Each of these is the name of a file and its sha256, that of the program first.
    """

    program: str
    version: str
    dictionaries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a newspaper, in reading order; `masthead` as printed, () if there is none.

    `segmenting` tells where the keywords of its items are from, None if it has none.
    """

    metadata: Metadata
    language: str
    sources: tuple[Source, ...]
    body: tuple[BodyPart, ...]
    masthead: tuple[MastheadLine, ...] = ()
    segmenting: Segmenting | None = None
