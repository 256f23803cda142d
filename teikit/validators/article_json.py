# SPDX-License-Identifier: Apache-2.0
"""Checks of one article of the JSON export that a schema cannot make: its offsets and counts."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

Article: TypeAlias = dict[str, Any]


def _spans_outside(article: Article) -> Iterator[str]:
    """Yield the spans and places that do not lie in the text."""
    length = len(article["text"])
    for kind in ("blocks", "marks"):
        for number, one in enumerate(article.get(kind, [])):
            for start, end in [one["span"], *one.get("parts", [])]:
                if not 0 <= start <= end <= length:
                    yield f"{kind}[{number}] has the span [{start}, {end}] in a text of {length}"
    places = [("columnBreaks", at) for at in article.get("columnBreaks", [])]
    places += [("pageBreaks", one["at"]) for one in article.get("pageBreaks", [])]
    for kind, at in places:
        if not 0 < at < length:
            yield f"{kind} has {at} in a text of {length}"


def _spans_disordered(article: Article) -> Iterator[str]:
    """Yield where blocks do not cover the text but for one line feed between two."""
    text, blocks = article["text"], article.get("blocks", [])
    spans = [one["span"] for one in blocks]
    if bool(text) != bool(spans):
        yield "the text is not covered by blocks"
    elif spans:
        yield from _chain_breaks(text, spans, "blocks", 0, len(text))
    for number, one in enumerate(blocks):
        if "parts" in one:
            start, end = one["span"]
            yield from _chain_breaks(text, one["parts"], f"blocks[{number}].parts", start, end)


def _chain_breaks(
    text: str, spans: list[list[int]], name: str, start: int, end: int
) -> Iterator[str]:
    expected = start
    for number, span in enumerate(spans):
        if span[0] != expected:
            yield f"{name}[{number}] begins at {span[0]} instead of {expected}"
            return
        if number and text[span[0] - 1] != "\n":
            yield f"no line feed stands before {name}[{number}]"
        expected = span[1] + 1
    if expected - 1 != end:
        yield f"{name} end at {expected - 1} instead of {end}"


def _breaks_wrong(article: Article) -> Iterator[str]:
    """Yield what is wrong with the ends and numbers of printed lines."""
    length = len(article["text"])
    for kind, ends in (
        ("lineBreaks", article.get("lineBreaks", [])),
        ("columnBreaks", article.get("columnBreaks", [])),
        ("pageBreaks", [one["at"] for one in article.get("pageBreaks", [])]),
    ):
        if any(a >= b for a, b in pairwise(ends)):
            yield f"{kind} do not grow"
    breaks = article.get("lineBreaks", [])
    if any(not 0 < end < length for end in breaks):
        yield "lineBreaks do not lie inside the text"
    numbers = article.get("lineNumbers")
    if numbers is not None and len(numbers) != len(breaks) + 1:
        yield f"there are {len(numbers)} lineNumbers for {len(breaks)} lineBreaks"


def _count_wrong(article: Article) -> Iterator[str]:
    count = len("".join(article["text"].split()))
    if article.get("charCount", count) != count:
        yield f"charCount is {article['charCount']}, the text has {count}"


def _copies_differ(article: Article) -> Iterator[str]:
    """Yield what is said twice in different words."""
    text = article["text"]
    main = next((h["text"] for h in article.get("headlines", []) if h["role"] == "main"), None)
    if article.get("headline") != main:
        yield "headline is not the first main heading of headlines"
    marked = [text[slice(*m["span"])] for m in article.get("marks", []) if m["type"] == "dateline"]
    if "dateline" in article and article["dateline"] not in marked:
        yield "dateline is not marked in the text"
    if article.get("bylineAt") == "runIn" and "byline" in article:
        marked = [text[slice(*m["span"])] for m in article["marks"] if m["type"] == "byline"]
        if article["byline"] != " ".join(filter(None, marked)):
            yield "byline is not what is marked in the text"


CHECKS: tuple[tuple[str, Callable[[Article], Iterator[str]]], ...] = (
    ("V302", _spans_outside),
    ("V303", _spans_disordered),
    ("V306", _breaks_wrong),
    ("V307", _count_wrong),
    ("V309", _copies_differ),
)
"""Code and check: each yields one problem in words."""
