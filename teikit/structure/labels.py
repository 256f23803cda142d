# SPDX-License-Identifier: Apache-2.0
"""The line decoder: one label for each row, chosen over the whole page by dynamic programming."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from teikit.language.lexicon import Profile
from teikit.structure.evidence import glued
from teikit.structure.rows import Row

_NEVER = -10_000.0
_QUOTED = frozenset("”’」』")  # after these a sentence often goes on: “…。” she said


@dataclass(frozen=True, slots=True)
class State:
    """A state of the decoder: the label it gives, and the tables of points it reads."""

    label: str
    tables: tuple[str, ...]


# H head, h head going on; B byline; P first line of a paragraph, p next line; C caption, c caption
# going on; J jump; F furniture; E signature at the end of an item. M, m and G are caption and
# furniture inside a paragraph.
STATES = {
    "H": State("head", ("head",)),
    "h": State("head+", ("more_head",)),
    "B": State("byline", ("byline",)),
    "P": State("paragraph", ("body", "first")),
    "p": State("paragraph+", ("body", "next")),
    "C": State("caption", ("caption",)),
    "c": State("caption+", ("more_caption",)),
    "M": State("caption", ("caption", "inside")),
    "m": State("caption+", ("more_caption",)),
    "J": State("jump", ("jump",)),
    "F": State("furniture", ("furniture",)),
    "E": State("signature", ("signature",)),
    "G": State("furniture", ("furniture", "inside")),
}
_FREE = ("H", "B", "P", "C", "J", "F")
# Which state may follow which.
FOLLOW = {
    "": _FREE,
    "H": ("h", *_FREE),
    "h": ("h", *_FREE),
    "B": _FREE,
    "P": ("p", "M", "G", "E", *_FREE),
    "p": ("p", "M", "G", "E", *_FREE),
    "C": ("c", *_FREE),
    "c": ("c", *_FREE),
    "M": ("m", "p"),
    "m": ("m", "p"),
    "J": _FREE,
    "E": _FREE,
    "F": _FREE,
    "G": ("G", "M", "p"),
}
_RUNNING = ("P", "p")
_PAIRS = tuple((before, after) for before, afters in FOLLOW.items() for after in afters)
# A heading or caption goes on only on the line right below.
_APART = tuple(pair for pair in _PAIRS if pair[1] in ("h", "c", "m"))


def label_rows(
    rows: Sequence[Row], evidence: Sequence[frozenset[str]], profile: Profile
) -> tuple[str, ...]:
    """Return the best sequence of labels, those of STATES, one a row.

    Two passes: the second knows what a blank line means on these pages.
    """
    if not rows:
        return ()
    points = profile.points["step"]
    path = _best_path(rows, evidence, profile, points)
    path = _best_path(rows, evidence, profile, {**points, **_learn_gaps(rows, path)})
    return tuple(STATES[state].label for state in path)


def _learn_gaps(rows: Sequence[Row], path: Sequence[str]) -> dict[str, int]:
    """Return what a blank line, or none, says for a new paragraph: ten times the log odds.

    Counted inside running text only; one line of each kind is added to either count.
    """
    counts = {("P", True): 1.0, ("P", False): 1.0, ("p", True): 0.5, ("p", False): 9.5}
    for at in range(1, len(rows)):
        if path[at] in _RUNNING and path[at - 1] in _RUNNING:
            counts[path[at], not glued(rows, at)] += 1
    first = counts["P", True] / (counts["P", True] + counts["P", False])
    inside = counts["p", True] / (counts["p", True] + counts["p", False])
    odds = {"gap": first / inside, "no-gap": (1 - first) / (1 - inside)}
    return {name: round(max(-30.0, min(35.0, 10 * log(one)))) for name, one in odds.items()}


def _best_path(
    rows: Sequence[Row],
    evidence: Sequence[frozenset[str]],
    profile: Profile,
    points: dict[str, int],
) -> list[str]:
    scores: dict[str, float] = {"": 0.0}
    back: list[dict[str, str]] = []
    for at, shown in enumerate(evidence):
        emission = emissions(shown, profile)
        step = _step_points(rows, at, evidence, points)
        best: dict[str, float] = {}
        came: dict[str, str] = {}
        for before, score in scores.items():
            for after in FOLLOW[before]:
                total = score + emission[after] + step[before, after]
                if total > best.get(after, _NEVER * 1e6):
                    best[after], came[after] = total, before
        scores = best
        back.append(came)
    if rows[-1].end not in ("stop", "weak"):
        scores = {one: score - (one in _RUNNING) * 40 for one, score in scores.items()}
    state = max(scores, key=lambda one: scores[one])
    path = [state]
    for came in reversed(back[1:]):
        path.append(came[path[-1]])
    return path[::-1]


def emissions(shown: frozenset[str], profile: Profile) -> dict[str, float]:
    """Return the points of each state for a row that shows this evidence."""
    tables = {
        name: points.get("base", 0) + sum(points.get(one, 0) for one in shown)
        for name, points in profile.points.items()
    }
    return {state: sum(tables[name] for name in row.tables) for state, row in STATES.items()}


def _step_points(
    rows: Sequence[Row],
    at: int,
    evidence: Sequence[frozenset[str]],
    points: dict[str, int],
) -> dict[tuple[str, str], float]:
    """Return the points of each pair of states at the border before rows[at]."""
    steps = dict.fromkeys(_PAIRS, 0.0)
    if not glued(rows, at):
        steps.update(dict.fromkeys(_APART, _NEVER))
        _add(steps, ("HH", "hH"), points["head-after-head"])
    else:
        _add_glued_points(steps, rows[at - 1], rows[at], points)
    if at:
        _add_paragraph_points(steps, rows[at - 1], rows[at], points)
        _add_name_points(steps, evidence[at - 1], evidence[at], points)
    return steps


def _add(
    steps: dict[tuple[str, str], float], pairs: Iterable[Sequence[str]], points: float
) -> None:
    for before, after in pairs:
        steps[before, after] += points


def _add_glued_points(
    steps: dict[tuple[str, str], float], last: Row, row: Row, points: dict[str, int]
) -> None:
    """Weigh what follows a line without a blank between: rarely a new heading or caption."""
    _add(steps, ("HH", "hH", "CH", "cH", "JH"), points["head-glued"])
    _add(steps, ("CC", "cC", "PC", "pC", "PM", "pM"), points["caption-glued"])
    _add(steps, ("CP", "cP"), points["body-under-caption"])
    if row.width > last.width + 3:
        _add(steps, ("Cc", "cc", "Mm", "mm"), points["caption-wider"])


def _add_paragraph_points(
    steps: dict[tuple[str, str], float], last: Row, row: Row, points: dict[str, int]
) -> None:
    """Weigh whether a paragraph ends with `last`: its end mark, its length, a blank after it."""
    ended = last.end in ("stop", "weak")
    border = points[f"after-{last.end}"]
    begins = border + points["gap" if row.gap or row.first else "no-gap"]
    if ended and last.column:
        begins += points[_last_name(last.short)]
    if ended and last.text[-1] in _QUOTED:
        begins += points["after-quote"]
    if row.begin == "openers":
        begins += points["quote-after-gap" if row.gap else "quote-glued"]
    leaves = begins
    for before in _RUNNING:
        steps[before, "P"] += begins
        for after in "HBCE":
            steps[before, after] += leaves
        steps[before, "F"] += border / 2
        for after in "MG":
            steps[before, after] -= points["inside-after-stop"] if ended else 0


def _last_name(short: float) -> str:
    return "last-short" if short >= 1.5 else "last-mid" if short >= 0.7 else "last-full"


def _add_name_points(
    steps: dict[tuple[str, str], float],
    shown: frozenset[str],
    ahead: frozenset[str],
    points: dict[str, int],
) -> None:
    """Let a byline of names alone stand only right before a paragraph that is no list."""
    if "name" in ahead:
        _add(steps, ("PB", "pB"), points["name-elsewhere"])
    if "byline" in shown:
        return
    for after in _FREE:
        fits = after == "P" and not ahead & {"listed", "bullet"}
        steps["B", after] += points["name-before-paragraph" if fits else "name-elsewhere"]
