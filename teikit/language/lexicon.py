# SPDX-License-Identifier: Apache-2.0
"""Language profiles: the closed classes of the newspaper trade, read from data files."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from teikit.errors import UsageError

_FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """One language: marks, word classes and points, all read-only.

    `roles` holds (printed word, persName/@role), longest word first; `points` holds, for each
    label of the line decoder, the points of each piece of evidence.
    """

    name: str
    marks: dict[str, frozenset[str]]
    roles: tuple[tuple[str, str], ...]
    role_suffix: str
    prefixes: tuple[str, ...]
    tails: tuple[str, ...]
    report_tails: tuple[str, ...]
    never_names: frozenset[str]
    unnamed: re.Pattern[str]
    dateline: re.Pattern[str]
    agency_end: str
    agency_prefixes: tuple[str, ...]
    credit_verbs: tuple[str, ...]
    giving_verbs: frozenset[str]
    credit_stock: tuple[str, ...]
    credit_issued: str
    jumps: tuple[tuple[str, re.Pattern[str]], ...]
    editor_labels: re.Pattern[str]
    editor_roles: dict[str, str]
    folio: tuple[re.Pattern[str], ...]
    masthead: dict[str, re.Pattern[str]]
    caption_openings: tuple[str, ...]
    deck_starts: tuple[str, ...]
    deck_ends: tuple[str, ...]
    end_marks: frozenset[str]
    aside: re.Pattern[str]
    numbering: re.Pattern[str]
    notice_ends: tuple[str, ...]
    letter_opening: re.Pattern[str]
    question: re.Pattern[str]
    box_labels: frozenset[str]
    function_words: frozenset[str]
    indent: float
    certainty: dict[str, tuple[int, int]]
    points: dict[str, dict[str, int]]


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that can be chosen, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if "-" in path.stem))


@cache
def load_profile(name: str) -> Profile:
    """Return the profile `name`; raises UsageError when there is none."""
    if name not in profile_names():
        raise UsageError(
            f'there is no language profile "{name}"', f"choose one of {', '.join(profile_names())}"
        )
    data = _merged(name)
    return Profile(**_lexicon(data), **_patterns(data))


def choose_profile(text: str) -> Profile:
    """Return the profile whose function words are the most frequent in `text`.

    A text without any goes to zh-Hans.
    """
    profiles = [load_profile(name) for name in profile_names()]
    counts = {one.name: sum(map(text.count, sorted(one.function_words))) for one in profiles}
    return max(profiles, key=lambda one: (counts[one.name], one.name == "zh-Hans"))


def _merged(name: str) -> dict[str, Any]:
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    base = _merged(data["extends"]) if "extends" in data else {}
    merged = {**base, **data}
    for table in base.keys() & data.keys():
        if isinstance(base[table], dict):
            merged[table] = {**base[table], **data[table]}
    return merged


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _lexicon(data: dict[str, Any]) -> dict[str, Any]:
    byline, credit, head = data["byline"], data["credit"], data["head"]
    return {
        "name": data["name"],
        "marks": {kind: frozenset(marks) for kind, marks in data["punctuation"].items()},
        "roles": tuple(sorted(map(tuple, byline["roles"]), key=lambda row: -len(row[0]))),
        "role_suffix": byline["suffix"],
        "prefixes": _longest_first(byline["prefixes"]),
        "tails": _longest_first(byline["tails"]),
        "report_tails": tuple(byline["report_tails"]),
        "never_names": frozenset(byline["never_names"]),
        "agency_end": data["dateline"]["agency_end"],
        "agency_prefixes": tuple(data["dateline"]["agency_prefixes"]),
        "credit_verbs": _longest_first(credit["verbs"]),
        "giving_verbs": frozenset(credit["giving"]),
        "credit_stock": _longest_first(credit["stock"]),
        "credit_issued": credit["issued"],
        "editor_roles": dict(data["furniture"]["editor_roles"]),
        "caption_openings": _longest_first(head["caption_openings"]),
        "deck_starts": tuple(head["deck_starts"]),
        "deck_ends": tuple(head["deck_ends"]),
        "end_marks": frozenset(head["end_marks"]),
        "box_labels": frozenset(head["box_labels"]),
        "notice_ends": tuple(data["items"]["notice_ends"]),
        "function_words": frozenset(data["function_words"]),
        "indent": data["measure"]["indent"],
        "certainty": {kind: tuple(limits) for kind, limits in data["certainty"].items()},
        "points": data["points"],
    }


def _patterns(data: dict[str, Any]) -> dict[str, Any]:
    dateline, furniture, jump = data["dateline"], data["furniture"], data["jump"]
    labels = "|".join(map(re.escape, _longest_first(furniture["labels"])))
    return {
        "aside": re.compile(data["head"]["aside"]),
        "numbering": re.compile(data["items"]["numbering"]),
        "letter_opening": re.compile(data["items"]["letter_opening"]),
        "question": re.compile(data["items"]["question"]),
        "unnamed": re.compile("|".join(data["byline"]["unnamed"])),
        "dateline": re.compile(
            rf"[\s　]*[【\[［〔（(]?\s*(?:(?P<home>{dateline['home']})|"
            rf"(?P<agency>{dateline['agency']}))\s*[】\]］〕）)]?"
        ),
        "jumps": tuple((way, re.compile(jump[way])) for way in ("to", "from")),
        "editor_labels": re.compile(labels),
        "masthead": {kind: re.compile(form) for kind, form in data["masthead"].items()},
        "folio": tuple(re.compile(furniture[kind]) for kind in ("date", "weekday", "page")),
    }
