# SPDX-License-Identifier: Apache-2.0
"""Makes TEI elements: what is not known is left out, what XML cannot hold is replaced."""

import re
from collections.abc import Mapping

from lxml import etree

from teikit.tei.names import XML_ID, XML_LANG, tei

_CLARK = {"xml:id": XML_ID, "xml:lang": XML_LANG}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNKNOWN = {"cert": "unknown", "resp": "#teikit"}


def add(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """Append a TEI element and return it; an attribute whose value is "" is left out.

    `text` is for words of ours and of the user: a character that XML forbids becomes U+FFFD.
    """
    element = etree.SubElement(parent, tei(name))
    for key, value in (attributes or {}).items():
        if value:
            element.set(_CLARK.get(key, key), _legal(value))
    if text:
        element.text = _legal(text)
    return element


def append_text(parent: etree._Element, text: str) -> None:
    """Append source text to an element, after its last child, exactly as it is."""
    last = next(parent.iterchildren(reversed=True), None)  # len(parent) would count them all
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def doubt(certainty: str) -> dict[str, str]:
    """Return the attributes that state a certainty, none where there was no doubt."""
    return {"cert": certainty, "resp": "#teikit"} if certainty else {}


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
