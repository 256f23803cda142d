# SPDX-License-Identifier: Apache-2.0
"""From files to their lines: each reader refuses with a reason, or reads."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from teikit.files import read_bytes
from teikit.language.dictionaries import read_dictionary
from teikit.model.metadata import Metadata
from teikit.model.source import Source
from teikit.options import Dictionary, ReadOptions
from teikit.readers.folder import find_files
from teikit.readers.formats import promised
from teikit.readers.precedence import prefer_encoding
from teikit.readers.sidecar import number_pages
from teikit.readers.text import read_text, refuse_text
from teikit.report import Place, Report, refusal


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: `read` reads it.

    `refuse` gives the reason why the bytes are not in it, and the remedy; "" twice if they may be.
    """

    name: str
    refuse: Callable[[Path, bytes], tuple[str, str]]
    read: Callable[[Path, bytes, ReadOptions, Report], Source]


READERS = (Reader("text", refuse_text, read_text),)


def read(path: Path, options: ReadOptions, report: Report) -> Source:
    """Return the lines of the file at `path`, read by the first reader that takes it.

    Adds R101 if its name promises another format. Raises InputError: R009 if no reader takes
    it, with their reasons, R011 to R014 if it cannot be read from disk.
    """
    data = read_bytes(path)
    refusals = []
    for reader in READERS:
        reason, remedy = reader.refuse(path, data)
        if not reason:
            _compare_name(path, reader, report)
            return reader.read(path, data, options, report)
        refusals.append((reason, remedy))
    # Readers that know the format say the same of it.
    reasons, remedies = (" ".join(dict.fromkeys(one)) for one in zip(*refusals, strict=True))
    raise refusal("R009", file=path.name, reasons=reasons, remedy=remedies)


@dataclass(frozen=True, slots=True)
class Reading:
    """The files of an issue in reading order, and what the issue.toml named `toml` says of it.

    "" and no metadata if there is none. `profile` is one of recognition, `dictionaries` are for
    words.
    """

    sources: tuple[Source, ...]
    metadata: Metadata
    profile: str = ""
    toml: str = ""
    dictionaries: tuple[Dictionary, ...] = ()


def read_issue(path: Path, options: ReadOptions, report: Report) -> Reading:
    """Return the issue at `path`: a file, a folder of page files, or the issue.toml of one.

    The first file has the index of the options. Adds R129 to R133 and what reading adds. Raises
    what `read` raises, and InputError: R010 for an issue.toml that cannot be used, R020 for a
    dictionary, R017 and R018 for a folder that is no issue.
    """
    found = find_files(path, report)
    sidecar = found.sidecar
    if sidecar:
        stated = prefer_encoding(options.encoding, sidecar.encoding, sidecar.name, report)
        options = replace(options, encoding=stated, one_page=sidecar.one_page)
    sources = tuple(
        read(found.folder / file.name, replace(options, index=index), report)
        for index, file in enumerate(found.pages, options.index)
    )
    if not sidecar:
        return Reading(sources, Metadata())
    pages = number_pages(sidecar, found.pages, [len(source.pages) for source in sources])
    metadata = replace(sidecar.metadata, pages=pages)
    dictionaries = tuple(read_dictionary(found.folder / one.name) for one in sidecar.dictionaries)
    return Reading(sources, metadata, sidecar.profile, sidecar.name, dictionaries)


def _compare_name(path: Path, reader: Reader, report: Report) -> None:
    """Add R101 if the ending of the name promises a format other than the reader's."""
    if promised(path.suffix[1:]):
        place = Place(path.name)
        report.add("R101", place, file=path.name, ending=path.suffix, format=reader.name)
