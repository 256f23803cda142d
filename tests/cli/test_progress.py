# SPDX-License-Identifier: Apache-2.0
"""What is told while a long work goes on, on a terminal and in a pipe."""

import io
import sys
import time

import pytest

from teikit.cli import progress as telling
from teikit.cli import streams


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and what stands on its last line."""

    def isatty(self) -> bool:
        return True

    def last_line(self) -> str:
        line = ""
        for part in self.getvalue().rpartition("\n")[2].split("\r"):
            line = part + line[len(part) :]
        return line.rstrip()


def open_terminal(monkeypatch, columns: int = 80) -> Terminal:
    """Let stderr be a terminal. No fixture: pytest sets streams anew before the test itself."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("COLUMNS", str(columns))
    return made


def wait_for(terminal: Terminal, text: str) -> str:
    """The last line once it holds a text; the line after ten seconds otherwise."""
    end = time.monotonic() + 10
    while text not in terminal.last_line() and time.monotonic() < end:
        time.sleep(0.01)
    return terminal.last_line()


def test_a_long_work_is_told_with_its_parts_and_taken_away_at_the_end(monkeypatch):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setattr(telling, "_PATIENCE", 0.01)
    monkeypatch.setattr(telling, "_PAUSE", 0.01)
    with telling.progress(4) as step:
        step("one.tei.xml")
        assert "0/4" in wait_for(terminal, "one.tei.xml")
        step("two.tei.xml")
        assert "█████░░░" in wait_for(terminal, "two.tei.xml")
        assert "1/4" in terminal.last_line()
    assert terminal.last_line() == ""


def test_a_short_work_is_not_told(monkeypatch):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setattr(telling, "_PATIENCE", 60.0)
    with telling.progress(1) as step:
        step("one.tei.xml")
    assert terminal.getvalue() == ""


def test_nothing_is_told_in_a_pipe(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(telling, "Thread", None)  # none is begun
    with telling.progress(1) as step:
        step("one.tei.xml")
    assert sys.stderr.getvalue() == ""


def test_the_line_is_taken_away_when_the_work_ends_in_an_error(monkeypatch):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setattr(telling, "_PATIENCE", 0.01)

    def work() -> None:
        with telling.progress(1) as step:
            step("one.tei.xml")
            wait_for(terminal, "one.tei.xml")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert terminal.last_line() == ""


def test_a_remark_takes_the_place_of_the_line(monkeypatch):
    terminal = open_terminal(monkeypatch)
    streams.show_progress("half of it")
    streams.remark("error: no")
    assert terminal.getvalue().split("\r") == ["half of it", " " * 10, "error: no\n"]


def test_a_result_takes_the_line_away_too(monkeypatch, capsys):
    terminal = open_terminal(monkeypatch)
    streams.show_progress("half of it")
    streams.say("valid")
    assert (terminal.last_line(), capsys.readouterr().out) == ("", "valid\n")


def test_a_line_is_cut_at_the_width_of_the_terminal(monkeypatch):
    terminal = open_terminal(monkeypatch, columns=11)
    streams.show_progress("云溪连夜加固东堤")
    assert terminal.getvalue() == "云溪连夜加"
    streams.show_progress("")


def test_a_name_cannot_move_the_cursor(monkeypatch):
    terminal = open_terminal(monkeypatch)
    streams.show_progress("a\x1b[2Jb")
    assert "\x1b" not in terminal.getvalue()
    streams.show_progress("")
