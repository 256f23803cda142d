# SPDX-License-Identifier: Apache-2.0
"""Dictionaries of a user: words with their frequencies, checked line by line before any use.

The form is that of jieba, a word and its frequency a line, but stricter: jieba guesses a frequency
that is missing, and takes 0 for a ban on the word that holds for the whole program.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from teikit.files import read_bytes
from teikit.language.lexicon import dictionary_beside
from teikit.options import Dictionary
from teikit.report import refusal_at

_MAXIMUM_BYTES = 4 << 20
_LONGEST = 50  # characters of a word: each of its beginnings is kept in memory
_FREQUENCY = re.compile("[1-9][0-9]{0,8}")
_TAG = re.compile("[A-Za-z]{1,10}")

_FAULTS: tuple[tuple[Callable[[list[str]], bool], str], ...] = (
    (lambda parts: len(parts) < 2, '"{word}" has no frequency behind it'),
    (lambda parts: len(parts) > 3, "there is more than a word, its frequency and a tag"),
    (lambda parts: not parts[0].isprintable(), "the word has a character that cannot be printed"),
    (lambda parts: len(parts[0]) > _LONGEST, f"the word is longer than {_LONGEST} characters"),
    (lambda parts: not any(map(str.isalnum, parts[0])), '"{word}" has no letter or digit'),
    (lambda parts: not _FREQUENCY.fullmatch(parts[1]), 'the frequency of "{word}" is no number'
     " from 1 to 999,999,999"),
    (lambda parts: not all(map(_TAG.fullmatch, parts[2:])), 'the tag of "{word}" has not letters'
     " alone"),
)  # fmt: skip


def read_dictionary(path: Path) -> Dictionary:
    """Return the dictionary at `path`.

    Raises InputError: R020 if a line of it cannot be understood, R011 to R014 as for any file.
    """
    return parse_dictionary(path.name, read_bytes(path, _MAXIMUM_BYTES))


def parse_dictionary(name: str, data: bytes) -> Dictionary:
    """Return the words in the bytes of a file with this name; raises InputError R020."""
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refusal_at("R020", [(line, "it is not UTF-8")], file=name) from None
    words: dict[str, int] = {}
    places: dict[str, int] = {}
    problems: list[tuple[int, str]] = []
    for number, parts in enumerate(map(str.split, lines), 1):
        problem = _problem(parts, places) if parts else ""
        if problem:
            problems.append((number, problem))
        elif parts:
            words[parts[0]], places[parts[0]] = int(parts[1]), number
    if problems or not words:
        raise refusal_at("R020", problems or [(0, "there is no word in it")], file=name)
    # A name may hold what no file in XML or JSON can.
    stated = "".join(char if char.isprintable() else "?" for char in name)
    return Dictionary(stated, sha256(data).hexdigest(), tuple(words.items()))


def _problem(parts: list[str], places: dict[str, int]) -> str:
    """Return what is wrong with a line that is not blank, "" if nothing is."""
    word = parts[0]
    if word in places:
        return f'"{word[:_LONGEST]}" stands in line {places[word]} already'
    faults = (said for is_wrong, said in _FAULTS if is_wrong(parts))
    return next(faults, "").format(word=word[:_LONGEST])


def dictionaries_for(language: str, dictionaries: tuple[Dictionary, ...]) -> tuple[Dictionary, ...]:
    """Return the dictionary of the profile for a language, if it has one, and those of a user."""
    path = dictionary_beside(language)
    return (read_dictionary(path), *dictionaries) if path else dictionaries
