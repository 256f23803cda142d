# SPDX-License-Identifier: Apache-2.0
"""What stops the work: errors that know their exit code and their remedy."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    PROGRAM = 4
    OUTPUT = 5


class TeikitError(Exception):
    """Work cannot go on; `hint` says what to do, `code` is that of the catalogue, if any.

    `line` is the 1-based line of the input where it stopped, 0 if there is none to name.
    """

    exit_code = ExitCode.INPUT

    def __init__(self, message: str, hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.line = 0


class UsageError(TeikitError):
    """The words of the call contradict each other."""

    exit_code = ExitCode.USAGE


class InputError(TeikitError):
    """An input is missing, unreadable or none that we read."""


class MissingProgramError(TeikitError):
    """A program or package that this task needs is not installed."""

    exit_code = ExitCode.PROGRAM


class OutputError(TeikitError):
    """A result cannot be written."""

    exit_code = ExitCode.OUTPUT
