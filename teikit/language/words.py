# SPDX-License-Identifier: Apache-2.0
"""Words of simplified Chinese: a private segmenter that reads and writes no cache, and keywords.

jieba keeps its dictionary in a file of the system's temporary folder and takes it back unchecked,
whoever wrote it. Here its table is built from the dictionary alone, which takes no longer, and is
handed to a tokenizer of our own, so that file is never touched. The table is never written to:
words of a user go into a copy, which belongs to one segmenter. Loading takes about a second, so it
waits for the first use.
"""

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from teikit.language.script import is_han
from teikit.options import Dictionary

_LANGUAGE = re.compile(r"(zh|cmn)-(Hans|CN|SG)(-.*)?", re.IGNORECASE)
_IN_RUNS = "\u4e00-\u9fd5a-zA-Z0-9+#&._%\\-"  # jieba's own; no word of its dictionary has others
_LONGEST_RUN = 1000  # characters: the time that jieba takes for unknown ones grows by the square
_JOINER = "\u200d"


def can_split(language: str) -> bool:
    """Tell whether a text in a language, by its tag, is in the domain of the dictionary."""
    return bool(_LANGUAGE.fullmatch(language))


@dataclass(frozen=True, slots=True)
class Engine:
    """The program that knows the words, the file of its dictionary and the digest of that."""

    name: str
    version: str
    dictionary: str
    sha256: str


@dataclass(frozen=True, slots=True)
class _Table:
    """Frequencies by word, 0 for what only begins one, and their sum; read-only."""

    engine: Engine
    frequencies: Mapping[str, int]
    total: int


class Segmenter:
    """Cuts text into words, by the dictionary of the engine and those of a user."""

    def __init__(self, dictionaries: tuple[Dictionary, ...]) -> None:
        table = _table()
        self.engine = table.engine
        self.dictionaries = dictionaries
        tokenizer = _jieba().Tokenizer()
        tokenizer.FREQ, tokenizer.total = _with_words(table, dictionaries)
        tokenizer.initialized = True  # so it never looks for a cache
        # The public `cut` looks for words in its own characters only, never in 卡尔·马克思.
        self._cut = tokenizer._Tokenizer__cut_DAG
        self._runs = _runs(dictionaries)

    def split(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, marks and blanks among them; joined they are the text."""
        starts, at = [], 0
        for word in self._words(text):
            if not at or not _clings(text[at - 1], word):
                starts.append(at)
            at += len(word)
        return tuple(text[start:end] for start, end in pairwise((*starts, at)))

    def keywords(self, text: str, count: int) -> tuple[str, ...]:
        """Return up to `count` keywords of a text, the weightiest first.

        Weighed by frequency in the text against that in jieba's corpus (TF-IDF). Words of a single
        character and words that are not of ideographs alone are left out.
        """
        weights, otherwise = _weights()
        words = (one for one in self.split(text) if len(one) > 1 and all(map(is_han, one)))
        weighed = [(-n * weights.get(one, otherwise), one) for one, n in Counter(words).items()]
        return tuple(word for _, word in sorted(weighed)[:count])

    def _words(self, text: str) -> Iterator[str]:
        for run, others in self._runs.findall(text):
            yield from self._cut(run) if run else others


@lru_cache(maxsize=2)  # that of no dictionary, and that of the newspaper at hand
def load_segmenter(dictionaries: tuple[Dictionary, ...] = ()) -> Segmenter:
    """Return the segmenter with the words of dictionaries; of a word in several the last counts."""
    return Segmenter(dictionaries)


def _with_words(table: _Table, dictionaries: Iterable[Dictionary]) -> tuple[Mapping[str, int], int]:
    """Return the frequencies with those of a user in place of them, and their sum."""
    words = {word: frequency for one in dictionaries for word, frequency in one.words}
    if not words:
        return table.frequencies, table.total
    frequencies = dict(table.frequencies)
    for word in words:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    replaced = sum(frequencies.get(word, 0) for word in words)
    frequencies.update(words)
    return frequencies, table.total - replaced + sum(words.values())


def _runs(dictionaries: Iterable[Dictionary]) -> re.Pattern[str]:
    """Return the pattern of runs in which words are looked for, and of what stands between them."""
    known = {char for one in dictionaries for word, _ in one.words for char in word}
    inside = _IN_RUNS + "".join(map(re.escape, sorted(known)))
    return re.compile(f"([{inside}]{{1,{_LONGEST_RUN}}})|([^{inside}]+)")


def _clings(left: str, word: str) -> bool:
    """Tell whether a word goes on what stands before it: a combining mark, or letters by letters.

    jieba takes each character for a word that is no ideograph and none of ASCII.
    """
    if is_han(word[0]):
        return False
    if word[0] == _JOINER or unicodedata.category(word[0])[0] == "M":
        return not left.isspace()
    return left == _JOINER or (_is_letter(left) and all(map(_is_letter, word)))


@lru_cache(maxsize=8192)
def _is_letter(char: str) -> bool:
    """Tell whether a character is a letter or digit of a script that writes words in one."""
    category = unicodedata.category(char)
    kana = 0x3040 <= ord(char) <= 0x31FF
    return (category[0] in "LM" or category == "Nd") and not is_han(char) and not kana


@cache
def _jieba() -> Any:  # noqa: ANN401 - jieba has no types
    with warnings.catch_warnings(action="ignore"):  # its strings hold wrong escapes
        import jieba  # here: its import alone takes a fifth of a second
    return jieba


def _file(*names: str) -> bytes:
    return Path(_jieba().__file__).parent.joinpath(*names).read_bytes()


@cache
def _table() -> _Table:
    name = "dict.txt"
    data = _file(name)
    engine = Engine("jieba", _jieba().__version__, name, sha256(data).hexdigest())
    return _Table(engine, *_jieba().Tokenizer.gen_pfdict(BytesIO(data)))


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    """Return how much words weigh that are seldom elsewhere, and what one not listed weighs."""
    pairs = (line.split() for line in _file("analyse", "idf.txt").decode().splitlines())
    weights = {word: float(weight) for word, weight in pairs}
    return weights, sorted(weights.values())[len(weights) // 2]
