# SPDX-License-Identifier: Apache-2.0
"""Files named expected.*: what teikit made when a person last read it, and how that changes.

A missing file is a failure. `pytest --accept` writes one, but never what has a flaw, and never a
score lower than the one it replaces: that is for an editor, by hand, with a reason.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from teikit.pipeline import Conversion
from teikit.report import Report, Severity
from teikit.scores import Scores
from teikit.validators import validate

_DIGITS = 4


def flaws(conversion: Conversion, folder: Path) -> list[str]:
    """What forbids to accept a conversion: lost text, and errors of validation.

    Its file is validated in `folder`, a temporary one.
    """
    path = folder / (conversion.tei.name or "issue.tei.xml")
    path.write_bytes(conversion.data)
    report = Report()
    validate(path, report)
    errors = [str(one) for one in report.findings if one.severity == Severity.ERROR]
    return errors if conversion.ledger.conserved else ["text of the source is lost", *errors]


def expect_bytes(path: Path, made: bytes, flawed: Sequence[str] = (), *, accept: bool) -> None:
    """The file at `path` holds these bytes; to accept them is to write them."""
    if accept:
        if flawed:
            pytest.fail(f"{path.name} is not accepted: {'; '.join(flawed)}")
        _write(path, made)
    _refuse_missing(path)
    assert made.decode().splitlines() == path.read_text(encoding="utf-8").splitlines()
    assert made == path.read_bytes()


def expect_scores(path: Path, scores: Scores, *, accept: bool) -> None:
    """No F1 is lower than in the file at `path`; to accept is to write those that have risen."""
    made = {measure: round(count.f1, _DIGITS) for measure, count in scores.counts}
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        fallen = {name: (before[name], now) for name, now in made.items() if now < before[name]}
        assert not fallen, f"{path.name}: F1 has fallen (before, now): {fallen}"
    if accept:
        _write(path, (json.dumps(made, indent=1) + "\n").encode())
    _refuse_missing(path)


def _write(path: Path, data: bytes) -> None:
    if not path.name.startswith("expected."):
        pytest.fail(f"{path.name} is made by hand")
    path.write_bytes(data)


def _refuse_missing(path: Path) -> None:
    if not path.exists():
        pytest.fail(f"{path} is missing: pytest --accept makes it, for a person to read")
