# SPDX-License-Identifier: Apache-2.0
"""Checks an EPUB 3: what teikit promises of its own books, then what epubcheck says."""

from pathlib import Path

from teikit.errors import InputError
from teikit.report import Place, Report

_ZIP = b"PK\x03\x04"
_MIMETYPE = b"mimetypeapplication/epub+zip"
_AFTER_HEADER = 30  # where the name of the first entry of a zip begins


def refuse_epub(path: Path, head: bytes) -> str:
    """Return "" for a zip that says it is an EPUB, by its name or its first entry; else why not."""
    if path.suffix.lower() == ".epub" or head[_AFTER_HEADER:].startswith(_MIMETYPE):
        return ""
    return (
        "it is a zip, but no EPUB" if head.startswith(_ZIP) else "it does not begin as a zip does"
    )


def check_epub(path: Path, data: bytes, report: Report) -> None:
    """Add what is wrong with the EPUB `data`: V401 to V424, then V400 for epubcheck's messages.

    A container that is unsafe or has no package document gets V401 and is left at that. epubcheck
    reads the file at `path`; where it is not installed, a note with the code V400 says so.
    """
    # Only here, so that a command that reads no EPUB does not wait for what reads one.
    from teikit.validators.epub.container import read_container
    from teikit.validators.epub.epubcheck import run_epubcheck
    from teikit.validators.epub.points import POINTS
    from teikit.validators.epub.publication import open_publication

    place = Place(str(path))
    try:
        entries = read_container(data)
        publication = open_publication(entries)
    except InputError as error:
        report.add("V401", place, reason=error.message)
        return
    for code, check in POINTS.items():
        for problem in check(publication):
            report.add(code, place, problem=problem)
    run_epubcheck(path, report)
