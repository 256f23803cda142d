# SPDX-License-Identifier: Apache-2.0
"""What the tests of deposits share: issues of the corpus with their proofs, and the judges."""

import hashlib
import io
import logging
import re
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path

import bagit
import ocfl
from ocfl.validator import Validator

from teikit.deposits import DepositOptions, Evidence, Receipt, deposit
from teikit.exporters import export
from teikit.files import Artifact
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei import TeiDocument

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
ISSUES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())
NOW = "2031-11-05T08:00:00Z"
LATER = "2031-12-24T18:30:00Z"


def gold(issue: str = "pfr-19120509") -> bytes:
    return (CORPUS / issue / "gold.tei.xml").read_bytes()


def sources(issue: str = "pfr-19120509") -> tuple[Path, ...]:
    return tuple(sorted((CORPUS / issue).glob("*.txt")))


def changed(tei: bytes) -> bytes:
    """The same issue after an editor has added a note to its history."""
    note = b'<revisionDesc><change who="#teikit">Read again.</change>'
    return tei.replace(b"<revisionDesc>", note, 1)


def another_id(tei: bytes, identifier: str) -> bytes:
    return re.sub(rb'(<TEI [^>]*xml:id=")[^"]*', rb"\g<1>" + identifier.encode(), tei, count=1)


def proofs(tei: bytes) -> tuple[Evidence, ...]:
    digest = hashlib.sha256(tei).hexdigest()
    kinds = ("validation", "conservation", "exports")
    return tuple(Evidence(kind, "success", digest) for kind in kinds)


def exports(tei: bytes) -> tuple[Artifact, ...]:
    document = TeiDocument.parse(tei)
    made = (export(document, form, ExportOptions(), Report()) for form in ("json", "txt"))
    return tuple(artifact for artifacts in made for artifact in artifacts)


def keep(
    target: Path,
    issue: str = "pfr-19120509",
    tei: bytes | None = None,
    artifacts: tuple[Artifact, ...] | None = None,
    report: Report | None = None,
    **options,
) -> Receipt:
    """Deposit an issue of the corpus, or a TEI file made from one, with all proofs."""
    data = gold(issue) if tei is None else tei
    told = DepositOptions(now=NOW, sources=sources(issue), evidence=proofs(data))
    made = (Artifact("issue.txt", "text/plain", data[:500]),) if artifacts is None else artifacts
    report = Report() if report is None else report
    return deposit(data, made, target, replace(told, **options), report)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and every empty folder as b""."""
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else b"/"
        for one in sorted(folder.rglob("*"))
        if one.is_file() or not any(one.iterdir())
    }


def judge_store(root: Path, objects: int) -> list[str]:
    """What ocfl-py says against a storage root at rest, object by object; warnings count."""
    said = []
    store = ocfl.StorageRoot(root=str(root))
    with redirect_stdout(io.StringIO()):
        valid = store.validate(log_warnings=True, max_errors=10_000)
    said += [str(one) for one in store.errors] + list(store.log.messages)
    if not valid or not store.good_objects == store.num_objects == objects:
        said.append(f"{store.good_objects} of {store.num_objects} are good, not {objects}")
    return said


def judge_object(folder: Path) -> list[str]:
    """What ocfl-py says against one object; warnings count."""
    validator = Validator(log_warnings=True)
    valid = validator.validate_object(str(folder))
    return validator.log.messages + ([] if valid else ["not valid"])


def judge_bag(folder: Path) -> list[str]:
    """What bagit says against a bag, all bytes read; warnings count."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    ear = Ear(logging.WARNING)
    logging.getLogger("bagit").addHandler(ear)
    try:
        bagit.Bag(str(folder)).validate()
    except bagit.BagError as error:
        said.append(str(error))
    finally:
        logging.getLogger("bagit").removeHandler(ear)
    return said


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def correct(path: Path) -> None:
    """Correct a misprint as an editor does: what was printed stays beside it."""
    edit(path, "TOWN", "<choice><sic>TOWN</sic><corr>Town</corr></choice>")
