# SPDX-License-Identifier: Apache-2.0
"""The words of the header that are the same in every file: how teikit encodes an issue."""

from dataclasses import dataclass

EDITORIAL: tuple[tuple[str, dict[str, str], str], ...] = (
    (
        "correction",
        {"method": "markup", "status": "low"},
        "The text is that of the source, misprints included. Where a misprint is corrected, sic"
        " keeps the printed form beside corr.",
    ),
    (
        "normalization",
        {"method": "markup"},
        "Characters, their width and the spaces between them are those of the source. Where a"
        " name is printed with spaces inside, orig keeps them and reg gives the name without.",
    ),
    (
        "hyphenation",
        {"eol": "none"},
        "An lb stands where a line of the digital source begins; its n is the number of that"
        " line in the file, so that the source can be rebuilt. Where a line is divided between"
        " places of this edition, n of its later parts goes on with .2, .3. On a break inside a"
        ' block, break="no" says that the text runs on without a space, break="yes" that the line'
        ' end stands for a space, and break="maybe" that this is undecided.',
    ),
    (
        "quotation",
        {"marks": "all"},
        "Quotation marks are kept as characters; speech and quoted matter are not marked up.",
    ),
    (
        "segmentation",
        {},
        "Items, headings and paragraphs are found by rules; those in doubt carry cert. A paragraph"
        " may run on over lines, columns and pages. What no item claims is kept as a fragment.",
    ),
)
"""Element of editorialDecl, its attributes, its words."""

DIVIDED = (
    ' A hyphen that only divides a word at the end of a line stands in pc with force="weak", and is'
    " no part of the word; any other hyphen is text."
)
"""What the statement on hyphenation adds where the text holds such a pc."""

_ITEMS = "'article','photo-story','notice','advertisement','fragment'"
CITE_STRUCTURES: tuple[dict[str, str], ...] = (
    {"unit": "issue", "match": "/TEI", "use": "@xml:id"},
    {
        "unit": "item",
        "match": f"text/body//div[@type=({_ITEMS})]",
        "use": "@n",
        "delim": ":",
    },
    {
        "unit": "block",
        "match": ".//(p|head|byline|dateline|figure|div)[@n]",
        "use": "@n",
        "delim": ".",
    },
)
"""The citation yxrb-20311105:4.2, level by level, each inside the one before."""

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "und": "not determined",
    "zh": "Chinese",
    "zh-Hans": "Chinese, simplified script",
    "zh-Hant": "Chinese, traditional script",
}
"""English names of languages; one that is not here is given by its tag alone."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence; `status` is that of TEI, `address` that of its text, "" if it is not known."""

    status: str
    address: str
    words: str


_COMMONS = "https://creativecommons.org"
LICENCES = {
    "CC0-1.0": Licence("free", f"{_COMMONS}/publicdomain/zero/1.0/", "CC0 1.0 Universal"),
    "CC-PDM-1.0": Licence("free", f"{_COMMONS}/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
    **{
        f"CC-{kind.upper()}-4.0": Licence(
            status,
            f"{_COMMONS}/licenses/{kind}/4.0/",
            f"Creative Commons {kind.upper()} 4.0 International",
        )
        for kind, status in (
            ("by", "free"),
            ("by-sa", "free"),
            ("by-nc", "restricted"),
            ("by-nc-sa", "restricted"),
            ("by-nd", "restricted"),
            ("by-nc-nd", "restricted"),
        )
    },
}
"""Licences by their names in SPDX (https://spdx.org/licenses/); one that forbids uses restricts."""
