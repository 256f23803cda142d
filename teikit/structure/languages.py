# SPDX-License-Identifier: Apache-2.0
"""Languages: which profile reads each page, and the drafts of all of them as one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from teikit.language.lexicon import Profile, choose_profile, load_profile
from teikit.model.source import Page, Source
from teikit.options import StructureOptions
from teikit.structure.blocks import Block
from teikit.structure.draft import Draft
from teikit.structure.items import Placed


def drafts_to_make(sources: Sequence[Source], options: StructureOptions) -> tuple[Draft, ...]:
    """Return a draft to be worked on for each run of pages that one profile reads.

    A declared profile reads all pages. Else a page is given the profile of its own function
    words, or of those of all pages if it has too few.
    """
    if options.profile:
        return (Draft(tuple(sources), load_profile(options.profile)),)
    pages = [page for source in sources for page in source.pages]
    common = choose_profile("\n".join(map(_text, pages)), options.languages)
    if len(pages) < 2:
        return (Draft(tuple(sources), common),)
    chosen = [choose_profile(_text(page), options.languages, common) for page in pages]
    runs = [list(run) for _, run in groupby(range(len(pages)), lambda at: chosen[at].name)]
    return tuple(
        Draft(_with_pages(sources, run[0], run[-1] + 1), chosen[run[0]], first_page=run[0] + 1)
        for run in runs
    )


def as_one(drafts: Sequence[Draft], sources: Sequence[Source]) -> Draft:
    """Return finished drafts of runs of pages, in their order, as one draft of all pages.

    The profile that reads the most lines is that of the whole.
    """
    if len(drafts) == 1:
        return drafts[0]
    lines: dict[str, int] = {}
    for draft in drafts:
        lines[draft.profile.name] = lines.get(draft.profile.name, 0) + len(draft.rows)
    whole = max((draft.profile for draft in drafts), key=lambda one: lines[one.name])
    shifts = [sum(len(one.rows) for one in drafts[:at]) for at in range(len(drafts))]
    pairs = list(zip(drafts, shifts, strict=True))
    return Draft(
        tuple(sources),
        whole,
        others=_other_profiles(drafts, whole),
        rows=tuple(row for one in drafts for row in one.rows),
        masthead=drafts[0].masthead,
        evidence=tuple(names for one in drafts for names in one.evidence),
        labels=tuple(label for one in drafts for label in one.labels),
        blocks=tuple(_shifted(block, by) for one, by in pairs for block in one.blocks),
        furniture=tuple(_shifted(block, by) for one, by in pairs for block in one.furniture),
        signs=tuple(signs for one in drafts for signs in one.signs),
        placed=tuple(_moved(placed, by) for one, by in pairs for placed in one.placed),
        pins={at + by: label for one, by in pairs for at, label in one.pins.items()},
    )


def _other_profiles(drafts: Sequence[Draft], whole: Profile) -> Mapping[int, Profile]:
    """Return the profiles of the pages that have another one, by page."""
    others = (draft for draft in drafts if draft.profile.name != whole.name)
    return {row.page: draft.profile for draft in others for row in draft.rows}


def _shifted(block: Block, by: int) -> Block:
    return replace(block, rows=tuple(at + by for at in block.rows))


def _moved(placed: Placed, by: int) -> Placed:
    return replace(placed, block=_shifted(placed.block, by))


def _with_pages(sources: Sequence[Source], start: int, stop: int) -> tuple[Source, ...]:
    """Return the sources with only pages start to stop, counted over all of them from 0."""
    kept, at = [], 0
    for source in sources:
        pages = source.pages[max(0, start - at) : max(0, stop - at)]
        at += len(source.pages)
        if pages:
            kept.append(replace(source, pages=pages))
    return tuple(kept)


def _text(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)
