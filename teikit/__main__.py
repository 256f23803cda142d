# SPDX-License-Identifier: Apache-2.0
"""Runs the command line as `python -m teikit`."""

import sys

from teikit.cli import main

if __name__ == "__main__":
    sys.exit(main())
