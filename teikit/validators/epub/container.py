# SPDX-License-Identifier: Apache-2.0
"""Reads the zip of an EPUB into memory, and refuses what a zip should not do (safety.md 2)."""

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from teikit.errors import InputError

MOST_ENTRIES = 20_000
MOST_BYTES = 512 << 20
HIGHEST_RATIO = 200
_SMALL = 1 << 20  # below this many bytes, a high ratio is no bomb
_STEP = 1 << 16
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a zip, in the order of its directory; `extra` tells of an extra field."""

    name: str
    data: bytes
    stored: bool
    extra: bool
    time: tuple[int, int, int, int, int, int]


def read_container(data: bytes) -> tuple[Entry, ...]:
    """Return the files of a zip, folders left out.

    Raises InputError for what is no zip, for paths that lead out of it, links, encrypted or doubled
    entries, and for what would grow beyond 512 MB or 200 times its size. Sizes are counted while
    reading, whatever the zip says of them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _refuse(infos)
            return tuple(_read_all(archive, [one for one in infos if not one.is_dir()]))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError(f"the zip is damaged: {error}") from None


def _refuse(infos: list[zipfile.ZipInfo]) -> None:
    """Raise InputError if a name or kind of entry is unsafe."""
    if len(infos) > MOST_ENTRIES:
        raise InputError(f"it has more than {MOST_ENTRIES} entries")
    for one in infos:
        if reason := _unsafe(one):
            raise InputError(f'the entry "{one.filename}" {reason}')
    doubled = [name for name, n in Counter(one.filename for one in infos).items() if n > 1]
    if doubled:
        raise InputError(f'the entry "{doubled[0]}" stands there twice')


def _unsafe(info: zipfile.ZipInfo) -> str:
    """Return what is unsafe about an entry, "" if nothing is."""
    # zipfile turns a backslash of Windows into a slash, and cuts a name at a NUL: look before that.
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    if "\\" in name or "\0" in name or _DRIVE.match(name):
        return "has a name that is no path inside a zip"
    if any(part in ("", ".", "..") for part in parts):
        return "has a path that leads out of the zip"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    return "" if info.compress_type in _METHODS else "is packed by a method that EPUB does not know"


def _read_all(archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo]) -> Iterable[Entry]:
    room = MOST_BYTES
    for info in infos:
        data = _read(archive, info, room)
        room -= len(data)
        stored = info.compress_type == zipfile.ZIP_STORED
        time = info.date_time
        yield Entry(info.filename, data, stored, bool(info.extra), time)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return one entry; raises InputError as soon as it grows too large."""
    most = min(room, max(_SMALL, info.compress_size * HIGHEST_RATIO))
    pieces: list[bytes] = []
    read = 0
    with archive.open(info) as file:
        while piece := file.read(_STEP):
            read += len(piece)
            if read > most:
                raise InputError(f'the entry "{info.filename}" grows beyond what is safe')
            pieces.append(piece)
    return b"".join(pieces)
