# SPDX-License-Identifier: Apache-2.0
"""Prints results to stdout and remarks to stderr, whatever these streams can take."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from threading import RLock
from typing import Any, TextIO

from teikit.cli.columns import cells
from teikit.errors import OutputError, TeikitError
from teikit.report import printable

_COLOURS = {"error": "1;31", "warning": "1;33", "note": "36", "hint": "2"}  # of ECMA-48, SGR


@dataclass(slots=True)
class _Line:
    """The line of progress that stands on the terminal, "" if none; a thread writes it."""

    shown: str = ""
    lock: RLock = field(default_factory=RLock)


_progress = _Line()


def prepare_streams() -> None:
    """Let characters that a stream cannot encode be shown as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a result, which may have several lines; raises OutputError if that cannot be."""
    for line in text.split("\n"):
        _write(printable(line))


def say_json(value: dict[str, Any]) -> None:
    """Print a result for programs, as JSON in UTF-8 whatever the locale is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    _write(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1))


def remark(text: str, stressed: str = "") -> None:
    """Print a remark; if nobody can be told, the work goes on.

    `stressed` is a part of it that is coloured on a terminal, by its last word: error, warning,
    note or hint.
    """
    line = printable(text)
    if stressed and has_colours(sys.stderr):
        colour = _COLOURS[stressed.rpartition(" ")[2]]
        line = line.replace(stressed, f"\x1b[{colour}m{stressed}\x1b[0m", 1)
    with _progress.lock:
        show_progress("")
        _put(line + "\n")


def tell_error(error: TeikitError, path: Path | None = None) -> None:
    """Say what stopped the work, or the work on one of several files, and what to do."""
    place = f"{path}: " if path and not error.message.startswith(str(path)) else ""
    remark(f"error: {place}{error.message}" + (f" [{error.code}]" if error.code else ""), "error")
    if error.hint:
        remark(f"hint: {error.hint}", "hint")


def show_progress(text: str) -> None:
    """Put a line of progress on the terminal in place of the one before; "" takes it away."""
    with _progress.lock:
        before = "\r" + " " * cells(_progress.shown) + "\r" if _progress.shown else ""
        _progress.shown = _cut(printable(text), shutil.get_terminal_size().columns - 1)
        if before or _progress.shown:
            _put(before + _progress.shown)


def has_colours(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal whose user has not asked for none; see no-color.org."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream is not None and stream.isatty()


def _cut(text: str, width: int) -> str:
    """Return as much of the beginning of a text as fits into so many cells."""
    while cells(text) > width:
        text = text[:-1]
    return text


def _put(text: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _write(line: str) -> None:
    """Write a line to stdout, which is None if it was closed before the start."""
    if sys.stdout is not None:
        show_progress("")
        with _explained():
            sys.stdout.write(line + "\n")


def close_streams() -> None:
    """Flush what was printed; raises OutputError if it cannot be."""
    if sys.stdout is not None:
        with _explained():
            sys.stdout.flush()


@contextmanager
def _explained() -> Iterator[None]:
    """Turn a failure of stdout into an OutputError.

    A reader that has gone away, as head does, is no failure; a full disk is.
    """
    try:
        yield
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        raise OutputError(
            f"cannot print the results: {error.strerror}", "Print them to another place."
        ) from error


def _silence() -> None:
    """Send what is left in stdout to nowhere, so that the interpreter's end is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
