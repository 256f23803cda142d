# SPDX-License-Identifier: Apache-2.0
"""An issue in outline: a line for each part, short enough to be written by hand.

A paragraph and a caption show how they begin. After " = " stand the names with their roles, after
" ~" the certainty; an expectation that leaves one of them out says nothing of it.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from typesetting import story_paragraphs

from teikit.model.issue import (
    Byline,
    Closing,
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

BEGINNING = 8  # characters of a paragraph


def text_of(content: Sequence[Inline]) -> str:
    """The text of a content, line ends read as they join, without outer white space."""
    return _joined(content).strip()


def _joined(content: Sequence[Inline]) -> str:
    made = ""
    for part in content:
        match part:
            case str():
                made += part
            case Name():
                made += _joined(part.content)
            case LineBreak(join="yes"):
                made += " "
    return made


def outline(issue: Issue) -> list[str]:
    """The outline of an issue, in the order of the model; the first page goes without saying."""
    lines = [line for part in issue.body for line in _part(part)]
    return [f"masthead {one.kind} {text_of(one.content)}" for one in issue.masthead] + _body(lines)


def _body(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == ["page 1"] else lines


def _part(part: object) -> Iterator[str]:
    match part:
        case Section():
            yield f"section {text_of(part.head.content)}"
            for item in part.items:
                yield from _part(item)
        case Item():
            parts = "continued" if part.continued else "continues" if part.continues else ""
            kind = " ".join(filter(None, [part.kind, part.subtype, parts]))
            yield _sure(kind, part.certainty)
            for block in (*part.heads, *part.blocks):
                yield from (f"  {line}" for line in block_lines(block))
        case _:
            yield from block_lines(part)


def block_lines(block: object) -> Iterator[str]:
    """The outline of a block."""
    yield from _LINES[type(block)](block)


def _head(head: Head) -> Iterator[str]:
    yield _sure(f"{head.role} {text_of(head.content)}", head.certainty)


def _byline(byline: Byline) -> Iterator[str]:
    where = "run-in " if byline.run_in else ""
    yield _sure(f"{where}byline {_named(byline.content)}", byline.certainty)


def _closing(closing: Closing) -> Iterator[str]:
    for signer in closing.signers:
        yield _sure(f"signed {text_of(signer)}", closing.certainty)
    if closing.day:
        yield _sure(f"day {_named(closing.day)}", closing.certainty)


def _dateline(dateline: Dateline) -> Iterator[str]:
    yield _sure(f"dateline {_named(dateline.content)}", dateline.certainty)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield _sure(f"p {text_of(paragraph.content)}", paragraph.certainty)


def _subsection(subsection: Subsection) -> Iterator[str]:
    for inner in (subsection.head, *subsection.blocks):
        yield from block_lines(inner)


def _verse(verse: Verse) -> Iterator[str]:
    for line in verse.lines:
        yield f"verse {text_of(line)}"


def _table(table: Table) -> Iterator[str]:
    for place, row in enumerate(table.rows):
        cells = " | ".join(text_of(cell) for cell in row)
        yield f"{'columns' if table.headed and not place else 'row'} {cells}"


def _furniture(furniture: Furniture) -> Iterator[str]:
    jump = f" {furniture.direction} {furniture.page}" if furniture.direction else ""
    yield _sure(f"{furniture.kind}{jump} {_named(furniture.content)}", furniture.certainty)


def _page(page: PageBreak) -> Iterator[str]:
    yield f"page {page.number}"


def _figure(figure: Figure) -> Iterator[str]:
    for head in figure.heads:
        yield _sure(f"title {text_of(head.content)}", head.certainty)
    for paragraph in figure.paragraphs:
        yield _sure(f"caption {text_of(paragraph.content)}", figure.certainty)
    if figure.credit:
        yield f"credit {_named(figure.credit.content)}"


_LINES = {
    Head: _head,
    Byline: _byline,
    Closing: _closing,
    Dateline: _dateline,
    Paragraph: _paragraph,
    Subsection: _subsection,
    Verse: _verse,
    Table: _table,
    Figure: _figure,
    Furniture: _furniture,
    PageBreak: _page,
}


def beginning(text: str) -> str:
    return text[:BEGINNING]


def _sure(line: str, certainty: str) -> str:
    return f"{line} ~{certainty}" if certainty else line


def _named(content: Sequence[Inline]) -> str:
    text = text_of(content)
    names = "; ".join(_name(one) for one in content if isinstance(one, Name) and one.kind != "role")
    return f"{text} = {names}" if names else text


def _name(name: Name) -> str:
    printed = text_of(name.content)
    form = f"{printed}>{name.regular} {name.certainty}" if name.regular else printed
    return f"{name.role or name.kind} {form}"


def expected_lines(text: str) -> list[str]:
    """The lines of an expected outline, the paragraphs of stories filled in."""
    lines: list[str] = []
    for row in text.strip("\n").split("\n"):
        if row.strip().startswith("@"):
            told = story_paragraphs(row.strip())
            lines += [f"  p {beginning(one.replace('//', ''))}" for one in told]
        else:
            lines.append(row)
    return lines


def as_told(found: Sequence[str], expected: Sequence[str]) -> list[str]:
    """The found lines with no more said of each than the expected line beside it says."""
    pairs = zip_longest(found, expected[: len(found)], fillvalue="")
    return [_as_told(line, beside) for line, beside in pairs]


def _as_told(line: str, beside: str) -> str:
    line, mark, certainty = line.partition(" ~")
    if line.startswith(("  p ", "  caption ")):
        told = beside.partition(" ~")[0]
        line = line[: len(told) if told[:4] == line[:4] else BEGINNING + 4]
    if " = " not in beside:
        line = line.partition(" = ")[0]
    return line + mark + certainty if " ~" in beside else line
