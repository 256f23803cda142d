# SPDX-License-Identifier: Apache-2.0
"""Verifies a TEI file and tells what was found."""

from collections.abc import Sequence
from pathlib import Path

from teikit import ledger, readers
from teikit.cli.progress import progress
from teikit.cli.show import exit_code, ledger_lines, ledger_object, report_object, show_report
from teikit.cli.streams import say, say_json
from teikit.cli.tei_files import read_tei
from teikit.model.source import Source
from teikit.options import VERSION, ReadOptions
from teikit.report import Report


def verify_tei(paths: Sequence[Path], encoding: str, *, strict: bool, json: bool) -> int:
    """Compare the TEI file, the last of the paths, with the sources before it, if any.

    Returns the exit code.
    """
    report = Report()
    *before, path = paths
    _, tei = read_tei(path, str(path))
    sources: list[Source] = []
    with progress(len(paths)) as step:
        for one in before:
            step(str(one))
            options = ReadOptions(encoding, index=len(sources) + 1)
            sources += readers.read_issue(one, options, report).sources
        step(str(path))
        account = ledger.verify(sources, tei, report)
    if json:
        say_json(
            {
                "teikit": VERSION,
                "files": [str(path)],
                "ledger": ledger_object(account),
                "findings": report_object(report),
            }
        )
    else:
        say(ledger_lines(account))
    show_report(report)
    return exit_code(report, strict)
