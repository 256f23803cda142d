# SPDX-License-Identifier: Apache-2.0
"""The history of a package: objects, agents and events as PREMIS names them, a line each.

The file only ever grows: that of a version begins with the bytes of the version before.
Event types are those of the PREMIS vocabulary, http://id.loc.gov/vocabulary/preservation/eventType.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from teikit.deposits.checksums import digest_bytes
from teikit.deposits.manifest import MANIFEST, PROVENANCE, Entry, print_json
from teikit.deposits.package import DepositOptions, Evidence, Package, Payload
from teikit.deposits.previous import Previous
from teikit.options import VERSION

SUCCESS = "success"
AGENT_URI = "urn:uuid:0e6c9a53-8a4b-5c05-9f0e-2f8c5a1d7b64"  # chosen once, for the program teikit

_MADE = {
    "tei": ("creation", "The TEI file was taken in as it was saved."),
    "export": ("creation", "Made from the TEI file."),
    "source": ("capture", "Taken in byte for byte; its digest is that which the TEI states."),
    "corrections": ("capture", "Taken in byte for byte."),
    "metadata": ("creation", "Written from the header of the TEI file."),
}


def complete(
    package: Package, previous: Previous | None, options: DepositOptions
) -> tuple[Payload, ...]:
    """Return all files of the next version: those of the package, its manifest and history."""
    listed, past = package.manifest.to_bytes(), _history(package, previous, options)
    return (
        *package.payloads,
        Payload(MANIFEST, "metadata", "application/json", digest_bytes(listed), listed),
        Payload(PROVENANCE, "metadata", "application/jsonl", digest_bytes(past), past),
    )


def _history(package: Package, previous: Previous | None, options: DepositOptions) -> bytes:
    """Return the provenance of the version before, and what happened since."""
    version = f"v{previous.number + 1 if previous else 1}"
    old = previous.provenance if previous else b""
    agent = _agent(options)
    records = [
        *([] if print_json(agent) in old else [agent]),
        *_objects(package, previous, version),
        *_numbered(_events(package, previous, options), version, agent["id"], options.now),
    ]
    return old + b"".join(map(print_json, records))


def _agent(options: DepositOptions) -> dict[str, Any]:
    """Return teikit as the agent, with the digest of what it was told."""
    told = {
        "form": options.form,
        "sources": len(options.sources),
        "zipped": options.zipped,
        "evidence": [[one.kind, one.outcome] for one in options.evidence],
    }
    digest = hashlib.sha256(print_json(told)).hexdigest()
    return {
        "type": "agent",
        "id": f"teikit-{VERSION}-{digest[:12]}",
        "agentType": "software",
        "name": "teikit",
        "version": VERSION,
        "uri": AGENT_URI,
        "optionsSha256": digest,
    }


def _objects(package: Package, previous: Previous | None, version: str) -> Iterator[dict[str, Any]]:
    """Yield the files that are new in a version, or have other bytes."""
    for entry in _changed(package, previous):
        record = {
            "type": "object",
            "path": entry.path,
            "version": version,
            "sha256": entry.sha256,
            "size": entry.size,
            "mediaType": entry.media_type,
        }
        if entry.original_name:
            record["originalName"] = entry.original_name
        yield record


def _changed(package: Package, previous: Previous | None) -> list[Entry]:
    old = previous.manifest.by_path() if previous else {}
    entries = package.manifest.entries
    return [one for one in entries if one.path not in old or old[one.path].sha256 != one.sha256]


def _events(
    package: Package, previous: Previous | None, options: DepositOptions
) -> Iterator[dict[str, Any]]:
    old = previous.manifest.by_path() if previous else {}
    for entry in _changed(package, previous):
        if entry.path in old and entry.role in _MADE:
            yield _event("modification", "The bytes are other than in the version before.", entry)
        elif entry.role in _MADE:
            yield _event(*_MADE[entry.role], entry)
        if entry.original_name:
            detail = f"Renamed to Unicode normal form C; it was {entry.original_name}"
            yield _event("filename change", detail, entry)
    for path in sorted(set(old) - set(package.manifest.by_path())):
        yield _event("modification", f"No longer part of the package: {path}", old[path])
    for proof in options.evidence:
        yield _validation(proof)
    changed = _changed(package, previous)
    yield _event("message digest calculation", "sha256 and sha512 of each new file.", *changed)
    words = f"{options.message} Deposit key {package.manifest.key}.".strip()
    yield _event("information package creation", words, *changed)
    yield _event("ingestion", "Written, read back and compared.", *changed)


def _validation(proof: Evidence) -> dict[str, Any]:
    words = " ".join(filter(None, (f"{proof.kind}:", proof.detail)))
    record = {
        "eventType": "validation",
        "detail": words,
        "outcome": proof.outcome,
        "outcomeDetail": sorted(set(proof.findings)),
        "objects": [proof.tei_sha256],
    }
    return record | ({"schemaSha256": proof.schema_sha256} if proof.schema_sha256 else {})


def _event(kind: str, detail: str, *entries: Entry) -> dict[str, Any]:
    return {
        "eventType": kind,
        "detail": detail,
        "outcome": SUCCESS,
        "outcomeDetail": [],
        "objects": sorted({one.sha256 for one in entries}),
    }


def _numbered(
    events: Iterator[dict[str, Any]], version: str, agent: str, now: str
) -> Iterator[dict[str, Any]]:
    """Give each event its id, time and agent."""
    for number, event in enumerate(events, 1):
        yield {
            "type": "event",
            "id": f"{version}-e{number:03d}",
            "dateTime": now,
            "agent": agent,
        } | event
