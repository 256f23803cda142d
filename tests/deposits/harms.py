# SPDX-License-Identifier: Apache-2.0
"""Harms to files that are kept, and what an audit finds of them."""

import unicodedata
from pathlib import Path

from deposited import (
    NOW,
    bytes_of,
)

from teikit.deposits import AuditOptions, audit
from teikit.deposits.layout import path_of
from teikit.deposits.manifest import issue_uri
from teikit.report import Report

NAME = "Zeïtung 報.txt"


def object_in(store: Path) -> Path:
    return store / path_of(issue_uri("pfr-19120509"))


def findings(place: Path, **options) -> list[tuple[str, str]]:
    """Code and message of each finding of an audit, that nothing was changed by it."""
    before = bytes_of(place)
    report = Report()
    audit(place, AuditOptions(NOW, **options), report)
    assert bytes_of(place) == before
    return [(one.code, f"{one.place.file} {one.message}") for one in report.findings]


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.old"))


def decompose(path: Path) -> None:
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))


def link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target.name)


def swap(path: Path) -> None:
    other = next(one for one in path.parent.parent.rglob("*.tei.xml"))
    data = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(data)


HARMS = {
    flip: "D201",
    cut: "D201",
    append: "D201",
    empty: "D201",
    remove: "D202",
    rename: "D204",
    decompose: "D204",
    link: "D203",
    swap: "D201",
}
