# SPDX-License-Identifier: Apache-2.0
"""Tells what changed between two states of an issue, in the words of an editor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher

from teikit.deposits.metadata import Facts, read_facts
from teikit.tei import TeiDocument
from teikit.tei.names import ITEM_TYPES
from teikit.tei.node import Node, view_first

_AROUND = 10  # characters shown before and after a difference
_LONGEST = 40  # characters shown of a text

_FACTS = {
    "issue": "id",
    "title": "newspaper",
    "day": "day of issue",
    "number": "number",
    "edition": "edition",
    "language": "language",
    "publisher": "publisher",
    "place": "place",
    "rights": "rights",
}
_HEADS = {"main": "headline", "column": "column heading", "": "heading"}
_BLOCKS = {
    "p": "paragraph",
    "ab": "paragraph",
    "l": "line of verse",
    "item": "list entry",
    "cell": "table cell",
    "signed": "signature",
    "figDesc": "description of a picture",
    "fw": "page furniture",
}
_ALTERNATIVES = frozenset(("reg", "corr", "expan"))


@dataclass(frozen=True, slots=True)
class Change:
    """A change: `where` is the issue or an item, "" before or after is not there."""

    where: str
    what: str
    before: str
    after: str

    def __str__(self) -> str:
        if self.before and self.after:
            return f'{self.where}: {self.what}: "{self.before}" is now "{self.after}"'
        word, text = ("added", self.after) if self.after else ("removed", self.before)
        return f'{self.where}: {self.what} {word}: "{text}"'


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of an item as an editor sees it; `markup` holds all that its text does not say.

    `number` is that of a paragraph, and counts for nothing.
    """

    kind: str
    text: str
    markup: tuple[str, ...]
    number: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """Return what the block is called."""
        return f"{self.kind} {self.number}" if self.number else self.kind


def find_changes(old: TeiDocument, new: TeiDocument) -> Iterator[Change]:
    """Yield what changed from one document to another: the header first, then item by item."""
    yield from _changed_facts(read_facts(old), read_facts(new))
    before, after = _items(old), _items(new)
    for name in [*before, *(name for name in after if name not in before)]:
        if name not in after:
            yield Change("issue", _called(before[name], name), _headline(before[name]), "")
        elif name not in before:
            yield Change("issue", _called(after[name], name), "", _headline(after[name]))
        else:
            yield from _changed_item(name, before[name], after[name])
    kept = [[name for name in one if name in before and name in after] for one in (before, after)]
    if kept[0] != kept[1]:
        yield Change("issue", "order of the items", ", ".join(kept[0]), ", ".join(kept[1]))


def _changed_facts(old: Facts, new: Facts) -> Iterator[Change]:
    for one in fields(Facts):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if before != after and one.name in _FACTS:
            yield Change("issue", _FACTS[one.name], before, after)


def _items(document: TeiDocument) -> dict[str, Node]:
    """Return the items by their ids, those without one by their place."""
    text = view_first(document, "text")
    divisions = [] if text is None else list(text.walk("div"))
    items = [one for one in divisions if one.get("type") in ITEM_TYPES]
    return {one.id or f"item {number}": one for number, one in enumerate(items, 1)}


def _changed_item(name: str, old: Node, new: Node) -> Iterator[Change]:
    where = f"{name} {_headline(new)}".strip()
    for key in ("type", "subtype"):
        if old.get(key) != new.get(key):
            yield Change(where, key, old.get(key) or "none", new.get(key) or "none")
    before, after = list(_blocks(old)), list(_blocks(new))
    if before == after:
        return
    matcher = SequenceMatcher(None, _compared(before), _compared(after), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from _changed_markup(where, before[a:b], after[c:d])
        else:
            yield from _changed_blocks(where, before[a:b], after[c:d])


def _compared(blocks: Sequence[_Block]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in blocks]


def _changed_markup(where: str, old: Sequence[_Block], new: Sequence[_Block]) -> Iterator[Change]:
    for one, other in zip(old, new, strict=True):
        if one.markup != other.markup:
            gone = [mark for mark in one.markup if mark not in other.markup]
            come = [mark for mark in other.markup if mark not in one.markup]
            before, after = ", ".join(gone) or "none", ", ".join(come) or "none"
            what = f'markup of {one.kind} "{_short(one.text)}"'
            yield Change(where, what, before, after)


def _changed_blocks(where: str, old: Sequence[_Block], new: Sequence[_Block]) -> Iterator[Change]:
    """Yield blocks that took the place of others, side by side, then those left over."""
    both = min(len(old), len(new))
    for one, other in zip(old[:both], new[:both], strict=True):
        if one.text == other.text:
            yield Change(where, f'role of "{_short(one.text)}"', one.kind, other.kind)
        else:
            yield Change(where, other.name, *_difference(one.text, other.text))
    for one in old[both:]:
        yield Change(where, one.name, _short(one.text), "")
    for one in new[both:]:
        yield Change(where, one.name, "", _short(one.text))


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return both texts, cut to what lies around their first and last difference."""
    pairs = list(zip(old, new, strict=False))
    start = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    back = list(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
    end = next((at for at, (a, b) in enumerate(back) if a != b), len(back))
    return _around(old, start, end), _around(new, start, end)


def _around(text: str, start: int, end: int) -> str:
    """Return a text without all but a few of the first `start` and last `end` characters."""
    first, left = max(0, start - _AROUND), max(0, end - _AROUND)
    middle = _short(text[first : len(text) - left])
    return ("…" if first else "") + middle + ("…" if left else "")


def _blocks(item: Node) -> Iterator[_Block]:
    """Yield the blocks of an item in their order."""
    for node in item.walk("head", "byline", "dateline", *_BLOCKS):
        if node.name == "head":
            kind = _HEADS.get(node.get("type"), node.get("type"))
        else:
            kind = _BLOCKS.get(node.name, node.name)
        number = node.get("n") if node.get("n").isdigit() else ""
        yield _Block(kind, _words(node).strip(), tuple(_marks(node)), number)


def _words(node: Node | str) -> str:
    """Return the text as it is read: a correction in place of what was printed."""
    if isinstance(node, str):
        return node
    if node.name == "choice":
        read = [one for one in node.elements() if one.name in _ALTERNATIVES]
        return _words(read[0]) if read else "".join(map(_words, node.children[:1]))
    return "".join(map(_words, node.children))


def _marks(node: Node) -> Iterator[str]:
    """Yield what is marked in a block: names and the like, without breaks."""
    for one in node.walk():
        if one.name not in ("lb", "cb", "pb", "pc"):
            role = f" ({one.get('role')})" if one.get("role") else ""
            yield f"{one.name}{role} {_short(_words(one))}"


def _called(item: Node, name: str) -> str:
    return f"{item.get('type')} {name}"


def _headline(item: Node) -> str:
    heads = [one for one in item.elements("head") if one.get("type") == "main"]
    return _short(_words(heads[0])) if heads else "(without headline)"


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
