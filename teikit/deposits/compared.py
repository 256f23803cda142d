# SPDX-License-Identifier: Apache-2.0
"""Compares the files that are there with those that should be, and says what happened to them."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from teikit.deposits.checksums import Digests, digest_file
from teikit.deposits.names import stored_name
from teikit.report import Place, Report


@dataclass(frozen=True, slots=True)
class Expected:
    """What a list says of a file; "" and -1 are not said."""

    sha512: str = ""
    sha256: str = ""
    size: int = -1


def list_tree(folder: Path, top: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the path below `folder` of each file with True, of a link or empty folder with False.

    Everything is sorted. Raises OSError for a folder that cannot be read.
    """
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda one: one.name)
    if not entries and top:
        yield top.rstrip("/"), False
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            yield from list_tree(Path(one.path), f"{top}{one.name}/")
        else:
            yield f"{top}{one.name}", one.is_file(follow_symlinks=False)


def digest_all(folder: Path, paths: Iterator[str], report: Report) -> dict[str, Digests | None]:
    """Return the digests of files below a folder; adds D210 and gives None where reading fails."""
    found: dict[str, Digests | None] = {}
    for path in paths:
        try:
            found[path] = digest_file(folder / path)
        except OSError as error:
            found[path] = None
            reason = error.strerror or str(error)
            report.add("D210", Place(str(folder / path)), file=path, reason=reason)
    return found


def compare_files(
    expected: Mapping[str, Expected],
    found: Mapping[str, Digests | None],
    place: str,
    report: Report,
) -> None:
    """Add D201 for each changed file, D202 missing, D203 not listed, D204 renamed.

    `place` is the folder in which all paths lie; None stands for a file that cannot be read.
    """
    missing = sorted(set(expected) - set(found))
    extra = sorted(set(found) - set(expected))
    for path in missing:
        now, cause = _new_name(path, expected[path], extra, found)
        if now:
            extra.remove(now)
            report.add("D204", Place(f"{place}/{path}"), file=path, name=_shown(now), cause=cause)
        else:
            report.add("D202", Place(f"{place}/{path}"), file=path)
    for path in extra:
        report.add("D203", Place(f"{place}/{path}"), file=_shown(path))
    for path in sorted(set(expected) & set(found)):
        digests = found[path]
        if digests is not None and not _is_as(expected[path], digests):
            cause = _cause(path, expected, digests)
            report.add("D201", Place(f"{place}/{path}"), file=path, cause=cause)


def _is_as(expected: Expected, digests: Digests) -> bool:
    """Tell whether digests are those expected, as far as any are known."""
    pairs = (
        (expected.sha512, digests.sha512),
        (expected.sha256, digests.sha256),
        (expected.size, digests.size),
    )
    return all(wanted in ("", -1) or wanted == given for wanted, given in pairs)


def _new_name(
    path: str, expected: Expected, extra: list[str], found: Mapping[str, Digests | None]
) -> tuple[str, str]:
    """Return the name that a missing file has now and why we think so, "" if it is gone."""
    for other in extra:
        if stored_name(other) == stored_name(path):
            return other, "its name is in another Unicode normal form, as NFD"
    for other in extra if expected.sha512 or expected.sha256 else ():
        digests = found[other]
        if digests is not None and _is_as(expected, digests):
            return other, "the bytes are the same"
    return "", ""


def _cause(path: str, expected: Mapping[str, Expected], digests: Digests) -> str:
    """Return the most likely reason why a file differs, with the digests for the curious."""
    known = ((other, one) for other, one in expected.items() if one.sha512 or one.sha256)
    twin = next((other for other, one in known if _is_as(one, digests)), None)
    wanted = expected[path]
    if twin is not None:
        return f"it holds the bytes of {twin}"
    if wanted.size >= 0 and wanted.size != digests.size:
        word = "longer" if digests.size > wanted.size else "shorter"
        return f"it is {abs(digests.size - wanted.size)} bytes {word} than before"
    kind, before, now = (
        ("sha512", wanted.sha512, digests.sha512)
        if wanted.sha512
        else ("sha256", wanted.sha256, digests.sha256)
    )
    return f"its {kind} is {now[:16]}…, and should be {before[:16]}…"


def _shown(path: str) -> str:
    r"""Return a path as it can be printed: what is not UTF-8 as \udc80."""
    return path.encode("utf-8", "backslashreplace").decode()
