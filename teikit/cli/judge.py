# SPDX-License-Identifier: Apache-2.0
"""Validates files and tells what was found in each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from teikit.cli.progress import progress
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json, tell_error
from teikit.cli.wording import counted, worded
from teikit.errors import ExitCode, TeikitError
from teikit.options import VERSION
from teikit.report import Report, Severity
from teikit.validators import validate


def validate_files(paths: Sequence[Path], *, strict: bool, json: bool) -> int:
    """Validate all files, also behind one that cannot be read, and return the highest exit code."""
    code, rows = int(ExitCode.FINE), []
    total = Report()
    with progress(len(paths)) as step:
        for path in paths:
            step(str(path))
            report = Report()
            try:
                validate(path, report)
            except TeikitError as error:
                tell_error(error)
                code = max(code, int(error.exit_code))
                continue
            code = max(code, exit_code(report, strict))
            rows.append(_row(path, report, strict))
            total.findings += report.findings
            if not json:
                show_report(report)
                if not report.findings:
                    say(worded("{file}: valid", file=path))
    if json:
        say_json({"teikit": VERSION, "files": rows, "summary": _counts(total)})
    elif total.findings:
        say(_sentence(total, len(rows), len(paths) - len(rows)))
    return code


def _row(path: Path, report: Report, strict: bool) -> dict[str, Any]:
    valid = exit_code(report, strict) == ExitCode.FINE
    return {"file": str(path), "valid": valid, "findings": report_object(report)}


def _counts(report: Report) -> dict[str, int]:
    return {
        f"{one}s": sum(finding.severity == one for finding in report.findings) for one in Severity
    }


def _sentence(report: Report, read: int, unread: int) -> str:
    numbers = Counter(str(one.severity) for one in report.findings)
    counts = [counted(numbers[one], one) for one in reversed(Severity) if numbers[one]]
    findings = worded(", ").join(counts)
    said = worded("{findings} in {files}", findings=findings, files=counted(read, "file"))
    return said + (worded("; {files} not read", files=counted(unread, "file")) if unread else "")
