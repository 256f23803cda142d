# SPDX-License-Identifier: Apache-2.0
"""Keeps issues in an OCFL 1.1 storage root: one object per issue, every version kept.

Specification: https://ocfl.io/1.1/spec/
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from teikit.deposits.checksums import digest_bytes
from teikit.deposits.inventory import DECLARATION, INVENTORY, Inventory, Version
from teikit.deposits.layout import (
    check_store,
    is_store,
    path_of,
    remove_root,
    staging_of,
    write_root,
)
from teikit.deposits.package import DepositOptions, Package, Payload
from teikit.deposits.previous import (
    Previous,
    check_expected,
    check_sources_kept,
    keep_equal_archives,
    read_previous,
)
from teikit.deposits.provenance import AGENT_URI, complete
from teikit.deposits.receipt import Receipt, write_receipt
from teikit.deposits.recovery import (
    State,
    append_log,
    finish,
    place_inventory,
    read_state,
    stage_inventory,
)
from teikit.deposits.staging import (
    Owner,
    check_written,
    explained,
    locked,
    move,
    remove_empty,
    sweep,
    sync_folders,
    work_folder,
    write_file,
    write_payload,
)
from teikit.errors import InputError, OutputError
from teikit.options import VERSION
from teikit.report import refusal

_USER = {"name": f"teikit {VERSION}", "address": AGENT_URI}


def write_ocfl(package: Package, root: Path, options: DepositOptions) -> Receipt:
    """Keep an issue in a storage root, which is made if there is none.

    The same content again makes no version. Raises OutputError D501 to D509 with everything as it
    was, InputError D113 and D114 for a store or object that is not sound, RefusedError D115, D116.
    """
    with explained(root):
        check_store(root)
        tidy(root, options.now)
        folder = root / path_of(package.id)
        while True:
            add = _add_version if folder.exists() else _add_object
            receipt = add(package, root, options)
            if receipt is not None:
                return receipt


def tidy(root: Path, now: str) -> None:
    """Complete and clear away what dead writers have left in a storage root."""
    staging = staging_of(root)
    if not staging.parent.exists():
        return
    sweep(staging, "*", lambda task: recover(root, task, now))
    remove_empty((staging, staging.parent))


def recover(root: Path, place: str, now: str) -> str:
    """Finish the version of the object at a place below the root, if one is unfinished.

    Returns what was completed, "" if nothing. A damaged object is left to the audit.
    """
    folder = root / place
    if ".." in place.split("/") or not (folder / INVENTORY).is_file():
        return ""
    try:
        with suppress(InputError), locked(folder, wait=0):
            state = read_state(folder)
            if state.unfinished:
                _finish(root, folder, state, now)
                return state.unfinished
    except OutputError as error:
        if error.code != "D506":  # who holds the lock has begun by finishing it
            raise
    return ""


def record(root: Path, place: str, entry: Mapping[str, object]) -> None:
    """Add a line to the log of the object at a place below the root."""
    with explained(root), locked(root / place), _working(root, root / place, "") as work:
        append_log(root / place, entry, work)


def _finish(root: Path, folder: Path, state: State, now: str) -> Inventory:
    with _working(root, folder, now) as work:
        return finish(folder, state, work, now)


@contextmanager
def _working(root: Path, folder: Path, now: str) -> Iterator[Path]:
    """Give a work folder of the storage root, for an object in `folder`."""
    staging = staging_of(root)
    try:
        task = folder.relative_to(root).as_posix()
        with work_folder(staging, "", Owner(task, now)) as work:
            yield work
    finally:
        remove_empty((staging, staging.parent))


def _add_object(package: Package, root: Path, options: DepositOptions) -> Receipt | None:
    """Make an object with its first version; return None if another process was faster."""
    check_expected(None, options)
    place = path_of(package.id)
    with _working(root, root / place, options.now) as work:
        tree = work / "tree"
        payloads = complete(package, None, options)
        inventory = _next_inventory(Inventory(package.id), payloads, package, options)
        _stage(tree / place, inventory, payloads)
        write_file(tree / place / DECLARATION[0], DECLARATION[1])
        for folder in (tree / place, tree / place / "v1"):
            stage_inventory(inventory.to_bytes(), folder)
        _check(tree / place, inventory, payloads)
        sync_folders(tree)
        with locked(root):
            if (root / place).exists():
                return None
            first = not is_store(root)
            try:
                write_root(root, work)
                _place_object(tree, root, place)
            except BaseException:
                if first:
                    remove_root(root)
                raise
        _check(root / place, inventory, payloads)
    new = _new_payloads(inventory, payloads)
    return write_receipt(package, "v1", str(root / place), sum(p.digests.size for p in new))


def _place_object(tree: Path, root: Path, place: str) -> None:
    """Rename the topmost folder of an object's path that the root does not have.

    So no folder of the root is ever empty.
    """
    parts = place.split("/")
    paths = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    topmost = next(path for path in paths if not (root / path).exists())
    move(tree / topmost, root / topmost)


def _add_version(package: Package, root: Path, options: DepositOptions) -> Receipt:
    """Add a version to an object, unless its newest one has the same key."""
    folder = root / path_of(package.id)
    with locked(folder):
        state = read_state(folder)
        inventory = state.inventory
        if state.unfinished:
            inventory = _finish(root, folder, state, options.now)
        previous = newest(folder, inventory)
        check_expected(previous, options)
        package = keep_equal_archives(package, previous)
        if package.manifest.key == previous.manifest.key:
            return write_receipt(package, previous.version, str(folder), None)
        check_sources_kept(package, previous, options)
        payloads = complete(package, previous, options)
        following = _next_inventory(inventory, payloads, package, options)
        with _working(root, folder, options.now) as work:
            _stage(work, following, payloads)
            _write_version(work, folder, following, payloads)
    new = _new_payloads(following, payloads)
    size = sum(one.digests.size for one in new)
    return write_receipt(package, following.head, str(folder), size)


def _write_version(
    work: Path, folder: Path, following: Inventory, payloads: Sequence[Payload]
) -> None:
    """Move a staged version into its object; each step can be completed if it is the last one."""
    version = following.head
    stage_inventory(following.to_bytes(), work / version)
    stage_inventory(following.to_bytes(), work)
    _check(work, following, payloads)
    sync_folders(work)
    move(work / version, folder / version)
    try:
        place_inventory(folder, work)
    except OSError:
        if (work / INVENTORY).exists():  # the old inventory still stands: go back
            move(folder / version, work / version)
        raise
    _check(folder, following, payloads)


def newest(folder: Path, inventory: Inventory) -> Previous:
    """Return the newest version of an object; its files are compared with their digests."""
    state = inventory.versions[-1].state

    def read(path: str) -> bytes:
        digest = state.get(path, "")
        place = folder / inventory.manifest.get(digest, path)
        data = place.read_bytes() if place.is_file() else b""
        if digest_bytes(data).sha512 != digest:
            raise refusal("D114", path=folder, reason=f"{path} is missing or was changed")
        return data

    return read_previous(len(inventory.versions), read, folder)


def _next_inventory(
    inventory: Inventory, payloads: Sequence[Payload], package: Package, options: DepositOptions
) -> Inventory:
    """Return the inventory with one version more; content that is there is not kept again."""
    version = f"v{len(inventory.versions) + 1}"
    manifest, fixity = dict(inventory.manifest), dict(inventory.fixity)
    for one in payloads:
        if one.digests.sha512 not in manifest:
            path = f"{version}/content/{one.path}"
            manifest[one.digests.sha512] = path
            fixity[path] = one.digests.sha256
    state = {one.path: one.digests.sha512 for one in payloads}
    message = options.message or _summary(inventory, state)
    made = Version(options.now, message, _USER, state)
    return replace(
        inventory, manifest=manifest, fixity=fixity, versions=(*inventory.versions, made)
    )


def _summary(inventory: Inventory, state: Mapping[str, str]) -> str:
    """Return what is new in a version, by the folders of its files."""
    if not inventory.versions:
        return "First deposit"
    before = inventory.versions[-1].state
    changed = {path.partition("/")[0] for path, _ in before.items() ^ state.items()}
    return f"Changed: {', '.join(sorted(changed - {'metadata', 'README.txt'}) or ['metadata'])}"


def _new_payloads(inventory: Inventory, payloads: Sequence[Payload]) -> list[Payload]:
    """Return those payloads whose content lies in the newest version."""
    start = f"{inventory.head}/content/"
    own = {path for path in inventory.manifest.values() if path.startswith(start)}
    return [one for one in payloads if start + one.path in own]


def _stage(folder: Path, inventory: Inventory, payloads: Sequence[Payload]) -> None:
    for one in _new_payloads(inventory, payloads):
        write_payload(folder / inventory.manifest[one.digests.sha512], one)


def _check(folder: Path, inventory: Inventory, payloads: Sequence[Payload]) -> None:
    """Read the content of the newest version again; raises OutputError D508."""
    for one in _new_payloads(inventory, payloads):
        check_written(folder / inventory.manifest[one.digests.sha512], one.digests)
