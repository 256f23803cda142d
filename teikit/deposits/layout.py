# SPDX-License-Identifier: Apache-2.0
"""The storage root: its declaration, its layout, and where an object lies in it.

Layout: https://ocfl.github.io/extensions/0003-hash-and-id-n-tuple-storage-layout.html
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from teikit.deposits.inventory import INVENTORY
from teikit.deposits.manifest import parse_json, print_json
from teikit.deposits.staging import move, trouble, write_file
from teikit.report import refusal

ROOT_DECLARATION = ("0=ocfl_1.1", b"ocfl_1.1\n")
EXTENSIONS = "extensions"
WORK = "teikit-work"

LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
_LAYOUT_FILE = "ocfl_layout.json"
_DESCRIPTION = "Three folders of three digits of the sha256 of the id, then the encoded id."
_CONFIGURATION = {
    "extensionName": LAYOUT,
    "digestAlgorithm": "sha256",
    "tupleSize": 3,
    "numberOfTuples": 3,
}
_ROOT_FILES = (
    (f"{EXTENSIONS}/{LAYOUT}/config.json", print_json(_CONFIGURATION)),
    (_LAYOUT_FILE, print_json({"extension": LAYOUT, "description": _DESCRIPTION})),
    ROOT_DECLARATION,  # the last: with it the folder is a storage root
)


def staging_of(root: Path) -> Path:
    """Return the folder of a storage root in which work goes on; at rest it does not exist."""
    return root / EXTENSIONS / WORK / "staging"


def is_store(path: Path) -> bool:
    """Tell whether a folder says that it is an OCFL storage root, of whatever version."""
    return any(path.glob("0=ocfl_[0-9]*"))


def check_store(root: Path) -> None:
    """Raise InputError D113 if a folder is a storage root that teikit cannot write to.

    Raises OutputError D509 if it is neither one nor to become one: a folder with other things in
    it. An absent or empty folder, or a root that was being made when its maker died, passes.
    """
    if not is_store(root):
        others = _others(root)
        if others:
            raise trouble("D509", root, name=others[0])
        return
    name, declaration = ROOT_DECLARATION
    if not (root / name).is_file() or (root / name).read_bytes() != declaration:
        raise refusal("D113", path=root, reason="it is not of OCFL 1.1")
    for name, data in _ROOT_FILES[:2]:
        if not _says(root / name, parse_json(data)):
            raise refusal("D113", path=root, reason=f"its layout is not {LAYOUT} ({name})")


def _others(root: Path) -> list[str]:
    """Return the names in a folder that do not belong to a storage root in the making."""
    ours = {EXTENSIONS: {LAYOUT, WORK}, _LAYOUT_FILE: set()}
    names = [one.name for one in root.iterdir()] if root.exists() else []
    inner = [one.name for one in (root / EXTENSIONS).iterdir()] if EXTENSIONS in names else []
    others = {one for one in names if one not in ours}
    return sorted(others | {one for one in inner if one not in ours[EXTENSIONS]})


def looks_like_store(path: Path) -> bool:
    """Tell whether a folder is a storage root, even one that has lost its declaration."""
    return is_store(path) or (path / _LAYOUT_FILE).is_file()


def altered_files(root: Path) -> Iterator[tuple[str, bool]]:
    """Yield the files of a storage root that are not as they were written, False for missing."""
    for name, data in _ROOT_FILES:
        is_there = (root / name).is_file()
        if not is_there or (root / name).read_bytes() != data:
            yield name, is_there


def _says(path: Path, wanted: dict[str, object]) -> bool:
    """Tell whether a JSON file says what is wanted; descriptions are free."""
    try:
        given = parse_json(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(given, dict) and all(
        given.get(name) == value for name, value in wanted.items() if name != "description"
    )


def write_root(root: Path, work: Path) -> None:
    """Put the files that make a folder a storage root in place, if they are missing.

    `work` is a folder on the same file system.
    """
    for number, (name, data) in enumerate(_ROOT_FILES):
        if not (root / name).exists():
            write_file(work / f"root-{number}", data)
            (root / name).parent.mkdir(exist_ok=True)
            move(work / f"root-{number}", root / name)


def remove_root(root: Path) -> None:
    """Take back what makes a folder a storage root, after a first deposit that failed."""
    for name, _ in reversed(_ROOT_FILES):
        (root / name).unlink(missing_ok=True)
    with suppress(OSError):
        (root / EXTENSIONS / LAYOUT).rmdir()


def path_of(identifier: str) -> str:
    """Return where an object lies below the root, by its id."""
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    encoded = re.sub("[^A-Za-z0-9_-]", _encoded, identifier)
    name = encoded if len(encoded) <= 100 else f"{encoded[:100]}-{digest}"
    return "/".join((digest[:3], digest[3:6], digest[6:9], name))


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02x}" for byte in found.group().encode())


def find_objects(root: Path) -> Iterator[Path]:
    """Yield the folders of all objects in a storage root, sorted by their place."""
    yield from (path for path, is_object in walk_root(root) if is_object)


def walk_root(root: Path) -> Iterator[tuple[Path, bool]]:
    """Yield objects with True, and what belongs to none with False: stray files, empty folders.

    Links are stray. The extensions are left out.
    """
    pending = [one for one in sorted(root.iterdir(), reverse=True) if not _is_of_root(one.name)]
    while pending:
        one = pending.pop()
        if one.is_symlink() or not one.is_dir():
            yield one, False
            continue
        inside = sorted(one.iterdir(), reverse=True)
        if any(file.name == INVENTORY or file.name.startswith("0=") for file in inside):
            yield one, True
        elif inside:
            pending += inside
        else:
            yield one, False


def _is_of_root(name: str) -> bool:
    return name in (EXTENSIONS, _LAYOUT_FILE, ROOT_DECLARATION[0])
