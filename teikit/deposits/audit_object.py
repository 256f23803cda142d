# SPDX-License-Identifier: Apache-2.0
"""Checks an OCFL object: its inventories, every byte of its files, and what the package says.

Specification: https://ocfl.io/1.1/spec/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from teikit.deposits.checksums import Digests, digest_bytes
from teikit.deposits.compared import Expected, compare_files, digest_all, list_tree
from teikit.deposits.contents import SCHEMA, Contents, check_contents
from teikit.deposits.inventory import (
    DECLARATION,
    INVENTORY,
    SIDECAR,
    Inventory,
    parse_inventory,
    sidecar_of,
)
from teikit.deposits.layout import path_of
from teikit.deposits.manifest import parse_json
from teikit.deposits.ocfl import record, recover
from teikit.deposits.recovery import LOG, extends, read_state
from teikit.deposits.staging import locked
from teikit.errors import InputError
from teikit.report import Place, Report
from teikit.resources import schema_problem


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """`now` is the time in UTC; objects checked since `before` are left out, "" for none.

    With `record` the outcome is written to the log of each object, with `repair` versions that a
    dead writer left unfinished are completed.
    """

    now: str
    before: str = ""
    record: bool = False
    repair: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was seen of an object or bag; `later` that it was left out."""

    files: int = 0
    bytes: int = 0
    later: bool = False
    repaired: bool = False


def audit_object(folder: Path, root: Path, options: AuditOptions, report: Report) -> Checked:
    """Check an object, under a lock that lets other readers in; adds D201 to D212."""
    place = folder.relative_to(root).as_posix()
    repaired = bool(options.repair and recover(root, place, options.now))
    try:
        with locked(folder, shared=True):
            if options.before and last_check(folder) >= options.before:
                return Checked(later=True)
            found = _check(folder, place, report)
    except OSError as error:
        report.add("D210", Place(str(folder)), file=place, reason=error.strerror)
        return Checked(repaired=repaired)
    if options.record:
        record(root, place, _log_entry(options.now, len(found), report))
    return Checked(
        files=len(found),
        bytes=sum(one.size for one in found.values() if one),
        repaired=repaired,
    )


def last_check(folder: Path) -> str:
    """Return when an object was last found sound: by an audit, or when its newest version came."""
    times = [one.created for one in _sound_inventory(folder)[0].versions[-1:]]
    log = folder / LOG
    for line in log.read_bytes().splitlines() if log.is_file() else ():
        entry = parse_json(line)
        if entry.get("eventType") == "fixity check" and entry.get("outcome") == "success":
            times.append(entry.get("dateTime", ""))
    return max(times, default="")


def _log_entry(now: str, files: int, report: Report) -> dict[str, object]:
    codes = sorted({one.code for one in report.findings})
    return {
        "type": "event",
        "eventType": "fixity check",
        "dateTime": now,
        "outcome": "failure" if codes else "success",
        "outcomeDetail": codes,
        "detail": f"{files} files were read.",
    }


def _check(folder: Path, place: str, report: Report) -> dict[str, Digests | None]:
    """Check what is in an object and return the digests of all its files."""
    paths = list(list_tree(folder))
    found = digest_all(folder, (path for path, is_file in paths if is_file), report)
    for path, is_file in paths:
        if not is_file:
            report.add("D203", Place(f"{folder}/{path}"), file=path)
    unfinished = _report_unfinished(folder, report)
    inventory, data = _sound_inventory(folder)
    _check_inventories(folder, inventory, data, unfinished, report)
    if inventory.id and path_of(inventory.id) != place:
        reason = f"the object {inventory.id} should lie at {path_of(inventory.id)}"
        report.add("D206", Place(str(folder)), file=place, reason=reason)
    kept = {path: one for path, one in found.items() if not _is_free(path, inventory, unfinished)}
    compare_files(_expected(inventory), kept, str(folder), report)
    _check_log(folder, report)
    _check_versions(folder, inventory, found, report)
    return found


def _report_unfinished(folder: Path, report: Report) -> str:
    """Return what a dead writer left undone, "" if nothing; adds D212."""
    try:
        state = read_state(folder)
    except InputError:
        return ""
    if state.unfinished:
        number = len(state.inventory.versions) + (state.unfinished == "version")
        report.add("D212", Place(str(folder)), file=f"v{number}")
    return state.unfinished


def _sound_inventory(folder: Path) -> tuple[Inventory, bytes]:
    """Return the inventory that agrees with its sidecar, else the newest copy, and its bytes."""
    numbers = sorted(int(one.name[1:]) for one in folder.glob("v[1-9]*") if one.name[1:].isdigit())
    for place in (folder, *(folder / f"v{number}" for number in reversed(numbers))):
        try:
            data = (place / INVENTORY).read_bytes()
            if (place / SIDECAR).read_bytes() == sidecar_of(data):
                return parse_inventory(data), data
        except (OSError, ValueError):
            continue
    return Inventory(""), b""


def _check_inventories(
    folder: Path, inventory: Inventory, sound: bytes, unfinished: str, report: Report
) -> None:
    """Add D205 for each inventory or sidecar that is not what the others say."""
    versions = [f"v{number}" for number in range(1, len(inventory.versions) + 1)]
    for place in ("", *(f"{version}/" for version in versions)):
        if place == "" and unfinished:
            continue
        older = place.rstrip("/") if place != f"{inventory.head}/" else ""
        problem = _inventory_problem(folder / place, older, inventory, sound)
        if problem:
            name, reason = problem
            report.add("D205", Place(f"{folder}/{place}{name}"), file=place + name, reason=reason)


def _inventory_problem(
    place: Path, older: str, inventory: Inventory, sound: bytes
) -> tuple[str, str] | None:
    """Return the name of the file that is wrong and why; missing files are not for here.

    `older` is the version if it is not the newest one, whose inventory must be the sound one.
    """
    if not (place / INVENTORY).is_file() or not (place / SIDECAR).is_file():
        return None
    data, sidecar = (place / INVENTORY).read_bytes(), (place / SIDECAR).read_bytes()
    try:
        own = parse_inventory(data)
    except ValueError as error:
        return INVENTORY, str(error)
    agrees = extends(inventory, own) and own.head == older if older else data == sound
    if not agrees:
        return INVENTORY, "it does not agree with the other inventories of the object"
    if sidecar != sidecar_of(data):
        return SIDECAR, f"it is not the digest of {INVENTORY}"
    return None


def _expected(inventory: Inventory) -> dict[str, Expected]:
    """Return all files that an object must have; inventories are compared by themselves."""
    versions = [f"v{number}/" for number in range(1, len(inventory.versions) + 1)]
    expected = {
        f"{place}{name}": Expected() for place in ("", *versions) for name in (INVENTORY, SIDECAR)
    }
    expected[DECLARATION[0]] = Expected(digest_bytes(DECLARATION[1]).sha512)
    for digest, path in inventory.manifest.items():
        expected[path] = Expected(digest, inventory.fixity.get(path, ""))
    return expected


def _is_free(path: str, inventory: Inventory, unfinished: str) -> bool:
    """Tell whether a file is one that no inventory counts: the log, a version not yet finished."""
    later = f"v{len(inventory.versions) + 1}/"
    return path == LOG or (unfinished == "version" and path.startswith(later))


def _check_log(folder: Path, report: Report) -> None:
    log = folder / LOG
    lines = log.read_bytes().split(b"\n")[:-1] if log.is_file() else []
    for number, line in enumerate(lines, 1):
        try:
            problem = schema_problem(parse_json(line), SCHEMA, "log")
        except ValueError:
            problem = "it is not JSON"
        if problem:
            report.add("D209", Place(str(log)), file=LOG, reason=f"line {number}: {problem}")


def _check_versions(
    folder: Path, inventory: Inventory, found: Mapping[str, Digests | None], report: Report
) -> None:
    """Check what the package says of itself in each version."""
    past = b""
    for number, version in enumerate(inventory.versions, 1):
        places = {path: inventory.manifest[digest] for path, digest in version.state.items()}

        def as_kept(path: str, digest: str) -> Digests | None:
            digests = found.get(path)
            return digests if digests and digests.sha512 == digest else None

        def read(path: str, places: Mapping[str, str] = places) -> bytes:
            return (folder / places[path]).read_bytes()

        files = {path: as_kept(places[path], digest) for path, digest in version.state.items()}
        contents = Contents(f"{folder}/v{number}/content", files, read)
        past = check_contents(contents, inventory.id, past, report)
