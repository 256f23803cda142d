# SPDX-License-Identifier: Apache-2.0
"""Trouble with the machine: the error names the remedy, and everything is as it was."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from deposited import ROOT, bytes_of, changed, gold, judge_store, keep, sources

from teikit.deposits import staging
from teikit.errors import ExitCode, OutputError

NOBODY = 65534


def failing(number: int, call: Callable, code: int) -> Callable:
    """A call of the system that fails at its n-th time and from then on."""
    left = [number]

    def calling(*arguments: object, **keywords: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(code, os.strerror(code), "somewhere")
        return call(*arguments, **keywords)

    return calling


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
@pytest.mark.parametrize("version", [1, 2])
def test_a_full_disk_at_each_write_leaves_everything_as_it_was(
    tmp_path, monkeypatch, form, version
):
    target = tmp_path / "target"
    tei = gold() if version == 1 else changed(gold())
    if version == 2:
        keep(target, form=form)
    before = bytes_of(tmp_path)
    for number in range(1, 500):
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", failing(number, os.fsync, errno.ENOSPC))
            try:
                keep(target, tei=tei, form=form)
            except OutputError as error:
                said = (error.code, error.exit_code, "space" in error.hint)
            else:
                break
        assert said == ("D501", ExitCode.OUTPUT, True)
        assert bytes_of(tmp_path) == before
    assert number > 10
    assert keep(target, tei=tei, form=form).version == f"v{version}"


@pytest.mark.parametrize("version", [1, 2])
def test_a_rename_that_fails_leaves_everything_as_it_was(tmp_path, monkeypatch, version):
    target = tmp_path / "target"
    tei = gold() if version == 1 else changed(gold())
    if version == 2:
        keep(target)
    before = bytes_of(tmp_path)
    for number in range(1, 50):
        with monkeypatch.context() as patched:
            once = [number]

            def replace(self, target, once=once, call=Path.replace):
                once[0] -= 1
                if once[0] == 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
                return call(self, target)

            patched.setattr(Path, "replace", replace)
            try:
                keep(target, tei=tei)
            except OutputError as error:
                code = error.code
            else:
                break
        assert code == "D505"
        if (len(list(target.rglob("inventory.json"))), version) == (3, 2):
            break  # the inventory is the new one: the next deposit completes it
        assert bytes_of(tmp_path) == before
    assert keep(target, tei=tei).version == f"v{version}"
    assert judge_store(target, 1) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (errno.ENOSPC, "D501"),
        (errno.EDQUOT, "D501"),
        (errno.EFBIG, "D501"),
        (errno.EACCES, "D502"),
        (errno.EPERM, "D502"),
        (errno.EROFS, "D503"),
        (errno.ENAMETOOLONG, "D504"),
        (errno.EIO, "D505"),
    ],
)
def test_each_trouble_has_its_remedy(tmp_path, monkeypatch, code, found):
    monkeypatch.setattr(os, "fsync", failing(1, os.fsync, code))
    with pytest.raises(OutputError) as error:
        keep(tmp_path / "target")
    assert (error.value.code, error.value.exit_code) == (found, ExitCode.OUTPUT)
    assert error.value.hint
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
def test_a_path_that_is_too_long_is_an_error(tmp_path, form):
    deep = tmp_path
    for _ in range(20):
        deep = deep / ("x" * 240)
    with pytest.raises(OutputError) as error:
        keep(deep / ("y" * 240), form=form)
    assert error.value.code == "D504"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
def test_a_file_in_the_place_of_the_store_is_an_error(tmp_path, form):
    (tmp_path / "file").write_bytes(b"x")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError):
            keep(place, form=form)
    assert bytes_of(tmp_path) == {"file": b"x"}


def as_nobody(target: Path, form: str = "ocfl") -> str:
    """Deposit as a user without rights in a process of its own, and return what came of it."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.umask(0o077)
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            said = keep(target, tei=changed(gold()), form=form).version
        except OutputError as error:
            said = f"{error.code} {int(error.exit_code)} {error.hint}"
        except BaseException as error:
            said = repr(error)
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        return pipe.read()


@pytest.fixture
def reachable(tmp_path: Path) -> Path:
    """A folder that every user can reach."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
def test_a_store_of_somebody_else_is_not_written_to(reachable, form):
    keep(reachable / "store", form=form)
    before = bytes_of(reachable)
    said = as_nobody(reachable / "store", form)
    assert said.startswith("D502 5 Ask for the right to write")
    assert bytes_of(reachable) == before


def test_a_new_store_is_not_made_where_that_is_not_allowed(reachable):
    assert as_nobody(reachable / "store").startswith("D502 5 ")
    assert list(reachable.iterdir()) == []


def test_a_strict_umask_makes_private_files(reachable):
    (reachable / "own").mkdir()
    os.chown(reachable / "own", NOBODY, NOBODY)
    assert as_nobody(reachable / "own" / "store") == "v1"
    files = [one for one in (reachable / "own" / "store").rglob("*") if one.is_file()]
    assert {one.stat().st_mode & 0o077 for one in files} == {0}
    assert judge_store(reachable / "own" / "store", 1) == []


def test_a_limit_of_the_file_size_is_an_error(tmp_path):
    code = (
        "import resource, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from deposited import keep\n"
        "from teikit.errors import TeikitError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))\n"
        "try: keep(Path(sys.argv[2]))\n"
        "except TeikitError as error: print(error.code)\n"
    )
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", code, here, str(tmp_path / "store")]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "D501\n", done.stderr
    assert not (tmp_path / "store").exists()
    assert signal.SIGXFSZ


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
@pytest.mark.parametrize(
    "name",
    [
        "云溪日报 第3版.txt",
        "🗞️ Extra 𠮷.txt",
        "Ze\u0065\u0308itung.txt",
        "한국어.txt",
        "a" * 196 + ".txt",
    ],
)
def test_names_of_all_scripts_are_kept(tmp_path, name, form):
    source = tmp_path / name
    source.write_bytes(sources()[0].read_bytes())
    receipt = keep(tmp_path / "to", sources=(source,), form=form)
    assert receipt.made
    if form == "ocfl":
        assert judge_store(tmp_path / "to", 1) == []


@pytest.mark.parametrize("form", ["ocfl", "bagit"])
def test_a_source_that_changes_while_it_is_copied_is_an_error(tmp_path, monkeypatch, form):
    source = tmp_path / "in" / "source.txt"
    source.parent.mkdir()
    source.write_bytes(sources()[0].read_bytes())
    original = staging.work_folder

    def changing(*arguments, **keywords):
        source.write_bytes(b"other")
        return original(*arguments, **keywords)

    module = sys.modules[f"teikit.deposits.{'ocfl' if form == 'ocfl' else 'bag'}"]
    monkeypatch.setattr(module, "work_folder", changing)
    with pytest.raises(OutputError) as error:
        keep(tmp_path / "to", sources=(source,), form=form)
    assert (error.value.code, "source.txt" in error.value.message) == ("D507", True)
    assert not (tmp_path / "to").exists()


def test_a_disk_that_does_not_keep_what_is_written_is_an_error(tmp_path, monkeypatch):
    original = staging.sync_folders

    def damaging(top: Path) -> None:
        original(top)
        for path in top.rglob("source.txt"):
            path.write_bytes(b"rotten")

    ocfl = sys.modules["teikit.deposits.ocfl"]
    check = ocfl._check
    monkeypatch.setattr(
        ocfl, "_check", lambda folder, *rest: (damaging(folder), check(folder, *rest))
    )
    with pytest.raises(OutputError) as error:
        keep(tmp_path / "store")
    assert error.value.code == "D508"
    assert not (tmp_path / "store").exists()
