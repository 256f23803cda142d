# SPDX-License-Identifier: Apache-2.0
"""Gives out the ids of an issue, its items, blocks and furniture (encoding.md 3)."""

import re
from dataclasses import dataclass, field

from teikit.errors import UsageError
from teikit.model.metadata import Metadata
from teikit.model.source import Source
from teikit.report import refusal

_ISSUE_ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]{0,99}")
# What teikit itself gives to other elements: one id may not stand twice in a file.
_TAKEN = re.compile(r"teikit|masthead|run-in|a[0-9]{3,}(-.*)?|(src|pb|fw|s|z|kw|per|org|pl)-.*")


def issue_id(metadata: Metadata, sources: tuple[Source, ...]) -> str:
    """Return the id of an issue: the user's, else one of code and day, else of the first source.

    It is the stem of file names too, so it is ASCII and at most 100 characters long. Raises
    UsageError for an id that cannot be used, InputError R019 if none can be made.
    """
    if not metadata.id:
        return _speaking_id(metadata) or f"u-{sources[0].sha256[:12]}"
    if not _ISSUE_ID.fullmatch(metadata.id):
        raise UsageError(
            f'"{metadata.id}" cannot be the id of an issue',
            "Begin with a letter, go on with letters, digits, hyphens, dots and underscores,"
            " all of them ASCII, at most 100; for example yxrb-20311105.",
        )
    if _TAKEN.fullmatch(metadata.id):
        raise UsageError(
            f'teikit uses the id "{metadata.id}" for a part of the issue',
            "Make the id from a code of the newspaper and the date; for example yxrb-20311105.",
        )
    return metadata.id


def _speaking_id(metadata: Metadata) -> str:
    """Return code, day and edition as an id, "" if code or day is not known."""
    if not metadata.code or not metadata.date:
        return ""
    parts = (metadata.code, metadata.date.replace("-", ""), metadata.edition)
    name = "-".join(filter(None, parts))
    if not _ISSUE_ID.fullmatch(name) or _TAKEN.fullmatch(name):
        raise refusal("R019", id=name)
    return name


def page_number(metadata: Metadata, place: int) -> int:
    """Return the number of a page in the printed issue; `place` counts those at hand, from 1."""
    known = metadata.pages[place - 1 : place]
    return (known[0].number if known else 0) or place


@dataclass(slots=True)
class Numbers:
    """Counts what gets an id: items and furniture in the file, blocks in the item at hand."""

    item: str = ""
    items: int = 0
    furniture: int = 0
    blocks: dict[str, int] = field(default_factory=dict)

    def next_item(self) -> dict[str, str]:
        """Open the next item and return its id and number as attributes."""
        self.items += 1
        self.item = f"a{self.items:03d}"
        self.blocks = {}
        return {"xml:id": self.item, "n": str(self.items)}

    def next_block(self, kind: str) -> dict[str, str]:
        """Return id and number of the next block; `kind` is one of h b d p f s c.

        A block outside items, which is the head of a section, has none.
        """
        if not self.item:
            return {}
        number = self.blocks[kind] = self.blocks.get(kind, 0) + 1
        mark = "" if kind == "p" else kind
        return {"xml:id": f"{self.item}-{kind}{number}", "n": f"{mark}{number}"}

    def next_furniture(self) -> dict[str, str]:
        """Return the id of the next piece of furniture as attribute."""
        self.furniture += 1
        return {"xml:id": f"fw-{self.furniture:02d}"}
