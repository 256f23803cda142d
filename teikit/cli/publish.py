# SPDX-License-Identifier: Apache-2.0
"""Makes other formats from TEI files and tells what was made."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from teikit import files
from teikit.cli.formats import ENDINGS
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json
from teikit.files import Artifact
from teikit.options import VERSION, ExportOptions
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import XML_ID


def export_files(
    paths: Sequence[Path],
    formats: Sequence[str],
    output: Path,
    *,
    force: bool,
    strict: bool,
    json: bool,
) -> int:
    """Export TEI files, write what was made, and return the exit code."""
    report = Report()
    written: list[Path] = []
    for path in paths:
        written += write_exports(path, formats, output, report, force)
    if json:
        say_json(
            {
                "teikit": VERSION,
                "files": [str(path) for path in written],
                "findings": report_object(report),
            }
        )
    else:
        for path in written:
            say(str(path))
    show_report(report)
    return exit_code(report, strict)


def export_targets(folder: Path, stem: str, formats: Sequence[str]) -> list[Path]:
    """Return the files that exports in these formats will be written to."""
    return [folder / f"{stem}{ending}" for form in formats for ending in ENDINGS[form]]


def write_exports(
    path: Path,
    formats: Sequence[str],
    folder: Path,
    report: Report,
    force: bool,
    stem: str = "",
) -> list[Path]:
    """Write a TEI file in several formats and return the paths; all targets are checked first.

    The files are named by the id of the issue, or by `stem` instead. A finding that several
    formats share is added once.
    """
    if not formats:
        return []
    from teikit.exporters import export  # here: a plain convert does without

    data = files.read_bytes(path)
    tei = TeiDocument.parse(data, path.name)
    options = ExportOptions(sha256=sha256(data).hexdigest())
    made = Report()
    artifacts: list[Artifact] = []
    for form in formats:
        artifacts += export(tei, form, options, made)
    if stem:
        issue = str(tei.root.get(XML_ID, ""))
        artifacts = [replace(one, name=stem + one.name.removeprefix(issue)) for one in artifacts]
    files.write_all(artifacts, folder, force)
    report.findings += dict.fromkeys(made.findings)
    return [folder / artifact.name for artifact in artifacts]
