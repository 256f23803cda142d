# SPDX-License-Identifier: Apache-2.0
"""Makes other formats from TEI files and tells what was made."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from teikit import files
from teikit.cli.arguments import read_epoch
from teikit.cli.formats import ENDINGS
from teikit.cli.media import read_media
from teikit.cli.progress import progress
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json, tell_error
from teikit.cli.tei_files import read_tei
from teikit.errors import ExitCode, InputError
from teikit.files import Artifact
from teikit.options import VERSION, Dictionary, ExportOptions
from teikit.report import Report
from teikit.tei.names import XML_ID


def export_files(
    paths: Sequence[Path],
    formats: Sequence[str],
    output: Path,
    *,
    force: bool,
    strict: bool,
    json: bool,
    dictionaries: tuple[Dictionary, ...] = (),
) -> int:
    """Export all files, also behind one that cannot be read, and return the highest exit code.

    When writing fails, the others are not tried.
    """
    code, report = int(ExitCode.FINE), Report()
    written: list[Path] = []
    with progress(len(paths)) as step:
        for path in paths:
            step(str(path))
            try:
                made = write_exports(
                    path, formats, output, report, force, dictionaries=dictionaries
                )
            except InputError as error:
                tell_error(error)
                code = max(code, int(error.exit_code))
                continue
            written += made
            for one in () if json else made:
                say(str(one))
    if json:
        say_json(
            {
                "teikit": VERSION,
                "files": [str(path) for path in written],
                "findings": report_object(report),
            }
        )
    show_report(report)
    return max(code, exit_code(report, strict))


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
    dictionaries: tuple[Dictionary, ...] = (),
) -> list[Path]:
    """Write a TEI file in several formats and return the paths; all targets are checked first.

    The files are named by the id of the issue, or by `stem` instead. A finding that several
    formats share is added once.
    """
    if not formats:
        return []
    from teikit.exporters import export  # here: a plain convert does without

    data, tei = read_tei(path, path.name)
    options = ExportOptions(
        sha256(data).hexdigest(),
        media=read_media(tei, path.parent),
        modified=read_epoch(),
        dictionaries=dictionaries,
    )
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
