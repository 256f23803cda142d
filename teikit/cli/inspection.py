# SPDX-License-Identifier: Apache-2.0
"""Shows what recognition sees in a page and makes of it, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit import readers
from teikit.cli.columns import table
from teikit.cli.parts import Part, parts_of, placed_parts
from teikit.cli.reasons import reasons
from teikit.cli.show import exit_code, report_object, show_report
from teikit.cli.streams import say, say_json
from teikit.cli.wording import counted
from teikit.errors import UsageError
from teikit.model.metadata import Metadata
from teikit.model.source import Line, Source
from teikit.options import VERSION, ReadOptions, StructureOptions
from teikit.readers import Reading
from teikit.report import Report, printable
from teikit.structure import STEPS, draft_of
from teikit.structure.build import build_issue
from teikit.structure.draft import Draft

_HEADER = ("line", "width", "column", "label", "item", "role", "cert", "text")
_FLUSH_RIGHT = (0, 1, 2)
_NAMES = tuple(step.name.replace(" ", "-") for step in STEPS)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line, the index of its row in the draft (None for a blank line), and its parts."""

    line: Line
    row: int | None
    parts: tuple[Part, ...]


def inspect_issue(path: Path, encoding: str, stop_after: str, *, trace: bool, json: bool) -> int:
    """Read and recognise a page or an issue, show every line, and return the exit code."""
    if stop_after and stop_after not in _NAMES:
        raise UsageError(
            f'there is no step "{printable(stop_after)}"', f"Choose from {', '.join(_NAMES)}."
        )
    report = Report()
    reading = readers.read_issue(path, ReadOptions(encoding), report)
    draft, finished = _recognise(reading, stop_after)
    seen = _lines_of(draft, finished)
    if json:
        say_json(_object(draft, seen, report))
    else:
        for source in reading.sources:
            _say_source(source, draft, seen, trace=trace)
    show_report(report)
    return exit_code(report, strict=False)


def _recognise(reading: Reading, stop_after: str) -> tuple[Draft, bool]:
    """Return the draft after a step, the last one if none is named, and whether it is finished."""
    options = StructureOptions(reading.profile, languages=reading.metadata.languages)
    finished = stop_after in ("", _NAMES[-1])
    until = "" if finished else STEPS[_NAMES.index(stop_after)].name
    return draft_of(reading.sources, options, until), finished


def _lines_of(draft: Draft, finished: bool) -> tuple[Seen, ...]:
    """Return all lines, blank ones too, in their order."""
    parts = parts_of(build_issue(draft, Metadata())) if finished else placed_parts(draft)
    rows = {(row.line.source, row.line.number): at for at, row in enumerate(draft.rows)}
    seen = []
    for source in draft.sources:
        for page in source.pages:
            for line in page.lines:
                address = (line.source, line.number)
                seen.append(Seen(line, rows.get(address), tuple(parts.get(address, ()))))
    return tuple(seen)


def _say_source(source: Source, draft: Draft, seen: Sequence[Seen], *, trace: bool) -> None:
    own = [one for one in seen if one.line.source == source.index]
    about = (source.name, source.encoding, counted(source.line_count, "line"), draft.profile.name)
    say(", ".join(about))
    header, *lines = table([_HEADER, *(_cells(one, draft) for one in own)], _FLUSH_RIGHT)
    say(header)
    for one, line in zip(own, lines, strict=True):
        say(line)
        if trace and one.row is not None:
            for reason in reasons(draft, one.row):
                say(f"        {reason}")


def _cells(one: Seen, draft: Draft) -> tuple[str, ...]:
    number = str(one.line.number)
    if one.row is None:
        return (number, *("",) * 6, one.line.text)
    row = draft.rows[one.row]
    items = {f"{part.item} {part.kind}".strip() for part in one.parts if part.item}
    return (
        number,
        f"{row.width:.1f}",
        f"{row.column:.1f}" if row.column else "",
        draft.labels[one.row].name if draft.labels else "",
        ", ".join(sorted(items)).replace(" article", ""),
        ", ".join(dict.fromkeys(part.role for part in one.parts)),
        next((part.certainty for part in one.parts if part.certainty), ""),
        one.line.text,
    )


def _object(draft: Draft, seen: Sequence[Seen], report: Report) -> dict[str, Any]:
    return {
        "teikit": VERSION,
        "files": [source.name for source in draft.sources],
        "profile": draft.profile.name,
        "lines": [dict(_entry(one, draft)) for one in seen if one.row is not None],
        "findings": report_object(report),
    }


def _entry(one: Seen, draft: Draft) -> Iterator[tuple[str, Any]]:
    """Yield what is known of a line that has text; the fields of later steps may be missing."""
    if one.row is None:
        return
    row = draft.rows[one.row]
    yield from (("source", one.line.source), ("line", one.line.number), ("page", row.page))
    yield from (("text", one.line.text), ("blankLinesBefore", row.gap))
    yield from (("width", round(row.width, 2)), ("column", round(row.column, 2)))
    if draft.evidence:
        yield "evidence", sorted(draft.evidence[one.row])
    if draft.labels:
        yield "label", draft.labels[one.row].name
        yield "margin", round(draft.labels[one.row].margin, 1)
    if one.parts:
        yield "parts", [_part(part) for part in one.parts]


def _part(part: Part) -> dict[str, Any]:
    known = {"item": part.item, "kind": part.kind, "role": part.role, "certainty": part.certainty}
    return {name: value for name, value in known.items() if value}
