# SPDX-License-Identifier: Apache-2.0
"""The issues of corpus/, each converted from its folder."""

from pathlib import Path

from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report

ROOT = Path(__file__).resolve().parent.parent
CORPUS = tuple(sorted(one.parent for one in (ROOT / "corpus").glob("*/issue.toml")))


def convert_issue(folder: Path) -> Conversion:
    """The TEI of an issue of the corpus, from its pages and its issue.toml."""
    return convert(folder, ConvertOptions(), Report())
