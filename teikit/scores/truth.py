# SPDX-License-Identifier: Apache-2.0
"""Reads a truth: what a person, or the maker of a page, says its items are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from teikit.errors import InputError
from teikit.scores.documents import found_in
from teikit.scores.items import ItemTexts, squeeze
from teikit.tei import TeiDocument

_OTHERS = ("name", "title")


@dataclass(frozen=True, slots=True)
class Truth:
    """The items of a page or issue; `groups` holds (kind of group, name), as ("dump", "flat").

    `others` holds the texts of decisions that no measure counts, as far as the truth knows them:
    name is that of a writer in regular form, title the one that a caption runs in with.
    """

    items: tuple[ItemTexts, ...]
    groups: tuple[tuple[str, str], ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_truth(data: bytes, name: str) -> Truth:
    """Return the truth in `data`: truth JSON, or gold TEI; `name` is that of its file.

    Raises InputError for what is neither, and for JSON that was exported: it says what was found.
    """
    if data.lstrip()[:1] == b"<":
        return _read_tei(TeiDocument.parse(data, name))
    if is_export(data):
        raise InputError(
            f"{name} is an export of teikit and no truth",
            "Name the TEI it was made from, once a person has corrected that, or truth JSON.",
        )
    try:
        return _read_json(json.loads(data.decode("utf-8-sig")))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise InputError(
            f"{name} is no truth",
            'Give JSON that holds {"articles": [{"heads": [{"type": "main", "text": "…"}],'
            ' "paragraphs": ["…"]}]}, or TEI that a person has corrected.',
        ) from None


def is_export(data: bytes) -> bool:
    """Tell whether data is JSON that an exporter made: an issue, or the only line of JSON Lines."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "schemaVersion" in found


def _read_tei(document: TeiDocument) -> Truth:
    found = found_in(document)
    said = [one for item in found for one in item.statements]
    others = {kind: tuple(one.text for one in said if one.decision == kind) for kind in _OTHERS}
    return Truth(tuple(item.texts for item in found), others=others)


def _read_json(truth: dict[str, Any]) -> Truth:
    items = tuple(map(_item, truth["articles"]))
    dump = truth.get("dump", {})
    stated = (
        ("dump", dump.get("flavour")),
        ("script", truth.get("script")),
        ("convention", dump.get("order")),
    )
    groups = tuple((kind, squeeze(name)) for kind, name in stated if name)
    articles = truth["articles"]
    captions = [one for article in articles for one in article.get("captions") or ()]
    others = {
        "name": [text for article in articles for text in article.get("byline_names", ())],
        "title": [one["title"] for one in captions if isinstance(one, dict) and "title" in one],
    }
    known = {kind: tuple(map(squeeze, texts)) for kind, texts in others.items() if texts}
    return Truth(items, groups, known)


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
