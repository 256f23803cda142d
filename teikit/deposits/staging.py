# SPDX-License-Identifier: Apache-2.0
"""Writes folders whole or not at all: locks, work folders, files down to the disk, renames.

The lock is flock on a folder's descriptor: it leaves no file behind, and the kernel frees it when
its holder dies. It is not to be trusted between hosts on a network file system.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import sleep
from typing import BinaryIO

from teikit.deposits.checksums import Digests, blocks_of, digest_blocks, digest_file
from teikit.deposits.manifest import parse_json, print_json
from teikit.deposits.package import Payload
from teikit.errors import OutputError
from teikit.report import catalogue

OWNER = "owner.json"
_WAIT = 300  # tenths of a second
_PAUSE = 0.1  # seconds
_ATTEMPTS = 1000  # to make a folder that others make and remove

_CODES = {
    errno.ENOSPC: "D501",
    errno.EDQUOT: "D501",
    errno.EFBIG: "D501",
    errno.EACCES: "D502",
    errno.EPERM: "D502",
    errno.EROFS: "D503",
    errno.ENAMETOOLONG: "D504",
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works in a folder: `task` is what for, `since` the time of its start in UTC."""

    task: str
    since: str
    pid: int = 0
    host: str = ""


def trouble(code: str, path: Path | str, **facts: object) -> OutputError:
    """Return the error of a code of the catalogue about writing to `path`."""
    entry = catalogue()[code]
    message = entry["message"].format(path=path, **facts)
    return OutputError(message, entry["repair"].format(path=path, **facts), code)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system says while `path` is written to into an OutputError, D501 to D505."""
    try:
        yield
    except OSError as error:
        place = _shown(Path(error.filename)) if isinstance(error.filename, str) else path
        code = _CODES.get(error.errno or 0, "D505")
        raise trouble(code, place, reason=error.strerror or str(error)) from error


def _shown(path: Path) -> Path:
    """Return a path as a user knows it: of a work folder, the folder that it is in."""
    ours = [one for one in (path, *path.parents) if one.name.startswith(".teikit-")]
    return ours[-1].parent if ours else path


@contextmanager
def locked(folder: Path, *, shared: bool = False, wait: int = _WAIT) -> Iterator[None]:
    """Hold the lock of a folder, waiting for it for up to `wait` tenths of a second.

    Raises OutputError D506 if another process keeps it. Where a file system knows no locks, all
    goes on without.
    """
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        for left in range(wait, -1, -1):
            if _try_lock(number, kind):
                break
            if not left:
                raise trouble("D506", folder, seconds=wait // 10)
            sleep(_PAUSE)
        yield
    finally:
        os.close(number)


def _try_lock(number: int, kind: int) -> bool:
    try:
        fcntl.flock(number, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        return error.errno in (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL)
    return True


@contextmanager
def work_folder(parent: Path, prefix: str, owner: Owner) -> Iterator[Path]:
    """Give a new folder in `parent` that is locked while it is used, and is gone afterwards.

    Missing folders above are made; those that are empty then, are removed again up to the first
    that was there before. Who works there stands in its owner.json.
    """
    made: list[Path] = []
    try:
        number, folder = _open_work_folder(parent, prefix, made)
        try:
            known = Owner(owner.task, owner.since, os.getpid(), os.uname().nodename)
            write_file(folder / OWNER, print_json(asdict(known)))
            sync_folder(folder)
            yield folder
        finally:
            remove_tree(folder)
            os.close(number)
    finally:
        remove_empty(reversed(made))


def _open_work_folder(parent: Path, prefix: str, made: list[Path]) -> tuple[int, Path]:
    """Make and lock a work folder; folders above it that were missing are added to `made`."""
    for attempt in range(_ATTEMPTS):
        folder = parent / f"{prefix}{os.getpid()}-{attempt}"
        try:
            _make_folders(parent, made)
            folder.mkdir()
        except (FileExistsError, FileNotFoundError):  # ours by name, or just tidied away
            continue
        number = _own(folder)
        if number is not None:
            return number, folder
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(parent))


def _own(folder: Path) -> int | None:
    """Lock a folder that nobody works in and return its descriptor, None if it is not to be had."""
    try:
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    # Between the making and the locking, another process may have swept it away.
    if _try_lock(number, fcntl.LOCK_EX) and _is_same(folder, number):
        return number
    os.close(number)
    return None


def _is_same(folder: Path, number: int) -> bool:
    try:
        return os.path.samestat(folder.lstat(), os.fstat(number))
    except FileNotFoundError:
        return False


def sweep(parent: Path, pattern: str, recover: Callable[[str], object]) -> None:
    """Remove the work folders in `parent` whose owners are dead, after completing their task.

    `recover` is called with the task of each. What does not look like a work folder stays, and so
    does `parent` itself.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        for folder in sorted(parent.glob(pattern)):
            number = _own(folder)
            if number is None:
                continue
            try:
                owner = read_owner(folder)
                if owner is not None:
                    recover(owner.task)
                if owner is not None or {one.name for one in folder.iterdir()} <= {OWNER}:
                    remove_tree(folder)
            finally:
                os.close(number)


def dead_folders(parent: Path, pattern: str) -> list[Path]:
    """Return the work folders in `parent` that nobody works in any more."""
    dead = []
    for folder in sorted(parent.glob(pattern)):
        number = _own(folder)
        if number is not None:
            os.close(number)
            dead.append(folder)
    return dead


def read_owner(folder: Path) -> Owner | None:
    """Return who works, or worked, in a work folder, None if that was not yet written."""
    try:
        owner = Owner(**parse_json((folder / OWNER).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return owner if isinstance(owner.task, str) else None


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and add those that were made to `made`."""
    for one in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        with suppress(FileExistsError):
            one.mkdir()
            made.append(one)
            sync_folder(one.parent)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders, the innermost first, as far as they are there and empty."""
    for one in folders:
        with suppress(OSError):
            one.rmdir()


def remove_tree(folder: Path) -> None:
    """Remove a folder and all in it, as far as that can be done; links are not followed."""
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a new file, open for writing; it is on the disk afterwards. Its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    number = os.open(path, flags, 0o666)  # the user's umask decides
    with os.fdopen(number, "wb") as file:
        yield file
        file.flush()
        os.fsync(number)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file down to the disk; its folder is made if it is missing."""
    with new_file(path) as file:
        file.write(data)


def write_payload(path: Path, payload: Payload) -> None:
    """Write a payload to a new file, large ones in blocks.

    Raises OutputError D507 if its source has changed since it was looked at.
    """
    with payload.open() as source, new_file(path) as target:
        written = digest_blocks(_writing(target, blocks_of(source)))
    if written != payload.digests:
        raise trouble("D507", payload.file or path)


def _writing(target: BinaryIO, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Pass blocks on after writing them to an open file."""
    for block in blocks:
        target.write(block)
        yield block


def check_written(path: Path, expected: Digests) -> None:
    """Read a file again; raises OutputError D508 if it is not what was written."""
    if digest_file(path) != expected:
        raise trouble("D508", path)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the file system can do that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def sync_folders(top: Path) -> None:
    """Bring the names in a folder and in all below it down to the disk, the innermost first."""
    for folder, _, _ in os.walk(top, topdown=False):
        sync_folder(Path(folder))


def move(source: Path, target: Path) -> None:
    """Rename a file or folder, down to the disk; a folder replaces only an empty one."""
    source.replace(target)
    sync_folder(target.parent)
    if source.parent != target.parent and source.parent.exists():
        sync_folder(source.parent)
