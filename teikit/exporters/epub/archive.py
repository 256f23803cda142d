# SPDX-License-Identifier: Apache-2.0
"""Packs an EPUB so that the same files give the same bytes (EPUB 3.3 OCF, exports.md 1.5)."""

import io
import zipfile
from collections.abc import Mapping

MEDIA_TYPE = "application/epub+zip"

_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3
_LEVEL = 6
_PACKED = (".jpg", ".png", ".gif", ".webp")


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the container: `mimetype` first and stored, then the files by name.

    One fixed time and mode, no extra field; pictures, which are compressed already, are stored.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MEDIA_TYPE.encode(), zipfile.ZIP_STORED)
        for name in sorted(files):
            packed = name.endswith(_PACKED)
            method = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            _add(archive, name, files[name], method)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = method
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    archive.writestr(entry, data, compresslevel=_LEVEL)
