# SPDX-License-Identifier: Apache-2.0
"""Shows findings and ledgers to people and to programs."""

from typing import Any

from teikit.cli.streams import remark
from teikit.errors import ExitCode
from teikit.ledger import Ledger
from teikit.report import Report, Severity

_SHOWN = 100  # findings; all of them are in --json


def show_report(report: Report) -> None:
    """Print findings as remarks; what to do about a code is said once."""
    explained: set[str] = set()
    for finding in report.findings[:_SHOWN]:
        remark(str(finding))
        if finding.hint and finding.code not in explained:
            remark(f"    hint: {finding.hint}")
        explained.add(finding.code)
    left = len(report.findings) - _SHOWN
    if left > 0:
        remark(f"… and {left} more; --json gives all")


def report_object(report: Report) -> list[dict[str, Any]]:
    """Return findings for JSON; what is not known is left out."""
    return [
        {"code": one.code, "severity": str(one.severity), "message": one.message}
        | {
            key: value
            for key, value in (
                ("hint", one.hint),
                ("file", one.place.file),
                ("line", one.place.line),
                ("page", one.place.page),
                ("item", one.place.item),
            )
            if value
        }
        for one in report.findings
    ]


def ledger_object(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger for JSON."""
    return {
        "source": ledger.source,
        "found": ledger.found,
        "missing": ledger.missing,
        "added": ledger.added,
        "percentage": ledger.percentage,
        "encoded": dict(ledger.encoded),
        "lines": ledger.lines,
        "proof": ledger.proof,
        "conserved": ledger.conserved,
    }


def exit_code(report: Report, strict: bool) -> int:
    """Return the exit code that the findings of a run call for."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.FINDINGS if report.worst() in bad else ExitCode.FINE
