# SPDX-License-Identifier: Apache-2.0
"""What was seen: the lines of a digital source, exactly as read, in their order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line in the normal form of a text source: no line end, no white space at the end.

    `source` is the 1-based number of the file in the issue, `number` the 1-based number of the
    line in that file, blank lines counted. A blank line has the text "".
    """

    source: int
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, blank ones included; `number` is its place in the file, from 1."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One digital file; `sha256` is that of its bytes, `sha256_text` that of its normal form.

    `line_count` counts the lines of the normal form, `characters` its non-space characters.
    """

    index: int
    format: str
    name: str
    encoding: str
    sha256: str
    sha256_text: str
    line_count: int
    characters: int
    pages: tuple[Page, ...]
