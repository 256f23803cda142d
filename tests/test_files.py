# SPDX-License-Identifier: Apache-2.0
"""Reading with limits; writing whole or not at all, whatever the machine does."""

import errno
import os
from pathlib import Path

import pytest

from teikit import files
from teikit.errors import ExitCode, InputError, OutputError
from teikit.files import Artifact, check_target, read_bytes, write_all, write_bytes

OLD, NEW = b"old\n", b"new\n" * 1000


def everything(folder: Path) -> list[str]:
    """The names of all that lies below `folder`."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


def refused_reading(path: Path, **options: int) -> InputError:
    with pytest.raises(InputError) as refused:
        read_bytes(path, **options)
    assert str(path) in refused.value.message
    assert refused.value.hint
    assert refused.value.exit_code == ExitCode.INPUT
    return refused.value


def refused_writing(path: Path, force: bool = False) -> OutputError:
    with pytest.raises(OutputError) as refused:
        write_bytes(path, NEW, force)
    assert str(path) in refused.value.message
    assert refused.value.hint
    assert refused.value.exit_code == ExitCode.OUTPUT
    return refused.value


def test_a_file_is_read_as_it_is(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\n\0")
    assert read_bytes(path) == b"a\r\n\0"


def test_a_missing_file_is_answered_with_a_name_near_it(tmp_path: Path):
    (tmp_path / "issue-0314.txt").touch()
    error = refused_reading(tmp_path / "issue-0341.txt")
    assert error.code == "R011"
    assert error.hint == f'Did you mean "{tmp_path / "issue-0314.txt"}"?'


@pytest.mark.parametrize("name", ["nothing/like/it.txt", "file/below.txt", "nul\0.txt"])
def test_a_path_to_nothing_is_refused(tmp_path: Path, name: str):
    (tmp_path / "file").touch()
    assert refused_reading(tmp_path / name).code == "R011"


def test_a_folder_is_refused(tmp_path: Path):
    error = refused_reading(tmp_path)
    assert error.code == "R012"
    assert "is a folder" in error.message


def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    error = refused_reading(tmp_path / "pipe")
    assert error.code == "R012"
    assert "named pipe" in error.message


def test_a_device_is_refused():
    assert refused_reading(Path("/dev/zero")).code == "R012"


def test_a_circle_of_links_is_refused(tmp_path: Path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert refused_reading(tmp_path / "a").code == "R013"


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "a.txt"
    path.touch()
    monkeypatch.setattr(os, "open", refuse)
    assert refused_reading(path).code == "R013"


def test_a_file_is_read_up_to_the_limit_and_not_beyond(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1 << 20))
    assert len(read_bytes(path, limit=1 << 20)) == 1 << 20
    path.write_bytes(b"x" * ((1 << 20) + 1))
    error = refused_reading(path, limit=1 << 20)
    assert error.code == "R014"
    assert "1 MB" in error.message


def test_a_new_file_and_its_folders_are_made(tmp_path: Path):
    write_bytes(tmp_path / "a" / "b" / "c.xml", NEW)
    assert (tmp_path / "a" / "b" / "c.xml").read_bytes() == NEW
    assert everything(tmp_path) == ["a", "a/b", "a/b/c.xml"]


def test_a_name_of_the_longest_length_can_be_written(tmp_path: Path):
    path = tmp_path / ("n" * 255)
    write_bytes(path, NEW)
    assert everything(tmp_path) == [path.name]


def test_an_existing_file_is_replaced_only_with_force(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_bytes(OLD)
    assert "--force" in refused_writing(path).hint
    assert path.read_bytes() == OLD
    write_bytes(path, NEW, force=True)
    assert path.read_bytes() == NEW
    assert everything(tmp_path) == ["a.xml"]


@pytest.mark.parametrize("points_to", ["real.xml", "nowhere.xml"])
@pytest.mark.parametrize("force", [False, True])
def test_a_link_at_the_target_is_never_followed(tmp_path: Path, points_to: str, force: bool):
    (tmp_path / "real.xml").write_bytes(OLD)
    (tmp_path / "link.xml").symlink_to(points_to)
    assert "symbolic link" in refused_writing(tmp_path / "link.xml", force).message
    assert (tmp_path / "real.xml").read_bytes() == OLD
    assert everything(tmp_path) == ["link.xml", "real.xml"]


def test_a_device_at_the_target_is_left_alone():
    assert "a device" in refused_writing(Path("/dev/full"), force=True).message
    assert not Path("/dev/full").is_file()


def test_a_folder_at_the_target_is_refused(tmp_path: Path):
    assert "a folder" in refused_writing(tmp_path, force=True).message


@pytest.mark.parametrize("path", ["file/a.xml", "file/below/a.xml", "n" * 256])
def test_an_impossible_path_is_refused(tmp_path: Path, path: str):
    (tmp_path / "file").write_bytes(OLD)
    refused_writing(tmp_path / path)
    assert everything(tmp_path) == ["file"]


def test_the_mode_of_a_new_file_follows_the_umask(tmp_path: Path):
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "a.xml", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == 0o640


def test_a_folder_that_the_system_calls_shut_is_refused_before_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    assert "folder of your own" in refused_writing(tmp_path / "a" / "b.xml").hint
    assert everything(tmp_path) == []


STEPS = [
    *(
        (step, force)
        for step in ("os.write", "os.fsync", "hashlib.file_digest")
        for force in (0, 1)
    ),
    ("os.link", 0),
    ("pathlib.Path.replace", 1),
]
ERRORS = {"full disk": OSError(errno.ENOSPC, "No space left"), "Ctrl-C": KeyboardInterrupt()}


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize(("step", "force"), STEPS)
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException, force: int
):
    def fail(*_arguments: object, **_keywords: object) -> None:
        raise error

    path = tmp_path / "new" / "a.xml"
    if force:
        path.parent.mkdir()
        path.write_bytes(OLD)
    before = everything(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises(OutputError if isinstance(error, OSError) else KeyboardInterrupt):
            write_bytes(path, NEW, bool(force))
    assert everything(tmp_path) == before
    assert not force or path.read_bytes() == OLD


def test_a_full_disk_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_arguments: object) -> None:
        raise ERRORS["full disk"]

    monkeypatch.setattr(os, "write", full)
    error = refused_writing(tmp_path / "a.xml")
    assert "No space left" in error.message
    assert "Free some space" in error.hint


def test_bytes_that_do_not_read_back_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda number, data: real(number, b"\0" * len(data)))
    assert "read back" in refused_writing(tmp_path / "a.xml").message
    assert everything(tmp_path) == []


def test_writing_in_small_pieces_writes_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda number, data: real(number, data[:7]))
    write_bytes(tmp_path / "a.xml", NEW)
    assert (tmp_path / "a.xml").read_bytes() == NEW


def refuse_links(_source: object, _target: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_file_system_without_links_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "link", refuse_links)
    write_bytes(tmp_path / "a.xml", NEW)
    assert (tmp_path / "a.xml").read_bytes() == NEW
    assert everything(tmp_path) == ["a.xml"]


def test_without_links_a_file_made_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.xml"
    monkeypatch.setattr(os, "link", refuse_links)
    monkeypatch.setattr(files, "_compare", lambda *_arguments: path.write_bytes(OLD))
    assert "exists" in refused_writing(path).message
    assert path.read_bytes() == OLD


def test_a_file_made_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.xml"
    monkeypatch.setattr(files, "_compare", lambda *_arguments: path.write_bytes(OLD))
    assert "exists" in refused_writing(path).message
    assert path.read_bytes() == OLD
    assert everything(tmp_path) == ["a.xml"]


def test_a_folder_full_of_temporaries_in_use_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(files, "_lock", lambda _number: False)
    monkeypatch.setattr(files, "_sweep", lambda _path: None)
    monkeypatch.setattr(files, "_temporary_name", lambda path, _attempt: path.with_name("one.tmp"))
    assert "busy" in refused_writing(tmp_path / "a.xml").message


def test_a_system_without_locks_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(files.fcntl, "flock", refuse)
    write_bytes(tmp_path / "a.xml", NEW)
    assert everything(tmp_path) == ["a.xml"]


def test_what_is_in_the_way_is_known_before_anything_is_made(tmp_path: Path):
    check_target(tmp_path / "a" / "b.xml")
    assert everything(tmp_path) == []


def test_several_files_are_all_checked_before_the_first_is_written(tmp_path: Path):
    artifacts = [Artifact("a.json", "application/json", NEW), Artifact("b.txt", "text/plain", NEW)]
    (tmp_path / "b.txt").write_bytes(OLD)
    with pytest.raises(OutputError, match=r"b\.txt exists"):
        write_all(artifacts, tmp_path)
    assert everything(tmp_path) == ["b.txt"]
    write_all(artifacts, tmp_path, force=True)
    assert [(tmp_path / one.name).read_bytes() for one in artifacts] == [NEW, NEW]
