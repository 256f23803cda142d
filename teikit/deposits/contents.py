# SPDX-License-Identifier: Apache-2.0
"""Checks what a package says of itself: its list of files, its metadata and its history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from teikit.deposits.checksums import Digests
from teikit.deposits.manifest import (
    DATACITE,
    DUBLIN_CORE,
    MANIFEST,
    PROVENANCE,
    Manifest,
    parse_json,
    parse_manifest,
)
from teikit.report import Place, Report
from teikit.resources import schema_problem

SCHEMA = "deposit.schema.json"

_METADATA = ((DUBLIN_CORE, "dublinCore"), (DATACITE, "datacite"))


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of one version: their digests by path, and how they are read.

    `place` is the folder in which the paths lie, for messages. None stands for a file that is not
    as it was, which was reported before.
    """

    place: str
    files: Mapping[str, Digests | None]
    read: Callable[[str], bytes]


def check_contents(contents: Contents, identifier: str, past: bytes, report: Report) -> bytes:
    """Check the manifest and the provenance of a version and return the latter.

    `identifier` is the URI that the package must have, "" for any; `past` is the provenance of
    the version before. Adds D208 and D209. Files that cannot be read were reported before.
    """
    for path, part in (MANIFEST, "manifest"), *_METADATA:
        problem = _json_problem(contents, path, part)
        if path == MANIFEST and not problem:
            problem = _manifest_problem(contents, identifier)
        if problem:
            report.add("D208", Place(f"{contents.place}/{path}"), file=path, reason=problem)
    if contents.files.get(PROVENANCE) is None:
        return past
    data = contents.read(PROVENANCE)
    problem = _history_problem(data, past)
    if problem:
        place = Place(f"{contents.place}/{PROVENANCE}")
        report.add("D209", place, file=PROVENANCE, reason=problem)
    return data


def _manifest_problem(contents: Contents, identifier: str) -> str:
    """Return the first thing in which the manifest is not right, "" if nothing."""
    if contents.files.get(MANIFEST) is None:
        return ""
    manifest = parse_manifest(contents.read(MANIFEST))
    if identifier and manifest.id != identifier:
        return f"it is that of {manifest.id}"
    return _disagreement(manifest, contents.files)


def _disagreement(manifest: Manifest, files: Mapping[str, Digests | None]) -> str:
    listed = manifest.by_path()
    if len(listed) != len(manifest.entries):
        return "it lists a file twice"
    unlisted = set(files) - set(listed) - {MANIFEST, PROVENANCE}
    if unlisted:
        return f"it does not list {min(unlisted)}"
    for path, entry in listed.items():
        if path not in files:
            return f"it lists {path}, which is not there"
        digests = files[path]
        if digests and (digests.sha256, digests.size) != (entry.sha256, entry.size):
            return f"it has another digest or size for {path}"
    return ""


def _json_problem(contents: Contents, path: str, part: str) -> str:
    """Return why a file that must be there does not follow its schema, "" if it does."""
    if path not in contents.files:
        return "it is missing"
    if contents.files[path] is None:
        return ""
    try:
        return schema_problem(parse_json(contents.read(path)), SCHEMA, part)
    except ValueError:
        return "it is not JSON"


def _history_problem(data: bytes, past: bytes) -> str:
    """Return what is wrong with a history that should begin with that of the version before."""
    if not data.startswith(past):
        return "it does not begin with the history of the version before"
    if not data.endswith(b"\n"):
        return "its last line is not complete"
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        if line in past:
            continue  # checked with the version before
        try:
            problem = schema_problem(parse_json(line), SCHEMA, "record")
        except ValueError:
            problem = "it is not JSON"
        if problem:
            return f"line {number}: {problem}"
    return ""
