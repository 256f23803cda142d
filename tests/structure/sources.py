# SPDX-License-Identifier: Apache-2.0
"""Sources made of strings: pages divided by form feeds, lines by line feeds."""

import hashlib

from teikit.model.source import Line, Page, Source


def source_of(text: str, index: int = 1) -> Source:
    """The source that a text in the normal form is."""
    pages, number = [], 0
    for page_number, page in enumerate(text.split("\f"), 1):
        lines = []
        for line in page.split("\n"):
            number += 1
            lines.append(Line(index, number, line.rstrip()))
        pages.append(Page(page_number, tuple(lines)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    characters = len("".join(text.split()))
    name = f"page-{index:02d}.txt"
    return Source(index, "text", name, "utf-8", digest, digest, number, characters, tuple(pages))
