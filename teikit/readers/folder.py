# SPDX-License-Identifier: Apache-2.0
"""Finds the files of an issue on disk: a file, or a folder of page files with its issue.toml."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from teikit.errors import InputError
from teikit.model.metadata import PageFacts
from teikit.readers.sidecar import (
    SIDECAR_NAME,
    PageFile,
    Sidecar,
    read_sidecar,
    refuse_missing,
)
from teikit.report import Place, Report, refusal

_TEXTS = (".txt", ".text")
_MAXIMUM_PAGES = 10_000
_SHOWN = 12  # names


@dataclass(frozen=True, slots=True)
class Found:
    """The page files of an issue in reading order, in `folder`, and what issue.toml says of it."""

    folder: Path
    pages: tuple[PageFile, ...]
    sidecar: Sidecar | None


def find_files(path: Path, report: Report) -> Found:
    """Return the files of the issue at `path`: a folder, its issue.toml, or a single file.

    Adds R129 to R132. Raises InputError: R010 for an issue.toml that cannot be used, R013 for a
    folder that cannot be read, R017 and R018 for one without pages, R015 for one with too many.
    """
    if path.suffix == ".toml" and not _is_folder(path):
        return _in_folder(path.parent, path.name, read_sidecar(path), report)
    if not _is_folder(path):
        return _alone(path, report)
    toml = path / SIDECAR_NAME
    sidecar = read_sidecar(toml) if os.path.lexists(toml) else None
    return _in_folder(path, SIDECAR_NAME, sidecar, report)


def natural_order(name: str) -> tuple[tuple[str | int, ...], str]:
    """Return a key that sorts numbers in names as numbers: p2.txt before p10.txt."""
    parts = re.split("([0-9]+)", name.casefold())
    return tuple(int(one) if at % 2 else one for at, one in enumerate(parts)), name


def _in_folder(folder: Path, toml: str, sidecar: Sidecar | None, report: Report) -> Found:
    names, folders = _listed(folder)
    dictionaries = sidecar.dictionaries if sidecar else ()
    if sidecar:
        refuse_missing(sidecar, (*sidecar.pages, *dictionaries), names)
    if sidecar and sidecar.pages:
        pages = sidecar.pages
    else:
        pages = _text_files(names, dictionaries)
        _check_number(folder, [one for one in names if one != toml], folders, pages)
        if len(pages) > 1:
            report.add("R130", Place(str(folder)), names=_enumerated([one.name for one in pages]))
    taken = {one.name for one in (*pages, *dictionaries)} | {toml}
    others = [one for one in names + folders if one not in taken]
    if others:
        report.add("R129", Place(str(folder)), names=_enumerated(others))
    return Found(folder, pages, sidecar)


def _alone(path: Path, report: Report) -> Found:
    """Return a single file, with the issue.toml beside it if that belongs to it."""
    file = PageFile(path.name, PageFacts(), 0)
    toml = path.with_name(SIDECAR_NAME)
    if not (_is_file(toml) and _is_file(path)):
        return Found(path.parent, (file,), None)
    sidecar = read_sidecar(toml)
    named = [one for one in sidecar.pages if one.name == path.name]
    names, _ = _listed(path.parent)
    texts = {one.name for one in _text_files(names, sidecar.dictionaries)}
    facts = {"file": path.name, "toml": toml.name}
    if named or (not sidecar.pages and texts <= {path.name}):
        refuse_missing(sidecar, sidecar.dictionaries, names)
        report.add("R131", Place(path.name), **facts)
        return Found(path.parent, tuple(named[:1]) or (file,), sidecar)
    reason = "it names other pages" if sidecar.pages else "there are other texts beside it"
    report.add("R132", Place(path.name), reason=reason, **facts)
    return Found(path.parent, (file,), None)


def _listed(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the files in a folder, and those of its folders, each in order."""
    try:
        with os.scandir(folder) as entries:
            kinds = sorted((natural_order(one.name), one.is_dir()) for one in entries)
    except OSError as error:
        raise refusal("R013", file=folder, reason=error.strerror) from error
    names: tuple[list[str], list[str]] = ([], [])
    for (_, name), is_folder in kinds:
        names[is_folder].append(f"{name}/" if is_folder else name)
    return names


def _text_files(
    names: Sequence[str], dictionaries: Sequence[PageFile] = ()
) -> tuple[PageFile, ...]:
    """Return the files whose names say that they are text; no hidden ones, no dictionaries."""
    others = {one.name for one in dictionaries}
    return tuple(
        PageFile(name, PageFacts(), 0)
        for name in names
        if name.lower().endswith(_TEXTS) and not name.startswith(".") and name not in others
    )


def _check_number(
    folder: Path, names: Sequence[str], folders: Sequence[str], pages: Sequence[PageFile]
) -> None:
    """Raise R017 or R018 if there is no page, R015 if there are too many."""
    if len(pages) > _MAXIMUM_PAGES:
        raise refusal("R015", file=folder, reason=f"it has more than {_MAXIMUM_PAGES:,} pages")
    if pages:
        return
    inside = [one for one in folders if _holds_pages(folder / one)]
    if inside:
        counted = "1 folder" if len(inside) == 1 else f"{len(inside)} folders"
        facts = {"folders": f"{counted} with pages: {_enumerated(inside)}"}
        raise refusal("R018", folder=folder, example=folder / inside[0], **facts)
    others = _enumerated([*names, *folders])
    reason = f"there is only {others}" if others else "it is empty"
    raise refusal("R017", folder=folder, reason=reason)


def _holds_pages(folder: Path) -> bool:
    """Tell whether a folder holds the text of a page, or an issue.toml."""
    try:
        names, _ = _listed(folder)
    except InputError:
        return False
    return SIDECAR_NAME in names or bool(_text_files(names))


def _is_folder(path: Path) -> bool:
    """Tell whether there is a folder; False too where the system does not let us look."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises PermissionError


def _is_file(path: Path) -> bool:
    """Tell whether there is a regular file; False too where the system does not let us look."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises PermissionError


def _enumerated(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
