# SPDX-License-Identifier: Apache-2.0
"""The command line: words to functions, errors to exit codes; no logic of newspapers."""

from teikit.cli.start import main

__all__ = ["main"]
