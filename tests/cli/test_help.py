# SPDX-License-Identifier: Apache-2.0
"""Help, version, and how the command line ends when something is wrong with teikit itself."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from teikit import pipeline
from teikit.cli.columns import cells
from teikit.options import VERSION

COMMANDS = (
    *("convert", "inspect", "verify", "validate", "export", "deposit", "audit", "eval", "explain"),
    *("store list", "store show", "store get", "store diff"),
)


def on_a_terminal(words: Sequence[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run teikit with stdout and stderr on a terminal of 80 columns; what it says, and how it ends.

    A terminal writes CR LF at the end of a line.
    """
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "teikit", *words],
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "80", "TERM": "xterm"} | environment,
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # nobody holds the other end any more
                part = b""
            if not part:
                break
            said += part
    os.close(ours)
    return process.returncode, said.decode("utf-8").replace("\r\n", "\n")


def test_the_version_is_printed(run):
    assert run("--version").out == f"teikit {VERSION}\n"


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_each_help_text_has_an_example(run, command, flag):
    done = run(*command.split(), flag)
    assert (done.code, done.err) == (0, "")
    assert f"teikit {command}".strip() in done.out.partition("Example")[2]


@pytest.mark.parametrize("command", ["", "store", *COMMANDS])
def test_help_fits_on_a_screen_and_nothing_in_it_is_cut(run, command):
    text = run(*command.split(), "-h").out
    assert max(map(cells, text.splitlines())) <= 80
    assert not [line for line in text.splitlines()[1:] if line.endswith("...")]


def test_the_list_of_commands_has_all_of_them(run):
    listed = run("-h").out.partition("Commands:\n")[2].splitlines()
    names = [line.split()[0] for line in listed if line[:3].strip()]
    assert names == [*dict.fromkeys(command.split()[0] for command in COMMANDS)]


@pytest.mark.parametrize("command", ["", "convert", "store diff"])
def test_on_a_terminal_help_stands_in_panels(command):
    code, text = on_a_terminal([*command.split(), "-h"], {"NO_COLOR": "1"})
    assert code == 0
    assert "╭─ Options ─" in text.replace("\x1b[0m", "").replace("\x1b[2m", "")
    assert f"  teikit {command}".rstrip() in text.replace("\x1b[1m", "")
    assert "\x1b[3" not in text  # no colour: it was not wanted


def test_brackets_stay_in_panels():
    text = on_a_terminal(["convert", "-h"], {"NO_COLOR": "1"})[1]
    for line in ("[issue]", "[[page]]", 'idno = { ISSN = "0000-0000"'):
        assert f"  {line}" in text


def test_colours_are_for_a_terminal_that_wants_them(run):
    words = ["explain", "V1000"]
    assert on_a_terminal(words, {})[1].startswith("\x1b[1;31merror\x1b[0m: ")
    assert "\x1b" not in on_a_terminal(words, {"NO_COLOR": "1"})[1]
    assert "\x1b" not in on_a_terminal(words, {"TERM": "dumb"})[1]
    assert "\x1b" not in run(*words).err


@pytest.mark.parametrize("words", [(), ("store",)])
def test_without_a_command_the_help_is_shown_and_the_words_are_wrong(run, words):
    done = run(*words)
    assert done.code == 2
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("konvert",), "no such command 'konvert'. Did you mean 'convert'?", "teikit -h"),
        (("convert",), "missing argument 'SOURCE'", "teikit convert -h"),
        (("export", "x", "-t"), "option '-t' requires an argument", "teikit export -h"),
        (("store", "lst"), "no such command 'lst'. Did you mean 'list'?", "teikit store -h"),
        (("convert", "x", "--lang", "zh"), "no such option: --lang", "teikit --lang zh convert"),
        (("--lang", "fr", "explain"), 'there are no messages in "fr"', "Choose from en, zh."),
    ],
)
def test_wrong_words_are_answered_as_every_error_is(run, words, error, hint):
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    first, second = done.err.splitlines()
    assert first.startswith(f"error: {error}")
    assert second.startswith("hint: ")
    assert hint in second


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_told_how_to_complete(spawn, shell):
    done = spawn("--show-completion", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert done.code == 2  # the shell is not known here
    done = spawn(
        "--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    )
    assert (done.code, done.err) == (0, "")
    assert f"complete_{shell}" in done.out


def test_a_shell_that_is_not_known_is_told_which_are(tmp_path):
    program = f"{sys.executable} -m teikit --install-completion; exit $?"
    done = subprocess.run(
        ["sh", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert done.stderr.endswith("other shells are not known.\n")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["teikit", "ver"], ["verify"]),
        (["teikit", "convert", "--enc"], ["--encoding"]),
        (["teikit", "export", "a.tei.xml", "-t", "json,"], ["json,epub", "json,txt", "json,words"]),
        (["teikit", "explain", "V10"], [f"V10{digit}" for digit in range(1, 10)]),
        (["teikit", "store", "d"], ["diff"]),
        (["teikit", "deposit", "a", "--as", "b"], ["bagit"]),
        (["teikit", "deposit", "a", "--exports", "t"], ["txt"]),
        (["teikit", "verify", "--encoding", "gb"], ["gb18030"]),
        (["teikit", "--lang", "z"], ["zh"]),
    ],
)
def test_words_are_completed(spawn, words, offered):
    about = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = spawn(env=about | {"_TEIKIT_COMPLETE": "complete_bash"})
    assert (done.code, done.err) == (0, "")
    assert set(offered) <= set(done.out.split())


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


@pytest.mark.parametrize("command", ["convert", "inspect", "validate", "verify"])
def test_an_input_that_may_not_be_read_is_no_fault_of_the_words(run, page, command, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    page.unlink()
    page.mkdir()
    assert run(command, page).code == 3
