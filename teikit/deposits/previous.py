# SPDX-License-Identifier: Apache-2.0
"""The version that is kept already, and what a next one has to do with it."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from teikit.deposits.manifest import MANIFEST, PROVENANCE, Manifest, parse_manifest
from teikit.deposits.package import DepositOptions, Package, Payload, refuse, with_bytes
from teikit.report import refusal

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Previous:
    """The newest version that is kept: its number, and how its files are read by their paths."""

    number: int
    manifest: Manifest
    provenance: bytes
    read: Callable[[str], bytes]

    @property
    def version(self) -> str:
        """Return the name of the version."""
        return f"v{self.number}"


def read_previous(number: int, read: Callable[[str], bytes], place: object) -> Previous:
    """Return a version by its number; raises InputError D114 if it is damaged."""
    try:
        manifest = parse_manifest(read(MANIFEST))
    except (ValueError, KeyError, TypeError):
        raise refusal("D114", path=place, reason=f"{MANIFEST} cannot be read") from None
    return Previous(number, manifest, read(PROVENANCE), read)


def check_expected(previous: Previous | None, options: DepositOptions) -> None:
    """Raise RefusedError D115 if the newest version is not the one that was expected."""
    newest = previous.version if previous else "none"
    if options.expect and options.expect != newest:
        raise refuse("D115", expected=options.expect, found=newest)


def check_sources_kept(package: Package, previous: Previous, options: DepositOptions) -> None:
    """Raise RefusedError D116 if a source has other bytes now and no message says why."""
    before = {one.path: one.sha256 for one in previous.manifest.entries if one.role == "source"}
    now = {one.path: one.sha256 for one in package.manifest.entries if one.role == "source"}
    if before != now and not options.message:
        name = min(path for path, _ in before.items() ^ now.items())
        raise refuse("D116", file=name, version=previous.version)


def keep_equal_archives(package: Package, previous: Previous) -> Package:
    """Return a package in which a zip file with the same entries as before has its old bytes.

    Compressed bytes differ between builds of zlib; such a difference makes no new version.
    """
    payloads = tuple(_as_before(one, previous) for one in package.payloads)
    return replace(package, payloads=payloads)


def _as_before(payload: Payload, previous: Previous) -> Payload:
    before = previous.manifest.by_path().get(payload.path)
    if before is None or before.sha256 == payload.digests.sha256:
        return payload
    if payload.role != "export" or not payload.data.startswith(_ZIP):
        return payload
    old = previous.read(payload.path)
    return with_bytes(payload, old) if same_entries(old, payload.data) else payload


def same_entries(one: bytes, other: bytes) -> bool:
    """Tell whether two zip files hold the same names in the same order, with the same bytes."""
    try:
        return _sums(one) == _sums(other) and _entries(one) == _entries(other)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        return False


def _sums(data: bytes) -> list[tuple[str, int, int]]:
    """Return names, lengths and check sums as the zip states them: nothing is unpacked for that."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(one.filename, one.file_size, one.CRC) for one in archive.infolist()]


def _entries(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(one.filename, archive.read(one)) for one in archive.infolist()]
