# SPDX-License-Identifier: Apache-2.0
"""Makes other formats from TEI files and tells what was made."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from teikit import files
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json
from teikit.errors import UsageError
from teikit.exporters import EXPORTERS, export
from teikit.files import Artifact
from teikit.options import VERSION, ExportOptions
from teikit.report import Report
from teikit.tei import TeiDocument


def read_formats(words: Sequence[str]) -> tuple[str, ...]:
    """Return the formats of -t or --to, which may be given several times or with commas."""
    wanted = tuple(dict.fromkeys(one for word in words for one in word.split(",") if one))
    for one in wanted:
        if one not in EXPORTERS:
            raise UsageError(f'there is no format "{one}"', f"Choose from {', '.join(EXPORTERS)}.")
    return wanted


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
        written += write_exports(path, formats, output, report, force=force)
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


def write_exports(
    path: Path, formats: Sequence[str], output: Path, report: Report, *, force: bool
) -> list[Path]:
    """Write a TEI file in several formats and return the paths; all targets are checked first."""
    data = files.read_bytes(path)
    tei = TeiDocument.parse(data, path.name)
    options = ExportOptions(sha256=sha256(data).hexdigest())
    artifacts: list[Artifact] = []
    for form in formats:
        artifacts += export(tei, form, options, report)
    files.write_all(artifacts, output, force)
    return [output / artifact.name for artifact in artifacts]
