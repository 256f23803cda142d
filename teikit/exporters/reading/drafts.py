# SPDX-License-Identifier: Apache-2.0
"""What an item is while it is being read: flows still open to additions, then finished blocks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from teikit.exporters.reading.edition import (
    Block,
    Byline,
    Content,
    Figure,
    Heading,
    Person,
    Region,
    Text,
)
from teikit.exporters.reading.flow import Flow
from teikit.exporters.reading.ids import is_plain_id
from teikit.exporters.reading.tally import Tally
from teikit.tei.node import Node

KEEPS_EMPTY = frozenset({"table"})


@dataclass(slots=True, eq=False)
class Draft:
    """A block, byline or heading to be; `node` is the element it was made for.

    `kind` is that of a Block, or byline. `repeats` marks the heading of a later part, which is
    dropped if it only repeats the main one; `rest` what goes on after a block inside a block.
    """

    kind: str
    node: Node
    flows: list[Flow] = field(default_factory=list)
    level: int = 0
    rows: list[int] = field(default_factory=list)
    labels: int = 0
    part: int = 0
    role: str = ""
    people: tuple[Person, ...] = ()
    repeats: bool = False
    rest: bool = False


@dataclass(slots=True, eq=False)
class FigureDraft:
    """A figure to be; `drafts` are the blocks of its caption."""

    node: Node
    page: str
    part: int = 0
    source: str = ""
    description: str = ""
    description_language: str = ""
    titles: list[Flow] = field(default_factory=list)
    drafts: list["Draft | FigureDraft"] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True)
class Finish:
    """What finishing needs: the language of the item, and where an element stands on its page.

    `used` are the ids of blocks so far; one that would break an export is dropped.
    """

    tally: Tally
    language: str
    locate: Callable[[Node], tuple[Region, ...]]
    used: set[str]

    def language_of(self, node: Node) -> str:
        """Return an element's own language, "" if it is that of the item."""
        own = node.get("xml:lang")
        return own if own != self.language else ""

    def id_of(self, node: Node) -> str:
        """Return an element's id, "" if it has none that can be used; adds X112."""
        if not node.id:
            return ""
        if not is_plain_id(node.id) or node.id in self.used:
            self.tally.note("X112", node.name, node.line, old=node.id)
            return ""
        self.used.add(node.id)
        return node.id


def normalised(text: str) -> str:
    """Return N(text) of exports.md 1.4: white space runs are one space, invisible marks gone."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def _finish_texts(draft: Draft, tally: Tally) -> tuple[Text, ...]:
    """Return the texts of a draft; empty ones are dropped, but for cells, and counted (X119)."""
    texts = tuple(flow.finish() for flow in draft.flows)
    if draft.kind in KEEPS_EMPTY:
        return texts if any(one.text for one in texts) else ()
    kept = tuple(one for one in texts if one.text)
    if not (kept or draft.rest or draft.node.text().strip()):
        tally.note("X119", draft.node.name, draft.node.line)
    return kept


def _finish_block(draft: Draft, finish: Finish) -> Block | None:
    """Return the block of a draft, None if nothing stands in it."""
    parts = _finish_texts(draft, finish.tally)
    if not parts:
        return None
    return Block(
        "signature" if draft.kind == "byline" else draft.kind,
        parts,
        finish.id_of(draft.node),
        draft.level,
        tuple(draft.rows),
        draft.part,
        finish.language_of(draft.node),
        draft.labels,
    )


def _finish_figure(draft: FigureDraft, finish: Finish) -> tuple[Figure, ...]:
    """Return the figure of a draft, and after it the figures that stand inside it.

    A figure without a picture, a place and words is dropped and counted (X119).
    """
    inner = tuple(one for one in draft.drafts if isinstance(one, FigureDraft))
    blocks = tuple(one for one in draft.drafts if isinstance(one, Draft))
    figure = Figure(
        draft.node.get("type") or "other",
        draft.page,
        draft.source,
        tuple(one for one in (flow.finish() for flow in draft.titles) if one.text),
        tuple(one for one in (_finish_block(b, finish) for b in blocks) if one),
        draft.description,
        draft.description_language,
        tuple(dict.fromkeys(draft.people)),
        finish.locate(draft.node),
        finish.id_of(draft.node),
        draft.part,
    )
    nested = tuple(one for other in inner for one in _finish_figure(other, finish))
    if figure.source or figure.title or figure.caption or figure.description or figure.regions:
        return (figure, *nested)
    finish.tally.note("X119", draft.node.name, draft.node.line)
    return nested


def finish_headings(drafts: list[Draft], finish: Finish) -> tuple[Heading, ...]:
    """Return the headings of an item, empty ones dropped."""
    headings: list[Heading] = []
    for draft in drafts:
        texts = _finish_texts(draft, finish.tally)
        if texts:
            node = draft.node
            language = finish.language_of(node)
            certainty = node.get("cert")
            headings.append(Heading(draft.role, texts[0], finish.id_of(node), certainty, language))
    return tuple(headings)


def finish_content(
    drafts: list[Draft | FigureDraft], finish: Finish, headline: str
) -> tuple[tuple[Content, ...], tuple[Byline, ...]]:
    """Return the blocks and figures of an item, and its bylines before and after them.

    A byline between two blocks is a signature. A heading that repeats the main one of the first
    part (under N) is set aside.
    """
    content: list[Content] = []
    bylines: list[Byline] = []
    held: list[tuple[int, Block, Draft]] = []
    for draft in drafts:
        if isinstance(draft, FigureDraft):
            content.extend(_finish_figure(draft, finish))
            continue
        block = _finish_block(draft, finish)
        if block is None:
            continue
        if draft.repeats and normalised(block.parts[0].text) == normalised(headline):
            finish.tally.set_aside("repeated head", draft.node.text(), draft.node.line)
        elif draft.kind == "byline":
            held.append((len(content), block, draft))
        else:
            content.append(block)
    return _place_bylines(content, held, bylines), tuple(bylines)


def _place_bylines(
    content: list[Content], held: list[tuple[int, Block, Draft]], bylines: list[Byline]
) -> tuple[Content, ...]:
    """Append bylines at the head and the end to `bylines`; put the others into the content."""
    places = [n for n, one in enumerate(content) if isinstance(one, Block)]
    first, last = (places[0], places[-1]) if places else (0, -1)
    placed = list(content)
    for index, block, draft in reversed(held):
        if index <= first:
            bylines.insert(0, Byline(block.parts[0], "head", draft.people, block.id))
        elif index > last:
            bylines.insert(0, Byline(block.parts[0], "end", draft.people, block.id))
        else:
            placed.insert(index, block)
    return tuple(placed)
