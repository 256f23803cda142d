# SPDX-License-Identifier: Apache-2.0
"""Writing in processes of their own: without rights, over a limit, killed, many at once."""

import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from teikit.errors import ExitCode
from teikit.files import write_bytes

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = b"old\n", b"new\n" * 1000


def everything(folder: Path) -> list[str]:
    """The names of all that lies below `folder`."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


def start(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start Python on `code`, with teikit to import and `arguments` in sys.argv.

    A shell lets its background jobs ignore SIGINT, and their children inherit that: it is undone.
    """
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for the end; return its code and what it printed."""
    out, error = process.communicate(timeout=60)
    return process.returncode, (out + error).decode()


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from teikit.errors import TeikitError
from teikit.files import write_bytes
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    write_bytes(Path(sys.argv[1]), b"x", force=True)
except TeikitError as error:
    print(error.message, error.hint)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("name", ["new.xml", "old.xml", "below/new.xml"])
def test_a_folder_that_may_only_be_read_is_refused(name: str):
    with TemporaryDirectory() as folder:  # that of pytest is shut to all but its owner
        (Path(folder) / "old.xml").write_bytes(OLD)
        Path(folder).chmod(0o555)
        code, said = finish(start(UNPRIVILEGED, Path(folder) / name))
        assert code == ExitCode.OUTPUT
        assert "Permission denied Write to a folder of your own" in said
        assert everything(Path(folder)) == ["old.xml"]
        assert (Path(folder) / "old.xml").read_bytes() == OLD
        Path(folder).chmod(0o755)


LIMITED = """
import resource, sys
from pathlib import Path
from teikit.errors import TeikitError
from teikit.files import write_bytes
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    write_bytes(Path(sys.argv[1]), b"x" * 10000, force=True)
except TeikitError as error:
    print(error.message, error.hint)
    sys.exit(error.exit_code)
"""


def test_a_limit_on_file_size_ends_in_an_error_and_the_old_file(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_bytes(OLD)
    code, said = finish(start(LIMITED, path))
    assert code == ExitCode.OUTPUT
    assert "File too large" in said
    assert path.read_bytes() == OLD
    assert everything(tmp_path) == ["a.xml"]


PAUSED = """
import os, sys
from pathlib import Path
from teikit import files
def wait(*arguments):
    print("waiting", flush=True)
    sys.stdin.read()
place, path = sys.argv[1], Path(sys.argv[2])
module, name = (os, place[3:]) if place.startswith("os.") else (files, place)
real = getattr(module, name)
def paused(*arguments):
    if sys.argv[3] == "after":
        real(*arguments)
    wait()
setattr(module, name, paused)
files.write_bytes(path, b"new\\n" * 1000, force=place != "_place")
"""
PAUSES = [
    ("os.write", "before"),
    ("os.fsync", "before"),
    ("_compare", "before"),
    ("_replace", "before"),
    ("_replace", "after"),
    ("_place", "before"),
    ("_place", "after"),
]


@pytest.mark.parametrize(("place", "when"), PAUSES)
@pytest.mark.parametrize("deadly", [signal.SIGKILL, signal.SIGINT])
def test_a_signal_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, place: str, when: str, deadly: signal.Signals
):
    path = tmp_path / "a.xml"
    if place != "_place":
        path.write_bytes(OLD)
    process = start(PAUSED, place, path, when)
    assert process.stdout is not None
    assert process.stdout.readline() == b"waiting\n"
    process.send_signal(deadly)
    code, _ = finish(process)
    assert code == -deadly
    moved = when == "after"
    assert path.exists() == (moved or place != "_place")
    assert not path.exists() or path.read_bytes() == (NEW if moved else OLD)
    if deadly == signal.SIGINT:
        assert everything(tmp_path) == [path.name][: path.exists()]
    write_bytes(path, NEW, force=True)
    assert everything(tmp_path) == [path.name]


def test_a_living_writer_is_not_swept_away(tmp_path: Path):
    path = tmp_path / "a.xml"
    process = start(PAUSED, "_replace", path, "before")
    assert process.stdout is not None
    assert process.stdout.readline() == b"waiting\n"
    write_bytes(path, OLD, force=True)
    assert path.read_bytes() == OLD
    assert len(everything(tmp_path)) == 2
    process.kill()
    finish(process)


PARALLEL = """
import sys
from pathlib import Path
from teikit.errors import OutputError
from teikit.files import write_bytes
path, letter, force = Path(sys.argv[1]), sys.argv[2].encode(), sys.argv[3] == "force"
print("ready", flush=True)
sys.stdin.read()
written = 0
for _ in range(30 if force else 1):
    try:
        write_bytes(path, letter * 300_000, force)
        written += 1
    except OutputError as error:
        print(error.message)
print("written", written)
"""


@pytest.mark.parametrize("force", ["force", "once"])
def test_writers_at_the_same_time_never_mix(tmp_path: Path, force: str):
    path = tmp_path / "new" / "a.xml"
    processes = [start(PARALLEL, path, letter, force) for letter in "abcdef"]
    for one in processes:
        assert one.stdout is not None
        assert one.stdout.readline() == b"ready\n"
    for one in processes:
        assert one.stdin is not None
        one.stdin.close()
        one.stdin = None
    results = [finish(one) for one in processes]
    assert {code for code, _ in results} == {0}
    total = sum(int(said.rpartition("written ")[2]) for _, said in results)
    assert total == (180 if force == "force" else 1)
    content = path.read_bytes()
    assert len(content) == 300_000
    assert len(set(content)) == 1
    assert everything(tmp_path) == ["new", "new/a.xml"]
