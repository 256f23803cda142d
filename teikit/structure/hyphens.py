# SPDX-License-Identifier: Apache-2.0
"""Line ends between words: where a space stands, and which hyphens only divide a word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teikit.language.lexicon import Profile
from teikit.language.script import join_of, join_words
from teikit.structure.rows import Row

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[^\w\s]\Z")


def with_compounds(rows: Sequence[Row], profile: Profile) -> tuple[Row, ...]:
    """Tell of each row that ends with a hyphen before which words the hyphen stays.

    Those are words of the profile, and the second halves of words that are written with this
    hyphen inside a line of these pages, and never without it. A drop capital that is a word, too,
    may stand apart from what follows.
    """
    if not profile.marks["hyphens"]:
        return tuple(rows)
    words = {word for row in rows for word in _WORD.findall(row.text.lower())}
    compounds = [word for word in words if "-" in word]
    made = []
    for row in rows:
        if row.end == "hyphen":
            keeps = profile.hyphen_kept | _second_halves(row.text, compounds, words)
            row = replace(row, keeps=keeps, apart=profile.hyphen_apart)
        elif row.end == "initial":
            row = replace(row, apart=profile.letter_words)
        made.append(row)
    return tuple(made)


def _second_halves(text: str, compounds: Iterable[str], words: set[str]) -> frozenset[str]:
    last = _LAST.search(text.lower())
    first = last.group(1) + "-" if last else "-"
    halves = (word.removeprefix(first) for word in compounds if word.startswith(first))
    return frozenset(half for half in halves if first[:-1] + half not in words)


def join_rows(last: Row, row: Row) -> str:
    """Return how a row runs on into another, as LineBreak.join."""
    if not last.spaced:
        return join_of(last.text[-1], row.text[0])
    if last.end == "initial":
        return "maybe" if last.text in last.apart else "no"
    if last.end == "hyphen":
        return "yes" if _first_word(row) in last.apart else "no"
    return join_words(last.text[-1], row.text[0])


def divides(last: Row, row: Row) -> bool:
    """Tell whether the hyphen at the end of a row only divides a word that goes on in another.

    Before a capital letter or a number it is part of the word, but not between capitals.
    """
    if last.end != "hyphen":
        return False
    word = _first_word(row)
    capitals = row.text[:2].isupper() and last.text[-3:-1].isupper()
    return (row.text[0].islower() or capitals) and word not in last.keeps | last.apart


def _first_word(row: Row) -> str:
    word = _WORD.match(row.text)
    return word.group().lower() if word else ""
