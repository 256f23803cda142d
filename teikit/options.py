# SPDX-License-Identifier: Apache-2.0
"""What a run is told: one small frozen class a stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

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
class Dictionary:
    """Words of a user: the name of their file, its digest, and each word with its frequency."""

    name: str
    sha256: str
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StructureOptions:
    """How recognition goes about its work.

    `profile` names a language profile, "" to choose one by script and function words; `languages`
    are tags of the languages to choose from, () for all there are profiles of; `keywords` is how
    many keywords each item gets, `dictionaries` the words of a user for them.
    """

    profile: str = ""
    languages: tuple[str, ...] = ()
    keywords: int = 0
    dictionaries: tuple[Dictionary, ...] = ()


@dataclass(frozen=True, slots=True)
class EncodeOptions:
    """`day` is the day (UTC) of SOURCE_DATE_EPOCH, "" if unset; `loss` a sentence on lost text."""

    day: str = ""
    loss: str = ""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What exporters cannot know from the TEI: they open no file and read no clock.

    `sha256` is that of the TEI file, "" to leave it out; `lines` keeps printed lines in text;
    `media` holds the bytes behind graphic/@url; `modified` is the time of SOURCE_DATE_EPOCH, None
    to take the time of change from the TEI; `dictionaries` are words of a user.
    """

    sha256: str = ""
    lines: bool = False
    media: Mapping[str, bytes] = field(default_factory=dict)
    modified: datetime | None = None
    dictionaries: tuple[Dictionary, ...] = ()
