# SPDX-License-Identifier: Apache-2.0
"""Deposits issues and audits stores, and tells what was done and found."""

import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from teikit.cli.formats import KEPT, read_formats
from teikit.cli.gate import Wanted, deposit_file, index_files
from teikit.cli.progress import progress
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json, tell_error
from teikit.cli.tei_files import files_below
from teikit.cli.wording import counted, worded
from teikit.deposits import (
    TARGETS,
    Audit,
    AuditOptions,
    DepositOptions,
    Receipt,
    audit,
)
from teikit.deposits.package import NOT_PROVED
from teikit.errors import ExitCode, InputError, OutputError, TeikitError, UsageError
from teikit.options import VERSION
from teikit.report import Report, printable

_ENDING = ".tei.xml"
_AGE = re.compile("([1-9][0-9]{0,4})d")


def read_wanted(
    *,
    form: str,
    zipped: bool,
    sources: Path | None,
    without_source: str,
    exports: str,
    message: str,
    expect: str,
) -> Wanted:
    """Return what the words of a deposit mean; raises UsageError for what cannot be so."""
    if form not in TARGETS:
        raise UsageError(
            f'nothing is kept as "{printable(form)}"', f"Choose from {', '.join(TARGETS)}."
        )
    if zipped and form != "bagit":
        raise UsageError("only a bag can be a zip file", "Add --as bagit, or leave out --zip.")
    if expect and not re.fullmatch("v[1-9][0-9]*", expect):
        raise UsageError(f'"{printable(expect)}" is no version', "Write it as v2.")
    formats = () if exports == "none" else read_formats([exports or ",".join(KEPT)], KEPT)
    if sources is not None and not sources.is_dir():
        raise InputError(f"there is no folder {sources}", "Name the folder of the sources.")
    return Wanted(
        options=DepositOptions(
            now=read_time(), form=form, message=message, expect=expect, zipped=zipped
        ),
        formats=formats,
        sources=None if sources is None else index_files(sources),
        without_source=without_source.strip(),
    )


def read_time() -> str:
    """Return the time in UTC: that of SOURCE_DATE_EPOCH, else that of the clock."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        now = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f'SOURCE_DATE_EPOCH is "{printable(seconds)}", which is no time',
            "Set it to seconds since 1970, or unset it: SOURCE_DATE_EPOCH=$(date +%s)",
        ) from None
    return _written(now)


def _written(moment: datetime) -> str:
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def deposit_issues(paths: Sequence[Path], target: Path, wanted: Wanted, *, json: bool) -> int:
    """Deposit all issues, also behind one that is refused, and return the highest exit code.

    When writing fails, the others are not tried.
    """
    issues = _issues(paths)
    code, rows = int(ExitCode.FINE), []
    counts = {"kept": 0, "there already": 0, "refused": 0}
    with progress(len(issues)) as step:
        for path in issues:
            step(str(path))
            report = Report()
            row: dict[str, Any] = {"file": str(path)}
            try:
                receipt = deposit_file(path, target, wanted, report)
                counts["kept" if receipt.made else "there already"] += 1
                row |= asdict(receipt)
                if not json:
                    say(_sentence(receipt))
            except TeikitError as error:
                counts["refused"] += 1
                code = max(code, int(error.exit_code))
                row |= _failure(error)
                show_report(report)
                tell_error(error, path)
                if isinstance(error, OutputError):
                    break
            rows.append(row | {"findings": report_object(report)})
    if json:
        say_json({"teikit": VERSION, "deposits": rows, "summary": counts})
    elif len(issues) > 1:
        said = [worded(f"{{count}} {word}", count=count) for word, count in counts.items() if count]
        say(worded(", ").join(said))
    return code


def _issues(paths: Sequence[Path]) -> list[Path]:
    """Return the TEI files that are named, and those in folders, sorted, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = files_below(path, f"*{_ENDING}") if path.is_dir() else [path]
        if not inside:
            raise InputError(
                f"in {path} no file ends in {_ENDING}", "Name the TEI files, or their folder."
            )
        found |= dict.fromkeys(inside)
    return list(found)


def _failure(error: TeikitError) -> dict[str, Any]:
    said = {"error": error.message, "hint": error.hint, "code": error.code}
    return {key: value for key, value in said.items() if value}


def _sentence(receipt: Receipt) -> str:
    if not receipt.made:
        said = worded(
            "{issue}: already kept as {version}", issue=receipt.issue, version=receipt.version
        )
        return said + _unproved(receipt.proof)
    said = worded(
        "{issue}: kept as {version}; {files}, {size}; {new} written; read back and equal",
        issue=receipt.issue,
        version=receipt.version,
        files=counted(receipt.files, "file"),
        size=counted(receipt.bytes, "byte"),
        new=counted(receipt.new_bytes, "byte"),
    )
    return said + _unproved(receipt.proof)


def _unproved(proof: str) -> str:
    """Return the end of the sentence for a proof that is not there, and why."""
    if proof == "proved":
        return ""
    return worded("; not proved: {reason}", reason=proof.removeprefix(f"{NOT_PROVED}: "))


def audit_store(store: Path, older_than: str, *, record: bool, repair: bool, json: bool) -> int:
    """Audit a store or bags and return the exit code."""
    now = read_time()
    options = AuditOptions(now, _time_before(now, older_than), record, repair)
    report = Report()
    result = audit(store, options, report, progress)
    if json:
        row = asdict(result) | {"findings": report_object(report)}
        say_json({"teikit": VERSION, "store": str(store)} | row)
    else:
        show_report(report)
        say(_verdict(result))
    return exit_code(report, strict=True)


def _time_before(now: str, age: str) -> str:
    """Return the time that lies so long ago, "" for no age."""
    if not age:
        return ""
    found = _AGE.fullmatch(age)
    if not found:
        raise UsageError(f'"{printable(age)}" is no age', "Write days, for example 90d.")
    return _written(datetime.fromisoformat(now) - timedelta(days=int(found.group(1))))


def _verdict(result: Audit) -> str:
    """Return what an audit found, in one sentence."""
    facts = {
        "{count} checked, {files}, {size}": result.objects - result.later,
        "{count} left out, as checked recently": result.later,
        "{count} completed": result.repaired,
        "{count} damaged": result.damaged,
        "all sound": not result.damaged,
    }
    files, size = counted(result.files, "file"), counted(result.bytes, "byte")
    first = next(iter(facts))
    parts = [
        worded(said, count=count, files=files, size=size)
        for said, count in facts.items()
        if count or said == first
    ]
    return worded("; ").join(parts)
