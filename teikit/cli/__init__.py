# SPDX-License-Identifier: Apache-2.0
"""The command line: words to functions, errors to exit codes; no logic of newspapers."""

from collections.abc import Sequence

__all__ = ["main"]

_STOPPED = 130  # what a shell says of a program that SIGINT ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run teikit with these words, those of the command line if none, and return its exit code."""
    try:
        from teikit.cli.start import main as run  # here: Ctrl-C may come during the import

        return run(arguments)
    except KeyboardInterrupt:
        return _STOPPED
