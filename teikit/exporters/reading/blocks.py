# SPDX-License-Identifier: Apache-2.0
"""Reads blocks one after the other, joins run-in ones, divides those with blocks inside.

What is done with each element stands in the table of content.py, which the reader is given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from teikit.exporters.reading.drafts import Draft, FigureDraft
from teikit.exporters.reading.edition import Break, Mark, Person
from teikit.exporters.reading.flow import Flow, Joint
from teikit.exporters.reading.inlines import Pen, note_doubt, write_children, write_inline
from teikit.exporters.reading.people import people_in
from teikit.tei.node import Node

_RUN_IN_MARKS = {"dateline": "dateline", "byline": "byline", "head": "heading"}
_CARRIED_KINDS = ("quote", "note", "signature")
_JOINING = frozenset(
    ("head", "byline", "dateline", "ab", "trailer", "signed", "salute", "label", "note")
)
_NEUTRAL = frozenset(
    ("fw", "lb", "cb", "pb", "note", "figDesc", "certainty", "milestone", "anchor")
)


@dataclass(slots=True)
class Reader:
    """Reads one item, part by part.

    `items` are the ids (of Python) of all nodes that are items, which stand for themselves;
    `table` tells what is done with each element that may stand between blocks.
    `kind` is that of a paragraph here, `container` the list, table or verse that takes the flows,
    `figure` the figure that is being read, `depth` the subsections around.
    """

    pen: Pen
    items: frozenset[int]
    table: Mapping[str, Callable[["Reader", Node], None]]
    headings: list[Draft] = field(default_factory=list)
    drafts: list[Draft | FigureDraft] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    pending: list[Joint] = field(default_factory=list)
    kind: str = "paragraph"
    container: Draft | None = None
    current: Draft | None = None
    figure: FigureDraft | None = None
    depth: int = 0
    part: int = 0


def is_run_in(node: Node) -> bool:
    """Tell whether a block joins the paragraph beside it."""
    return "#run-in" in node.get("rendition").split()


def read_children(reader: Reader, node: Node) -> None:
    """Read the blocks of a structural element; text between them is a paragraph of its own.

    A run-in block waits for the next paragraph here, and breaks and furniture after it wait too.
    """
    start = len(reader.drafts)
    last = max((n for n, one in enumerate(node.children) if _is_paragraph(one)), default=-1)
    held: Flow | None = None
    loose: list[Node | str] = []
    for index, child in enumerate(node.children):
        if isinstance(child, str) or _is_loose(reader, child, loose):
            loose.append(child)
            continue
        _read_loose(reader, node, loose)
        joins = is_run_in(child) and child.name in _JOINING
        if index < last and (joins or (held and child.name in _NEUTRAL)):
            held = held or _new_flow(reader)
            _write_run_in(reader, child, held)
        elif joins:
            _append_run_in(reader, child, start)
        elif child.name == "p":
            read_block(reader, child, reader.kind, held)
            held = None
        else:
            reader.table[child.name](reader, child)
    _read_loose(reader, node, loose)


def _is_loose(reader: Reader, child: Node, loose: list[Node | str]) -> bool:
    """Tell whether an element belongs to the text between blocks."""
    return child.name not in reader.table or (child.name in _NEUTRAL and _is_text(loose))


def _is_paragraph(node: Node | str) -> bool:
    return isinstance(node, Node) and node.name == "p"


def _read_loose(reader: Reader, parent: Node, loose: list[Node | str]) -> None:
    if _is_text(loose):
        content = Node(parent.name, {}, tuple(loose), parent.line)
        read_block(reader, content, reader.kind)
    loose.clear()


def _is_text(loose: list[Node | str]) -> bool:
    return any(isinstance(one, Node) or one.strip() for one in loose)


def read_block(
    reader: Reader, node: Node, kind: str, flow: Flow | None = None, level: int = 0
) -> Draft:
    """Read one block; return its draft, the last if blocks inside divide it.

    `flow` is one that run-in blocks have begun, if there are some.
    """
    note_doubt(reader.pen, node)
    outer, outer_flow = reader.current, reader.pen.flow
    if flow is None:
        flow = _new_flow(reader)
    else:
        _resume(reader, flow)
    draft = _begin(reader, node, kind, flow, level)
    if node.name == "dateline" and kind == "paragraph":
        stretch = reader.pen.flow.open(Mark("dateline", 0, 0))
        write_children(reader.pen, node)
        stretch.end = reader.pen.flow.length
    else:
        write_children(reader.pen, node)
    draft = _end(reader) or draft
    reader.current, reader.pen.flow = outer, outer_flow
    for byline in reader.pen.bylines:
        note_people(reader, people_in(reader.pen, byline))
    reader.pen.bylines = []
    if outer is None and reader.container is None:
        read_floating(reader)
    return draft


def _new_flow(reader: Reader) -> Flow:
    """Return a flow that begins here, with the breaks that wait for it."""
    pen, joints = reader.pen, reader.pending
    reader.pending = []
    return Flow(pen.page, pen.line, pen.column, joints=joints)


def _resume(reader: Reader, flow: Flow) -> None:
    """Go on with a flow; where lines, columns and pages began elsewhere meanwhile, say so."""
    pen = reader.pen
    for joint in reader.pending:
        joint.at = flow.length
        flow.joints.append(joint)
    reader.pending = []
    here = (Break("page", 0, 0, pen.page), pen.line, pen.column)
    for before, now in zip(flow.left, here, strict=False):
        if now is not None and now != before:
            flow.join("silent", now)


def _leave(reader: Reader, flow: Flow) -> None:
    """Remember where the reading is at the end of a flow that may be resumed."""
    pen = reader.pen
    flow.left = (Break("page", 0, 0, pen.page), pen.line, pen.column)


def _begin(reader: Reader, node: Node, kind: str, flow: Flow, level: int) -> Draft:
    """Begin to write a flow: part of the container if there is one, else a block of its own."""
    reader.pen.flow = flow
    if reader.container is not None:
        reader.container.flows.append(flow)
        reader.current = reader.container
        return reader.container
    draft = Draft(kind, node, [flow], level, part=reader.part)
    reader.current = draft
    reader.drafts.append(draft)
    return draft


def _end(reader: Reader) -> Draft | None:
    """End the flow; breaks after its last character pass on to the next one."""
    flow = reader.pen.flow
    _leave(reader, flow)
    taken = flow.take_trailing()
    moved = [one.what.kind for one in taken if one.what]
    kinds = ("page", "line", "column")
    flow.left = tuple(
        None if kind in moved else one for kind, one in zip(kinds, flow.left, strict=True)
    )
    reader.pending = taken + reader.pending
    return reader.current


def interrupt(reader: Reader, node: Node) -> None:
    """Read a block that stands inside another one, which is continued after it."""
    outer = reader.current
    if outer is None:
        write_children(reader.pen, node)
        return
    _end(reader)
    kind = reader.kind
    reader.kind = outer.kind if outer.kind in _CARRIED_KINDS else kind
    reader.table[node.name](reader, node)
    reader.kind = kind
    rest = Node(outer.node.name, {})
    draft = _begin(reader, rest, outer.kind, _new_flow(reader), outer.level)
    draft.rest = draft is not reader.container


def _append_run_in(reader: Reader, node: Node, start: int) -> None:
    """Join a run-in block to the last paragraph since `start`; without one it stands alone."""
    for draft in reversed(reader.drafts[start:]):
        if isinstance(draft, Draft) and draft.node.name == "p":
            _write_run_in(reader, node, draft.flows[-1])
            return
    reader.table[node.name](reader, node)


def _write_run_in(reader: Reader, node: Node, flow: Flow) -> None:
    """Append a run-in block, or a break or furniture beside it, to the flow of a paragraph."""
    outer, reader.pen.flow = reader.pen.flow, flow
    _resume(reader, flow)
    if is_run_in(node):
        note_doubt(reader.pen, node)
        mark = Mark(_RUN_IN_MARKS.get(node.name, ""), 0, 0, ref=node.id, certainty=node.get("cert"))
        stretch = flow.open(mark)
        write_children(reader.pen, node)
        stretch.end = flow.length
        if node.name == "byline":
            note_people(reader, people_in(reader.pen, node))
    else:
        write_inline(reader.pen, node)
    _leave(reader, flow)
    reader.pen.flow = outer


def note_people(reader: Reader, people: tuple[Person, ...]) -> None:
    """Add persons to those of the item, and of the figure that is being read."""
    reader.people.extend(people)
    if reader.figure is not None:
        reader.figure.people.extend(people)


def read_floating(reader: Reader) -> None:
    """Read the notes and figures that stood inside the block before."""
    while reader.pen.floating:
        waiting, reader.pen.floating = reader.pen.floating, []
        for node in waiting:
            reader.table[node.name](reader, node)
