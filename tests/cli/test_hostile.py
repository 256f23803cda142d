# SPDX-License-Identifier: Apache-2.0
"""Bad files, bad disks, bad moments: a documented exit code, plain words, nothing half-written."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HAN = "东堤渗水点加固完毕"
REFUSED = {
    "empty": b"",
    "white space only": " \n\u3000\n\t\n".encode(),
    "binary": bytes(range(256)) * 40,
    "text with NUL": (HAN + "\0" + HAN).encode(),
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "mixed encodings": (HAN * 3 + "\n").encode() + (HAN * 3).encode("gb18030"),
    "a lone surrogate in UTF-16": "\ufeff东".encode("utf-16-le")
    + b"\x00\xd8"
    + "堤".encode("utf-16-le"),
    "half a character in UTF-16": "\ufeff东堤".encode("utf-16-le") + b"\x4e",
    "UTF-32": HAN.encode("utf-32"),
    "a line of more than a million characters": b"a" * 1_000_001,
    "XML": b"<alto/>",
}


def everything(folder: Path) -> list[str]:
    """The names of all that lies below a folder."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_text_is_refused(run, page, out, what):
    page.write_bytes(REFUSED[what])
    done = run("convert", page, "-o", out)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: page.txt ") or "of page.txt " in done.err
    assert "hint: " in done.err
    assert not out.exists()


@pytest.mark.parametrize(
    "inside",
    [
        "\x01\x08\x0b\x1b[31m\x7f",
        "\x85\u2028\u2029\ufeff",
        "\ufffe\uffff",
        "\u202e\u200b",
        "\U0010ffff",
    ],
)
def test_characters_that_do_harm_are_tamed(run, page, out, inside):
    page.write_text(f"记者 季 风\n\n东堤{inside}渗水\n", encoding="utf-8")
    done = run("convert", page, "-o", out)
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert done.out.splitlines()[-1].split()[2:4] == ["100.00", "%"]
    (path,) = out.iterdir()
    assert run("verify", page, path).code == 0


def test_text_with_a_nul_is_read_if_its_encoding_is_told(run, page, out):
    page.write_bytes(REFUSED["text with NUL"])
    done = run("convert", page, "-o", out, "--encoding", "utf-8")
    assert done.code == 0
    assert "R103" in done.err


def test_the_longest_line_that_is_read_is_conserved(run, page, out):
    page.write_text("东" * 1_000_000 + "\n", encoding="utf-8")
    done = run("convert", page, "-o", out)
    assert done.code == 0
    assert "of 1,000,000 characters in 1 line," in done.out


def test_a_missing_path_is_bad_input_and_answered_with_a_near_one(run, page, out):
    done = run("convert", page.with_name("pgae.txt"), "-o", out)
    assert (done.code, done.out) == (3, "")
    assert f'hint: Did you mean "{page}"?' in done.err
    assert not out.exists()


def test_a_name_that_begins_with_a_hyphen_is_no_riddle(run, page, out, monkeypatch):
    monkeypatch.chdir(page.parent)
    page.rename("-o.txt")
    done = run("convert", "-o.txt")
    assert done.code == 2
    assert done.err.endswith("is written so: ./-o.txt\n")
    assert run("convert", "./-o.txt", "-o", out).code == 0


def test_a_pipe_is_bad_input_and_does_not_hang(run, page, out):
    os.mkfifo(page.with_name("pipe"))
    assert run("convert", page.with_name("pipe"), "-o", out).code == 3


@pytest.mark.parametrize("target", ["/proc/teikit", "/dev/full/out", "/dev/null/issue.tei.xml"])
def test_a_place_that_cannot_be_written_to_is_named(run, page, target):
    done = run("convert", page, "-o", target)
    assert (done.code, done.out) == (5, "")
    assert f"error: cannot write {target}" in done.err
    assert "hint: " in done.err


def test_a_file_where_a_folder_should_be_is_named(run, page):
    done = run("convert", page, "-o", page / "out")
    assert (done.code, done.out) == (5, "")
    assert everything(page.parent) == ["page.txt"]


def test_a_name_with_control_characters_reaches_no_terminal(run, page, out):
    odd = page.with_name("a\x1b[31m\nb.txt")
    page.rename(odd)
    done = run("convert", odd, "-o", out)
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    done = run("convert", odd.with_name("c\x1b.txt"), "-o", out)
    assert (done.code, "\x1b" in done.err) == (3, False)


def test_a_name_that_is_no_unicode_is_read_and_shown(spawn, page, out):
    odd = page.rename(page.with_name(os.fsdecode(b"\xb6\xab.txt")))
    done = spawn("convert", odd, "-o", out, "--json")
    assert done.code == 0
    assert len(everything(out)) == 1


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


UNMEASURED = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}
"""For a process that has no room to write what was covered, and would complain."""

BUFFERING = {"PYTHONUNBUFFERED": ""}, {"PYTHONUNBUFFERED": "1"}


def test_a_full_disk_leaves_nothing_half_written(spawn, page, out):
    done = spawn("convert", page, "-o", out, preexec_fn=limit_file_size, env=UNMEASURED)
    assert (done.code, done.out) == (5, "")
    assert f"error: cannot write {out}" in done.err
    assert not out.exists()


def test_a_full_disk_leaves_the_old_file_as_it_was(spawn, page, out):
    out.mkdir()
    old = out / "issue.tei.xml"
    old.write_bytes(b"old")
    done = spawn("convert", page, "-o", old, "--force", preexec_fn=limit_file_size, env=UNMEASURED)
    assert done.code == 5
    assert (everything(out), old.read_bytes()) == (["issue.tei.xml"], b"old")


@pytest.mark.parametrize("env", BUFFERING)
def test_results_that_cannot_be_printed_are_an_output_error(spawn, page, out, env):
    with Path("/dev/full").open("wb") as full:
        done = spawn("convert", page, "-o", out, stdout=full, env=env)
    assert done.code == 5
    assert "error: cannot print the results: No space left on device" in done.err


def test_a_version_that_cannot_be_printed_is_an_output_error(spawn):
    with Path("/dev/full").open("wb") as full:
        assert spawn("--version", stdout=full).code == 5


def test_remarks_that_cannot_be_printed_change_nothing(spawn, page, out):
    with Path("/dev/full").open("wb") as full:
        assert spawn("convert", page, "-o", out, stderr=full).code == 0
    assert len(everything(out)) == 1


@pytest.mark.parametrize("env", BUFFERING)
def test_a_reader_that_has_gone_away_is_no_error(spawn, page, out, env):
    reading, writing = os.pipe()
    os.close(reading)
    done = spawn("convert", page, "-o", out, stdout=writing, env=env)
    os.close(writing)
    assert done.code == 0
    assert done.err.startswith("note: ")
    assert len(done.err.splitlines()) == 1


def test_closed_streams_are_no_error(spawn, page, out):
    def close() -> None:
        os.close(1)
        os.close(2)

    assert spawn("convert", page, "-o", out, preexec_fn=close).code == 0
    assert len(everything(out)) == 1


STOPPING = """
import sys, time
from pathlib import Path
from teikit import files, pipeline
from teikit.cli import main

def wait(*_):
    Path(sys.argv[1]).touch()
    time.sleep(60)

def write_half(number, data):
    files.os.write(number, data[: len(data) // 2])
    wait()

if sys.argv[2] == "encoding":
    pipeline.encoder.encode = wait
else:
    files._write_whole = write_half
sys.exit(main(sys.argv[3:]))
"""


@pytest.mark.parametrize("moment", ["encoding", "writing"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_work_and_leaves_nothing(page, out, tmp_path, moment, number, code):
    ready = tmp_path / "ready"
    words = [str(ready), moment, "convert", str(page), "-o", str(out)]
    running = subprocess.Popen(
        [sys.executable, "-c", STOPPING, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not ready.exists() and running.poll() is None:
        os.sched_yield()
    running.send_signal(number)
    printed, remarks = running.communicate()
    assert (running.returncode, printed, remarks) == (code, b"", b"")
    assert everything(tmp_path) == ["in", "in/page.txt", "ready"]


EARLY = """
import os, signal, sys
from teikit.cli import main

class Interrupt:
    def find_spec(name, path=None, target=None):
        if name == "teikit.cli.streams":
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupt)
sys.exit(main(["--version"]))
"""


def test_a_signal_during_the_start_is_quiet_too():
    done = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
