# SPDX-License-Identifier: Apache-2.0
"""Makes the ids that exports use: those of the TEI, or a digest where they would break."""

import hashlib
import re

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def is_plain_id(name: str) -> bool:
    """Tell whether an id can be used in every export as it is: ASCII, no colon."""
    return bool(_PLAIN.fullmatch(name))


def digest_id(text: str) -> str:
    """Return an id made from a text: "i-" and 10 hex digits of its sha256."""
    return "i-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def unique(name: str, used: set[str]) -> str:
    """Return the id, with "-2" and so on if it was used before, and note it as used."""
    found, count = name, 1
    while found in used:
        count += 1
        found = f"{name}-{count}"
    used.add(found)
    return found
