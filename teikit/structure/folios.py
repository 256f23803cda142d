# SPDX-License-Identifier: Apache-2.0
"""Pages of a dump without form feeds: each begins with its folio line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from teikit.language.furniture import folio_page
from teikit.language.lexicon import Profile, choose_profile, load_profile
from teikit.model.source import Line, Page, Source
from teikit.options import StructureOptions


def with_folio_pages(sources: Sequence[Source], options: StructureOptions) -> tuple[Source, ...]:
    """Return the sources, those of one page divided where folio lines name other pages.

    The first line of text must be a folio line, each one must name another page, and a blank line
    must stand before it.
    """
    made = []
    for one in sources:
        if len(one.pages) == 1:
            text = "\n".join(line.text for line in one.pages[0].lines)
            known = options.profile
            profile = load_profile(known) if known else choose_profile(text, options.languages)
            one = _divided(one, profile)
        made.append(one)
    return tuple(made)


def _divided(source: Source, profile: Profile) -> Source:
    lines = source.pages[0].lines
    first = next((line.text for line in lines if line.text), "")
    starts = _starts(lines, profile) if folio_page(profile, first) else []
    if len(starts) < 2:
        return source
    borders = [0, *starts[1:], len(lines)]
    parts = enumerate(pairwise(borders), 1)
    pages = (Page(number, lines[low:high]) for number, (low, high) in parts)
    return replace(source, pages=tuple(pages))


def _starts(lines: Sequence[Line], profile: Profile) -> list[int]:
    """Return the lines where pages begin, none if two of them name one page."""
    named = {
        at: folio_page(profile, line.text)
        for at, line in enumerate(lines)
        if line.text and (not at or not lines[at - 1].text)
    }
    found = {at: page for at, page in named.items() if page}
    return list(found) if len(set(found.values())) == len(found) else []
