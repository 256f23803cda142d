# SPDX-License-Identifier: Apache-2.0
"""Language profiles: the closed classes of the newspaper trade, read from data files."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from teikit.errors import UsageError
from teikit.language.script import script_of

_FOLDER = Path(__file__).parent / "profiles"
_BASE = "common"
_WORD = re.compile(r"[^\W\d_]+")
_FRAGMENT = re.compile(r"\{([a-z][a-z_]*)\}")
_HAN = r"[\u4e00-\u9fff]"
_NAME, _ADDRESS = rf"{_HAN}{{2,3}}|{_HAN}\s{_HAN}", r"[\w.@+-]*[\d@][\w.@+-]*"
_FEW = 20  # function words, too few to choose a profile of its own for a page
_CLOSING = {"credit": r"\Z", "signature": r"\Z"}  # forms that end a text
_ITEM_FORMS = ("contents", "numbering", "letter_opening", "day", "question", "contact", "price")
# What a folio line is made of, in the order it is looked for.
_FOLIO = ("date", "weekday", "lunar", "paper", "edition", "page")


@dataclass(frozen=True, slots=True)
class Profile:
    """One language: marks, word classes, patterns and points, all read-only.

    Names and role words are found by word classes where `roles` has any, and by `forms`: regular
    expressions whose named groups are the parts. `roles` holds (printed word, persName/@role),
    longest word first; `points` holds, for each label of the line decoder, the points of each
    piece of evidence. With `spaced`, spaces divide the words; `months` are patterns in order.
    """

    name: str
    script: str
    spaced: bool
    marks: dict[str, frozenset[str]]
    forms: dict[str, tuple[re.Pattern[str], ...]]
    roles: tuple[tuple[str, str], ...]
    role_suffix: str
    prefixes: tuple[str, ...]
    tails: tuple[str, ...]
    report_tails: tuple[str, ...]
    never_names: frozenset[str]
    institutions: tuple[str, ...]
    units: tuple[str, ...]
    supplies: frozenset[str]
    unnamed: re.Pattern[str]
    home: re.Pattern[str]
    dateline: re.Pattern[str]
    agency_end: str
    agency_prefixes: tuple[str, ...]
    credit_verbs: tuple[str, ...]
    verb_roles: dict[str, str]
    set_off_verbs: frozenset[str]
    giving_verbs: frozenset[str]
    picture_verbs: frozenset[str]
    text_roles: frozenset[str]
    credit_stock: tuple[str, ...]
    credit_issued: str
    credit_lead: re.Pattern[str]
    credit_words: re.Pattern[str]
    jumps: tuple[tuple[str, re.Pattern[str]], ...]
    editor_labels: re.Pattern[str]
    editor: re.Pattern[str]
    editor_roles: dict[str, str]
    folio: dict[str, re.Pattern[str]]
    page_number: re.Pattern[str]
    section: re.Pattern[str]
    folio_rest: re.Pattern[str]
    masthead: dict[str, re.Pattern[str]]
    months: tuple[re.Pattern[str], ...]
    abbreviation: re.Pattern[str]
    hyphen_kept: frozenset[str]
    hyphen_apart: frozenset[str]
    letter_words: frozenset[str]
    caption_openings: tuple[str, ...]
    caption_day: re.Pattern[str]
    deck_starts: tuple[str, ...]
    deck_ends: tuple[str, ...]
    end_marks: frozenset[str]
    aside: re.Pattern[str]
    placed: re.Pattern[str]
    head_forms: tuple[tuple[str, re.Pattern[str]], ...]
    part_number: re.Pattern[str]
    contents: re.Pattern[str]
    numbering: re.Pattern[str]
    notice_ends: tuple[str, ...]
    contact: re.Pattern[str]
    price: re.Pattern[str]
    letter_opening: re.Pattern[str]
    day: re.Pattern[str]
    question: re.Pattern[str]
    box_labels: frozenset[str]
    column_labels: frozenset[str]
    function_words: frozenset[str]
    measure: dict[str, float]
    certainty: dict[str, tuple[int, int]]
    points: dict[str, dict[str, int]]

    @property
    def indent(self) -> float:
        """Return by how many em the first line of a paragraph is shorter."""
        return self.measure["indent"]


@cache
def profile_names() -> tuple[str, ...]:
    """Return the names of the profiles that can be chosen, sorted."""
    stems = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return tuple(stem for stem in stems if "name" in _data(stem))


@cache
def load_profile(name: str) -> Profile:
    """Return the profile `name`; raises UsageError when there is none."""
    if name not in profile_names():
        raise UsageError(
            f'there is no language profile "{name}"', f"choose one of {', '.join(profile_names())}"
        )
    data = _data(name)
    return Profile(**_lexicon(data), **_patterns(data))


def choose_profile(
    text: str, languages: Sequence[str] = (), otherwise: Profile | None = None
) -> Profile:
    """Return the profile of the text's script whose function words are the most frequent in it.

    Where that decides nothing the default of the script is taken, zh-Hans if the text has no
    script. If profiles of the script are among the `languages`, only those are considered. With
    `otherwise`, that is returned for a text with few function words.
    """
    script = script_of(text) or "Hani"
    words = Counter(_WORD.findall(text.lower())) if script == "Latn" else Counter[str]()
    known = [data for data in map(_data, profile_names()) if data["script"] == script]
    stated = {_profile_for(language) for language in languages}
    known = [data for data in known if data["name"] in stated] or known
    counts = {data["name"]: _function_words(text, words, data) for data in known}
    best = max(known, key=lambda data: (counts[data["name"]], data["default"]))
    few = counts[best["name"]] < _FEW
    return otherwise if otherwise and few else load_profile(best["name"])


def _profile_for(language: str) -> str:
    """Return the name of the profile for a language tag, "" if there is none: en for en-GB."""
    parts = language.split("-")
    tags = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((tag for tag in tags if tag in profile_names()), "")


def dictionary_beside(language: str) -> Path | None:
    """Return the file of words that the profile for a language names, None if it names none."""
    words = _data(_profile_for(language) or _BASE).get("words", {})
    return _FOLDER / words["dictionary"] if words else None


def plain_label(text: str, profile: Profile) -> str:
    """Return a printed label as the profile's lists have it, without what makes no difference."""
    if profile.spaced:
        return " ".join(text.split()).rstrip(".:").casefold()
    return "".join(text.split())


def _function_words(text: str, words: Counter[str], data: dict[str, Any]) -> int:
    """Count them, as words where spaces divide words."""
    own = frozenset(data["function_words"])
    return sum(words[one] if data["spaced"] else text.count(one) for one in sorted(own))


@cache
def _data(name: str) -> dict[str, Any]:
    """Return what a profile file says, on what its base says; every file stands on one."""
    own = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    base = _data(own.get("extends", _BASE)) if name != _BASE else {}
    return _merged({key: value for key, value in base.items() if key != "name"}, own)


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return both tables in one, inner ones merged alike."""
    made = dict(base)
    for key, value in own.items():
        inner = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = _merged(made[key], value) if inner else value
    return made


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _lexicon(data: dict[str, Any]) -> dict[str, Any]:
    head = data["head"]
    return {
        "name": data["name"],
        "script": data["script"],
        "spaced": data["spaced"],
        "marks": {kind: frozenset(marks) for kind, marks in data["punctuation"].items()},
        **_byline_lexicon(data["byline"]),
        "agency_end": data["dateline"]["agency_end"],
        "agency_prefixes": tuple(data["dateline"]["agency_prefixes"]),
        **_credit_lexicon(data["credit"]),
        "editor_roles": dict(data["furniture"]["editor_roles"]),
        "hyphen_kept": frozenset(data["hyphen"]["kept"]),
        "hyphen_apart": frozenset(data["hyphen"]["apart"]),
        "letter_words": frozenset(data["letter_words"]),
        "caption_openings": _longest_first(head["caption_openings"]),
        "deck_starts": tuple(head["deck_starts"]),
        "deck_ends": tuple(head["deck_ends"]),
        "end_marks": frozenset(head["end_marks"]),
        "box_labels": frozenset(head["box_labels"]),
        "column_labels": frozenset(head["column_labels"]),
        "notice_ends": tuple(data["items"]["notice_ends"]),
        "function_words": frozenset(data["function_words"]),
        "measure": data["measure"],
        "certainty": {kind: tuple(limits) for kind, limits in data["certainty"].items()},
        "points": data["points"],
    }


def _byline_lexicon(byline: dict[str, Any]) -> dict[str, Any]:
    return {
        "roles": tuple(sorted(map(tuple, byline["roles"]), key=lambda row: -len(row[0]))),
        "role_suffix": byline["suffix"],
        "prefixes": _longest_first(byline["prefixes"]),
        "tails": _longest_first(byline["tails"]),
        "report_tails": tuple(byline["report_tails"]),
        "never_names": frozenset(byline["never_names"]),
        "institutions": tuple(byline["institutions"]),
        "units": tuple(byline["units"]),
        "supplies": frozenset(byline["supplies"]),
    }


def _credit_lexicon(credit: dict[str, Any]) -> dict[str, Any]:
    return {
        "credit_verbs": _longest_first(credit["verbs"]),
        "verb_roles": dict(credit["verb_roles"]),
        "set_off_verbs": frozenset(credit["set_off"]),
        "giving_verbs": frozenset(credit["giving"]),
        "picture_verbs": frozenset(credit["picture"]),
        "text_roles": frozenset(credit["text"]),
        "credit_stock": _longest_first(credit["stock"]),
        "credit_issued": credit["issued"],
    }


def _patterns(data: dict[str, Any]) -> dict[str, Any]:
    dateline, jump, items = data["dateline"], data["jump"], data["items"]
    fragments = {**data["fragments"], "months": f"(?:{_any_of(data['months'])})"}

    def pattern(form: str) -> re.Pattern[str]:
        return re.compile(_filled(form, fragments))

    return {
        "forms": {
            kind: tuple(pattern(f"(?:{form}){_CLOSING.get(kind, '')}") for form in forms)
            for kind, forms in data["forms"].items()
        },
        "aside": pattern(data["head"]["aside"]),
        "placed": pattern(rf"\S[（(](?:{data['head']['placed']})[)）]\S"),
        "caption_day": pattern(data["head"]["caption_day"]),
        "head_forms": tuple((name, pattern(form)) for name, form in data["head"]["forms"].items()),
        "part_number": pattern(data["head"]["part_number"]),
        **{kind: pattern(items[kind]) for kind in _ITEM_FORMS},
        "credit_lead": pattern(data["credit"]["lead"]),
        "credit_words": pattern(_any_of(map(re.escape, _credit_words(data["credit"])))),
        "unnamed": pattern(_any_of(data["byline"]["unnamed"])),
        "home": pattern(data["byline"]["home"]),
        "dateline": pattern(
            rf"[\s　]*(?:[【\[［〔（(]\s*)?(?:(?P<home>{dateline['home']})|"
            rf"(?P<agency>{dateline['agency']}))\s*[】\]］〕）)]?"
        ),
        "jumps": tuple((way, pattern(jump[way])) for way in ("to", "from")),
        "masthead": {kind: pattern(form) for kind, form in data["masthead"].items()},
        "abbreviation": pattern(rf"(?<!\w)(?:{_any_of(data['abbreviations'])})\.\Z"),
        "months": tuple(pattern(rf"(?i:{one})\.?") for one in data["months"]),
        **_furniture_patterns(data, pattern),
    }


def _furniture_patterns(
    data: dict[str, Any], pattern: Callable[[str], re.Pattern[str]]
) -> dict[str, Any]:
    furniture = data["furniture"]
    labels = _any_of(map(re.escape, _longest_first(furniture["labels"])))
    return {
        "editor_labels": pattern(labels),
        "editor": pattern(rf"(?:{labels})[\s:：]+(?:{_NAME}|{_ADDRESS})(?=\s|$)"),
        "folio": {kind: pattern(furniture[kind]) for kind in _FOLIO},
        "page_number": pattern(furniture["number"]),
        "section": pattern(furniture["section"]),
        "folio_rest": pattern(furniture.get("rest") or _short_rest(data["punctuation"])),
    }


def _credit_words(credit: dict[str, Any]) -> list[str]:
    """Return the words that every picture credit has one of."""
    return [*credit["verbs"], *credit["stock"], *filter(None, [credit["issued"]])]


def _any_of(forms: Iterable[str]) -> str:
    """Return the pattern of any of some forms; of none, one that nothing matches."""
    return "|".join(forms) or "(?!)"


def _short_rest(marks: dict[str, str]) -> str:
    """Return the pattern of what may be left of a folio line: a few characters, no sentence."""
    return rf"[^{re.escape(marks['stops'] + marks['commas'])}]{{0,12}}"


def _filled(form: str, fragments: dict[str, str]) -> str:
    """Return a pattern with the fragments that it names, and those that they name, filled in."""
    while (filled := _FRAGMENT.sub(lambda one: fragments.get(one[1], one[0]), form)) != form:
        form = filled
    return form
