# SPDX-License-Identifier: Apache-2.0
"""Makes TEI from sources and tells what was made."""

from collections.abc import Sequence
from pathlib import Path

from teikit import files, pipeline
from teikit.cli.inventory import Inventory, take_inventory
from teikit.cli.progress import progress
from teikit.cli.publish import export_targets, write_exports
from teikit.cli.show import exit_code, ledger_lines, ledger_object, report_object, show_report
from teikit.cli.streams import remark, say, say_json
from teikit.cli.wording import worded
from teikit.errors import UsageError
from teikit.model.metadata import Metadata
from teikit.options import VERSION
from teikit.pipeline import Conversion, ConvertOptions
from teikit.report import Report

_ENDING = ".tei.xml"
_WORDS = {"title": "the newspaper", "date": "the day of issue", "page": "the page"}


def make_tei(
    source: Path,
    output: Path,
    options: ConvertOptions,
    formats: Sequence[str] = (),
    *,
    force: bool,
    strict: bool,
    json: bool,
) -> int:
    """Convert a file or folder, write the TEI unless text was lost, and return the exit code.

    The other formats are made from the TEI file that was written. What can be known before the
    work is checked before it, also whether the targets are free.
    """
    report = Report()
    _check_output(output, force)
    with progress(3) as step:
        step(source.name)
        sources, options = pipeline.read_issue(source, options, report)
        target = _target(output, pipeline.issue_id(sources, options.metadata))
        stem = target.name.removesuffix(_ENDING)
        for path in (target, *export_targets(target.parent, stem, formats)):
            files.check_target(path, force)
        step(target.name)
        conversion = pipeline.convert_sources(sources, options, report)
        written: tuple[Path, ...] = ()
        if not conversion.lost:
            files.write_bytes(target, conversion.data, force)
            step(", ".join(formats))
            rest = (report, force, stem, options.structure.dictionaries)
            written = (target, *write_exports(target, formats, target.parent, *rest))
    (_tell_programs if json else _tell_people)(written, conversion, report)
    show_report(report)
    if conversion.lost:
        remark("error: text of the source would be lost; nothing was written", "error")
        remark("hint: Please report this with the file; --allow-loss writes what there is.", "hint")
    elif not json:
        _ask_for_metadata(options.metadata, sum(len(one.pages) for one in sources))
    return exit_code(report, strict)


def _check_output(output: Path, force: bool) -> None:
    """Check what the user gave as target, before anything is read."""
    if output.name.endswith(_ENDING):
        files.check_target(output, force)
    elif output.suffix == ".xml" and not output.is_dir():
        raise UsageError(
            f"-o {output} is neither a folder nor a file that ends in {_ENDING}",
            f"Name a folder, or the file: -o {output.with_suffix(_ENDING)}",
        )


def _target(output: Path, name: str) -> Path:
    return output if output.name.endswith(_ENDING) else output / f"{name}{_ENDING}"


def _tell_people(written: tuple[Path, ...], conversion: Conversion, report: Report) -> None:
    for path in written:
        say(str(path))
    say(str(take_inventory(conversion.tei)))
    say(ledger_lines(conversion.ledger))


def _tell_programs(written: tuple[Path, ...], conversion: Conversion, report: Report) -> None:
    inventory: Inventory = take_inventory(conversion.tei)
    say_json(
        {
            "teikit": VERSION,
            "files": [str(path) for path in written],
            "counts": dict(inventory.found),
            "doubtful": dict(inventory.doubtful),
            "ledger": ledger_object(conversion.ledger),
            "findings": report_object(report),
        }
    )


def _ask_for_metadata(metadata: Metadata, pages: int) -> None:
    """Say which facts are missing in the header, and how they are given."""
    missing = [name for name in ("title", "date") if not getattr(metadata, name)]
    if pages == 1 and not metadata.pages:
        missing.append("page")
    if missing:
        remark(
            worded(
                "note: not stated, and never guessed: {what}; add what you know with {options}, or"
                " in issue.toml beside the text",
                what=_enumerate([worded(_WORDS[name]) for name in missing]),
                options=_enumerate([f"--{name}" for name in missing]),
            )
        )


def _enumerate(words: list[str]) -> str:
    *most, last = words
    return worded(" and ").join([worded(", ").join(most), last] if most else words)
