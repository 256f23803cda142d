# SPDX-License-Identifier: Apache-2.0
"""Reads the TEI files that a command names, and knows what is often named instead."""

from itertools import islice
from pathlib import Path

from teikit import files
from teikit.errors import InputError
from teikit.report import refusal
from teikit.tei import TeiDocument

_BEGINNING = 256  # bytes; in XML, whatever its encoding, one of them is <


def read_tei(path: Path, name: str) -> tuple[bytes, TeiDocument]:
    """Return the bytes of a TEI file and its document, which findings call by a name.

    Raises InputError for what is no TEI.
    """
    data = files.read_bytes(path)
    if b"<" not in data[:_BEGINNING]:
        raise InputError(
            f"{path} is not TEI, it has no markup",
            "A page becomes TEI by teikit convert. Where both are named, the TEI is the last.",
        )
    return data, TeiDocument.parse(data, name)


def files_below(folder: Path, pattern: str) -> list[Path]:
    """Return the files below a folder whose names match, sorted.

    Raises InputError R013 if the folder cannot be listed, about which a search says nothing.
    """
    try:
        list(islice(folder.iterdir(), 1))
    except OSError as error:
        raise refusal("R013", file=folder, reason=error.strerror) from error
    return [one for one in sorted(folder.rglob(pattern)) if one.is_file()]
