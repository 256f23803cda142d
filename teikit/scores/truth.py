# SPDX-License-Identifier: Apache-2.0
"""Reads a truth: what a person, or the maker of a page, says its items are."""

import json
from dataclasses import dataclass
from typing import Any

from teikit.errors import InputError
from teikit.scores.documents import items_of
from teikit.scores.items import ItemTexts, squeeze
from teikit.tei import TeiDocument


@dataclass(frozen=True, slots=True)
class Truth:
    """The items of a page or issue; `groups` holds (kind of group, name), as ("dump", "flat")."""

    items: tuple[ItemTexts, ...]
    groups: tuple[tuple[str, str], ...] = ()


def read_truth(data: bytes, name: str) -> Truth:
    """Return the truth in `data`: truth JSON, or gold TEI; `name` is that of its file.

    Raises InputError for what is neither.
    """
    if data.lstrip()[:1] == b"<":
        return Truth(items_of(TeiDocument.parse(data, name)))
    try:
        return _read_json(json.loads(data.decode("utf-8-sig")))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise InputError(
            f"{name} is no truth",
            'Give JSON that holds {"articles": [{"heads": [{"type": "main", "text": "…"}],'
            ' "paragraphs": ["…"]}]}, or TEI that a person has corrected.',
        ) from None


def _read_json(truth: dict[str, Any]) -> Truth:
    items = tuple(map(_item, truth["articles"]))
    dump = truth.get("dump", {})
    stated = (
        ("dump", dump.get("flavour")),
        ("script", truth.get("script")),
        ("convention", dump.get("order")),
    )
    return Truth(items, tuple((kind, squeeze(name)) for kind, name in stated if name))


def _item(article: dict[str, Any]) -> ItemTexts:
    """Return the texts of an article; a byline that runs in is in its paragraph already."""
    heads = [(squeeze(head["type"]), squeeze(head["text"])) for head in article.get("heads", ())]
    subheads = [("subhead", text) for text in _texts(article, "subheads")]
    run_in = article.get("byline_position") == "inline"
    dateline = squeeze(article.get("dateline") or "")
    return ItemTexts(
        heads=(*heads, *subheads),
        bylines=() if run_in else _texts(article, "bylines"),
        datelines=(dateline,) if dateline else (),
        paragraphs=_texts(article, "paragraphs"),
        captions=_texts(article, "captions"),
        alternatives=_texts(article, "main_alternatives"),
    )


def _texts(article: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return the texts of a list, each given as a string or as an object with a text."""
    texts = (one["text"] if isinstance(one, dict) else one for one in article.get(key) or ())
    return tuple(map(squeeze, texts))
