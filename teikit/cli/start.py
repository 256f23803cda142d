# SPDX-License-Identifier: Apache-2.0
"""Runs a command and turns whatever ends it into an exit code and plain words."""

import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from teikit.cli.streams import close_streams, prepare_streams, remark
from teikit.errors import ExitCode, TeikitError


class Stopped(BaseException):
    """A signal asks to stop; no `except Exception` may keep the work from ending."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run teikit with these words, those of the command line if none, and return its exit code."""
    prepare_streams()
    try:
        with _signals_raise():
            code = _run(arguments)
            close_streams()
    except Stopped as stopped:
        code = stopped.exit_code
    except TeikitError as error:
        remark(f"error: {error.message}" + (f" [{error.code}]" if error.code else ""))
        if error.hint:
            remark(f"hint: {error.hint}")
        code = error.exit_code
    except Exception as error:
        code = _confess(error)
    return code


def _run(arguments: Sequence[str] | None) -> int:
    """Run the command; typer ends by SystemExit, also when the words were wrong."""
    from teikit.cli.app import app  # here, as a signal may come while it is being imported

    try:
        app(args=None if arguments is None else list(arguments), prog_name="teikit")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return ExitCode.FINE


@contextmanager
def _signals_raise() -> Iterator[None]:
    """Let Ctrl-C and a polite kill end the work by Stopped, so that what it opened is closed."""
    before: dict[signal.Signals, Any] = {}

    def stop(number: int, _frame: FrameType | None) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)  # let nothing disturb the tidying
        raise Stopped(number)

    for one in (signal.SIGINT, signal.SIGTERM):
        # A job in the background ignores SIGINT; that stays so. Threads cannot set handlers.
        with suppress(ValueError):
            if signal.getsignal(one) is not signal.SIG_IGN:
                before[one] = signal.signal(one, stop)
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _confess(error: Exception) -> int:
    """Say that this is a bug of teikit and how to report it."""
    if os.environ.get("TEIKIT_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    remark(f"error: this is a bug in teikit: {type(error).__name__}: {error}")
    remark(
        "hint: Please report it where you got teikit from, with the command you typed and, if you"
        " may share it, the file. TEIKIT_DEBUG=1 before the command shows where it happened."
    )
    return ExitCode.FINDINGS
