# SPDX-License-Identifier: Apache-2.0
"""Loads the pictures that a TEI file names, if they lie beside it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from teikit import files
from teikit.errors import InputError
from teikit.tei import TeiDocument
from teikit.tei.names import tei as tei_name


def read_media(tei: TeiDocument, folder: Path) -> dict[str, bytes]:
    """Return the bytes behind each graphic/@url that is a file in `folder` or below it.

    What is remote, missing, too large or elsewhere is left out; exporters report it as X110.
    """
    media: dict[str, bytes] = {}
    for graphic in tei.root.iter(tei_name("graphic")):
        url = str(graphic.get("url", ""))
        path = _inside(folder, url)
        if path is not None and url not in media:
            try:
                media[url] = files.read_bytes(path)
            except InputError:
                continue
    return media


def _inside(folder: Path, url: str) -> Path | None:
    """Return the path of a relative url, None if it leads out of the folder or has a scheme."""
    parts = urlsplit(url)
    name = unquote(parts.path)
    if parts.scheme or parts.netloc or not name or "\0" in name or "\\" in name:
        return None
    root = folder.resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) else None
