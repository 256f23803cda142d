# SPDX-License-Identifier: Apache-2.0
"""Facts about an issue that only a person can state; nothing here is ever inferred."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number under which a newspaper is registered; `kind` is ISSN or CN."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page: its place in the printed issue, from 1, and its printed label.

    0 and "" are not known; a page whose number is not known is counted.
    """

    number: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an issue; "" and () are not known.

    `title` is the name of the newspaper and `code` a short one for ids; `date` is a full day,
    YYYY-MM-DD. `licence` is a name of SPDX, an address or words, `rights` are words. `languages`
    are BCP 47 tags, that of the text first; `pages` are those at hand, in their order.
    """

    id: str = ""
    code: str = ""
    title: str = ""
    date: str = ""
    number: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    licence: str = ""
    rights: str = ""
    identifiers: tuple[Identifier, ...] = ()
    languages: tuple[str, ...] = ()
    pages: tuple[PageFacts, ...] = ()

    @property
    def language(self) -> str:
        """The language of the text, "" if it is not known."""
        return self.languages[0] if self.languages else ""
