# SPDX-License-Identifier: Apache-2.0
"""Reads a bag, in a folder or a zip file, as a list of files that can be opened.

Specification: https://www.rfc-editor.org/rfc/rfc8493
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from teikit.deposits.checksums import Digests, blocks_of, digest_blocks, open_regular
from teikit.deposits.compared import list_tree

DECLARATION = ("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
ALGORITHMS = ("sha256", "sha512")

UNREADABLE = (OSError, zipfile.BadZipFile, EOFError, ValueError, RuntimeError)
"""What reading a bag may raise: the last two come from zipfile, for odd entries."""

_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_ESCAPED = re.compile("%(0[AaDd]|25)")


@dataclass(frozen=True, slots=True)
class BagFiles:
    """A bag at `path`: the names of its files, and of what is no file or may not be there.

    `top` stands before each name in a zip file, "" in a folder.
    """

    path: Path
    names: tuple[str, ...]
    strange: tuple[str, ...]
    top: str = ""

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a file of the bag; raises one of UNREADABLE."""
        if self.path.is_dir():
            with open_regular(self.path / name) as file:
                yield file
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.top + name) as member:
            yield cast(BinaryIO, member)

    def read(self, name: str) -> bytes:
        """Return the bytes of a file of the bag."""
        with self.open(name) as file:
            return file.read()

    def digests(self, name: str) -> Digests:
        """Return the digests of a file of the bag."""
        with self.open(name) as file:
            return digest_blocks(blocks_of(file))


def is_bag(path: Path) -> bool:
    """Tell whether a folder looks like a bag, or a zip file holds one."""
    if path.is_dir():
        return (path / DECLARATION[0]).is_file() or any(path.glob("manifest-*.txt"))
    return path.suffix == ".zip" and path.is_file() and bool(_top_of(path))


def list_bag(path: Path) -> BagFiles:
    """Return the files of a bag; raises one of UNREADABLE."""
    if path.is_dir():
        listed = list(list_tree(path))
        names = tuple(name for name, is_file in listed if is_file)
        return BagFiles(path, names, tuple(name for name, is_file in listed if not is_file))
    return _list_zip(path)


def _list_zip(path: Path) -> BagFiles:
    """List a zip file; links, doubled, packed and encrypted members are strange."""
    top = _top_of(path)
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    counts = Counter(one.filename for one in members)
    names: list[str] = []
    strange: list[str] = []
    for one in members:
        plain = (
            one.filename.startswith(top)
            and is_safe(one.filename)
            and counts[one.filename] == 1
            and one.compress_type == zipfile.ZIP_STORED
            and not one.flag_bits & 1
            and (one.external_attr >> 28) in (0, 8)
        )
        (names if plain else strange).append(one.filename.removeprefix(top))
    return BagFiles(path, tuple(sorted(names)), tuple(sorted(strange)), top)


def _top_of(path: Path) -> str:
    """Return the folder in a zip file that holds the declaration of a bag, "" if none does."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except UNREADABLE:
        return ""
    tops = [one.partition("/")[0] for one in names if one.endswith(f"/{DECLARATION[0]}")]
    return f"{tops[0]}/" if tops and f"{tops[0]}/{DECLARATION[0]}" in names else ""


def is_safe(path: str) -> bool:
    """Tell whether a path stays in its folder on every system."""
    names = path.split("/")
    return "\\" not in path and "\0" not in path and all(n not in ("", ".", "..") for n in names)


def parse_manifest_file(data: bytes) -> dict[str, str]:
    """Return the digest of each path in a manifest of a bag; raises ValueError with the reason."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    listed: dict[str, str] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"line {number} is not a digest and a path")
        path = _ESCAPED.sub(lambda one: chr(int(one.group(1), 16)), found.group(2))
        if not is_safe(path):
            raise ValueError(f"line {number} holds an unsafe path")
        if path in listed:
            raise ValueError(f"line {number} names {path} again")
        listed[path] = found.group(1).lower()
    return listed


def parse_tags(data: bytes) -> Mapping[str, str]:
    """Return the fields of bag-info.txt, of several with one name the first."""
    fields: dict[str, str] = {}
    for line in data.decode("utf-8").split("\n"):
        name, colon, value = line.partition(":")
        if colon and not line[:1].isspace():
            fields.setdefault(name.strip(), value.strip())
    return fields
