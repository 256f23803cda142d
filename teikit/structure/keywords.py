# SPDX-License-Identifier: Apache-2.0
"""Keywords of items: what each is about, for catalogues and search."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from teikit.language.dictionaries import dictionaries_for
from teikit.language.words import Segmenter, can_split, load_segmenter
from teikit.model.issue import (
    BodyPart,
    Figure,
    Inline,
    Issue,
    Item,
    Name,
    Section,
    Segmenting,
    Subsection,
)
from teikit.options import StructureOptions
from teikit.report import Place, Report


def add_keywords(issue: Issue, options: StructureOptions, report: Report) -> Issue:
    """Return the issue with as many keywords as the options say on each item that has text.

    Adds S004 and changes nothing if the language is not simplified Chinese.
    """
    if not can_split(issue.language):
        report.add("S004", Place(issue.sources[0].name), language=issue.language)
        return issue
    segmenter = load_segmenter(dictionaries_for(issue.language, options.dictionaries))
    find, count = segmenter.keywords, options.keywords

    def tagged(item: Item) -> Item:
        return replace(item, keywords=find(_text((item,)), count))

    body = tuple(_on_items(one, tagged) for one in issue.body)
    return replace(issue, body=body, segmenting=_segmenting(segmenter))


def _on_items(part: BodyPart, change: Callable[[Item], Item]) -> BodyPart:
    """Return a part of the body with its items, or itself, changed."""
    if isinstance(part, Section):
        return replace(part, items=tuple(map(change, part.items)))
    return change(part) if isinstance(part, Item) else part


def _segmenting(segmenter: Segmenter) -> Segmenting:
    engine = segmenter.engine
    own = ((one.name, one.sha256) for one in segmenter.dictionaries)
    return Segmenting(engine.name, engine.version, ((engine.dictionary, engine.sha256), *own))


def _text(parts: Iterable[object]) -> str:
    """Return what items, blocks and inlines say, without breaks; blocks are kept apart."""
    said = []
    for part in parts:
        match part:
            case str():
                said.append(part)
            case Name():
                said.append(_text(part.content))
            case Item():
                said.append(_text((*part.heads, *part.blocks)))
            case Subsection():
                said.append(_text((part.head, *part.blocks)))
            case Figure():
                said.append(_text((*part.heads, *part.paragraphs)))
            case _:
                content: tuple[Inline, ...] = getattr(part, "content", ())
                said.append(_text(content) + "\n" if content else "")
    return "".join(said)
