# SPDX-License-Identifier: Apache-2.0
"""Signs: what each block shows that speaks for its place in an item."""

from collections.abc import Mapping
from dataclasses import dataclass

from teikit.structure.lattice import NEVER

_BODIES = ("aP", "bP", "aQ", "bQ", "aV", "bV")
_OPENING = ("", "M", "D", "A", "B", "G", "C", "J", "K")  # a body may begin after these


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

    def emission(self, state: str, points: Mapping[str, int]) -> float:
        """Return the points of this block for a state."""
        role = state[1]
        total = float(points.get(role, 0) + points.get(state, 0))
        if role in "QT":
            return total - (self.as_text if role == "Q" else self.as_head)
        if role in "UNG":
            return total if _SHOWS[role] in self.names else NEVER
        alone = _ALONE.get(state, ())
        total += sum(points[name] for name in alone if name in self.names)
        if state == "xM" and not {"box-label", "after-list"} & self.names:
            total += points["xM-plain"]
        if state == "pM" and "on-caption" in self.names:
            total += points["pM-on-caption"]
        if role in "KkMmDdS":
            total += self._head_points(state[0], role, points)
            total += self._affinity_points(state, points)
        return total

    def inside(self, before: str, state: str, points: Mapping[str, int]) -> float:
        """Return the points of going on within an item from `before` to `state`."""
        total = 0.0
        if state[1] in "PQV":
            first = before[1] in _OPENING
            total += points["after-signed"] if "after-signed" in self.names else 0
            if "list-titled" in self.names and before[1] not in "BG":
                total += points["list-titled"]
            total += self._body_points(first, before[1] in "BG", points)
            if "list-begins" in self.names and not first:
                total += points["list-begins"]
            elif not first and "listed" not in self.names:
                total += self._column_points(points)
        total += points.get(f"{before[1]}-then-{state[1]}", 0)
        total += points["unlike-subheads"] if self._are_unlike(before[1] + state[1]) else 0
        if "new-page" in self.names:
            total += points["over-page"]
        if before[1] == "E" and state[1] in "PSQV" and "after-editor" not in self.names:
            total += points["past-signature"]
        if state[1] in "KkMmDd" and before[1] in "KkMmDd":
            total += self._pair_points(before[1], state[1], points)
        return total

    def opening(self, state: str, points: Mapping[str, int]) -> float:
        """Return the points of beginning an item with this block."""
        total = self._body_points(True, False, points) if state in _BODIES else 0.0
        if state[1] == "P" and self.column_change is not None:
            total += points["same-column"] if abs(self.column_change) < 0.75 else 0
        if "new-page" in self.names:
            total += points["new-page"]
        return total

    def _body_points(self, first: bool, signed: bool, points: Mapping[str, int]) -> float:
        if "set" in self.names:
            return 0.0
        if "listed" in self.names:
            return float(points["list-after-byline"] if signed else 0)
        for name in OPENINGS:
            if name in self.names:
                return float(points[name if first else f"late-{name}"])
        if first and not signed:
            return float(points["brief-start" if "brief" in self.names else "plain-start"])
        return 0.0

    def _column_points(self, points: Mapping[str, int]) -> float:
        change = abs(self.column_change or 0.0)
        return float(
            points["column-jump"]
            if change >= 2.75
            else points["column-step"]
            if change >= 1.25
            else 0
        )

    def _head_points(self, way: str, role: str, points: Mapping[str, int]) -> float:
        kind = {"k": "K", "m": "M", "d": "D"}.get(role, role)
        size = next(name for name, limit in _SIZES if self.ems < limit)
        names = [size, *sorted(self.names)]
        if ("before-list" if way == "b" else "after-list") in self.names:
            names.append("by-list")
        given = sum(points.get(f"{kind}-{name}", 0) for name in names)
        return float(given + points.get(f"{way}{role}-{size}", 0))

    def _affinity_points(self, state: str, points: Mapping[str, int]) -> float:
        way = {"a": 1, "b": -1}.get(state[0], 0)
        if state == "aK":
            way = -1
        return 0.0 if state[1] == "S" else way * self.affinity * points["affinity"]

    def _pair_points(self, before: str, role: str, points: Mapping[str, int]) -> float:
        clauses = "clauses" in self.names and "after-clauses" not in self.names
        if before in "Kk" and role in "Mm":
            longer = self._longer_kicker()
            on_clauses = points["kicker-on-clauses"] if clauses else 0
            return float(on_clauses + (points[longer] if longer else 0))
        if before in "Kk" or before in "Dd":
            return float(points["two-kickers" if before in "Kk" else "two-decks"])
        if before in "Mm" and role in "Dd":
            ratio = self.ems / max(self.last_ems, 0.1)
            unlike = points["deck-of-clauses"] if clauses else 0
            unlike += points["deck-too-long"] if ratio > 1.6 else 0
            unlike += points["deck-too-short"] if ratio < 0.55 else 0
            short = self.last_ems < 7.5 and not {"after-label", "after-clauses"} & self.names
            return float(unlike + (points["deck-on-short-main"] if short else 0))
        return 0.0

    def _are_unlike(self, roles: str) -> bool:
        """Tell whether two subheads, where headings are glued, are of unlike length: not one."""
        unlike = max(self.ems, self.last_ems) > 2 * min(self.ems, self.last_ems)
        return roles == "SS" and "heads-glued" in self.names and unlike

    def _longer_kicker(self) -> str:
        """Return how a kicker is longer than this main heading; a sentence may well be."""
        if self.last_ems <= self.ems + 0.5:
            return ""
        if "digits" in self.names or self.last_ems < SENTENCE:
            return "kicker-longer"
        if self.last_ems >= LENGTHY:
            return "kicker-lengthy"
        return "kicker-quoting" if "after-quotes" in self.names else "kicker-sentence"


# What a first paragraph may show.
OPENINGS = ("run-in-head", "dateline", "bracketed-byline", "salutation")
# Without these signs their states cannot be.
_SHOWS = {"U": "one-line", "N": "name-only", "G": "may-sign"}
# What speaks for a picture that stands alone, or against it; with a heading, less is to be told.
_ALONE = {
    "pX": (
        "long-caption",
        "day-first",
        "dated-caption",
        "told-caption",
        "pointing-caption",
        "kin-caption",
    ),
    "pC": ("long-caption",),
    "pc": ("day-first",),
}
# em of headings that are rather a sentence than a name, and surely
SENTENCE, LENGTHY = 10.0, 16.5
_SIZES = (
    ("tiny", 3.0),
    ("label", 5.5),
    ("small", 7.2),
    ("short", 8.6),
    ("medium", 14.6),
    ("long", 22.0),
    ("huge", 1e9),
)
