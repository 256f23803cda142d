# SPDX-License-Identifier: Apache-2.0
"""Prints results to stdout and remarks to stderr, whatever these streams can take."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any

from teikit.errors import OutputError
from teikit.report import printable


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


def remark(text: str) -> None:
    """Print a remark; if nobody can be told, the work goes on."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(printable(text) + "\n")
            sys.stderr.flush()


def _write(line: str) -> None:
    """Write a line to stdout, which is None if it was closed before the start."""
    if sys.stdout is not None:
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
