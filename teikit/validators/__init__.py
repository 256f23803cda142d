# SPDX-License-Identifier: Apache-2.0
"""Tells whether a file keeps its contract, and says in plain words what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from teikit import files
from teikit.errors import InputError
from teikit.report import Report
from teikit.validators.epub import check_epub, refuse_epub
from teikit.validators.issue_json import check_json, refuse_json
from teikit.validators.tei import check_tei, refuse_tei

_HEAD = 512


@dataclass(frozen=True, slots=True)
class Validator:
    """A format that can be checked.

    `refuse` takes the path and the first bytes and returns "" or the reason why it is not this
    format; `check` takes the path, all bytes and the report it adds to.
    """

    name: str
    refuse: Callable[[Path, bytes], str]
    check: Callable[[Path, bytes, Report], None]


VALIDATORS = (
    Validator("tei", refuse_tei, check_tei),
    Validator("epub", refuse_epub, check_epub),
    Validator("json", refuse_json, check_json),
)
"""The formats in the order in which they are asked."""


def validate(path: Path, report: Report) -> None:
    """Add what is wrong with the file at `path`, sorted by line.

    Raises InputError if it cannot be read or is in no format that can be checked.
    """
    data = files.read_bytes(path)
    reasons = []
    for validator in VALIDATORS:
        reason = validator.refuse(path, data[:_HEAD])
        if not reason:
            validator.check(path, data, report)
            return
        reasons.append(f"{validator.name}: {reason}")
    raise InputError(
        f"{path} is in no format that teikit validates ({'; '.join(reasons)})",
        "Give a TEI file. A newspaper page in another format goes through teikit convert first.",
    )
