# SPDX-License-Identifier: Apache-2.0
"""Help, version, and how the command line ends when something is wrong with teikit itself."""

import subprocess
import sys

import pytest

from teikit import pipeline
from teikit.options import VERSION


def test_the_version_is_printed(run):
    assert run("--version").out == f"teikit {VERSION}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [(), ("convert",), ("verify",)])
def test_each_help_text_has_an_example(run, command, flag):
    done = run(*command, flag)
    assert (done.code, done.err) == (0, "")
    assert "Example" in done.out
    assert " ".join(("teikit", *command)) in done.out.partition("Example")[2]


def test_without_a_command_the_help_is_shown_and_the_words_are_wrong(run):
    done = run()
    assert done.code == 2
    assert "convert" in done.out + done.err


def test_an_unknown_command_is_a_usage_error(run):
    assert run("konvert").code == 2


def test_the_exit_codes_are_in_the_help(run):
    text = run("--help").out
    assert [line.split()[0] for line in text.splitlines() if line[:5].strip().isdigit()] == [
        *"012345"
    ]


def test_help_and_version_load_nothing_heavy():
    code = (
        "import sys; from teikit.cli import main\n"
        "for words in (['--version'], ['convert', '--help'], ['verify', '-h']): main(words)\n"
        "heavy = {'lxml', 'jieba', 'jsonschema', 'rich', 'hypothesis'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_a_bug_is_confessed_without_a_traceback(run, page, out, monkeypatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(pipeline, "convert_sources", fail)
    done = run("convert", page, "-o", out)
    assert done.code == 1
    assert "error: this is a bug in teikit: ZeroDivisionError: division by zero" in done.err
    assert "report" in done.err
    assert "TEIKIT_DEBUG=1" in done.err
    assert not out.exists()


def test_the_traceback_is_there_for_those_who_ask(page, out, monkeypatch, capsys):
    from teikit.cli import main

    monkeypatch.setenv("TEIKIT_DEBUG", "1")
    monkeypatch.setattr(pipeline, "convert_sources", None)
    assert main(["convert", str(page), "-o", str(out)]) == 1
    assert "Traceback" in capsys.readouterr().err
