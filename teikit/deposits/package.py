# SPDX-License-Identifier: Apache-2.0
"""What is deposited: the files of one issue, checked as a whole before anything is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from teikit import files
from teikit.deposits.checksums import Digests, digest_bytes, digest_file, name_of, open_regular
from teikit.deposits.manifest import (
    DATACITE,
    DUBLIN_CORE,
    MANIFEST,
    PROVENANCE,
    README,
    SCHEMAS,
    Entry,
    Manifest,
    issue_uri,
    print_json,
)
from teikit.deposits.metadata import Facts, datacite, dublin_core, read_facts
from teikit.deposits.names import check_paths, slug, stored_name
from teikit.deposits.readme import readme
from teikit.errors import ExitCode, TeikitError
from teikit.files import Artifact
from teikit.report import Place, Report, Severity, catalogue, refusal
from teikit.resources import schema_path
from teikit.tei import TeiDocument

PROOFS = ("validation", "conservation", "exports")
"""The kinds of evidence without which nothing is deposited."""
NOT_PROVED = "not proved"

_SCHEMA_FILES = ("teikit.rng", "teikit.sch", "issue.schema.json", "deposit.schema.json")
_MEDIA_TYPES = {
    "txt": "text/plain",
    "toml": "application/toml",
    "xml": "application/xml",
    "json": "application/json",
    "rng": "application/relax-ng+xml",
    "sch": "application/schematron+xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "hocr": "text/html",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "jp2": "image/jp2",
}


class RefusedError(TeikitError):
    """An issue is not fit to be deposited; the findings say why."""

    exit_code = ExitCode.FINDINGS


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof about one TEI file, made by somebody else: `kind` is one of PROOFS.

    `outcome` is "success" or "not proved", which only conservation may be, with `detail` saying
    why. `schema_sha256` is that of the schema it was made with, `findings` the codes it gave.
    """

    kind: str
    outcome: str
    tei_sha256: str
    detail: str = ""
    schema_sha256: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DepositOptions:
    """What a deposit is told beside the issue.

    `form` is a key of TARGETS. `sources` are the files that the TEI was made from, `now` is the
    time in UTC as 2031-11-05T08:00:00Z. `expect` is the version that must be the newest one, ""
    for any. `zipped` puts a bag into a zip file.
    """

    now: str
    form: str = "ocfl"
    sources: tuple[Path, ...] = ()
    corrections: Path | None = None
    evidence: tuple[Evidence, ...] = ()
    message: str = ""
    expect: str = ""
    zipped: bool = False


@dataclass(frozen=True, slots=True)
class Payload:
    """A file to be kept at `path`: bytes, or a file on disk; the digests are those of its bytes."""

    path: str
    role: str
    media_type: str
    digests: Digests
    data: bytes = b""
    file: Path | None = None
    original_name: str = ""

    def open(self) -> BinaryIO:
        """Return the bytes as a file that is open for reading; raises OSError."""
        return BytesIO(self.data) if self.file is None else open_regular(self.file)

    @property
    def entry(self) -> Entry:
        """Return the line of the manifest for this file."""
        size, sha256 = self.digests.size, self.digests.sha256
        return Entry(self.path, self.role, self.media_type, size, sha256, self.original_name)


@dataclass(frozen=True, slots=True)
class Package:
    """One issue, complete but for its manifest and its provenance, which depend on the version."""

    facts: Facts
    payloads: tuple[Payload, ...]
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """Return the URI of the issue."""
        return issue_uri(self.facts.issue)

    @property
    def slug(self) -> str:
        """Return the name of the issue in paths."""
        return slug(self.facts.issue)

    @property
    def manifest(self) -> Manifest:
        """Return the manifest of the files that stand now."""
        entries = sorted((one.entry for one in self.payloads), key=lambda one: one.path)
        return Manifest(self.id, self.facts.issue, tuple(entries))


def build_package(
    tei: bytes, artifacts: Sequence[Artifact], options: DepositOptions, report: Report
) -> Package:
    """Return the package of an issue, of which nothing is written yet.

    Adds D101 to D112 and raises RefusedError if it is not fit to be kept. Raises InputError for
    what is no TEI, and for a source that cannot be read.
    """
    facts = read_facts(TeiDocument.parse(tei))
    own = Report()
    _check_facts(facts, own)
    _check_evidence(options.evidence, digest_bytes(tei).sha256, own)
    payloads = tuple(_payloads(tei, facts, artifacts, options))
    _check_sources(facts, payloads, options.evidence, own)
    check_paths([*(one.path for one in payloads), MANIFEST, PROVENANCE], own)
    report.findings += own.findings
    if own.worst() is Severity.ERROR:
        raise refuse("D100", issue=facts.issue or "the issue")
    return Package(facts, payloads, options.evidence)


def refuse(code: str, **facts: object) -> RefusedError:
    """Return the error for a refusal of the catalogue; D100 is explained by the findings."""
    entry = catalogue()[code]
    message, hint = entry["message"].format(**facts), entry["repair"].format(**facts)
    return RefusedError(message, hint, code)


def with_bytes(payload: Payload, data: bytes) -> Payload:
    """Return a payload with other bytes."""
    return replace(payload, data=data, file=None, digests=digest_bytes(data))


def _check_facts(facts: Facts, report: Report) -> None:
    for code, value in (("D101", facts.issue), ("D102", facts.title), ("D103", facts.day)):
        if not value:
            report.add(code, Place())


def _check_evidence(evidence: Sequence[Evidence], tei_sha256: str, report: Report) -> None:
    """Add D104 for each proof that is missing, failed, or was made for other bytes."""
    given = {one.kind: one for one in evidence}
    for kind in PROOFS:
        proof = given.get(kind)
        if proof is None:
            report.add("D104", Place(), kind=kind, reason="it was not checked")
        elif proof.tei_sha256 != tei_sha256:
            report.add("D104", Place(), kind=kind, reason="it was checked for another file")
        elif not _holds(proof):
            report.add("D104", Place(), kind=kind, reason=proof.detail or "the check failed")


def _holds(proof: Evidence) -> bool:
    if proof.outcome == NOT_PROVED:
        return proof.kind == "conservation" and bool(proof.detail)
    return proof.outcome == "success"


def _check_sources(
    facts: Facts, payloads: Sequence[Payload], evidence: Sequence[Evidence], report: Report
) -> None:
    """Add D105 for each source of the header that is not there, D106 for one it does not name."""
    given = {one.digests.sha256: one for one in payloads if one.role == "source"}
    stated = {one.sha256 for one in facts.sources}
    if not any(one.outcome == NOT_PROVED for one in evidence):
        for source in facts.sources:
            if source.sha256 not in given:
                report.add("D105", Place(source.name), file=source.name)
    for sha256, payload in given.items():
        if sha256 not in stated:
            report.add("D106", Place(payload.path), file=payload.path)


def _payloads(
    tei: bytes, facts: Facts, artifacts: Sequence[Artifact], options: DepositOptions
) -> Iterator[Payload]:
    uri = issue_uri(facts.issue)
    yield _of_bytes(f"tei/{slug(facts.issue)}.tei.xml", "tei", "application/tei+xml", tei)
    yield _of_bytes(README, "readme", "text/plain", readme(facts, uri))
    for path, make in _METADATA:
        data = print_json(make(facts, uri))
        yield _of_bytes(path, "metadata", "application/json", data)
    for name in _SCHEMA_FILES:
        data = files.read_bytes(schema_path(name))
        yield _of_bytes(f"{SCHEMAS}{name}", "schema", _media_type(name), data)
    for one in artifacts:
        yield _of_bytes(f"export/{one.name}", "export", one.media_type, one.data)
    for source in options.sources:
        yield _of_file("source", source)
    if options.corrections is not None:
        yield _of_file("corrections", options.corrections)


_METADATA: tuple[tuple[str, Callable[[Facts, str], Mapping[str, Any]]], ...] = (
    (DUBLIN_CORE, dublin_core),
    (DATACITE, datacite),
)


def _of_bytes(path: str, role: str, media_type: str, data: bytes) -> Payload:
    return Payload(path, role, media_type, digest_bytes(data), data)


def _of_file(role: str, path: Path) -> Payload:
    """Return a file on disk under its name in NFC; raises InputError R011 to R013."""
    name = name_of(path)
    stored = stored_name(name)
    original = name if name != stored else ""
    return Payload(f"{role}/{stored}", role, _media_type(name), _digests(path), b"", path, original)


def _digests(path: Path) -> Digests:
    try:
        return digest_file(path)
    except FileNotFoundError:
        raise refusal("R011", file=path) from None
    except OSError as error:
        raise refusal("R013", file=path, reason=error.strerror) from error


def _media_type(name: str) -> str:
    return _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
