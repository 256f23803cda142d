# SPDX-License-Identifier: Apache-2.0
"""Advertisements: frames of short lines that say where to call, where to go, what it costs."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from teikit.language.furniture import editor_parts, furniture_kind
from teikit.language.lexicon import Profile
from teikit.structure.rows import Row, frames

_LEAST, _MOST = 4, 40  # lines
_WIDEST = 30.0  # em, of a line

Run = tuple[int, int, tuple[str, ...]]
Span = tuple[int, int]


def advertisement_runs(rows: Sequence[Row], profile: Profile) -> Iterator[Run]:
    """Return the runs of rows that are an advertisement: a frame, or a page that holds no text."""
    pages = groupby(range(len(rows)), key=lambda at: rows[at].page)
    for span in [list(page) for _, page in pages]:
        yield from ((*one, ()) for one in _offers(rows, span[0], span[-1] + 1, profile))


def _offers(rows: Sequence[Row], low: int, high: int, profile: Profile) -> list[Span]:
    """Return the frames of a page that are advertisements; the page, if not several of them are."""
    inner = [(low + start, low + stop) for start, stop in frames(rows[low:high])]
    found = [one for one in inner if _is_offer(rows[slice(*one)], profile)]
    if len(found) > 1 or not _may_be_offer(rows[low:high]):
        return found
    while low < high and furniture_kind(profile, rows[low].text) == "header":
        low += 1
    while low < high and furniture_kind(profile, rows[high - 1].text) == "header":
        high -= 1
    return [(low, high)] if _is_offer(rows[low:high], profile) else found


def _is_offer(rows: Sequence[Row], profile: Profile) -> bool:
    """Tell whether rows open with names or slogans and then say where, and once more, or a price.

    Lines of the paper's own that say so name its editors, or number and title of the issue.
    """
    if not _may_be_offer(rows) or profile.contact.search(rows[0].text):
        return False
    contacts = sum(profile.contact.search(row.text) is not None for row in rows)
    prices = sum(profile.price.search(row.text) is not None for row in rows)
    if not contacts or contacts + prices < 2 or len(rows) - contacts < 2:
        return False
    return not any(_is_of_the_paper(row, profile) for row in rows)


def _may_be_offer(rows: Sequence[Row]) -> bool:
    return _LEAST <= len(rows) <= _MOST and all(map(_is_unlike_text, rows))


def _is_unlike_text(row: Row) -> bool:
    return row.end not in ("stop", "comma") and row.width <= _WIDEST and "。" not in row.text


def _is_of_the_paper(row: Row, profile: Profile) -> bool:
    title, edition = profile.masthead["title"], profile.masthead["edition"]
    if title.fullmatch(row.text) or edition.search(row.text):
        return True
    return any(part.kind == "person" for part in editor_parts(profile, row.text))
