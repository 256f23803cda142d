# SPDX-License-Identifier: Apache-2.0
"""Writes what stands inside a block into its flow: text, breaks, choices, marks (exports.md 1.3).

The tables at the end say what is done with each element; an element in none of them is reported
(X101) and its text kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from teikit.exporters.reading.edition import Break, Mark
from teikit.exporters.reading.flow import Flow
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

_MOST_LOST = 50  # characters of a gap that are shown one by one
_MOST_SPACES = 1000
_UNREADABLE = "［…］"
_BREAKS = ("lb", "cb", "pb")
_PREFERRED = ("reg", "corr", "expan")
_CHOICE_MARKS = {"reg": "regularised", "corr": "corrected", "expan": "regularised"}
_SEGMENTS = ("dateline", "byline")
_ANNOTATIONS = ("lemma", "msd", "pos", "ana")


@dataclass(slots=True)
class Pen:
    """What writes: the flow that is written, where it is, the language around it.

    `page` is a label, `line` and `column` the last breaks.

    `labels` holds the label of each page break that counts, by id(node). `nested` is called with a
    block that stands inside a block; it may change `flow`. `floating` gathers notes and figures
    that follow the block they stand in, `bylines` the segments that are bylines. `doubts` are the
    elements and certainties met.
    """

    tally: Tally
    labels: Mapping[int, str]
    nested: Callable[[Node], None]
    flow: Flow = field(default_factory=Flow)
    page: str = ""
    line: Break | None = None
    column: Break | None = None
    language: str = ""
    floating: list[Node] = field(default_factory=list)
    bylines: list[Node] = field(default_factory=list)
    doubts: dict[tuple[str, str], None] = field(default_factory=dict)


def write_children(pen: Pen, node: Node) -> None:
    """Append the content of an element to the pen's flow."""
    for child in node.children:
        if isinstance(child, str):
            pen.flow.add(child)
        else:
            write_inline(pen, child)


def write_inline(pen: Pen, node: Node) -> None:
    """Append an element to the pen's flow."""
    writer = INLINES.get(node.name)
    if writer is None:
        pen.tally.note("X101", node.name, node.line)
        writer = write_children
    writer(pen, node)


def plain_text(pen: Pen, node: Node) -> str:
    """Return the reading text of an element by itself, as the printed side of a choice is."""
    if len(node.children) == 1 and isinstance(node.children[0], str):  # nearly always
        flow = Flow(pieces=[node.children[0]])
        return flow.finish().text
    aside = Pen(Tally(), pen.labels, lambda _: None, page=pen.page)
    aside.nested = lambda inner: write_children(aside, inner)
    write_children(aside, node)
    return aside.flow.finish().text


def leave_out(pen: Pen, node: Node, kind: str = "") -> None:
    """Set an element aside with its text; a page that begins in it begins."""
    pen.tally.set_aside(kind or node.name, node.text(), node.line)
    for inner in node.walk("pb"):
        pen.page = pen.labels.get(id(inner), pen.page)


def write_break(pen: Pen, node: Node) -> None:
    """Record a line, column or page break; a page break of another edition is passed over."""
    policy = node.get("break")
    _record_break(pen, node, policy if policy in ("no", "yes") else "maybe")


def note_doubt(pen: Pen, node: Node) -> None:
    """Remember the certainty of an element of structure, if it is low or medium."""
    if "cert" in node.attributes and node.get("cert") in ("low", "medium"):
        pen.doubts.setdefault((node.name, node.get("cert")))


def has_blocks(node: Node) -> bool:
    """Tell whether an element that may hold text or blocks holds blocks."""
    return any(child.name in NESTED for child in node.elements())


def _record_break(pen: Pen, node: Node, policy: str) -> None:
    note_doubt(pen, node)
    n = node.get("n")
    if node.name == "lb":
        ordinal = pen.line.ordinal + 1 if pen.line else 1
        what = pen.line = Break("line", 0, 0, n, node.get("edRef"), ordinal)
    elif node.name == "cb":
        ordinal = pen.column.ordinal + 1 if pen.column else 1
        what = pen.column = Break("column", 0, 0, n, ordinal=ordinal)
    elif id(node) in pen.labels:
        pen.page = pen.labels[id(node)]
        what = Break("page", 0, 0, pen.page)
    else:
        return
    pen.flow.join(policy, what)


def _write_choice(pen: Pen, node: Node) -> None:
    """Write the preferred reading; breaks inside the other ones are recorded before it."""
    readings = list(node.elements())
    chosen = choose(readings)
    if chosen is None:
        return
    others = [one for one in readings if one is not chosen]
    for other in others:
        pen.tally.set_aside("choice", other.text(), other.line)
        for inner in other.walk(*_BREAKS):
            _record_break(pen, inner, "silent")
    kind = _CHOICE_MARKS.get(chosen.name, "")
    if not kind or not others:
        write_inline(pen, chosen)
        return
    mark = Mark(kind, 0, 0, plain_text(pen, others[0]), certainty=chosen.get("cert"))
    _write_marked(pen, chosen, mark)


def choose(readings: list[Node]) -> Node | None:
    """Return the reading of a choice that is read: reg, corr, expan, else the first."""
    for name in _PREFERRED:
        for one in readings:
            if one.name == name:
                return one
    return readings[0] if readings else None


def _write_variants(pen: Pen, node: Node) -> None:
    """Write the lemma of an apparatus entry, else its first reading."""
    readings = list(node.elements("lem", "rdg"))
    chosen = next((one for one in readings if one.name == "lem"), readings[0] if readings else None)
    for one in node.elements():
        if one is chosen:
            write_inline(pen, one)
        else:
            leave_out(pen, one, "choice")


def _write_elements(pen: Pen, node: Node) -> None:
    """Write the child elements of an element whose white space is layout."""
    for child in node.children:
        if isinstance(child, Node):
            write_inline(pen, child)
        elif child.strip():
            pen.flow.add(child)


def _write_gap(pen: Pen, node: Node) -> None:
    quantity = _number(node.get("quantity"))
    counted = node.get("unit") == "chars" and 0 < quantity <= _MOST_LOST
    stretch = pen.flow.open(Mark("gap", 0, 0, value=node.get("reason"), certainty=node.get("cert")))
    pen.flow.add("□" * quantity if counted else _UNREADABLE)
    stretch.end = pen.flow.length
    if node.children:
        pen.tally.set_aside("gap", node.text(), node.line)


def _write_space(pen: Pen, node: Node) -> None:
    """Write as many spaces as are counted, one if none are; 1000 at the most."""
    pen.flow.add(" " * min(_number(node.get("quantity")) or 1, _MOST_SPACES))
    if node.children:
        pen.tally.set_aside("space", node.text(), node.line)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _write_token(pen: Pen, node: Node) -> None:
    """Write a word or punctuation mark; @join overrules the white space beside it."""
    if node.name == "pc" and node.get("force") == "weak":
        leave_out(pen, node)
        return
    if any(map(node.get, _ANNOTATIONS)):
        pen.tally.note("X116", node.name, node.line)
    join = node.get("join")
    if join in ("left", "both"):
        pen.flow.join("no")
    write_children(pen, node)
    if join in ("right", "both"):
        pen.flow.join("no")


def _write_note(pen: Pen, node: Node) -> None:
    """Let a printed note follow its block; leave out the words of an editor."""
    if node.get("resp"):
        leave_out(pen, node)
    else:
        pen.floating.append(node)


def _write_float(pen: Pen, node: Node) -> None:
    pen.floating.append(node)


def _write_nested(pen: Pen, node: Node) -> None:
    pen.nested(node)


def _write_quotation(pen: Pen, node: Node) -> None:
    if has_blocks(node):
        pen.nested(node)
    elif node.name in MARKS:
        _write_mark(pen, node)
    else:
        write_children(pen, node)


def _write_segment(pen: Pen, node: Node) -> None:
    if node.get("type") in _SEGMENTS:
        _write_marked(pen, node, Mark(node.get("type"), 0, 0, certainty=node.get("cert")))
        if node.get("type") == "byline":
            pen.bylines.append(node)
    else:
        write_children(pen, node)


def _write_mark(pen: Pen, node: Node) -> None:
    kind, value_key = MARKS[node.name]
    ref = node.get("ref") or node.get("who") or node.get("target")
    value = node.get(value_key) if value_key else ""
    _write_marked(pen, node, Mark(kind, 0, 0, "", ref, value, node.get("cert")))


def _write_marked(pen: Pen, node: Node, mark: Mark) -> None:
    language = node.get("xml:lang")
    outer = pen.language
    stretches = [pen.flow.open(mark)]
    if language and language != outer and mark.kind != "language":
        stretches.append(pen.flow.open(Mark("language", 0, 0, value=language)))
    flow, pen.language = pen.flow, language or outer
    write_children(pen, node)
    pen.language = outer
    if pen.flow is flow:  # else a nested block ended the flow, and the mark with it
        for stretch in stretches:
            stretch.end = flow.length


def _pass_over(_pen: Pen, _node: Node) -> None:
    """Pass over an element that has no text of its own."""


_TRANSPARENT = """
    s seg w c phr cl m add sic orig abbr reg corr expan lem rdg am ex num measure unit time
    geogName geogFeat forename surname addName genName nameLink district settlement region country
    bloc email address addrLine street postCode postBox actor term gloss mentioned soCalled emph
    distinct idno publisher pubPlace biblScope edition bibl author editor resp label salute signed
    textLang ident code gi att val tag watermark stamp height width depth dim objectType material
    origDate origPlace locus docAuthor docDate titlePart desc caesura rhyme restore retrace mod
    redo undo damage secl surplus ptr rs name
"""
_NESTED = """
    p ab l lg list table row cell item head byline dateline trailer opener closer postscript
    argument epigraph floatingText text body div cit listBibl sp speaker stage
"""
_NO_TEXT = """
    milestone anchor graphic media binaryObject index interp interpGrp span spanGrp link linkGrp
    join joinGrp alt altGrp handShift addSpan delSpan damageSpan listTranspose
"""
_LEFT_OUT = "fw figDesc certainty precision respons del formula notatedMusic witDetail noteGrp"

MARKS: dict[str, tuple[str, str]] = {
    "persName": ("person", ""),
    "orgName": ("org", ""),
    "placeName": ("place", ""),
    "date": ("date", "when"),
    "title": ("title", ""),
    "roleName": ("role", ""),
    "said": ("speech", ""),
    "q": ("speech", ""),
    "hi": ("emphasis", "rend"),
    "ref": ("link", ""),
    "foreign": ("language", "xml:lang"),
    "supplied": ("supplied", "reason"),
    "unclear": ("unclear", "reason"),
}
"""Element to mark, and the attribute that is its value."""

NESTED = frozenset(_NESTED.split())

INLINES: dict[str, Callable[[Pen, Node], None]] = {
    **dict.fromkeys(_TRANSPARENT.split(), write_children),
    **dict.fromkeys(MARKS, _write_mark),
    **dict.fromkeys(NESTED, _write_nested),
    **dict.fromkeys(_NO_TEXT.split(), _pass_over),
    **dict.fromkeys(_LEFT_OUT.split(), leave_out),
    **dict.fromkeys(_BREAKS, write_break),
    "choice": _write_choice,
    "subst": _write_elements,
    "app": _write_variants,
    "gap": _write_gap,
    "space": _write_space,
    "w": _write_token,
    "pc": _write_token,
    "note": _write_note,
    "figure": _write_float,
    "quote": _write_quotation,
    "q": _write_quotation,
    "said": _write_quotation,
    "seg": _write_segment,
}
"""Element to writer: every element that may stand inside a block."""
