# SPDX-License-Identifier: Apache-2.0
"""Names that every file system, BagIt and OCFL keep alike; all others are refused."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import accumulate

from teikit.report import Place, Report

LONGEST = 200  # bytes of UTF-8 in one name
_LONGEST_SLUG = 120
_KEPT = 100  # characters of a slug that is too long

_PLAIN = re.compile(r"[A-Za-z0-9._-]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)

_FAULTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("is empty", lambda name: not name),
    ("means a folder, not a file", lambda name: name in (".", "..")),
    ("holds bytes that are not UTF-8", lambda name: any(_is_surrogate(c) for c in name)),
    ("holds a line break or another control character", lambda name: any(map(_is_control, name))),
    ('holds "%", which BagIt tools read in different ways', lambda name: "%" in name),
    ("holds a backslash", lambda name: "\\" in name),
    ("begins or ends with white space", lambda name: name != name.strip()),
    ("is the name of a device on Windows", lambda name: bool(_DEVICE.fullmatch(name))),
    (f"is longer than {LONGEST} bytes", lambda name: _length(name) > LONGEST),
)
"""What is wrong with a name, in words, and how it is seen; the first that applies is told."""


def stored_name(name: str) -> str:
    """Return the form in which a name is kept: NFC."""
    return unicodedata.normalize("NFC", name)


def fault_of(path: str) -> str:
    """Return what is wrong with a path of segments divided by slashes, "" if nothing is."""
    for name in path.split("/"):
        for words, is_so in _FAULTS:
            if is_so(name):
                return words
    return "" if stored_name(path) == path else "is not in Unicode normal form C"


def check_paths(paths: Iterable[str], report: Report) -> None:
    """Add D111 for each path that cannot be kept, D112 for those that could not lie together.

    Two paths clash if they are equal after NFC and case folding, or if one is a file and for the
    other a folder.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        fault = fault_of(path)
        if fault:
            report.add("D111", Place(path), file=path, reason=fault)
        folded = _folded(path)
        above = [*accumulate(folded.split("/"), "{}/{}".format)][:-1]
        clashes = [files.get(folded), folders.get(folded), *(files.get(one) for one in above)]
        other = next(filter(None, clashes), None)
        if other is not None:
            report.add("D112", Place(path), first=other, second=path)
        files.setdefault(folded, path)
        folders.update((one, path) for one in above)


def slug(identifier: str) -> str:
    """Return an ASCII name for an identifier; different identifiers have different names.

    Letters, digits, dot, hyphen and underscore stay; any other character becomes its number in
    hexadecimal between two equals signs. What is too long ends in a digest of the whole.
    """
    text = "".join(c if _PLAIN.match(c) else _escaped(c) for c in identifier)
    if text.startswith(".") or _DEVICE.fullmatch(text):
        text = _escaped(text[0]) + text[1:]
    if len(text) <= _LONGEST_SLUG:
        return text
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    return f"{text[:_KEPT]}=={digest[:32]}"


def _escaped(character: str) -> str:
    return f"={ord(character):x}="


def _folded(path: str) -> str:
    """Return what a path looks like to a file system that is blind to case and normal form."""
    return stored_name(stored_name(path).casefold())


def _is_surrogate(character: str) -> bool:
    return unicodedata.category(character) == "Cs"


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp")


def _length(name: str) -> int:
    return len(name.encode("utf-8", "surrogatepass"))
