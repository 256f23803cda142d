# SPDX-License-Identifier: Apache-2.0
"""Kinds of items, told by form: notice, brief, box, interview, poem, table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from teikit.language.lexicon import Profile, plain_label
from teikit.language.script import width

# Of an item that holds nothing else.
_SUBTYPES = {"verse": "poem", "table": "table"}
LABEL_EMS = 9.0  # a notice's heading is no longer


@dataclass(frozen=True, slots=True)
class Texts:
    """What an item says: its main heading, "" without one, and its paragraphs, all as printed.

    `listed` tells that every paragraph opens with the mark of a list, `signed` that the item has
    a byline or dateline at its head; `forms` are the kinds of its blocks that are set line by line.
    """

    main: str
    paragraphs: Sequence[str]
    listed: bool
    signed: bool
    forms: frozenset[str] = frozenset()


def kind_of(texts: Texts, profile: Profile) -> tuple[str, str]:
    """Return div/@type and @subtype of an item with text, the subtype "" if none shows."""
    if texts.forms and not texts.paragraphs:
        return "article", _SUBTYPES[min(texts.forms)] if len(texts.forms) == 1 else ""
    label = plain_label(texts.main, profile)
    if label in profile.box_labels and not texts.listed:
        return "article", "box"
    if texts.listed and len(texts.paragraphs) > 2:
        return "article", "brief"
    short = label and width(label, profile.spaced) <= LABEL_EMS
    if short and not texts.signed and label.endswith(profile.notice_ends):
        return "notice", ""
    if texts.paragraphs and not texts.signed and _is_letter(texts.paragraphs[0], profile):
        return "article", "letter"
    return "article", "interview" if _is_interview(texts.paragraphs, profile) else ""


def _is_letter(opening: str, profile: Profile) -> bool:
    """Tell whether a text begins with the words that address somebody."""
    return profile.letter_opening.match(opening.strip()) is not None


def _is_interview(paragraphs: Sequence[str], profile: Profile) -> bool:
    """Tell whether two or three speakers take turns: most paragraphs open with one of them."""
    found = [profile.question.match(text.strip()) for text in paragraphs]
    speakers = Counter(one.group("who") for one in found if one)
    turns = sum(count for count in speakers.values() if count > 1)
    return turns >= 4 and turns * 4 >= len(paragraphs) * 3 and 2 <= len(speakers) <= 4
