# SPDX-License-Identifier: Apache-2.0
"""From a file to its lines: each reader refuses with a reason, or reads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from teikit.files import read_bytes
from teikit.model.source import Source
from teikit.options import ReadOptions
from teikit.readers.formats import promised
from teikit.readers.text import read_text, refuse_text
from teikit.report import Place, Report, refusal


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `refuse` gives "" or the reason why the bytes are not in it, `read` reads them."""

    name: str
    refuse: Callable[[Path, bytes], str]
    read: Callable[[Path, bytes, ReadOptions, Report], Source]


READERS = (Reader("text", refuse_text, read_text),)


def read(path: Path, options: ReadOptions, report: Report) -> Source:
    """Return the lines of the file at `path`, read by the first reader that takes it.

    Adds R101 if its name promises another format. Raises InputError: R009 if no reader takes
    it, with their reasons, R011 to R014 if it cannot be read from disk.
    """
    data = read_bytes(path)
    reasons = []
    for reader in READERS:
        reason = reader.refuse(path, data)
        if not reason:
            _compare_name(path, reader, report)
            return reader.read(path, data, options, report)
        reasons.append(f"{reader.name}: {reason}")
    raise refusal("R009", file=path.name, reasons="; ".join(reasons))


def _compare_name(path: Path, reader: Reader, report: Report) -> None:
    """Add R101 if the ending of the name promises a format other than the reader's."""
    if promised(path.suffix[1:]):
        place = Place(path.name)
        report.add("R101", place, file=path.name, ending=path.suffix, format=reader.name)
