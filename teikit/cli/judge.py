# SPDX-License-Identifier: Apache-2.0
"""Validates files and tells what was found in each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import remark, say, say_json
from teikit.errors import ExitCode, TeikitError
from teikit.options import VERSION
from teikit.report import Report, Severity
from teikit.validators import validate


def validate_files(paths: Sequence[Path], *, strict: bool, json: bool) -> int:
    """Validate all files, also behind one that cannot be read, and return the highest exit code."""
    code, rows = int(ExitCode.FINE), []
    total = Report()
    for path in paths:
        report = Report()
        try:
            validate(path, report)
        except TeikitError as error:
            remark(f"error: {error.message}")
            remark(f"hint: {error.hint}")
            code = max(code, int(error.exit_code))
            continue
        code = max(code, exit_code(report, strict))
        rows.append(_row(path, report, strict))
        total.findings += report.findings
        if not json:
            show_report(report)
            if not report.findings:
                say(f"{path}: valid")
    if json:
        say_json({"teikit": VERSION, "files": rows, "summary": _counts(total)})
    elif total.findings:
        say(_sentence(total, len(paths)))
    return code


def _row(path: Path, report: Report, strict: bool) -> dict[str, Any]:
    valid = exit_code(report, strict) == ExitCode.FINE
    return {"file": str(path), "valid": valid, "findings": report_object(report)}


def _counts(report: Report) -> dict[str, int]:
    return {
        f"{one}s": sum(finding.severity == one for finding in report.findings) for one in Severity
    }


def _sentence(report: Report, number: int) -> str:
    counts = [f"{count} {name}" for name, count in _counts(report).items() if count]
    return f"{', '.join(reversed(counts))} in {number} {'file' if number == 1 else 'files'}"
