# SPDX-License-Identifier: Apache-2.0
"""Banners: the one label over briefs that have headings of their own makes them a section."""

from collections.abc import Sequence
from dataclasses import replace

from teikit.model.issue import Head, Item, Section
from teikit.structure.items import Placed
from teikit.structure.signs import Signs


def is_brief(blocks: Sequence[tuple[Placed, Signs]]) -> bool:
    """Tell whether an item is a heading and one paragraph, in a row of such."""
    shape = [placed.state for placed, _ in blocks]
    return shape == ["bM", "bP"] and all("brief" in signs.names for _, signs in blocks)


def is_banner(blocks: Sequence[tuple[Placed, Signs]]) -> bool:
    """Tell whether an item is a brief with the banner above it, which was taken for its own."""
    shape = [placed.state for placed, _ in blocks]
    if shape not in (["bM", "bD", "bP"], ["bK", "bM", "bP"]):
        return False
    (_, label), *brief = blocks
    return "box-label" in label.names and all("brief" in signs.names for _, signs in brief)


def begin_section(item: Item) -> Section:
    """Return the section that an item with a banner begins, the banner as its label."""
    banner, own = item.heads
    brief = replace(item, heads=(Head("main", own.content, own.certainty),), subtype="")
    return Section(Head("column", banner.content, banner.certainty), (brief,))
