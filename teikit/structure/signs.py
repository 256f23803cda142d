# SPDX-License-Identifier: Apache-2.0
"""Signs: what each block shows that speaks for its place in an item."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from teikit.language.lexicon import Profile, plain_label
from teikit.language.phrases import find_credit
from teikit.language.script import is_han, width
from teikit.structure.blocks import Block, glued_below, text_of
from teikit.structure.evidence import glued, title_end
from teikit.structure.labels import Label
from teikit.structure.lattice import NEVER
from teikit.structure.letters import are_capitals
from teikit.structure.rows import Row

_BODIES = ("aP", "bP", "aQ", "bQ")
_OPENING = ("", "M", "D", "A", "B", "C", "J", "K")  # a body may begin after these


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one block: `names` as in the profile's points, and its measures.

    `ems` is the width of its text; `last_ems` that of the heading right before, 0.0 if there is
    none; `column_change` the difference in em to the paragraph before, None if there is none;
    `affinity` how much more of a heading's pairs of ideographs stand in the body before it than
    in the body after it, -1..1; `as_text` what it costs to take a heading for text,
    `as_head` what it costs to take a text of one line for a heading.
    """

    names: frozenset[str]
    ems: float
    last_ems: float
    column_change: float | None
    affinity: float
    as_text: float = 0.0
    as_head: float = 0.0

    def emission(self, state: str, points: dict[str, int]) -> float:
        """Return the points of this block for a state."""
        role = state[1]
        total = float(points.get(role, 0) + points.get(state, 0))
        if role in "QT":
            return total - (self.as_text if role == "Q" else self.as_head)
        if state == "pX" and "long-caption" in self.names:
            total += points["long-caption"]
        if state == "xM" and not {"box-label", "after-list"} & self.names:
            total += points["xM-plain"]
        if state == "pM" and "on-caption" in self.names:
            total += points["pM-on-caption"]
        if role in "KkMmDdS":
            total += self._head_points(state[0], role, points)
            total += self._affinity_points(state, points)
        return total

    def inside(self, before: str, state: str, points: dict[str, int]) -> float:
        """Return the points of going on within an item from `before` to `state`."""
        total = 0.0
        if state[1] in "PQ":
            first = before[1] in _OPENING
            total += self._body_points(first, before[1] in "B", points)
            if "list-begins" in self.names and not first:
                total += points["list-begins"]
            elif not first and "listed" not in self.names:
                total += self._column_points(points)
        if "new-page" in self.names:
            total += points["over-page"]
        if state[1] in "KkMmDd" and before[1] in "KkMmDd":
            total += self._pair_points(before[1], state[1], points)
        return total

    def opening(self, state: str, points: dict[str, int]) -> float:
        """Return the points of beginning an item with this block."""
        total = self._body_points(True, False, points) if state in _BODIES else 0.0
        if state[1] == "P" and self.column_change is not None:
            total += points["same-column"] if abs(self.column_change) < 0.75 else 0
        if "new-page" in self.names:
            total += points["new-page"]
        return total

    def _body_points(self, first: bool, signed: bool, points: dict[str, int]) -> float:
        if "listed" in self.names:
            return float(points["list-after-byline"] if signed else 0)
        for name in _OPENINGS:
            if name in self.names:
                return float(points[name if first else f"late-{name}"])
        return float(points["plain-start"] if first and not signed else 0)

    def _column_points(self, points: dict[str, int]) -> float:
        change = abs(self.column_change or 0.0)
        return float(
            points["column-jump"]
            if change >= 2.75
            else points["column-step"]
            if change >= 1.25
            else 0
        )

    def _head_points(self, way: str, role: str, points: dict[str, int]) -> float:
        kind = {"k": "K", "m": "M", "d": "D"}.get(role, role)
        size = next(name for name, limit in _SIZES if self.ems < limit)
        names = [size, *sorted(self.names)]
        if ("before-list" if way == "b" else "after-list") in self.names:
            names.append("by-list")
        return float(sum(points.get(f"{kind}-{name}", 0) for name in names))

    def _affinity_points(self, state: str, points: dict[str, int]) -> float:
        way = {"a": 1, "b": -1}.get(state[0], 0)
        if state == "aK":
            way = -1
        return 0.0 if state[1] == "S" else way * self.affinity * points["affinity"]

    def _pair_points(self, before: str, role: str, points: dict[str, int]) -> float:
        if before in "Kk" and role in "Mm":
            return float(points["kicker-longer"] if self.last_ems > self.ems + 0.5 else 0)
        if before in "Kk" or before in "Dd":
            return float(points["two-kickers" if before in "Kk" else "two-decks"])
        if before in "Mm" and role in "Dd":
            too_long = points["deck-too-long"] if self.ems > 1.6 * self.last_ems else 0
            short = self.last_ems < 7.5 and "after-label" not in self.names
            return float(too_long + (points["deck-on-short-main"] if short else 0))
        return 0.0


_OPENINGS = ("run-in-head", "dateline", "bracketed-byline")  # what a first paragraph may show
# Evidence of a block's first line that counts for its place, too.
_KEPT = (*_OPENINGS, "listed")
_LONG_CAPTION = 80  # characters: a caption as long as a short report stands on its own
_SIZES = (
    ("tiny", 3.0),
    ("label", 5.5),
    ("small", 7.2),
    ("short", 8.6),
    ("medium", 14.6),
    ("long", 22.0),
    ("huge", 1e9),
)


def read_signs(
    blocks: Sequence[Block],
    rows: Sequence[Row],
    evidence: Sequence[frozenset[str]],
    labels: Sequence[Label],
    profile: Profile,
) -> tuple[Signs, ...]:
    """Return the signs of each block."""
    runs = _body_runs(blocks, rows)
    heads = Counter(text_of(one, rows) for one in blocks if one.kind == "head")
    capitals = profile.spaced and _uses_capitals(heads)
    signs = []
    column: float | None = None
    for at, block in enumerate(blocks):
        text = text_of(block, rows)
        change = None
        if block.kind == "paragraph":
            own = rows[block.rows[0]].column
            change = own - column if column and own else None
            column = own or column
        last = blocks[at - 1] if at and blocks[at - 1].kind == block.kind == "head" else None
        signs.append(
            Signs(
                frozenset(_names(at, blocks, rows, evidence, profile))
                | ({"repeated"} if heads[text] > 1 else set())
                | ({_letters(text)} if capitals and block.kind == "head" else set()),
                width(text, profile.spaced),
                width(text_of(last, rows), profile.spaced) if last else 0.0,
                change,
                _affinity(text, *runs[at]) if block.kind == "head" else 0.0,
                labels[block.rows[0]].as_paragraph,
                labels[block.rows[0]].as_head if len(block.rows) == 1 else -NEVER,
            )
        )
    return tuple(signs)


def _names(
    at: int,
    blocks: Sequence[Block],
    rows: Sequence[Row],
    evidence: Sequence[frozenset[str]],
    profile: Profile,
) -> list[str]:
    block = blocks[at]
    first = block.rows[0]
    names = [name for name in _KEPT if name in evidence[first]]
    if rows[first].first and first:
        names.append("new-page")
    if block.kind == "head":
        names += _head_names(at, blocks, rows, profile)
        if at and blocks[at - 1].kind == "head" and _is_label(blocks[at - 1], rows, profile):
            names.append("after-label")
        for name, beside in (("after-list", at - 1), ("before-list", at + 1)):
            if 0 <= beside < len(blocks) and "listed" in evidence[blocks[beside].rows[0]]:
                names.append(name)
    last = blocks[at - 1] if at and blocks[at - 1].kind == "paragraph" else None
    if "listed" in names and last and "listed" not in evidence[last.rows[0]]:
        names.append("list-begins")
    if block.kind == "caption" and _caption_size(text_of(block, rows), profile) >= _LONG_CAPTION:
        names.append("long-caption")
    return names


def _uses_capitals(heads: Iterable[str]) -> bool:
    """Tell whether headings are set in capitals: two at least, and a third of all."""
    found = list(map(are_capitals, heads))
    return sum(found) > 1 and sum(found) * 3 >= len(found)


def _letters(text: str) -> str:
    return "capitals" if are_capitals(text) else "plain"


def _is_label(block: Block, rows: Sequence[Row], profile: Profile) -> bool:
    return plain_label(text_of(block, rows), profile) in profile.box_labels


def _caption_size(text: str, profile: Profile) -> int:
    """Return the number of characters of a caption's text, without its title and credit."""
    credit = find_credit(profile, text)
    body = text[title_end(text, profile) : credit.start if credit else len(text)]
    return len(body.strip())


def _head_names(
    at: int, blocks: Sequence[Block], rows: Sequence[Row], profile: Profile
) -> list[str]:
    block = blocks[at]
    text = text_of(block, rows).strip()
    below = glued_below(block, rows) and at + 1 < len(blocks)
    shown = {
        "dash": text.startswith(profile.deck_starts),
        "etc": text.endswith(profile.deck_ends),
        "box-label": _is_label(block, rows, profile),
        "column-label": plain_label(text, profile) in profile.column_labels,
        "digits": any(map(str.isdigit, text)),
        "numbered": profile.numbering.match(text) is not None,
        "alone": not glued(rows, block.rows[0]) and not below,
    }
    names = [name for name, holds in shown.items() if holds]
    return [*names, "on-" + blocks[at + 1].kind] if below else names


def _body_runs(
    blocks: Sequence[Block], rows: Sequence[Row]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return, for each block, the pairs of ideographs of the bodies before and after it."""
    runs: list[frozenset[str]] = []
    number = []
    open_run = False
    for block in blocks:
        if block.kind == "paragraph":
            pairs = _pairs(text_of(block, rows))
            if open_run:
                runs[-1] |= pairs
            else:
                runs.append(pairs)
        open_run = block.kind == "paragraph" or (open_run and block.kind in ("caption", "jump"))
        number.append(len(runs))
    empty: frozenset[str] = frozenset()
    return [(runs[n - 1] if n else empty, runs[n] if n < len(runs) else empty) for n in number]


@lru_cache(maxsize=2048)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(
        text[at : at + 2]
        for at in range(len(text) - 1)
        if is_han(text[at]) and is_han(text[at + 1])
    )


def _affinity(text: str, before: frozenset[str], after: frozenset[str]) -> float:
    pairs = _pairs(text)
    if not pairs:
        return 0.0
    return (len(pairs & before) - len(pairs & after)) / len(pairs)
