# SPDX-License-Identifier: Apache-2.0
"""Says how each element between blocks is read: headings, figures, lists (exports.md 1.3)."""

from collections.abc import Callable, Mapping

from teikit.exporters.reading.blocks import (
    Reader,
    interrupt,
    note_people,
    read_block,
    read_children,
    read_floating,
)
from teikit.exporters.reading.drafts import Draft, FigureDraft
from teikit.exporters.reading.flow import Flow
from teikit.exporters.reading.inlines import (
    Pen,
    has_blocks,
    leave_out,
    note_doubt,
    plain_text,
    write_break,
)
from teikit.exporters.reading.people import people_in
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_HEADINGS = ("column", "kicker", "main", "deck")


def make_reader(
    tally: Tally, labels: Mapping[int, str], items: frozenset[int], language: str
) -> Reader:
    """Return a reader for an item in `language`."""
    pen = Pen(tally, labels, lambda _: None, language=language)
    reader = Reader(pen, items, STRUCTURE)
    pen.nested = lambda node: interrupt(reader, node)
    return reader


def read_part(reader: Reader, node: Node, page: str, part: int) -> None:
    """Read one part of the item, which begins on `page`."""
    reader.pen.page, reader.part = page, part
    note_doubt(reader.pen, node)
    read_children(reader, node)
    read_floating(reader)


def _read_paragraph(reader: Reader, node: Node) -> None:
    read_block(reader, node, reader.kind)


def _read_head(reader: Reader, node: Node) -> None:
    """Read a heading: of the item, of a figure, or of a part of the item."""
    if reader.container is not None:
        read_block(reader, node, reader.kind)
        return
    if reader.figure is not None:
        draft = read_block(reader, node, "paragraph")
        reader.drafts.remove(draft)
        reader.figure.titles.extend(draft.flows)
        return
    role = _role(reader, node) if reader.depth == 0 else ""
    draft = read_block(reader, node, "heading", level=max(reader.depth, 1))
    if role and reader.part == 0:
        draft.role = role
        reader.drafts.remove(draft)
        reader.headings.append(draft)
    else:
        draft.repeats = bool(role)


def _role(reader: Reader, node: Node) -> str:
    """Return the role of a heading of an item; one without a known type is main if first."""
    kind = node.get("type")
    if kind in _HEADINGS:
        return kind
    if kind in ("subhead", "caption"):
        return ""
    return "deck" if any(one.role == "main" for one in reader.headings) else "main"


def _read_byline(reader: Reader, node: Node) -> None:
    people = people_in(reader.pen, node)
    note_people(reader, people)
    in_item = reader.figure is None and reader.container is None and reader.kind == "paragraph"
    draft = read_block(reader, node, "byline" if in_item else "signature")
    draft.people = people


def _read_quote(reader: Reader, node: Node) -> None:
    read_block(reader, node, "quote")


def _read_note(reader: Reader, node: Node) -> None:
    if node.get("resp"):
        leave_out(reader.pen, node)
    else:
        read_block(reader, node, "note")


def _read_container(reader: Reader, node: Node) -> None:
    """Read a list or table; one inside another only adds its parts."""
    note_doubt(reader.pen, node)
    if reader.container is not None:
        read_children(reader, node)
        return
    for head in node.elements("head"):
        read_block(reader, head, "heading", level=reader.depth + 1)
    draft = Draft(node.name, node, part=reader.part)
    reader.container = draft
    rest = tuple(one for one in node.children if isinstance(one, str) or one.name != "head")
    read_children(reader, Node(node.name, node.attributes, rest, node.line))
    reader.container = None
    if draft.kind == "table":
        _close_table(draft)
    reader.drafts.append(draft)
    read_floating(reader)


def _close_table(draft: Draft) -> None:
    """Give text outside all rows a row of its own."""
    loose = len(draft.flows) - sum(draft.rows)
    if loose:
        draft.rows.append(loose)


def _read_row(reader: Reader, node: Node) -> None:
    table = reader.container
    if table is None or table.kind != "table":
        read_children(reader, node)
        return
    before = len(table.flows)
    heads = node.get("role") == "label" and table.labels == len(table.rows)
    read_children(reader, node)
    if before > sum(table.rows):
        table.rows.append(before - sum(table.rows))
    if len(table.flows) > sum(table.rows):
        table.rows.append(len(table.flows) - sum(table.rows))
        table.labels += heads


def _read_cell(reader: Reader, node: Node) -> None:
    """Read a cell; if blocks divide it, its empty pieces are no cells."""
    before = len(reader.container.flows) if reader.container else 0
    read_block(reader, node, reader.kind)
    if reader.container:
        pieces = reader.container.flows[before:]
        reader.container.flows[before:] = [f for f in pieces if not f.is_blank()] or pieces[:1]


def _read_stanza(reader: Reader, node: Node) -> None:
    """Read a stanza; one that only holds stanzas is none itself."""
    note_doubt(reader.pen, node)
    if reader.container is not None or not any(node.elements("l")):
        read_children(reader, node)
        return
    for head in node.elements("head"):
        read_block(reader, head, "heading", level=reader.depth + 1)
    reader.container = draft = Draft("verse", node, part=reader.part)
    rest = tuple(one for one in node.children if isinstance(one, str) or one.name != "head")
    read_children(reader, Node(node.name, node.attributes, rest, node.line))
    reader.container = None
    reader.drafts.append(draft)
    read_floating(reader)


def _read_line(reader: Reader, node: Node) -> None:
    """Read a line of verse; lines outside a stanza that follow each other are one block."""
    if reader.container is not None:
        read_block(reader, node, reader.kind)
        return
    last = reader.drafts[-1] if reader.drafts else None
    joins = isinstance(last, Draft) and last.kind == "verse" and last.node.name == "l"
    reader.container = last if joins and isinstance(last, Draft) else Draft("verse", node)
    reader.container.part = reader.part
    if not joins:
        reader.drafts.append(reader.container)
    read_block(reader, node, reader.kind)
    reader.container = None


def _read_closer(reader: Reader, node: Node) -> None:
    _read_each(reader, node, "signature")


def _read_opener(reader: Reader, node: Node) -> None:
    _read_each(reader, node, reader.kind)


def _read_each(reader: Reader, node: Node, kind: str) -> None:
    """Read each child of an opener or closer as a block; run-in ones join as elsewhere."""
    outer, reader.kind = reader.kind, kind
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.name not in STRUCTURE:
            children.append(Node("ab", child.attributes, (child,), child.line))
        else:
            children.append(child)
    read_children(reader, Node(node.name, node.attributes, tuple(children), node.line))
    reader.kind = outer


def _read_figure(reader: Reader, node: Node) -> None:
    note_doubt(reader.pen, node)
    outer = (reader.figure, reader.drafts, reader.container, reader.kind, reader.current)
    draft = FigureDraft(node, reader.pen.page, reader.part)
    reader.figure, reader.drafts, reader.container = draft, draft.drafts, None
    reader.kind, reader.current = "paragraph", None
    for inner in node.elements("figDesc"):
        draft.description = draft.description or plain_text(reader.pen, inner)
        draft.description_language = draft.description_language or inner.get("xml:lang")
    for inner in node.elements("graphic"):
        draft.source = draft.source or inner.get("url")
    read_children(reader, node)
    reader.figure, reader.drafts, reader.container, reader.kind, reader.current = outer
    reader.drafts.append(draft)


def _read_division(reader: Reader, node: Node) -> None:
    """Read a part of the item; a division that is an item itself is read in its own place."""
    if id(node) in reader.items:
        return
    note_doubt(reader.pen, node)
    reader.depth += 1
    read_children(reader, node)
    reader.depth -= 1


def _read_break(reader: Reader, node: Node) -> None:
    outer, reader.pen.flow = reader.pen.flow, Flow()
    write_break(reader.pen, node)
    reader.pending.extend(reader.pen.flow.joints)
    reader.pen.flow = outer


def _leave_out(reader: Reader, node: Node) -> None:
    leave_out(reader.pen, node)


def _pass_over(_reader: Reader, _node: Node) -> None:
    """Pass over an element that has no text of its own."""


def _read_speech(reader: Reader, node: Node) -> None:
    if has_blocks(node):
        outer, reader.kind = reader.kind, "quote"
        read_children(reader, node)
        reader.kind = outer
    else:
        _read_quote(reader, node)


_BLOCKS = "p ab trailer salute signed dateline speaker stage docAuthor item label"
_DIVISIONS = "div div1 div2 div3 div4 div5 div6 div7"
_PLAIN = """
    postscript argument epigraph cit sp floatingText text body front back group listBibl
"""
_LEFT_OUT = "fw figDesc certainty precision respons del titlePage divGen formula notatedMusic gap"
_NO_TEXT = """
    milestone anchor graphic media binaryObject index interp interpGrp span spanGrp link linkGrp
    join joinGrp alt altGrp
"""

STRUCTURE: dict[str, Callable[[Reader, Node], None]] = {
    **dict.fromkeys(_BLOCKS.split(), _read_paragraph),
    **dict.fromkeys(_DIVISIONS.split(), _read_division),
    **dict.fromkeys(_PLAIN.split(), read_children),
    **dict.fromkeys(_LEFT_OUT.split(), _leave_out),
    **dict.fromkeys(_NO_TEXT.split(), _pass_over),
    **dict.fromkeys(("lb", "cb", "pb"), _read_break),
    "head": _read_head,
    "byline": _read_byline,
    "quote": _read_quote,
    "q": _read_speech,
    "said": _read_speech,
    "note": _read_note,
    "list": _read_container,
    "table": _read_container,
    "row": _read_row,
    "cell": _read_cell,
    "lg": _read_stanza,
    "l": _read_line,
    "figure": _read_figure,
    "opener": _read_opener,
    "closer": _read_closer,
}
"""Element to reader: every element that may stand between blocks."""
