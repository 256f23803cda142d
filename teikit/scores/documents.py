# SPDX-License-Identifier: Apache-2.0
"""TEI to the texts that are compared: as printed, without the furniture of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from teikit.scores.items import ItemTexts, squeeze
from teikit.tei import TeiDocument
from teikit.tei.names import ITEM_TYPES
from teikit.tei.node import Node, view

_SCORED = ITEM_TYPES - {"fragment"}  # a fragment says that no item was found
_ROLES = frozenset(("column", "kicker", "main", "deck", "subhead"))
_NOT_PRINTED = frozenset(
    ("fw", "reg", "corr", "expan", "supplied", "figDesc", "note", "certainty", "desc")
)
_BESIDE_THE_TEXT = frozenset(("teiHeader", "facsimile", "standOff"))


def items_of(document: TeiDocument) -> tuple[ItemTexts, ...]:
    """Return the items of an issue, parts linked by `next` as one; loose pictures are items too."""
    root = view(document, _BESIDE_THE_TEXT)
    found = list(_divisions(root))
    by_id = {div.id: div for div, _ in found if div.id}
    items = [
        _item(_parts(div, by_id), labels)
        for div, labels in found
        if _target(div, "prev") not in by_id
    ]
    return (*items, *(ItemTexts(captions=(printed(one),)) for one in _loose_figures(root)))


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


def _divisions(node: Node) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Yield each item below a node; with the first one of a section go the section's labels."""
    labels: tuple[str, ...] = ()
    if node.get("type") == "section":
        labels = tuple(printed(head) for head in node.elements("head"))
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
    """The texts of an item being gathered; `run_in` waits for the paragraph it runs into."""

    heads: list[tuple[str, str]] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    datelines: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    run_in: str = ""
    continued: bool = False


def _item(parts: list[Node], labels: tuple[str, ...]) -> ItemTexts:
    sheet = _Sheet(heads=[("column", label) for label in labels])
    for part in parts:
        sheet.run_in, sheet.continued = "", part is not parts[0]
        _gather(part, sheet)
    return ItemTexts(
        heads=tuple(sheet.heads),
        bylines=tuple(sheet.bylines),
        datelines=tuple(sheet.datelines),
        paragraphs=tuple(sheet.paragraphs),
        captions=tuple(sheet.captions),
    )


def _gather(node: Node, sheet: _Sheet) -> None:
    for child in node.elements():
        if child.name == "dateline" and node.name == "closer":
            continue
        take = _TAKES.get(child.name, _gather)
        take(child, sheet)


def _take_head(head: Node, sheet: _Sheet) -> None:
    """Take a heading; one that a later part of the item repeats is not taken twice."""
    found = head.get("type"), printed(head)
    if found[0] in _ROLES and found[1] and not (sheet.continued and found in sheet.heads):
        sheet.heads.append(found)


def _take_dateline(dateline: Node, sheet: _Sheet) -> None:
    text = printed(dateline)
    sheet.datelines.append(text)
    if _runs_in(dateline):
        sheet.run_in += text


def _take_byline(byline: Node, sheet: _Sheet) -> None:
    """Take a byline: one that runs in before the first paragraph is a part of that paragraph."""
    if _runs_in(byline) and (sheet.run_in or not sheet.paragraphs):
        sheet.run_in += printed(byline)
    else:
        sheet.bylines.append(printed(byline))


def _take_signature(signed: Node, sheet: _Sheet) -> None:
    sheet.bylines.append(printed(signed))


def _take_figure(figure: Node, sheet: _Sheet) -> None:
    sheet.captions.append(printed(figure))


def _take_paragraph(block: Node, sheet: _Sheet) -> None:
    sheet.paragraphs.append(sheet.run_in + printed(block))
    sheet.run_in = ""
    sheet.captions += [printed(figure) for figure in block.walk("figure")]


def _runs_in(node: Node) -> bool:
    return "run-in" in node.get("rendition") + node.get("rend")


_TAKES: dict[str, Callable[[Node, _Sheet], None]] = {
    "head": _take_head,
    "dateline": _take_dateline,
    "byline": _take_byline,
    "signed": _take_signature,
    "figure": _take_figure,
    **dict.fromkeys(("p", "l", "item", "row"), _take_paragraph),
}
