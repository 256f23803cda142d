# SPDX-License-Identifier: Apache-2.0
"""Advice for the mistakes that people make most often in TEI newspaper issues."""

import re
from collections.abc import Container

from lxml import etree

from teikit.tei.names import XML_ID
from teikit.validators.problems import enclosing_item

_SUBSECTION = 'Put it into a div type="subsection".'
_BESIDE = "Put the {} beside the paragraph, before the first or after the last."

_ADVICE = {
    ("V002", "ab"): "A block of text is a p.",
    ("V002", "back"): "An issue has a front and a body only.",
    ("V002", "docAuthor"): "Names of authors are persName in a byline.",
    ("V002", "opener"): "A dateline stands directly in the item, before its first p.",
    ("V002", "s"): "Sentences are not marked in the archival file.",
    ("V002", "space"): "A space is written as the character itself.",
    ("V002", "w"): "Words are not marked in the archival file.",
    ("V003", "byline", "p"): _BESIDE.format("byline"),
    ("V003", "dateline", "p"): _BESIDE.format("dateline"),
    ("V003", "div", "p"): "Close the paragraph before the div.",
    ("V003", "figure", "p"): "Put the figure between two paragraphs.",
    ("V003", "head", "p"): 'A heading in the middle of an item opens a div type="subsection".',
    ("V003", "lb", "div"): "An lb stands inside the block whose line it begins.",
    ("V003", "p", "body"): "Each block stands in an item; unclaimed lines are a fragment.",
    ("V003", "p", "p"): "Close the paragraph before the next one begins.",
    ("V004", "head", "div"): f"Headings stand before all else in an item. {_SUBSECTION}",
    ("V004", "p", "div"): f"No loose paragraph may follow a nested div. {_SUBSECTION}",
    ("V009", "lb", "n"): (
        "n is the number of the line in the digital source; teikit verify shows which."
    ),
    ("V009", "pb", "n"): "n counts the pages of the issue from 1.",
    ("V011", "body"): "Each line stands in a block of an item.",
    ("V011", "div"): "Put the text into a p, head or other block.",
    ("V011", "choice"): "A choice is written without white space or other text inside.",
}

_MOST_BLOCKS = 1000
_NUMBERED = re.compile(r"(?:.*-)?([a-z])\d+")


def advise(code: str, *names: str) -> dict[str, str]:
    """Return the fact `hint`: advice on a finding about these names, "" if we have none."""
    advice = _ADVICE.get((code, *names)) or _ADVICE.get((code, *names[:1])) or ""
    return {"hint": f" {advice}" if advice else ""}


def advise_id(element: etree._Element, taken: Container[str]) -> dict[str, str]:
    """Return the fact `hint`: the next id that is free for a block in the item it stands in."""
    match = _NUMBERED.fullmatch(element.get(XML_ID, ""))
    item = enclosing_item(element)
    if match is None or item is None or item is element:
        return {"hint": ""}
    name = item.get(XML_ID, "")
    ids = (f"{name}-{match[1]}{number}" for number in range(1, _MOST_BLOCKS))
    free = next((one for one in ids if one not in taken), "")
    return {"hint": f" Next free id in item {name}: {free}." if free else ""}
