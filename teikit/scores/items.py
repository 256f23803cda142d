# SPDX-License-Identifier: Apache-2.0
"""What is compared: an item as plain texts, all white space taken out, and what is said of it."""

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


@dataclass(frozen=True, slots=True)
class Statement:
    """One decision about an item: the text it is about, and how sure the TEI is of it.

    `role` is that of a heading; `certainty` is high where nothing is marked.
    """

    decision: str
    text: str
    certainty: str = "high"
    role: str = ""

    @property
    def key(self) -> str:
        """What two statements of a decision have in common if they say the same."""
        return f"{self.role}: {self.text}" if self.role else self.text


def squeeze(text: str) -> str:
    """Return a text without its white space, which never counts."""
    return "".join(text.split())
