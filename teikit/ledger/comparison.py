# SPDX-License-Identifier: Apache-2.0
"""Compares the rebuilt lines with the sources, or with the digests that the header states."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from teikit.ledger.account import Ledger
from teikit.ledger.rebuilding import RebuiltLine, rebuild
from teikit.ledger.statement import Statement, read_statements
from teikit.model.source import Line, Source
from teikit.report import Place, Report, Severity
from teikit.tei import TeiDocument

_SHOWN = 12  # characters
_BLANK_LINES = b"\n" * 65_536


def verify(sources: Sequence[Source], tei: TeiDocument, report: Report) -> Ledger:
    """Compare TEI with its sources, line by line, code point by code point.

    A source is that of the header with the same sha256, else the next one; a source of the header
    that is not given is held against its sha256-text. Adds V701 to V708. Raises InputError if the
    header names no digital source.
    """
    own = Report()
    stated = read_statements(tei)
    given = _pair(sources, stated, own)
    limits = [
        given[place].line_count if place in given else max(one.lines, 0)
        for place, one in enumerate(stated)
    ]
    rebuilt = rebuild(tei, stated, limits, own)
    total = found = 0
    for place, (one, lines) in enumerate(zip(stated, rebuilt.sources, strict=True)):
        source = given.get(place)
        counts = _compare(source, one, lines, own) if source else _compare_digest(one, lines, own)
        total, found = total + counts[0], found + counts[1]
    report.findings += own.findings
    return Ledger(
        source=total,
        found=found,
        encoded=rebuilt.encoded,
        lines=sum(limits),
        proof="source" if given else "sha256-text",
        conserved=own.worst() is not Severity.ERROR,
    )


def verify_alone(tei: TeiDocument, report: Report) -> Ledger:
    """Rebuild the sources that the header names and compare the sha256-text of each.

    Adds V702 and V704 to V707. Raises InputError if the header names no digital source.
    """
    return verify((), tei, report)


def _pair(
    sources: Sequence[Source], stated: Sequence[Statement], report: Report
) -> dict[int, Source]:
    """Return the given sources by their place in the header; report those with another digest."""
    places = {one.sha256: place for place, one in enumerate(stated)}
    given = {places[one.sha256]: one for one in sources if one.sha256 in places}
    free = iter([place for place in range(len(stated)) if place not in given])
    for source in (one for one in sources if one.sha256 not in places):
        place = next(free, None)
        if place is None:
            reason = "the header of the TEI does not name it"
        else:
            given[place] = source
            theirs, named = stated[place].sha256[:12], stated[place].name or "the source"
            reason = f"its sha256 begins {source.sha256[:12]}, that of {named} in the TEI"
            reason += f" begins {theirs}" if theirs else " is not stated"
        report.add("V706", Place(source.name), file=source.name, reason=reason)
    return given


def _compare(
    source: Source, stated: Statement, rebuilt: Mapping[int, RebuiltLine], report: Report
) -> tuple[int, int]:
    """Return the characters of a source and those of them that TEI has at their place.

    If all lines are the same, the digest in the header must be theirs too.
    """
    total = found = 0
    absent: list[Line] = []
    same = True
    for line in (line for page in source.pages for line in page.lines):
        there = rebuilt.get(line.number)
        actual = there.text if there else ""
        total += len(_solid(line.text))
        found += _common(line.text, actual)
        if line.text and not there:
            absent.append(line)
        elif there and line.text != actual:
            same = False
            _report_difference(line, there, source.name, report)
    for run in _runs(absent, source):
        _report_absent(run, source.name, report)
    if same and not absent:
        _compare_digest(stated, rebuilt, report)
    return total, found


def _report_absent(lines: Sequence[Line], name: str, report: Report) -> None:
    first, last = lines[0].number, lines[-1].number
    which = f"line {first} is" if first == last else f"lines {first} to {last} are"
    report.add("V701", Place(name, first), which=which, text=lines[0].text[:_SHOWN])


def _runs(absent: Sequence[Line], source: Source) -> Iterable[list[Line]]:
    """Yield lines that follow each other; blank lines between them do not count."""
    blank = {line.number for page in source.pages for line in page.lines if not line.text}
    run: list[Line] = []
    for line in absent:
        if run and not all(between in blank for between in range(run[-1].number + 1, line.number)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _report_difference(line: Line, there: RebuiltLine, name: str, report: Report) -> None:
    """Report V703, or V708 if white space alone differs, with the first difference.

    Nothing of a doubled line, which has its V702.
    """
    if there.doubled:
        return
    code = "V708" if _solid(line.text) == _solid(there.text) else "V703"
    start = _common_start(line.text, there.text)
    report.add(
        code,
        Place(name, line.number),
        line=line.number,
        column=start + 1,
        expected=_shown(line.text[start:]),
        found=_shown(there.text[start:]),
        at=there.at,
    )


def _shown(text: str) -> str:
    """Return the beginning of a text and the number of its first character, which may look odd."""
    return f'"{text[:_SHOWN]}" (U+{ord(text[0]):04X})' if text else "the end of the line"


def _solid(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())


def _common(expected: str, actual: str) -> int:
    """Count the characters of a line that TEI has at its start and at its end."""
    expected, actual = _solid(expected), _solid(actual)
    if expected == actual:
        return len(expected)
    start = _common_start(expected, actual)
    return start + _common_start(expected[start:][::-1], actual[start:][::-1])


def _common_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    pairs = zip(one, other, strict=False)
    shorter = min(len(one), len(other))
    return next((place for place, (a, b) in enumerate(pairs) if a != b), shorter)


def _compare_digest(
    stated: Statement, rebuilt: Mapping[int, RebuiltLine], report: Report
) -> tuple[int, int]:
    """Return the characters of the rebuilt lines, and again those if their digest is as stated."""
    total = sum(len(_solid(line.text)) for line in rebuilt.values())
    name = stated.name or "a source"
    if not stated.sha256_text or stated.lines < 0:
        reason = "the header does not state its sha256-text and its number of lines"
    elif _digest(rebuilt, stated.lines) != stated.sha256_text:
        reason = "the lines in the TEI do not give its sha256-text"
    else:
        return total, total
    report.add("V706", Place(name), file=name, reason=reason)
    return total, 0


def _digest(rebuilt: Mapping[int, RebuiltLine], count: int) -> str:
    """Return the sha256 of `count` lines, those not rebuilt being blank."""
    digest = hashlib.sha256()
    before = 0
    for number in sorted(rebuilt):
        _add_blank_lines(digest, number - before - 1)
        digest.update(rebuilt[number].text.encode() + b"\n")
        before = number
    _add_blank_lines(digest, count - before)
    return digest.hexdigest()


def _add_blank_lines(digest: "hashlib._Hash", count: int) -> None:
    """Add blank lines, of which a header may state many millions."""
    for start in range(0, count, len(_BLANK_LINES)):
        digest.update(_BLANK_LINES[: count - start])
