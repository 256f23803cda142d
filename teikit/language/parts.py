# SPDX-License-Identifier: Apache-2.0
"""What a phrase is made of: role words, names, and where they stand in a text."""

from dataclasses import dataclass

OPEN, CLOSE = "（(〔［[【", "）)〕］]】"  # brackets around a phrase


@dataclass(frozen=True, slots=True)
class Part:
    """A role word or a name in a phrase: `kind` is role, person, agency, organisation or place."""

    start: int
    end: int
    kind: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text, its parts in order; `doubt` if only its form spoke for it."""

    start: int
    end: int
    parts: tuple[Part, ...]
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line: `direction` is to or from, `page` the label of the page it names."""

    start: int
    end: int
    direction: str
    page: str


def unwrap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of text[start:end] without brackets around it."""
    if end - start > 2 and text[start] in OPEN and text[end - 1] in CLOSE:
        return start + 1, end - 1
    return start, end
