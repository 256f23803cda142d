# SPDX-License-Identifier: Apache-2.0
"""What is compared: an item as plain texts, all white space taken out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemTexts:
    """The texts of one item, each without white space, in the order of the page.

    `heads` holds (role, text); `bylines` those that stand on their own; `paragraphs` keep a run-in
    dateline or byline as printed; `captions` are title, text and credit as one string.
    `alternatives` are other headings that a person accepts as the main one.
    """

    heads: tuple[tuple[str, str], ...] = ()
    bylines: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text by which two items are told to be the same: paragraphs, then captions."""
        return "".join((*self.paragraphs, *self.captions))

    @property
    def title(self) -> str:
        """What a person calls the item: its main heading, else how its text begins."""
        mains = [text for role, text in self.heads if role == "main"]
        return mains[0] if mains else self.body[:24]


def squeeze(text: str) -> str:
    """Return a text without its white space, which never counts."""
    return "".join(text.split())
