# SPDX-License-Identifier: Apache-2.0
"""Kinship of blocks: pairs of ideographs that a text shares with the bodies beside it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from teikit.language.script import is_han
from teikit.structure.blocks import Block

_KIN, _KIN_PAIRS = 0.15, 2  # share of a text's pairs that stand in a body, and how many at least
Bodies: TypeAlias = tuple[frozenset[str], frozenset[str]]


def body_runs(blocks: Sequence[Block], texts: Sequence[str]) -> list[Bodies]:
    """Return, for each block, the pairs of ideographs of the bodies before and after it."""
    runs: list[frozenset[str]] = []
    number = []
    open_run = False
    for block, text in zip(blocks, texts, strict=True):
        if block.kind == "paragraph":
            pairs = _pairs(text)
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


def is_kin(text: str, body: frozenset[str]) -> bool:
    """Tell whether a text shares so many pairs with a body that it speaks of the same."""
    pairs = _pairs(text)
    return len(pairs & body) >= max(_KIN_PAIRS, _KIN * len(pairs))


def affinity(text: str, before: frozenset[str], after: frozenset[str]) -> float:
    """Return how much more of a text's pairs stand in the body before it than after it, -1..1."""
    pairs = _pairs(text)
    if not pairs:
        return 0.0
    return (len(pairs & before) - len(pairs & after)) / len(pairs)
