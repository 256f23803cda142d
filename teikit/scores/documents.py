# SPDX-License-Identifier: Apache-2.0
"""TEI to the texts that are compared: as printed, without the furniture of the page.

With each text goes how sure the TEI is of the decision that made it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from teikit.scores.items import ItemTexts, Statement, squeeze
from teikit.tei import TeiDocument
from teikit.tei.names import ITEM_TYPES
from teikit.tei.node import Node, view

_SCORED = ITEM_TYPES - {"fragment"}  # a fragment says that no item was found
_ROLES = frozenset(("column", "kicker", "main", "deck", "subhead"))
_NOT_PRINTED = frozenset(
    ("fw", "reg", "corr", "expan", "supplied", "figDesc", "note", "certainty", "desc")
)
_BESIDE_THE_TEXT = frozenset(("teiHeader", "facsimile", "standOff"))


WORDS = ("high", "medium", "low")  # of certainty, the best one first


@dataclass(frozen=True, slots=True)
class Found:
    """An item as TEI has it: its texts, how sure it is, and each decision that was made in it."""

    texts: ItemTexts
    certainty: str
    statements: tuple[Statement, ...]


def items_of(document: TeiDocument) -> tuple[ItemTexts, ...]:
    """Return the items of an issue, parts linked by `next` as one; loose pictures are items too."""
    return tuple(one.texts for one in found_in(document))


def found_in(document: TeiDocument) -> tuple[Found, ...]:
    """Return the items of an issue with all that is said of them."""
    root = view(document, _BESIDE_THE_TEXT)
    found = list(_divisions(root))
    by_id = {div.id: div for div, _ in found if div.id}
    items = [
        _item(_parts(div, by_id), labels)
        for div, labels in found
        if _target(div, "prev") not in by_id
    ]
    return (*items, *map(_picture, _loose_figures(root)))


def printed(node: Node) -> str:
    """Return the text of an element as the page prints it, without white space."""
    return squeeze("".join(_strings(node)))


def _strings(node: Node) -> Iterator[str]:
    if node.name in _NOT_PRINTED or (node.name == "pc" and node.get("force") == "weak"):
        return
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _strings(child)


def _is_item(node: Node) -> bool:
    return node.name == "div" and node.get("type") in _SCORED


def _divisions(node: Node) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Yield each item below a node; with the first one of a section go the section's labels."""
    labels: tuple[Node, ...] = ()
    if node.get("type") == "section":
        labels = tuple(node.elements("head"))
    for child in node.elements():
        if _is_item(child):
            yield child, labels
            labels = ()
        yield from _divisions(child)


def _loose_figures(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.name == "figure":
            yield child
        elif not _is_item(child):
            yield from _loose_figures(child)


def _target(div: Node, attribute: str) -> str:
    return div.get(attribute).removeprefix("#")


def _parts(div: Node, by_id: dict[str, Node]) -> list[Node]:
    """Return the parts of an item in order; a ring of links is followed once."""
    parts, seen = [div], {div.id}
    while (target := _target(parts[-1], "next")) in by_id and target not in seen:
        seen.add(target)
        parts.append(by_id[target])
    return parts


@dataclass(slots=True)
class _Sheet:
    """What is said of an item, being gathered; `run_in` waits for the paragraph it runs into.

    `around` are the tables and stanzas that are open: a row is not surer than its table.
    """

    said: list[Statement] = field(default_factory=list)
    run_in: str = ""
    continued: bool = False
    around: tuple[Node, ...] = ()

    def say(self, decision: str, word: str, text: str, role: str = "") -> None:
        """Take a decision down, with its word of certainty."""
        self.said.append(Statement(decision, text, word, role))

    def texts(self, decision: str) -> tuple[str, ...]:
        """Return the texts of one kind of decision."""
        return tuple(one.text for one in self.said if one.decision == decision)

    def found(self, parts: Sequence[Node]) -> Found:
        """Return the item of these parts, as certain as the weakest of them."""
        texts = ItemTexts(
            heads=tuple((one.role, one.text) for one in self.said if one.decision == "heading"),
            bylines=self.texts("byline"),
            datelines=self.texts("dateline"),
            paragraphs=self.texts("paragraph"),
            captions=self.texts("caption"),
        )
        return Found(texts, _weakest(parts), tuple(self.said))


def _certainty(node: Node) -> str:
    """Return the word of an element, high where none is marked, low for one that is not known."""
    word = node.get("cert") or "high"
    return word if word in WORDS else "low"


def _weakest(nodes: Iterable[Node]) -> str:
    return max(map(_certainty, nodes), key=WORDS.index)


def _item(parts: list[Node], labels: tuple[Node, ...]) -> Found:
    sheet = _Sheet()
    for label in labels:
        sheet.say("heading", _certainty(label), printed(label), "column")
    for part in parts:
        sheet.run_in, sheet.continued = "", part is not parts[0]
        _gather(part, sheet)
    return sheet.found(parts)


def _picture(figure: Node) -> Found:
    sheet = _Sheet()
    _take_figure(figure, sheet)
    return sheet.found([figure])


def _gather(node: Node, sheet: _Sheet) -> None:
    for child in node.elements():
        if child.name == "dateline" and node.name == "closer":
            continue
        take = _TAKES.get(child.name, _gather)
        take(child, sheet)


def _take_head(head: Node, sheet: _Sheet) -> None:
    """Take a heading; one that a later part of the item repeats is not taken twice."""
    role, text = head.get("type"), printed(head)
    repeated = sheet.continued and any(
        (one.role, one.text) == (role, text) for one in sheet.said if one.decision == "heading"
    )
    if role in _ROLES and text and not repeated:
        sheet.say("heading", _certainty(head), text, role)


def _take_dateline(dateline: Node, sheet: _Sheet) -> None:
    text = printed(dateline)
    sheet.say("dateline", _certainty(dateline), text)
    if _runs_in(dateline):
        sheet.run_in += text


def _take_byline(byline: Node, sheet: _Sheet) -> None:
    """Take a byline: one that runs in before the first paragraph is a part of that paragraph."""
    if _runs_in(byline) and (sheet.run_in or not sheet.texts("paragraph")):
        sheet.run_in += printed(byline)
    else:
        sheet.say("byline", _certainty(byline), printed(byline))
    for name in byline.walk("persName"):
        regular = next(name.walk("reg"), None)
        text = squeeze(regular.text()) if regular else printed(name)
        sheet.say("name", _weakest([byline, name, *name.walk("reg")]), text)


def _take_signature(signed: Node, sheet: _Sheet) -> None:
    sheet.say("byline", _certainty(signed), printed(signed))


def _take_figure(figure: Node, sheet: _Sheet) -> None:
    sheet.say("caption", _certainty(figure), printed(figure))
    for head in figure.elements("head"):
        sheet.say("title", _certainty(head), printed(head))


def _take_paragraph(block: Node, sheet: _Sheet) -> None:
    sheet.say("paragraph", _weakest((block, *sheet.around)), sheet.run_in + printed(block))
    sheet.run_in = ""
    for figure in block.walk("figure"):
        _take_figure(figure, sheet)


def _take_set(node: Node, sheet: _Sheet) -> None:
    outer = sheet.around
    sheet.around = (*outer, node)
    _gather(node, sheet)
    sheet.around = outer


def _runs_in(node: Node) -> bool:
    return "run-in" in node.get("rendition") + node.get("rend")


_TAKES: dict[str, Callable[[Node, _Sheet], None]] = {
    "head": _take_head,
    "dateline": _take_dateline,
    "byline": _take_byline,
    "signed": _take_signature,
    "figure": _take_figure,
    **dict.fromkeys(("p", "l", "item", "row"), _take_paragraph),
    **dict.fromkeys(("lg", "list", "table"), _take_set),
}
