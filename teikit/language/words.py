# SPDX-License-Identifier: Apache-2.0
"""Chinese words: a private tokenizer that writes and reads no cache, and keywords by it.

jieba keeps its dictionary in a file of the system's temporary folder and takes it back unchecked,
whoever wrote it. The subclass here builds its table from the dictionary alone, which takes no
longer, and never touches that file. Loading takes about a second, so it waits for the first use.
"""

import logging
import warnings
from functools import cache
from typing import Any

from teikit.language.script import is_han


@cache
def _analyser() -> Any:  # noqa: ANN401 - jieba has no types
    with warnings.catch_warnings(action="ignore"):  # it leaves files to the collector to be closed
        import jieba  # here: its import alone takes a fifth of a second
        from jieba.analyse import TFIDF

        analyser = TFIDF()
    jieba.setLogLevel(logging.WARNING)

    class Private(jieba.Tokenizer):  # type: ignore[misc]
        def initialize(self, dictionary: str | None = None) -> None:
            """Build the table from the dictionary, once."""
            with self.lock:
                if not self.initialized:  # type: ignore[has-type]
                    self.FREQ, self.total = self.gen_pfdict(self.get_dict_file())
                    self.initialized = True

    analyser.tokenizer = Private()
    return analyser


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in simplified Chinese; joined they are the text."""
    return tuple(_analyser().tokenizer.cut(text))


def find_keywords(text: str, count: int) -> tuple[str, ...]:
    """Return up to `count` keywords of a text, the weightiest first.

    Weighed by frequency in the text against that in jieba's corpus (TF-IDF). Words of a single
    character and words that are not of ideographs alone are left out.
    """
    weighed = _analyser().extract_tags(text, topK=None, withWeight=True)
    ranked = sorted(weighed, key=lambda one: (-one[1], one[0]))
    words = (word for word, _ in ranked if len(word) > 1 and all(map(is_han, word)))
    return tuple(word for word, _ in zip(words, range(count), strict=False))
