# SPDX-License-Identifier: Apache-2.0
"""Rebuilds the lines of the sources from the text of TEI, by the rules of encoding.md 5."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lxml import etree

from teikit.ledger.statement import Statement
from teikit.report import Place, Report
from teikit.tei import TeiDocument
from teikit.tei.names import ELEMENT_ONLY, is_blank, local_name, tei

_EDITORS_WORDS = frozenset(
    ("reg", "corr", "expan", "supplied", "figDesc", "certainty", "note", "desc")
)
"""Elements whose content is not source text; what follows them is."""
_NUMBER = re.compile(r"([1-9][0-9]{0,7})(?:\.([1-9][0-9]{0,7}))?")
_KINDS = {"fw": "furniture", "titlePage": "masthead"}
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_SHOWN = 12  # characters


@dataclass(frozen=True, slots=True)
class RebuiltLine:
    """A line as TEI has it; `at` is the line of its first `lb` in the TEI file.

    `doubled` if TEI opens it, or a piece of it, twice.
    """

    text: str
    at: int
    doubled: bool


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The lines of each source by number, and all characters of the text by what they are."""

    sources: tuple[dict[int, RebuiltLine], ...]
    encoded: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Piece:
    """The texts after an `lb`, which stands at line `at` of the TEI file."""

    at: int
    texts: list[str] = field(default_factory=list)
    doubled: bool = False


@dataclass(slots=True)
class _Walk:
    """The walk through the text: the pieces by (source, line, rank) and the one it is in.

    `places` are those of the sources by their pointers.
    """

    name: str
    stated: tuple[Statement, ...]
    limits: tuple[int, ...]
    report: Report
    places: dict[str, int]
    pieces: dict[tuple[int, int, int], _Piece] = field(default_factory=dict)
    current: _Piece | None = None
    encoded: Counter[str] = field(default_factory=Counter)

    def add(self, code: str, at: int, **facts: Any) -> None:  # noqa: ANN401
        """Report a finding at a line of the TEI file."""
        self.report.add(code, Place(self.name, at), **facts)


def rebuild(
    document: TeiDocument, stated: tuple[Statement, ...], limits: Sequence[int], report: Report
) -> Rebuilt:
    """Return the lines of the sources as TEI has them; source i has `limits[i]` lines.

    Adds V702, V704, V705, V707.
    """
    places = {f"#{one.id}": place for place, one in enumerate(stated)}
    walk = _Walk(document.name, stated, tuple(limits), report, places)
    text = document.root.find(tei("text"))
    if text is not None:
        _walk_through(walk, text)
    return Rebuilt(_join_pieces(walk), tuple(walk.encoded.items()))


def _walk_through(walk: _Walk, text: etree._Element) -> None:
    """Go through the text in document order; no recursion, as a tree can be deep."""
    kinds = ["text"]
    walker = etree.iterwalk(text, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            kinds.append(_kind(node, kinds[-1]))
            if local_name(node) in _EDITORS_WORDS:
                walker.skip_subtree()
                continue
            if local_name(node) == "lb":
                _enter_line(walk, node)
            _take(walk, node.text, node, kinds[-1])
            continue
        if event == "end":
            kinds.pop()
        parent = node.getparent()
        if node is not text and parent is not None:
            _take(walk, node.tail, parent, kinds[-1])


def _kind(node: etree._Element, outer: str) -> str:
    """Return what the text in an element is, in the words of the ledger."""
    name = local_name(node)
    if name == "div" and node.get("type") == "fragment":
        return "fragment"
    if name == "pc" and node.get("force") == "weak":
        return "hyphens"
    return _KINDS.get(name, outer)


def _enter_line(walk: _Walk, lb: etree._Element) -> None:
    """Make the piece that an `lb` opens the current one; if it names none, text is dropped."""
    piece = walk.current = _Piece(lb.sourceline or 0)
    place = _source_of(walk, lb)
    n = lb.get("n") or ""
    if place is None:
        walk.add("V707", piece.at, n=n, edref=lb.get("edRef") or "")
        return
    match = _NUMBER.fullmatch(n)
    line, rank = (int(match[1]), int(match[2] or 1)) if match else (0, 1)
    if not 1 <= line <= walk.limits[place]:
        name = walk.stated[place].name or "the source"
        reason = f"{name} has {walk.limits[place]} lines" if line else "it is no line number"
        walk.add("V705", piece.at, n=n, reason=reason)
        return
    first = walk.pieces.setdefault((place, line, rank), piece)
    if first is not piece:
        first.doubled = True
        walk.add("V702", piece.at, n=n, first=first.at)
    walk.current = first


def _source_of(walk: _Walk, lb: etree._Element) -> int | None:
    """Return the place of the source that an `lb` names, None if there is none."""
    pointer = lb.get("edRef")
    if pointer is None and len(walk.stated) == 1:
        return 0
    return walk.places.get(pointer or "")


def _take(walk: _Walk, text: str | None, parent: etree._Element, kind: str) -> None:
    """Give a text to the current line; `parent` is the element it stands in."""
    layout = local_name(parent) in ELEMENT_ONLY
    outside = layout or walk.current is None
    if not text or (outside and is_blank(text)):
        return
    if walk.current is None or layout:
        where = f"stands in <{local_name(parent)}>" if layout else "stands before the first lb"
        walk.add("V704", parent.sourceline or 0, text=text.strip()[:_SHOWN], where=where)
        kind = "outside lines"
    else:
        walk.current.texts.append(text)
    solid = "".join(text.split())
    replaced = solid.count(_REPLACED)
    walk.encoded[kind] += len(solid) - replaced
    if replaced:
        walk.encoded["U+FFFD"] += replaced


def _join_pieces(walk: _Walk) -> tuple[dict[int, RebuiltLine], ...]:
    """Return the lines of each source that have an `lb`, the pieces of each joined by rank."""
    sources: tuple[dict[int, RebuiltLine], ...] = tuple({} for _ in walk.stated)
    for (place, number), group in groupby(sorted(walk.pieces), key=lambda key: key[:2]):
        ranks = {key[2]: walk.pieces[key] for key in group}
        _check_ranks(walk, number, ranks)
        sources[place][number] = RebuiltLine(
            text="".join(text for piece in ranks.values() for text in piece.texts),
            at=next(iter(ranks.values())).at,
            doubled=any(piece.doubled for piece in ranks.values()),
        )
    return sources


def _check_ranks(walk: _Walk, number: int, ranks: dict[int, _Piece]) -> None:
    """Report a piece whose predecessor is not there."""
    for rank, piece in ranks.items():
        if rank > 1 and rank - 1 not in ranks:
            before = f"{number}.{rank - 1}" if rank > 2 else str(number)
            reason = f'there is no lb n="{before}" that it goes on from'
            walk.add("V705", piece.at, n=f"{number}.{rank}", reason=reason)
