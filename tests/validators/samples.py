# SPDX-License-Identifier: Apache-2.0
"""The samples of the validators' tests: good files, and broken ones made from them by an edit."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from teikit.report import Finding, Report
from teikit.validators.tei import check_tei

TESTS = Path(__file__).resolve().parents[1]
GOOD = sorted((TESTS / "samples" / "good").glob("*.tei.xml"))
FOLDERS = sorted((TESTS / "findings").glob("V[0-6]*"))


@dataclass(frozen=True)
class Broken:
    """A good sample with one edit; `codes` are those it gives, in the order of their lines."""

    name: str
    codes: list[str]
    data: bytes


def broken_samples() -> list[Broken]:
    """The samples of tests/samples/broken.toml."""
    table = tomllib.loads((TESTS / "samples" / "broken.toml").read_text(encoding="utf-8"))
    return [
        Broken(edit["name"], edit["codes"], edited(edit["sample"], edit["old"], edit["new"]))
        for edit in table["edit"]
    ]


def good_sample(name: str) -> bytes:
    return (TESTS / "samples" / "good" / f"{name}.tei.xml").read_bytes()


def edited(sample: str, old: str, new: str) -> bytes:
    """A good sample with the first `old` replaced by `new`."""
    text = good_sample(sample).decode("utf-8")
    assert old in text
    return text.replace(old, new, 1).encode("utf-8")


def findings(data: bytes, name: str = "issue.tei.xml") -> list[Finding]:
    report = Report()
    check_tei(Path(name), data, report)
    return report.findings
