# SPDX-License-Identifier: Apache-2.0
"""The lines of the sources, rebuilt from an issue alone: what conservation is judged by."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from teikit.model.issue import ColumnBreak, Issue, LineBreak, PageBreak

Place = tuple[int, int]


def runs(value: object) -> Iterator[object]:
    """The line breaks and strings of any part of an issue, in their order."""
    if isinstance(value, tuple):
        for one in value:
            yield from runs(one)
    elif isinstance(value, LineBreak):
        yield value
    elif is_dataclass(value) and not isinstance(value, ColumnBreak | PageBreak):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name not in _WORDS and not isinstance(inner, bool):
                yield from runs(inner)
    elif isinstance(value, str):
        yield value


# Fields that are said of a part, not printed in it.
_WORDS = {
    *("key", "kind", "subtype", "certainty", "continues", "continued", "role", "regular"),
    *("place", "direction", "page", "metadata", "language", "sources"),
}


def rebuilt_lines(issue: Issue) -> dict[Place, list[tuple[int, str]]]:
    """For each line of a source its pieces as (first code point, text), in their order."""
    pieces: dict[Place, list[tuple[int, str]]] = defaultdict(list)
    here, at = None, 0
    for one in runs(issue.body):
        if isinstance(one, LineBreak):
            here, at = (one.source, one.number), one.start
        else:
            assert here is not None, f"text outside any line: {one!r}"
            pieces[here].append((at, one))
            at += len(one)
    return {place: sorted(found) for place, found in pieces.items()}


def printed_lines(issue: Issue) -> dict[Place, str]:
    """The lines with text of the issue's sources."""
    return {
        (line.source, line.number): line.text
        for source in issue.sources
        for page in source.pages
        for line in page.lines
        if line.text.strip()
    }


def joined(pieces: list[tuple[int, str]]) -> str:
    """The text of pieces that follow one another without a hole."""
    text = ""
    for start, piece in pieces:
        assert start == len(text), f"a piece begins at {start}, not at {len(text)}"
        text += piece
    return text
