# SPDX-License-Identifier: Apache-2.0
"""Prints results to stdout and remarks to stderr, whatever these streams can take."""

import json
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, TextIO

from teikit.errors import ExitCode
from teikit.report import printable


def prepare_streams() -> None:
    """Let characters that a stream cannot encode be shown as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a result, which may have several lines."""
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
    """Write a line to stdout, which is None if it was closed before the start.

    What cannot be written stays in the stream, so that `close_streams` meets the error again.
    """
    if sys.stdout is not None:
        with suppress(OSError):
            sys.stdout.write(line + "\n")


def close_streams(code: int) -> int:
    """Flush what was printed and return the exit code, which may be another one now.

    A reader that has gone away, as head does, is no error; a full disk is.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        remark(f"error: cannot print the results: {error.strerror}")
        return ExitCode.OUTPUT
    return code


def _silence(stream: TextIO) -> None:
    """Send what is left in a stream to nowhere, so that the interpreter's end is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
