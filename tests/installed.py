# SPDX-License-Identifier: Apache-2.0
"""Finds files of installed packages, the checkers written in Java among them."""

import importlib.metadata
from pathlib import Path

import pytest


def installed_file(package: str, name: str) -> Path:
    """The file `name` of an installed package; skips where it is not installed."""
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        pytest.skip(f"the package {package} is not installed")
    return next(Path(str(one.locate())) for one in files if one.name == name)
