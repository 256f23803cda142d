# SPDX-License-Identifier: Apache-2.0
"""Runs a command and turns whatever ends it into an exit code and plain words."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from teikit.cli.streams import close_streams, prepare_streams, remark, tell_error
from teikit.cli.wording import choose_language, language_of
from teikit.errors import ExitCode, OutputError, TeikitError

_HELP = ("-h", "--help")
_COMPLETION = ("--install-completion", "--show-completion")


class Stopped(BaseException):
    """A signal asks to stop; no `except Exception` may keep the work from ending."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run teikit with these words, those of the command line if none, and return its exit code."""
    if arguments is None:
        # A run is short and makes few cycles, but Python would look for them all the time.
        gc.set_threshold(100_000, 20, 100)
    prepare_streams()
    choose_language(language_of(os.environ))
    try:
        with _signals_raise():
            code = _run(list(sys.argv[1:] if arguments is None else arguments))
            close_streams()
    except Stopped as stopped:
        code = stopped.exit_code
    except TeikitError as error:
        tell_error(error)
        code = error.exit_code
    except Exception as error:
        code = _confess(error)
    return code


def _run(words: list[str]) -> int:
    """Run the command that the words begin with; completion ends by SystemExit.

    Only what the words need is made: panels and completion cost time.
    """
    from teikit.cli.app import WrongWords, make_app  # here: a signal may come during the import

    asked = not words or any(word in _HELP for word in words)
    completes = "_TEIKIT_COMPLETE" in os.environ or any(word in _COMPLETION for word in words)
    app = make_app(
        panels=asked and sys.stdout is not None and sys.stdout.isatty(),
        completion=asked or completes,
    )
    try:
        code = app(args=words or ["--help"], prog_name="teikit", standalone_mode=False)
    except WrongWords as wrong:
        return _correct(wrong, words)
    except OSError as error:
        if _COMPLETION[0] not in words:
            raise
        hint = f"teikit {_COMPLETION[1]} prints it, to be copied."
        raise OutputError(f"completion is not installed: {error.strerror}", hint) from error
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    if code and any(word in _COMPLETION for word in words):
        remark("hint: Say it in bash, zsh, fish or PowerShell; other shells are not known.", "hint")
        return int(ExitCode.USAGE)
    return int(code or ExitCode.FINE) if words else ExitCode.USAGE


def _correct(wrong: Any, words: list[str]) -> int:  # noqa: ANN401 - typer names no such type
    """Say what is wrong with the words of the command, in the form of all other errors."""
    first, *others = wrong.format_message().splitlines() or [""]
    if others:  # the help of a group whose command is missing
        for line in (first, *others):
            remark(line)
    elif first:
        command = wrong.ctx.command_path if wrong.ctx else f"teikit {words[0]}"
        hint = f"{command} -h tells what can be said, with examples."
        if "--lang" in words[1:]:
            hint = f"--lang stands before the command: teikit --lang zh {words[0]} …"
        for word in words[1:]:
            if word.startswith("-") and os.path.lexists(word):
                hint = f"The name of a file that begins with a hyphen is written so: ./{word}"
        remark(f"error: {first[0].lower()}{first[1:].rstrip('.')}", "error")
        remark(f"hint: {hint}", "hint")
    return int(ExitCode.USAGE)


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
