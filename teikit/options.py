# SPDX-License-Identifier: Apache-2.0
"""What a run is told: one small frozen class a stage."""

from dataclasses import dataclass

VERSION = "0.1.0"  # the one place; pyproject.toml reads it


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`encoding` is a declared text encoding, "" to detect it; `index` numbers the file, from 1.

    With `one_page`, form feeds in a text begin no page.
    """

    encoding: str = ""
    index: int = 1
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class StructureOptions:
    """`profile` names a language profile, "" to choose one by script and function words."""

    profile: str = ""


@dataclass(frozen=True, slots=True)
class EncodeOptions:
    """`day` is the day (UTC) of SOURCE_DATE_EPOCH, "" if unset; `loss` a sentence on lost text."""

    day: str = ""
    loss: str = ""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`sha256` is that of the TEI file, "" to leave it out; `lines` keeps printed lines in text."""

    sha256: str = ""
    lines: bool = False
