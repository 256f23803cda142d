# SPDX-License-Identifier: Apache-2.0
"""Digests of bytes and files, both kinds in one pass, in blocks of 1 MiB."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Digests:
    """Length in bytes and both digests, in hexadecimal."""

    size: int
    sha256: str
    sha512: str


def digest_bytes(data: bytes) -> Digests:
    """Return the digests of bytes."""
    return digest_blocks((data,))


def digest_file(path: Path) -> Digests:
    """Return the digests of a regular file; raises OSError, for a link or device too."""
    with open_regular(path) as file:
        return digest_blocks(blocks_of(file))


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; a link, pipe or device raises OSError, without waiting."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(0, "it is not a regular file", str(path))
    return path.open("rb")


def blocks_of(file: BinaryIO) -> Iterator[bytes]:
    """Yield the rest of an open file."""
    while block := file.read(BLOCK):
        yield block


def digest_blocks(blocks: Iterable[bytes]) -> Digests:
    """Return the digests of bytes that come in blocks."""
    size = 0
    sha256, sha512 = hashlib.sha256(), hashlib.sha512()
    for block in blocks:
        size += len(block)
        sha256.update(block)
        sha512.update(block)
    return Digests(size, sha256.hexdigest(), sha512.hexdigest())


def name_of(path: Path) -> str:
    """Return the last name of a path as the file system has it; bad bytes are surrogates."""
    return os.fsdecode(path.name)
