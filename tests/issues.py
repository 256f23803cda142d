# SPDX-License-Identifier: Apache-2.0
"""Small invented issues for tests, and a strategy of issues of any shape."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from teikit.model.issue import (
    Byline,
    ColumnBreak,
    Dateline,
    Figure,
    Furniture,
    Head,
    Inline,
    Issue,
    Item,
    LineBreak,
    Name,
    PageBreak,
    Paragraph,
    Section,
    Subsection,
    Table,
    Verse,
)
from teikit.model.metadata import Identifier, Metadata, PageFacts
from teikit.model.source import Line, Page, Source

KNOWN = Metadata(
    id="yxzb-20311105", title="云溪周报", date="2031-11-05", pages=(PageFacts(label="A02"),)
)
UNKNOWN = Metadata()
FULL = Metadata(
    id="yxzb-20311105",
    code="yxzb",
    title="云溪周报",
    date="2031-11-05",
    number="1024",
    edition="城市版",
    publisher="云溪周报社",
    place="云溪",
    licence="CC-BY-4.0",
    rights="© 云溪周报社 & <文>",
    identifiers=(Identifier("ISSN", "0000-0000"), Identifier("CN", "CN 00-0000")),
    languages=("zh-Hans", "fr", "x-y"),
    pages=(PageFacts(1, "第01版 要闻"), PageFacts(2), PageFacts(3, "第03版")),
)


def source(*lines: str, index: int = 1) -> Source:
    """A text file of these lines."""
    digest = hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
    numbered = tuple(Line(index, number, line) for number, line in enumerate(lines, 1))
    return Source(
        index=index,
        format="text",
        name=f"page-{index:02d}.txt",
        encoding="utf-8",
        sha256=digest,
        sha256_text=digest,
        line_count=len(lines),
        characters=len("".join("".join(lines).split())),
        pages=(Page(1, numbered),),
    )


def issue(*body, sources: tuple[Source, ...], metadata: Metadata = KNOWN) -> Issue:
    """An issue in Chinese, its first page before all else."""
    return Issue(metadata, "zh-Hans", sources, (PageBreak(1), *body))


def at(number: int, *content: Inline, start: int = 0, source: int = 1) -> tuple[Inline, ...]:
    """A content that opens with a line."""
    return (LineBreak(source, number, start), *content)


def worked_example() -> Issue:
    """A head after its body, a spaced name, a dateline run in, a paragraph over two lines."""
    text = source("记者 林 舟", "", "本报讯 渡口昨日重", "新开航。", "", "云溪渡口开航")
    reporter = Name("person", ("林 舟",), role="reporter", regular="林舟", certainty="high")
    item = Item(
        "one",
        "article",
        (Head("main", at(6, "云溪渡口开航"), certainty="medium"),),
        (
            Byline(at(1, Name("role", ("记者",)), " ", reporter)),
            Dateline(at(3, "本报讯 ")),
            Paragraph((*at(3, "渡口昨日重", start=4), LineBreak(1, 4, join="no"), "新开航。")),
        ),
    )
    return issue(item, sources=(text,))


# Letters that have been trouble: markup, full width, ideographic space, combining, right to left,
# beyond the basic plane, line separators that are no line end, private use, replacement.
ALPHABET = (
    "云溪渡口讯，。“”（） ab1-<&>\"']\u3000\u00a0\u0301\u05d0\u202e\u2028\x85\U00020000\ue000\ufffd"
)
TEXT = st.text(ALPHABET, min_size=1, max_size=8).map(lambda text: text.rstrip()).filter(bool)
LINE = st.just("") | TEXT
JOIN = st.sampled_from(("no", "yes", "maybe"))
CERTAINTY = st.sampled_from(("", "high", "medium", "low"))
ROLES = (
    *("author", "reporter", "intern-reporter", "correspondent", "photographer", "illustrator"),
    *("translator", "editor", "proofreader", "designer", "other"),
)


@dataclass
class Maker:
    """Hands out the pieces of the source lines, each once, as contents of blocks."""

    draw: st.DrawFn
    pieces: Iterator[tuple[int, int, int, str]]
    page: int = 1
    unnamed: bool = False
    waiting: list[tuple[int, int, int, str]] = field(default_factory=list)

    def more(self) -> bool:
        """Whether a piece is left."""
        if not self.waiting:
            self.waiting += [piece for piece in [next(self.pieces, None)] if piece]
        return bool(self.waiting)

    def piece(self, opening: bool) -> tuple[Inline, ...]:
        """The next piece, its break before it; a name may hold all of it, or all but a letter."""
        self.more()
        file, number, start, text = self.waiting.pop()
        break_ = LineBreak(file, number, start, "" if opening else self.draw(JOIN))
        shape = self.draw(st.sampled_from(("plain", "plain", "part", "whole")))
        shape = "plain" if self.unnamed else shape
        if shape == "plain":
            return (break_, text)
        if shape == "part":
            return (break_, text[:1], *([self.name(text[1:])] if text[1:] else ()))
        return (self.name(break_, text),)

    def name(self, *content: Inline) -> Name:
        """A name of any kind with this content."""
        kind = self.draw(
            st.sampled_from(("person", "role", "agency", "organisation", "place", "date"))
        )
        role = self.draw(st.sampled_from(ROLES)) if kind == "person" else ""
        regular = self.draw(st.sampled_from(("", "林舟", "2031-11-05", "2031-13-05")))
        return Name(kind, content, role, regular, self.draw(CERTAINTY))

    def content(self, most: int = 2, breaks: bool = False) -> tuple[Inline, ...]:
        """Up to `most` pieces, with column and page breaks between them if wanted."""
        made = self.piece(opening=True)
        for _ in range(self.draw(st.integers(0, most - 1))):
            if not self.more():
                break
            if breaks:
                made += self.between()
            made += self.piece(opening=False)
        return made

    def between(self) -> tuple[Inline, ...]:
        """A column break, a page break, or nothing."""
        kind = self.draw(st.sampled_from(("", "", "column", "page")))
        if kind == "column":
            return (ColumnBreak(self.draw(JOIN), self.draw(CERTAINTY)),)
        return (self.page_break(self.draw(JOIN)),) if kind else ()

    def page_break(self, join: str = "") -> PageBreak:
        """The next page, now and then one that leaves pages out."""
        self.page += self.draw(st.sampled_from((1, 1, 3)))
        return PageBreak(self.page, join)

    def head(self, role: str) -> Head:
        """A heading of this role."""
        return Head(role, self.content(), self.draw(CERTAINTY))

    def byline(self) -> Byline:
        """A byline, run in or not."""
        return Byline(self.content(), self.draw(st.booleans()), self.draw(CERTAINTY))

    def paragraph(self) -> Paragraph:
        """A paragraph, perhaps over columns and pages."""
        return Paragraph(self.content(4, breaks=True), self.draw(CERTAINTY))

    def furniture(self) -> Furniture:
        """Furniture of any kind; a jump names nobody, and points to or from, or nowhere."""
        kind = self.draw(st.sampled_from(("header", "footer", "credits", "jump", "other")))
        way = self.draw(st.sampled_from(("", "to", "from"))) if kind == "jump" else ""
        place = self.draw(st.sampled_from(("", "top", "bottom")))
        self.unnamed = kind == "jump"
        content = self.content()
        self.unnamed = False
        return Furniture(kind, content, place, way, certainty=self.draw(CERTAINTY))

    def figure(self) -> Figure:
        """A picture with a title, a text, a credit, in this order, any but not all left out."""
        title, text, credit = self.draw(st.tuples(*[st.booleans()] * 3))
        heads = (self.head("caption"),) if title else ()
        text = text or not (title or credit)
        paragraphs = (self.paragraph(),) if text and self.more() else ()
        names = self.byline() if credit and self.more() else None
        return Figure(heads, paragraphs, names, certainty=self.draw(CERTAINTY))

    def verse(self) -> Verse:
        """A stanza of one or two lines."""
        lines = [self.content()]
        if self.more():
            lines.append(self.content())
        return Verse(tuple(lines), self.draw(CERTAINTY))

    def table(self) -> Table:
        """A table of one or two rows, the first with one cell or two."""
        cells = [self.content()]
        if self.more():
            cells.append(self.content())
        rows = [tuple(cells)]
        if self.more():
            rows.append((self.content(),))
        return Table(tuple(rows), self.draw(st.booleans()), self.draw(CERTAINTY))

    def subsection(self) -> Subsection:
        """A subhead and the blocks under it."""
        head = self.head("subhead")
        text = (self.paragraph(),) if self.more() else ()
        kinds = ("byline", "dateline", "paragraph", "furniture", "verse", "table", "page")
        return Subsection(head, text + self.blocks(kinds))

    def blocks(self, kinds: tuple[str, ...]) -> tuple:
        """Up to five blocks of these kinds."""
        makers = {
            "byline": self.byline,
            "dateline": lambda: Dateline(self.content(), self.draw(CERTAINTY)),
            "paragraph": self.paragraph,
            "furniture": self.furniture,
            "figure": self.figure,
            "verse": self.verse,
            "table": self.table,
            "subsection": self.subsection,
            "page": self.page_break,
        }
        wanted = self.draw(st.lists(st.sampled_from(kinds), max_size=5))
        return tuple(makers[kind]() for kind in wanted if self.more())

    def item(self, key: str) -> Item:
        """An item that has a text; a kicker or a deck stands by a main heading."""
        kind = self.draw(st.sampled_from(("article", "notice", "advertisement", "fragment")))
        text = Paragraph(self.content(), self.draw(CERTAINTY))
        roles = ((), ("main",), ("deck", "main", "kicker"), ("main", "column"))
        wanted = () if kind == "fragment" else self.draw(st.sampled_from(roles))
        heads = tuple(self.head(role) for role in wanted if self.more())
        if all(head.role != "main" for head in heads):
            heads = tuple(Head("column", head.content) for head in heads)
        kinds = ("byline", "dateline", "paragraph", "furniture", "figure", "verse", "table")
        blocks = (
            *self.blocks((*kinds, "subsection", "page")),
            text,
            *self.blocks(("byline", "dateline", "furniture")),
        )
        return Item(key, kind, heads, blocks, certainty=self.draw(CERTAINTY))

    def photo_story(self, key: str) -> Item:
        """A picture that stands alone."""
        figure = self.figure()
        heads = (self.head("main"),) if self.draw(st.booleans()) and self.more() else ()
        return Item(key, "photo-story", heads, (figure,))

    def section(self, key: str) -> Section | Item:
        """A label and an item under it; the item alone if one piece is left."""
        head = self.head("column")
        if self.more():
            return Section(head, (self.item(key),))
        return Item(key, "fragment", (), (Paragraph(head.content),))


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Issues of one or two files, every character of which stands in the issue once.

    The pieces of the lines stand in any order. Page breaks are numbered in document order.
    """
    files = st.lists(st.lists(LINE, min_size=1, max_size=8), min_size=1, max_size=2)
    texts = draw(files.filter(lambda files: any(any(lines) for lines in files)))
    sources = tuple(source(*lines, index=index) for index, lines in enumerate(texts, 1))
    maker = Maker(draw, iter(draw(orders(cut(draw, sources)))))
    body: list = [PageBreak(1)]
    makers = (maker.item, maker.item, maker.section, maker.photo_story)
    while maker.more():
        body.append(draw(st.sampled_from(makers))(f"key-{len(body)}"))
        if draw(st.booleans()):
            body.append(maker.page_break())
        if draw(st.booleans()) and maker.more():
            body.append(maker.furniture())
    metadata = draw(st.sampled_from((KNOWN, UNKNOWN, FULL, Metadata(title="云溪周报"))))
    return Issue(metadata, "zh-Hans", sources, linked(draw, body))


def linked(draw: st.DrawFn, body: list) -> tuple:
    """The parts of an issue, now and then with the first item running on in the last one."""
    items = [place for place, part in enumerate(body) if isinstance(part, Item)]
    if len(items) > 1 and draw(st.booleans()):
        first, last = items[0], items[-1]
        body[first] = replace(body[first], continued=body[last].key)
        body[last] = replace(body[last], continues=body[first].key)
    return tuple(body)


def cut(draw: st.DrawFn, sources: tuple[Source, ...]) -> list[tuple[int, int, int, str]]:
    """All lines of the sources, each whole or in two pieces: file, line, start, text."""
    pieces = []
    for line in (line for one in sources for page in one.pages for line in page.lines if line.text):
        middle = draw(st.integers(0, len(line.text) - 1)) if draw(st.booleans()) else 0
        if middle:
            pieces.append((line.source, line.number, 0, line.text[:middle]))
        pieces.append((line.source, line.number, middle, line.text[middle:]))
    return pieces


def orders(pieces: list) -> st.SearchStrategy[list]:
    """The pieces in source order, or in any order."""
    return st.just(pieces) | st.permutations(pieces)
