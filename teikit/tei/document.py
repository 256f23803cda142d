# SPDX-License-Identifier: Apache-2.0
"""The TEI document: a tree that came from bytes and can go back to them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from lxml import etree

from teikit import files, safexml
from teikit.errors import InputError
from teikit.tei.names import tei
from teikit.tei.serialise import serialise


@dataclass(frozen=True, slots=True, eq=False)
class TeiDocument:
    """A tree whose root is TEI; `name` is that of its file, for messages, "" if it has none."""

    root: etree._Element
    name: str = ""

    @classmethod
    def parse(cls, data: bytes, name: str = "") -> Self:
        """Return the document in `data`; raises InputError if it is no TEI, or no XML at all."""
        root = safexml.parse(data, name)
        if root.tag != tei("TEI"):
            raise InputError(
                f"{name or 'the document'} is no TEI: its root element is {_shown(str(root.tag))}",
                "Give a TEI P5 file, whose root is TEI in the namespace of TEI;"
                " a newspaper page in another format goes through teikit convert first.",
            )
        return cls(root, name)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return the document in the file at `path`; raises InputError as `parse` does."""
        return cls.parse(files.read_bytes(path), str(path))

    def to_bytes(self) -> bytes:
        """Return the document as UTF-8; the same tree gives the same bytes."""
        return serialise(self.root)

    def __reduce__(self) -> tuple[Callable[[bytes, str], Self], tuple[bytes, str]]:
        """Pickle by way of the bytes, as trees of lxml do not pickle."""
        return type(self).parse, (self.to_bytes(), self.name)


def _shown(tag: str) -> str:
    namespace, _, name = tag.rpartition("}")
    return f'{name} in the namespace "{namespace[1:]}"' if namespace else f"{name}, in no namespace"
