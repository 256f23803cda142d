# SPDX-License-Identifier: Apache-2.0
"""Looks into a store: which issues it keeps, their versions, and the files of a version."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from teikit.deposits.checksums import digest_file
from teikit.deposits.inventory import (
    INVENTORY,
    Inventory,
    Version,
    number_of,
    parse_inventory,
)
from teikit.deposits.layout import check_store, find_objects, is_store, path_of
from teikit.deposits.manifest import (
    DUBLIN_CORE,
    MANIFEST,
    Entry,
    issue_uri,
    parse_json,
    parse_manifest,
)
from teikit.deposits.package import Payload
from teikit.deposits.staging import (
    Owner,
    explained,
    move,
    sync_folders,
    trouble,
    work_folder,
    write_payload,
)
from teikit.report import refusal
from teikit.tei import TeiDocument


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version: its name, when it was made and why, and its files."""

    name: str
    created: str
    message: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """An issue in a store; `folder` is that of its object, `label` says its title and day."""

    id: str
    issue: str
    label: str
    folder: Path
    versions: tuple[KeptVersion, ...]


def list_issues(root: Path) -> Iterator[KeptIssue]:
    """Yield the issues of a store, in the order of their place in it.

    Raises InputError D211 for what is no store, D114 for an object that is damaged, R013.
    """
    with _reading(root):
        _check(root)
        for folder in find_objects(root):
            yield _read(folder)


def find_issue(root: Path, issue: str) -> KeptIssue:
    """Return an issue by the id in its TEI, or by its URI.

    Raises InputError D215 if it is not there, and as `list_issues` does.
    """
    with _reading(root):
        _check(root)
        identifier = issue if issue.startswith("urn:") else issue_uri(issue)
        folder = root / path_of(identifier)
        if not (folder / INVENTORY).is_file():
            raise refusal("D215", path=root, issue=issue)
        return _read(folder)


def find_version(kept: KeptIssue, name: str) -> KeptVersion:
    """Return a version by its name, the newest for ""; raises InputError D215."""
    names = {one.name: one for one in kept.versions}
    if name and name not in names:
        raise refusal("D215", path=kept.issue, issue=name)
    return names[name] if name else kept.versions[-1]


def read_kept(kept: KeptIssue, version: KeptVersion, path: str) -> bytes:
    """Return the bytes of a file of a version; raises InputError D114 if they were changed."""
    with _payload(kept, _state(kept, version), path).open() as file:
        return file.read()


def tei_of(kept: KeptIssue, version: KeptVersion) -> TeiDocument:
    """Return the TEI of a version."""
    path = next(one.path for one in version.entries if one.role == "tei")
    return TeiDocument.parse(read_kept(kept, version, path), path)


def take_out(kept: KeptIssue, version: KeptVersion, folder: Path, now: str) -> int:
    """Copy a version into a folder that is not there or empty; return the number of files.

    Each file is compared with its digest first. Raises InputError D114 for a damaged file,
    OutputError D501 to D510 with nothing written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise trouble("D510", folder)
    state = _state(kept, version)
    payloads = [_payload(kept, state, path) for path in sorted(state)]
    parent = folder.absolute().parent
    with explained(folder), work_folder(parent, ".teikit-get-", Owner(kept.issue, now)) as work:
        for one in payloads:
            write_payload(work / "version" / one.path, one)
        sync_folders(work)
        move(work / "version", folder)
    return len(payloads)


@contextmanager
def _reading(root: Path) -> Iterator[None]:
    """Turn what the system says while a store is read into an InputError R013."""
    try:
        yield
    except OSError as error:
        raise refusal("R013", file=error.filename or root, reason=error.strerror) from error


def _check(root: Path) -> None:
    if not is_store(root):
        if root.is_dir():
            next(root.iterdir(), None)  # fails where the search for a mark says nothing
        raise refusal("D211", path=root)
    check_store(root)


def _read(folder: Path) -> KeptIssue:
    inventory = _inventory(folder)
    try:
        versions = tuple(
            _read_version(folder, inventory, number, one)
            for number, one in enumerate(inventory.versions, 1)
        )
        state = inventory.state()
        manifest = parse_manifest((folder / state[MANIFEST]).read_bytes())
        title = parse_json((folder / state[DUBLIN_CORE]).read_bytes())["title"][0]
    except (OSError, ValueError, LookupError, TypeError):
        raise refusal("D114", path=folder, reason="its metadata cannot be read") from None
    return KeptIssue(inventory.id, manifest.issue, str(title), folder, versions)


def _inventory(folder: Path) -> Inventory:
    try:
        return parse_inventory((folder / INVENTORY).read_bytes())
    except (OSError, ValueError) as error:
        raise refusal("D114", path=folder, reason=f"{INVENTORY}: {error}") from None


def _read_version(folder: Path, inventory: Inventory, number: int, version: Version) -> KeptVersion:
    state = inventory.state(f"v{number}")
    manifest = parse_manifest((folder / state[MANIFEST]).read_bytes())
    return KeptVersion(f"v{number}", version.created, version.message, manifest.entries)


def _state(kept: KeptIssue, version: KeptVersion) -> dict[str, tuple[Path, str]]:
    """Return where each file of a version lies, and its sha512."""
    inventory = _inventory(kept.folder)
    state = inventory.versions[number_of(version.name) - 1].state
    return {path: (kept.folder / inventory.manifest[one], one) for path, one in state.items()}


def _payload(kept: KeptIssue, state: Mapping[str, tuple[Path, str]], path: str) -> Payload:
    """Return a file of a version after comparing it with the digest in the inventory."""
    place, digest = state[path]
    try:
        digests = digest_file(place)
    except OSError as error:
        reason = f"{path}: {error.strerror}"
        raise refusal("D114", path=kept.folder, reason=reason) from None
    if digests.sha512 != digest:
        raise refusal("D114", path=kept.folder, reason=f"{path} was changed")
    return Payload(path, "", "", digests, b"", place)
