# SPDX-License-Identifier: Apache-2.0
"""Gathers what a deposit must prove of a TEI file: valid, nothing lost, exports made from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from teikit import files, ledger, readers
from teikit.cli.tei_files import files_below, read_tei
from teikit.deposits import DepositOptions, Evidence, Receipt, deposit
from teikit.deposits.checksums import digest_file
from teikit.deposits.metadata import Facts, StatedSource, read_facts
from teikit.deposits.names import slug, stored_name
from teikit.deposits.package import NOT_PROVED, refuse
from teikit.deposits.previous import same_entries
from teikit.errors import InputError
from teikit.exporters import export
from teikit.files import Artifact
from teikit.ledger import Ledger
from teikit.model.source import Source
from teikit.options import ExportOptions, ReadOptions
from teikit.report import Place, Report, Severity
from teikit.resources import schema_path
from teikit.tei import TeiDocument
from teikit.validators.epub.container import read_container
from teikit.validators.epub.points import POINTS
from teikit.validators.epub.publication import open_publication
from teikit.validators.issue_json import check_json, refuse_json
from teikit.validators.tei import check_tei

_WITHOUT_LINES = ("mets", "mods")  # sources that give structure only
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants: `formats` are the exports to keep, `options` what a deposit is told.

    `sources` are the files below --sources by their names in NFC, None to look beside the TEI.
    `without_source` is the reason why a source is not there, "" if all must be.
    """

    options: DepositOptions
    formats: tuple[str, ...] = ()
    sources: Mapping[str, tuple[Path, ...]] | None = None
    without_source: str = ""


@dataclass(slots=True)
class _Case:
    """A TEI file before the gate, and the findings about it."""

    path: Path
    data: bytes
    tei: TeiDocument
    facts: Facts
    digest: str
    report: Report = field(default_factory=Report)

    def evidence(self, kind: str, own: Report, detail: str, schema: str = "") -> Evidence:
        """Return the proof that a check gave, and add its findings if it failed."""
        failed = own.worst() is Severity.ERROR
        if failed:
            self.report.findings += own.findings
        codes = tuple(one.code for one in own.findings)
        outcome = "failure" if failed else "success"
        words = "the findings say why" if failed else detail
        return Evidence(kind, outcome, self.digest, words, schema, codes)


def deposit_file(path: Path, target: Path, wanted: Wanted, report: Report) -> Receipt:
    """Prove what must be proved of a TEI file, and keep it in a store or a folder of bags.

    Adds the findings that stand against it. Raises RefusedError if it is refused, and what
    `deposit` raises.
    """
    data, tei = read_tei(path, str(path))
    case = _Case(path, data, tei, read_facts(tei), sha256(data).hexdigest())
    try:
        valid = _validation(case)
        found = find_sources(case.facts.sources, path, wanted.sources)
        conserved = _conservation(case, found, wanted.without_source)
        artifacts, made = _exports(case, wanted.formats)
        options = replace(
            wanted.options,
            sources=tuple(one for one in found if one is not None),
            corrections=_corrections(found),
            evidence=(valid, conserved, made),
        )
        return deposit(data, artifacts, target, options, case.report)
    finally:
        report.findings += [
            one if one.place.file else replace(one, place=Place(str(path)))
            for one in dict.fromkeys(case.report.findings)
        ]


def index_files(folder: Path) -> dict[str, tuple[Path, ...]]:
    """Return all files below a folder by their names in NFC; links are left out."""
    found: dict[str, list[Path]] = {}
    for path in files_below(folder, "*"):
        if not path.is_symlink():
            found.setdefault(_stated_name(path.name), []).append(path)
    return {name: tuple(paths) for name, paths in found.items()}


def _stated_name(name: str) -> str:
    """Return a name as a header states it: the blanks around it are layout there."""
    return stored_name(name).strip()


def find_sources(
    stated: Sequence[StatedSource], path: Path, known: Mapping[str, tuple[Path, ...]] | None
) -> list[Path | None]:
    """Return the file of each source that a header names, found by name and sha256.

    Without known files they are looked for beside the TEI file, never elsewhere: only the last
    part of a name counts. None stands for one that is not there.
    """
    names = [_stated_name(one.name.replace("\\", "/").rpartition("/")[2]) for one in stated]
    if known is None:
        known = _beside(path, set(names))
    return [
        next((file for file in known.get(name, ()) if _has_digest(file, one.sha256)), None)
        for name, one in zip(names, stated, strict=True)
    ]


def _beside(path: Path, names: set[str]) -> dict[str, tuple[Path, ...]]:
    """Return the files beside another that have one of these names, however they are encoded."""
    found: dict[str, tuple[Path, ...]] = {}
    for name in names - {""}:
        exact = path.parent / name
        paths = [exact] if exact.exists() else sorted(path.parent.iterdir())
        found[name] = tuple(one for one in paths if _stated_name(one.name) == name)
    return found


def _has_digest(path: Path, digest: str) -> bool:
    try:
        return digest_file(path).sha256 == digest
    except OSError:
        return False


def _corrections(found: Sequence[Path | None]) -> Path | None:
    """Return the corrections beside the first source, if there are any."""
    beside = [one.with_name("corrections.toml") for one in found if one is not None]
    return next((one for one in beside[:1] if one.is_file()), None)


def _validation(case: _Case) -> Evidence:
    """Check grammar and rules; raises RefusedError D100 at once for what is not valid."""
    own = Report()
    check_tei(case.path, case.data, own)
    schema = digest_file(schema_path("teikit.rng")).sha256
    proof = case.evidence("validation", own, "valid by teikit.rng and the rules", schema)
    if proof.outcome != "success":
        raise refuse("D100", issue=case.facts.issue or case.path.name)
    return proof


def _conservation(case: _Case, found: Sequence[Path | None], reason: str) -> Evidence:
    """Compare the TEI with its sources anew, line by line."""
    if None in found or not found:
        return _without_source(case, found, reason)
    own = Report()
    account = ledger.verify(_read(case, found), case.tei, own)
    detail = f"{account.found} of {account.source} characters of the source are in the TEI"
    return case.evidence("conservation", own, detail)


def _read(case: _Case, found: Sequence[Path | None]) -> list[Source]:
    """Read those sources that are there and have lines, in the encoding that the header names."""
    pairs = zip(case.facts.sources, found, strict=True)
    return [
        readers.read(file, ReadOptions(encoding=stated.charset, index=number), Report())
        for number, (stated, file) in enumerate(pairs, 1)
        if file is not None and stated.subtype not in _WITHOUT_LINES
    ]


def _without_source(case: _Case, found: Sequence[Path | None], reason: str) -> Evidence:
    """Return what can be said without a source: not proved, but not disproved either."""
    if not reason:
        detail = "a source is not there" if found else "the header names no source"
        return Evidence("conservation", "failure", case.digest, detail)
    own = Report()
    account = _account(case, found, own)
    if account is not None and not account.conserved:
        return case.evidence("conservation", own, "")
    said = "" if account is None else "; the text has the digest that the header states"
    return Evidence("conservation", NOT_PROVED, case.digest, reason + said)


def _account(case: _Case, found: Sequence[Path | None], report: Report) -> Ledger | None:
    """Hold the TEI against the digests in its header, None if it states none for its sources."""
    if not case.facts.sources or not all(one.sha256_text for one in case.facts.sources):
        return None
    return ledger.verify(_read(case, found), case.tei, report)


def _exports(case: _Case, formats: Sequence[str]) -> tuple[tuple[Artifact, ...], Evidence]:
    """Make the exports anew from the TEI under the name that it is kept by, and check them."""
    own = Report()
    kept = TeiDocument(case.tei.root, f"{slug(case.facts.issue)}.tei.xml")
    artifacts: list[Artifact] = []
    for form in formats:
        made = export(kept, form, ExportOptions(sha256=case.digest), own)
        _compare_beside(case, form, made, own)
        artifacts += made
    for one in artifacts:
        _check_export(one, own)
    detail = f"made anew from the TEI: {', '.join(formats) or 'none'}"
    return tuple(artifacts), case.evidence("exports", own, detail)


def _compare_beside(case: _Case, form: str, made: Sequence[Artifact], report: Report) -> None:
    """Add D107 for a file beside the TEI that has the name of an export and is not equal to it.

    An export may name the TEI file, so it is made once more with the name that this has here.
    """
    beside = [case.path.with_name(one.name) for one in made]
    found = {path: files.read_bytes(path) for path in beside if path.is_file()}
    if all(
        _is_equal(found.get(path, one.data), one.data)
        for path, one in zip(beside, made, strict=True)
    ):
        return
    here = TeiDocument(case.tei.root, case.path.name)
    again = export(here, form, ExportOptions(sha256=case.digest), Report())
    for path, one in zip(beside, again, strict=True):
        if not _is_equal(found.get(path, one.data), one.data):
            report.add("D107", Place(str(path)), file=path)


def _check_export(artifact: Artifact, report: Report) -> None:
    """Add what teikit's own checks of the format say; programs of others are not run here."""
    path = Path(artifact.name)
    if artifact.media_type == "application/epub+zip":
        try:
            book = open_publication(read_container(artifact.data))
        except InputError as error:
            report.add("V401", Place(artifact.name), reason=error.message)
            return
        for code, check in POINTS.items():
            for problem in check(book):
                report.add(code, Place(artifact.name), problem=problem)
    elif not refuse_json(path, artifact.data):
        check_json(path, artifact.data, report)


def _is_equal(old: bytes, new: bytes) -> bool:
    return old == new or (new.startswith(_ZIP) and same_entries(old, new))
