# SPDX-License-Identifier: Apache-2.0
"""Reads files with a size limit, and writes them whole or not at all."""

import difflib
import errno
import fcntl
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from teikit.errors import InputError, OutputError
from teikit.report import refusal

MAXIMUM_BYTES = 64 * 1024 * 1024

_LINKS_REFUSED = frozenset((errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV))

_REMEDIES = {
    errno.ENOSPC: "Free some space on this disk, or write to another one.",
    errno.EDQUOT: "Your quota on this disk is used up: free some space, or write elsewhere.",
    errno.EFBIG: "The system limits the size of files here: write elsewhere, or raise the limit.",
    errno.EACCES: "Write to a folder of your own, or ask for the right to write to this one.",
    errno.EPERM: "Write to a folder of your own, or ask for the right to write to this one.",
    errno.EROFS: "This disk can only be read: write to another one.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOTDIR: "A part of this path is a file, not a folder: choose another folder.",
}


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file made but not yet written; `name` has no folder, `media_type` is that of IANA."""

    name: str
    media_type: str
    data: bytes


def read_bytes(path: Path, limit: int = MAXIMUM_BYTES) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises InputError: R011 nothing there, R012 a folder, pipe or device, R013 the system does
    not let us read it, R014 longer than `limit` bytes.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe waits for somebody to write into it.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        with os.fdopen(number, "rb") as file:
            status = os.fstat(number)
            if not stat.S_ISREG(status.st_mode):
                raise refusal("R012", file=path, kind=_kind(status.st_mode))
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise _missing(path) from None
    except IsADirectoryError:
        raise refusal("R012", file=path, kind=_kind(stat.S_IFDIR)) from None
    except OSError as error:
        raise refusal("R013", file=path, reason=error.strerror) from error
    if len(data) > limit:
        raise refusal("R014", file=path, limit=limit >> 20)
    return data


def check_target(path: Path, force: bool = False) -> None:
    """Raise OutputError if it is plain already that `path` cannot be written.

    An existing file is in the way unless `force` is given; a link, folder or device always is.
    """
    with _explained(path):
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            _check_folder(path.parent)
            return
    if not stat.S_ISREG(mode):
        raise OutputError(
            f"{path} is {_kind(mode)}, not a file",
            "Name a file that is to be made, or the file that the link points to.",
        )
    if not force:
        raise _in_the_way(path)
    with _explained(path):
        _check_folder(path.parent)


def write_bytes(path: Path, data: bytes, force: bool = False) -> None:
    """Write `data` to `path` as a whole, or leave everything as it was.

    Missing folders are made. An existing file is replaced only with `force`; of several
    writers at once without it, one succeeds. Raises OutputError with what the system said.
    """
    check_target(path, force)
    with _explained(path), _folders(path.parent):
        _sweep(path)
        with _temporary(path) as (number, temporary):
            _write_whole(number, data)
            _compare(number, data, path)
            (_replace if force else _place)(temporary, path)
        _sync_folder(path.parent)


def write_all(artifacts: Sequence[Artifact], folder: Path, force: bool = False) -> None:
    """Write each artifact into `folder`, after checking that none of them is in the way."""
    for artifact in artifacts:
        check_target(folder / artifact.name, force)
    for artifact in artifacts:
        write_bytes(folder / artifact.name, artifact.data, force)


def _kind(mode: int) -> str:
    """Return what a file of this mode is, in words."""
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFLNK: "a symbolic link",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "a device")


def _missing(path: Path) -> InputError:
    """Return the error for a path where nothing is, with a name near it as its hint."""
    error = refusal("R011", file=path)
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208 - names, not paths
    except (OSError, ValueError):
        return error
    near = difflib.get_close_matches(path.name, names, n=1)
    if near:
        error.hint = f'Did you mean "{path.parent / near[0]}"?'
    return error


def _in_the_way(path: Path) -> OutputError:
    return OutputError(f"{path} exists", "Replace it with --force, or choose another place.")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system says of `path` into an OutputError."""
    try:
        yield
    except FileExistsError:
        raise _in_the_way(path) from None
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "Write to another place.")
        raise OutputError(f"cannot write {path}: {error.strerror}", remedy) from error


def _check_folder(folder: Path) -> None:
    """Raise OSError if `folder`, or the folder it would be made in, cannot be written to."""
    nearest = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def _folders(folder: Path) -> Iterator[None]:
    """Make `folder` and those above it; remove again what was made if the work inside fails."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    made: list[Path] = []
    try:
        for one in reversed(missing):
            with suppress(FileExistsError):
                one.mkdir()
                made.append(one)
        yield
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()
        raise


def _temporary_name(path: Path, attempt: int) -> Path:
    """Return the name of a temporary file for `path`, of a length that every system takes."""
    digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    return path.with_name(f".teikit-{digest}-{attempt}.tmp")


def _lock(number: int) -> bool:
    """Lock an open file; False if another process has it, True too where locks are unknown."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_same(path: Path, number: int) -> bool:
    """Tell whether the name `path` still belongs to the open file."""
    try:
        return os.path.samestat(os.lstat(path), os.fstat(number))
    except FileNotFoundError:
        return False


def _sweep(path: Path) -> None:
    """Remove what a killed writer of `path` left; a living one holds a lock on its file."""
    for attempt in count():
        stale = _temporary_name(path, attempt)
        try:
            number = os.open(stale, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return
        with os.fdopen(number, "rb"), suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_same(stale, number):
                stale.unlink()


@contextmanager
def _temporary(path: Path) -> Iterator[tuple[int, Path]]:
    """Give a new, locked file beside `path` as descriptor and name; remove it if it is left."""
    number, name = _open_temporary(path)
    try:
        yield number, name
    finally:
        if _is_same(name, number):
            name.unlink()
        os.close(number)


def _open_temporary(path: Path) -> tuple[int, Path]:
    """Make the file of _temporary under the first name that is free."""
    for attempt in range(10_000):
        name = _temporary_name(path, attempt)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            number = os.open(name, flags, 0o666)  # the user's umask decides
        except FileExistsError:
            continue
        # Between the making and the locking, another writer may have swept it away.
        if _lock(number) and _is_same(name, number):
            return number, name
        os.close(number)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _write_whole(number: int, data: bytes) -> None:
    """Write all bytes to an open file, down to the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]
    os.fsync(number)


def _compare(number: int, data: bytes, path: Path) -> None:
    """Raise OutputError if the open file does not read back as `data`."""
    with os.fdopen(number, "rb", closefd=False) as file:
        file.seek(0)
        written = hashlib.file_digest(file, "sha256").digest()
    if written != hashlib.sha256(data).digest():
        raise OutputError(
            f"cannot write {path}: it does not read back as it was written",
            "Check this disk before you trust it, and write to another one.",
        )


def _replace(temporary: Path, path: Path) -> None:
    """Put the file in its place, over an older one."""
    temporary.replace(path)


def _place(temporary: Path, path: Path) -> None:
    """Put the file in its place; raises FileExistsError if there is one by now."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _LINKS_REFUSED:
            raise
        # A file system without links (FAT): the one place where two writers could meet.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Bring the new name down to the disk, where the file system can do that for a folder."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)
