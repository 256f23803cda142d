# SPDX-License-Identifier: Apache-2.0
"""The draft that the steps of recognition hand on: lines, what they show, what they are."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from teikit.language.lexicon import Profile
from teikit.model.source import Source
from teikit.structure.blocks import Block
from teikit.structure.items import Placed
from teikit.structure.labels import Label
from teikit.structure.rows import Row
from teikit.structure.signs import Signs


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is known so far; source lines never change, each step adds one field.

    `evidence` and `labels` go with `rows`, `signs` and `placed` with `blocks`, which furniture is
    not among. `masthead` counts the rows of the masthead at the beginning; `pins` fixes the labels
    of some rows. `profile` reads all pages but those in `others`, which have one of their own.
    `first_page` is the number of the first one; `failed` are the pages that went badly.
    """

    sources: tuple[Source, ...]
    profile: Profile
    others: Mapping[int, Profile] = field(default_factory=dict)
    first_page: int = 1
    rows: tuple[Row, ...] = ()
    masthead: int = 0
    evidence: tuple[frozenset[str], ...] = ()
    labels: tuple[Label, ...] = ()
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Block, ...] = ()
    signs: tuple[Signs, ...] = ()
    placed: tuple[Placed, ...] = ()
    pins: Mapping[int, str] = field(default_factory=dict)
    failed: frozenset[int] = frozenset()

    def profile_at(self, row: int) -> Profile:
        """Return the profile that reads the page of a row."""
        return self.others.get(self.rows[row].page, self.profile)

    def profile_of(self, block: Block) -> Profile:
        """Return the profile that reads the page on which a block begins."""
        return self.profile_at(block.rows[0])

    def after(self, placed: Placed) -> tuple[Placed, ...]:
        """Return the placed block behind one, as a tuple that is empty at the end."""
        at = self._number(placed)
        return self.placed[at : at + 1]

    def before(self, placed: Placed) -> tuple[Placed, ...]:
        """Return the placed block before one, as a tuple that is empty at the beginning."""
        at = self._number(placed) - 1
        return self.placed[max(at - 1, 0) : at]

    def _number(self, placed: Placed) -> int:
        first = placed.block.rows[0]
        return bisect_right(self.placed, first, key=lambda one: one.block.rows[0])
