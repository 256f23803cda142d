# SPDX-License-Identifier: Apache-2.0
"""Shows findings and ledgers to people and to programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from teikit import ledger
from teikit.cli.columns import table
from teikit.cli.streams import remark
from teikit.cli.wording import counted, in_chinese, worded
from teikit.errors import ExitCode
from teikit.ledger import Ledger
from teikit.report import Finding, Report, Severity

_SHOWN = 100  # findings; all of them are in --json
_NOTES = 3  # that say different things under one code
_WAYS = {"source": "line by line", "sha256-text": "by the digest of the source"}


def show_report(report: Report) -> None:
    """Print findings as remarks: each error and warning, but of notes only what is new.

    Notes that say the same are one line, and of one code three are enough. What to do about a
    code is said once.
    """
    explained: set[str] = set()
    lines = list(_lines(report.findings))
    for finding, more in lines[:_SHOWN]:
        remark(f"{finding}{more}", f"{finding.code} {finding.severity}")
        if finding.hint and finding.code not in explained:
            remark(f"    hint: {finding.hint}", "hint")
        explained.add(finding.code)
    left = len(lines) - _SHOWN
    if left > 0:
        remark(worded("… and {count} more; --json gives all", count=left))


def _lines(findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield what is shown of findings, with what is said of those that are left out."""
    notes = _notes(findings)
    for place, one in enumerate(findings):
        if one.severity is not Severity.NOTE:
            yield one, ""
        elif place in notes:
            yield one, notes[place]


def _notes(findings: Sequence[Finding]) -> dict[int, str]:
    """Return the places of the notes to show, with what is said of those they stand for."""
    alike: dict[str, dict[str, list[int]]] = {}  # places by code and message
    for place, one in enumerate(findings):
        if one.severity is Severity.NOTE:
            alike.setdefault(one.code, {}).setdefault(one.message, []).append(place)
    shown = {}
    for code, messages in alike.items():
        groups = list(messages.values())
        for group in groups[:_NOTES]:
            others = groups[_NOTES:] if group is groups[:_NOTES][-1] else []
            shown[group[0]] = _left_out(code, len(group), sum(map(len, others)))
    return shown


def _left_out(code: str, alike: int, others: int) -> str:
    """Return what is said of so many notes that are like one, and of others behind it."""
    said = [worded("({count} times)", count=alike)] if alike > 1 else []
    if others:
        said.append(
            worded("(and {count} more of {code}; --json gives all)", count=others, code=code)
        )
    return "".join(f" {one}" for one in said)


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


def ledger_lines(account: Ledger) -> str:
    """Return a ledger as lines for people, in their language."""
    if not in_chinese():
        return ledger.table(account)
    encoded = sum(count for _, count in account.encoded)
    rows = [
        (worded(name), f"{count:,}", f"{ledger.share(count, encoded)} %")
        for name, count in account.encoded
    ]
    rows.append((worded("found"), f"{account.found:,}", f"{account.percentage} %"))
    faults = (("missing", account.missing), ("added", account.added))
    rows += [(worded(name), f"{count:,}", "") for name, count in faults if count]
    lines = table(rows, (1, 2))
    lines[len(account.encoded)] += "  " + worded(
        "of {characters} in {lines}, {way}",
        characters=counted(account.source, "character"),
        lines=counted(account.lines, "line"),
        way=worded(_WAYS[account.proof]),
    )
    return "\n".join(lines)


def exit_code(report: Report, strict: bool) -> int:
    """Return the exit code that the findings of a run call for."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.FINDINGS if report.worst() in bad else ExitCode.FINE
