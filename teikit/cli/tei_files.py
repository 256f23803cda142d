# SPDX-License-Identifier: Apache-2.0
"""Reads the TEI files that a command names, and knows what is often named instead."""

from pathlib import Path

from teikit import files
from teikit.errors import InputError
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
