# SPDX-License-Identifier: Apache-2.0
"""Completes a version whose writer died between the renames, and touches nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from teikit.deposits.checksums import digest_file
from teikit.deposits.inventory import (
    INVENTORY,
    SIDECAR,
    Inventory,
    number_of,
    parse_inventory,
    sidecar_of,
)
from teikit.deposits.manifest import print_json
from teikit.deposits.staging import move, write_file
from teikit.errors import InputError
from teikit.report import refusal

LOG = "logs/audit.jsonl"


@dataclass(frozen=True, slots=True)
class State:
    """What stands in an object: its inventory, and what a dead writer left undone, "" if nothing.

    `unfinished` is "version" if the folder of the next version is there and complete, "inventory"
    if the inventory is that of the newest version but its sidecar that of the version before.
    """

    inventory: Inventory
    unfinished: str = ""


def read_state(folder: Path) -> State:
    """Return what stands in an object that is sound but for a version not quite finished.

    Raises InputError D114 for an object that is damaged in any other way.
    """
    data = _read(folder / INVENTORY, folder)
    inventory = _parse(data, folder)
    head = folder / inventory.head
    if _read(head / INVENTORY, folder) != data or _read(head / SIDECAR, folder) != sidecar_of(data):
        raise _damaged(folder, f"{inventory.head}/{INVENTORY} is not the inventory of the object")
    sidecar = _read(folder / SIDECAR, folder)
    if sidecar != sidecar_of(data):
        before = folder / f"v{len(inventory.versions) - 1}" / SIDECAR
        if before.is_file() and before.read_bytes() == sidecar:
            return State(inventory, "inventory")
        raise _damaged(folder, f"{SIDECAR} is not the digest of {INVENTORY}")
    later = folder / f"v{len(inventory.versions) + 1}"
    if not later.exists():
        return State(inventory)
    problem = _problem_of_next(inventory, folder, later)
    if problem:
        raise _damaged(folder, f"{later.name} does not continue it: {problem}")
    return State(inventory, "version")


def finish(folder: Path, state: State, work: Path, now: str) -> Inventory:
    """Return the inventory of an object after finishing what a dead writer left undone.

    The lock of the object must be held; `work` is a folder on the same file system. What is done
    is written to the log of the object.
    """
    number = len(state.inventory.versions) + (state.unfinished == "version")
    data = (folder / f"v{number}" / INVENTORY).read_bytes()
    stage_inventory(data, work)
    place_inventory(folder, work)
    record = {
        "type": "event",
        "eventType": "recovery",
        "dateTime": now,
        "outcome": "success",
        "outcomeDetail": [],
        "detail": f"The {state.unfinished} of v{number} was completed.",
    }
    append_log(folder, record, work)
    return parse_inventory(data)


def stage_inventory(data: bytes, work: Path) -> None:
    """Write an inventory and its sidecar into a work folder."""
    write_file(work / INVENTORY, data)
    write_file(work / SIDECAR, sidecar_of(data))


def place_inventory(folder: Path, work: Path) -> None:
    """Put an inventory and its sidecar from a work folder into an object."""
    move(work / INVENTORY, folder / INVENTORY)
    move(work / SIDECAR, folder / SIDECAR)


def append_log(folder: Path, record: Mapping[str, object], work: Path) -> None:
    """Add a line to the log of an object, which no inventory counts."""
    path = folder / LOG
    before = path.read_bytes() if path.exists() else b""
    write_file(work / "log", before + print_json(record))
    path.parent.mkdir(exist_ok=True)
    move(work / "log", path)


def _problem_of_next(inventory: Inventory, folder: Path, later: Path) -> str:
    """Return why a version folder does not continue an object, "" if it does and is whole."""
    try:
        data = (later / INVENTORY).read_bytes()
        if (later / SIDECAR).read_bytes() != sidecar_of(data):
            return "its inventory has another digest than its sidecar says"
        following = parse_inventory(data)
    except (OSError, ValueError) as error:
        return str(error)
    if not extends(following, inventory) or following.head != later.name:
        return "its inventory is not the next one"
    for digest, path in following.manifest.items():
        if number_of(path.partition("/")[0]) == len(following.versions):
            try:
                if digest_file(folder / path).sha512 != digest:
                    return f"{path} was changed"
            except OSError as error:
                return f"{path}: {error.strerror}"
    return ""


def extends(following: Inventory, inventory: Inventory) -> bool:
    """Tell whether an inventory begins with all versions of another, and keeps its content."""
    versions = following.versions[: len(inventory.versions)]
    return (
        following.id == inventory.id
        and versions == inventory.versions
        and inventory.manifest.items() <= following.manifest.items()
    )


def _read(path: Path, folder: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        name = path.relative_to(folder)
        raise _damaged(folder, f"{name} cannot be read: {error.strerror}") from None


def _parse(data: bytes, folder: Path) -> Inventory:
    try:
        return parse_inventory(data)
    except ValueError as error:
        raise _damaged(folder, f"{INVENTORY}: {error}") from None


def _damaged(folder: Path, reason: str) -> InputError:
    return refusal("D114", path=folder, reason=reason)
