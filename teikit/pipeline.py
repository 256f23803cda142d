# SPDX-License-Identifier: Apache-2.0
"""From files to verified TEI: the only place that knows the order of the stages."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from teikit import encoder, ledger, readers, structure
from teikit.ledger import Ledger
from teikit.model.issue import Issue
from teikit.model.metadata import Metadata
from teikit.model.source import Source
from teikit.options import EncodeOptions, ReadOptions, StructureOptions
from teikit.readers.precedence import offer_date, prefer, prefer_dictionaries
from teikit.report import Report
from teikit.tei import TeiDocument


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """What each stage is told; with `allow_loss` TEI that lost text is made, and states the loss.

    `metadata` is what a person says of the issue.
    """

    metadata: Metadata = field(default_factory=Metadata)
    read: ReadOptions = field(default_factory=ReadOptions)
    structure: StructureOptions = field(default_factory=StructureOptions)
    encode: EncodeOptions = field(default_factory=EncodeOptions)
    allow_loss: bool = False


@dataclass(frozen=True, slots=True)
class Conversion:
    """TEI as bytes, and read again from them, with its ledger.

    `lost` tells that text of the source is missing, changed or added although that was not
    allowed: then the bytes are for looking at, not for keeping.
    """

    tei: TeiDocument
    data: bytes
    ledger: Ledger
    lost: bool


def convert(path: Path, options: ConvertOptions, report: Report) -> Conversion:
    """Return the TEI of the file or folder at `path`; raises what reading it raises."""
    sources, options = read_issue(path, options, report)
    return convert_sources(sources, options, report)


def read_issue(
    path: Path, options: ConvertOptions, report: Report
) -> tuple[tuple[Source, ...], ConvertOptions]:
    """Return the files of the issue at `path`, and the options with what its issue.toml says.

    What the options state already goes before that. Adds R129 to R134 and what reading adds.
    """
    reading = readers.read_issue(path, options.read, report)
    metadata = prefer(options.metadata, reading.metadata, reading.toml, report)
    if not metadata.date:
        offer_date([path.name, *(one.name for one in reading.sources)], report)
    profile = options.structure.profile or reading.profile
    structured = replace(
        options.structure,
        profile=profile,
        languages=metadata.languages,
        dictionaries=prefer_dictionaries(
            options.structure.dictionaries, reading.dictionaries, reading.toml, report
        ),
    )
    return reading.sources, replace(options, metadata=metadata, structure=structured)


def convert_sources(
    sources: tuple[Source, ...], options: ConvertOptions, report: Report
) -> Conversion:
    """Return the TEI of an issue from its files, in the order of their pages.

    The bytes are verified, not the tree they were made from. Adds the findings of all stages.
    """
    issue = structure.recognise(sources, options.metadata, options.structure, report)
    conversion = _encode(issue, options.encode, report)
    if conversion.ledger.conserved or not options.allow_loss:
        return conversion
    stated = replace(options.encode, loss=_loss(conversion.ledger))
    return replace(_encode(issue, stated, Report()), lost=False)


def issue_id(sources: tuple[Source, ...], metadata: Metadata) -> str:
    """Return the id that the issue will have, the stem of its file names."""
    return encoder.issue_id(metadata, sources)


def _encode(issue: Issue, options: EncodeOptions, report: Report) -> Conversion:
    """Encode an issue, print it, read what was printed and verify that."""
    data = encoder.encode(issue, options, report).to_bytes()
    tei = TeiDocument.parse(data, f"{encoder.issue_id(issue.metadata, issue.sources)}.tei.xml")
    account = ledger.verify(issue.sources, tei, report)
    return Conversion(tei, data, account, lost=not account.conserved)


def _loss(account: Ledger) -> str:
    """Return the sentence of the header that states a loss."""
    return (
        f"Characters of the source: {account.source}; missing here or not at their place:"
        f" {account.missing}; here but not in the source: {account.added}."
    )
