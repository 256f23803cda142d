# SPDX-License-Identifier: Apache-2.0
"""Reading text of one block: white space, breaks and marks by exports.md 1.3, rules 4 to 8."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from teikit.exporters.reading.edition import Break, Mark, Text
from teikit.language.script import is_cjk

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SPACES = re.compile(r"\s+")
_LAYOUT = frozenset("\t\n\r")
_FIRST_CJK = "\u2e80"  # below it, a mark such as ” is CJK or Latin by its neighbour
_RANK = {"no": 0, "yes": 1}


@dataclass(slots=True)
class Joint:
    """A place where the raw text was broken; `policy` is no, yes, maybe or silent.

    A silent joint is recorded and changes nothing. A joint without a break only draws together.
    """

    at: int
    policy: str
    what: Break | None = None


@dataclass(slots=True)
class Stretch:
    """A mark being made on the raw text; `end` is -1 while it is open."""

    mark: Mark
    start: int
    end: int = -1


@dataclass(slots=True)
class Flow:
    """The raw text of a block, piece by piece, and what happened on the way.

    `page`, `line` and `column` are where it begins, `left` is where it was left.
    """

    page: str = ""
    line: Break | None = None
    column: Break | None = None
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    joints: list[Joint] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    left: tuple[Break | None, ...] = ()

    def add(self, text: str) -> None:
        """Append raw text."""
        self.pieces.append(text)
        self.length += len(text)

    def join(self, policy: str, what: Break | None = None) -> None:
        """Record a break here; its place is set at the end."""
        self.joints.append(Joint(self.length, policy, what))

    def open(self, mark: Mark) -> Stretch:
        """Begin a mark here and return it; set its `end` to close it."""
        stretch = Stretch(mark, self.length)
        self.stretches.append(stretch)
        return stretch

    def is_blank(self) -> bool:
        """Tell whether there is nothing to read."""
        return not any(piece.strip() for piece in self.pieces)

    def take_trailing(self) -> list[Joint]:
        """Return the breaks after the last character, which belong to what follows.

        Their policy stays, should this flow be resumed; elsewhere they change nothing.
        """
        if not self.joints or self._ends_in_text():
            return []
        last = len("".join(self.pieces).rstrip())
        taken = [one for one in self.joints if one.at >= last and one.what]
        rests = [Joint(one.at, one.policy) for one in taken]
        self.joints = [one for one in self.joints if one.at < last or not one.what] + rests
        return [Joint(0, "silent", one.what) for one in taken]

    def _ends_in_text(self) -> bool:
        last = self.pieces[-1] if self.pieces else ""
        return bool(last.strip()) and self.joints[-1].at <= self.length - len(last)

    def finish(self) -> Text:
        """Return the reading text."""
        raw = "".join(self.pieces)
        edits = _find_edits(raw, self.joints)
        text, places = _apply(raw, edits)
        breaks = _place_breaks(self.joints, places, len(text))
        marks = [_place_mark(one, places, text, len(raw)) for one in self.stretches]
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        page, line, column = self.page, self.line, self.column
        for one in breaks:
            if one.start:
                break
            page = one.n if one.kind == "page" else page
            line = one if one.kind == "line" else line
            column = one if one.kind == "column" else column
        return Text(text, page, line, column, breaks, tuple(marks))


@dataclass(slots=True)
class _Edit:
    """raw[start:end] becomes `new`; `rank` is that of the strongest policy of its joints."""

    start: int
    end: int
    new: str
    rank: int = 3


@dataclass(slots=True)
class _Places:
    """Where raw offsets went: for each edit its raw start and end, and its new start and end."""

    starts: list[int]
    rows: list[tuple[int, int, int, int]]

    def around(self, at: int) -> tuple[int, int]:
        """Return the new offsets before and after what became of the raw offset `at`."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return at, at
        _, end, new_start, new_end = self.rows[index]
        if at <= end:
            return new_start, new_end
        return at - end + new_end, at - end + new_end


def _find_edits(raw: str, joints: list[Joint]) -> list[_Edit]:
    edits = _join_edits(raw, joints)
    if not _LAYOUT.isdisjoint(raw):
        edits += _layout_edits(raw, edits)
        edits.sort(key=lambda one: (one.start, one.end))
    return _trim(raw, edits)


def _join_edits(raw: str, joints: list[Joint]) -> list[_Edit]:
    """Return one edit for each run of breaks that only white space divides, silent ones aside.

    In a run a stated "no" is stronger than a "yes", and that than none.
    """
    edits: list[_Edit] = []
    hyphens = _soft_hyphens(raw, joints) if SOFT_HYPHEN in raw else frozenset()
    plain = -1  # where a "no" changed nothing
    for joint in joints:
        if joint.policy == "silent" or joint.at == plain:
            continue
        rank = _RANK.get(joint.policy, 2)
        if edits and edits[-1].end >= joint.at:
            edits[-1].rank = min(edits[-1].rank, rank)
            continue
        start, end = _blanks_around(raw, joint.at, hyphens)
        if rank == 0 and start == end:
            plain = joint.at
        else:
            edits.append(_Edit(start, end, "", rank))
    for edit in edits:
        if edit.rank and edit.start > 0 and edit.end < len(raw):
            left, right = raw[edit.start - 1], raw[edit.end]
            edit.new = "" if edit.rank == 2 and _run_on(left, right) else " "
    return edits


def _soft_hyphens(raw: str, joints: list[Joint]) -> frozenset[int]:
    """Return the places of the soft hyphens that only white space divides from a break "no"."""
    firm = [one.at for one in joints if one.policy == "no"]
    places = set()
    for at in firm:
        while at and raw[at - 1].isspace():
            at -= 1
        if at and raw[at - 1] == SOFT_HYPHEN:
            places.add(at - 1)
    return frozenset(places)


def _blanks_around(raw: str, at: int, hyphens: frozenset[int]) -> tuple[int, int]:
    start = end = at
    while start and (raw[start - 1].isspace() or start - 1 in hyphens):
        start -= 1
    while end < len(raw) and (raw[end].isspace() or end in hyphens):
        end += 1
    return start, end


def _run_on(left: str, right: str) -> bool:
    return is_cjk(left) and is_cjk(right) and max(left, right) >= _FIRST_CJK


def _layout_edits(raw: str, taken: list[_Edit]) -> list[_Edit]:
    """Return the edits that make one space of each run of white space with a line feed or tab."""
    ends = [one.end for one in taken]
    edits = []
    for found in _SPACES.finditer(raw):
        start, end = found.span()
        index = bisect_left(ends, end)
        free = index == len(taken) or taken[index].start >= end
        if free and not _LAYOUT.isdisjoint(found.group()):
            edits.append(_Edit(start, end, " "))
    return edits


def _trim(raw: str, edits: list[_Edit]) -> list[_Edit]:
    """Add the edits that remove white space at both ends."""
    first = len(raw) - len(raw.lstrip())
    last = len(raw.rstrip())
    if first >= last:
        return [_Edit(0, len(raw), "")]
    inner = [one for one in edits if one.end > first and one.start < last]
    if inner and inner[0].start < first:
        inner[0].start = 0
    elif first:
        inner.insert(0, _Edit(0, first, ""))
    if inner and inner[-1].end > last:
        inner[-1].end = len(raw)
    elif last < len(raw):
        inner.append(_Edit(last, len(raw), ""))
    for edit in inner:
        if edit.start == 0 or edit.end == len(raw):
            edit.new = ""
    return inner


def _apply(raw: str, edits: list[_Edit]) -> tuple[str, _Places]:
    pieces: list[str] = []
    rows: list[tuple[int, int, int, int]] = []
    position = length = 0
    for edit in edits:
        if edit.start == edit.end and not edit.new:
            continue
        pieces += (raw[position : edit.start], edit.new)
        length += edit.start - position
        rows.append((edit.start, edit.end, length, length + len(edit.new)))
        length += len(edit.new)
        position = edit.end
    pieces.append(raw[position:])
    return "".join(pieces), _Places([row[0] for row in rows], rows)


def _place_breaks(joints: list[Joint], places: _Places, length: int) -> tuple[Break, ...]:
    """Return the breaks before the last character."""
    breaks: list[Break] = []
    for joint in joints:
        end, start = places.around(joint.at) if places.rows else (joint.at, joint.at)
        what = joint.what
        if what and start < length:
            breaks.append(Break(what.kind, end, start, what.n, what.source, what.ordinal))
    return tuple(breaks)


def _place_mark(stretch: Stretch, places: _Places, text: str, raw_length: int) -> Mark:
    start = places.around(stretch.start)[1]
    end = places.around(stretch.end if stretch.end >= 0 else raw_length)[0]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    mark = stretch.mark
    return Mark(
        mark.kind, start, max(start, end), mark.printed, mark.ref, mark.value, mark.certainty
    )
