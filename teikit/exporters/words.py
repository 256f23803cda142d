# SPDX-License-Identifier: Apache-2.0
"""Writes the words of an issue: the reading text, block by block, cut into tokens."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.exporters.article_json import HEADLINES, without_empty
from teikit.exporters.json_text import Json
from teikit.exporters.reading import Block, Edition, Item, Tally, read_edition
from teikit.files import Artifact
from teikit.language.dictionaries import dictionaries_for
from teikit.language.words import Segmenter, can_split, load_segmenter
from teikit.options import VERSION, ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class _Row:
    """A block, a heading or a byline with its text; `role` is that of a heading of the item."""

    id: str
    type: str
    text: str
    language: str = ""
    role: str = ""


def export_words(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    """Return `<issue>.words.jsonl`: a line on how the words were found, then one an article.

    The tokens of a block, joined, are its reading text; a line feed stands between the lines of a
    verse, the items of a list and the cells of a table. Adds X401 for blocks in a language that
    the dictionary does not know; they are left out.
    """
    edition = read_edition(tei, report)
    segmenter = load_segmenter(dictionaries_for(edition.language, options.dictionaries))
    tally = Tally()
    articles = [_article(item, edition, segmenter, tally) for item in edition.items]
    tally.report(report, tei.name)
    lines = [_header(edition, segmenter, tei.name, options), *articles]
    data = "".join(f"{_printed(one)}\n" for one in lines)
    return (Artifact(f"{edition.id}.words.jsonl", "application/jsonl", data.encode()),)


def _printed(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _header(edition: Edition, segmenter: Segmenter, name: str, options: ExportOptions) -> Json:
    provenance = {
        "tei": name or f"{edition.id}.tei.xml",
        "teiSha256": options.sha256,
        "generator": f"teikit {VERSION}",
    }
    return without_empty(
        {
            "schemaVersion": SCHEMA_VERSION,
            "id": edition.id,
            "language": edition.language,
            "engine": _engine(segmenter),
            "dictionaries": [
                {"file": one.name, "sha256": one.sha256} for one in segmenter.dictionaries
            ],
            "provenance": without_empty(provenance),
        }
    )


def _engine(segmenter: Segmenter) -> Json:
    engine = segmenter.engine
    return {"name": engine.name, "version": engine.version, "sha256": engine.sha256}


def _article(item: Item, edition: Edition, segmenter: Segmenter, tally: Tally) -> Json:
    tally.item = item.id
    blocks: list[Json] = []
    for row in _rows(item):
        language = row.language or item.language or edition.language
        if can_split(language):
            words = list(segmenter.split(row.text))
            named: dict[str, Json] = {"id": row.id, "type": row.type, "role": row.role}
            blocks.append(without_empty({**named, "tokens": words}))
        else:
            tally.note("X401", language)
    head = without_empty({"id": item.id, "language": item.language})
    return {**head, "blocks": blocks}


def _rows(item: Item) -> Iterator[_Row]:
    """Yield what an item says: headings, byline, blocks, byline at the end, pictures."""
    for one in item.headings:
        role = HEADLINES.get(one.role, one.role)
        yield _Row(one.id, "headline", one.text.text, one.language, role)
    yield from _bylines(item, "head")
    yield from (_row(one, one.kind) for one in item.blocks)
    yield from _bylines(item, "end")
    for figure in item.figures:
        yield from (_Row(figure.id, "title", one.text) for one in figure.title)
        yield from (_row(one, "caption") for one in figure.caption)


def _bylines(item: Item, position: str) -> Iterator[_Row]:
    for one in item.bylines:
        if one.position == position:
            yield _Row(one.id, "byline", one.text.text)


def _row(block: Block, kind: str) -> _Row:
    text = "\n".join(part.text for part in block.parts)
    return _Row(block.id, kind, text, block.language)
