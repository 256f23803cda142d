# SPDX-License-Identifier: Apache-2.0
"""The list of what a package holds, in one canonical form, and the key made from it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MANIFEST = "metadata/manifest.json"
PROVENANCE = "metadata/provenance.jsonl"
DUBLIN_CORE = "metadata/dublin-core.json"
DATACITE = "metadata/datacite.json"
README = "README.txt"
SCHEMAS = "metadata/schemas/"

_NAMESPACE = bytes.fromhex("9f1c0d0ee61f5b6c8f0a6d1f3b7a52c4")  # chosen once, for teikit's issues
_VERSION_5, _VARIANT = 0x50, 0x80  # RFC 9562, sections 4.1 and 4.2


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a package; `original_name` is that before NFC, "" if it was the same."""

    path: str
    role: str
    media_type: str
    size: int
    sha256: str
    original_name: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a package but for the manifest itself and the provenance, sorted by path.

    `id` is the URI of the issue, `issue` the id in its TEI.
    """

    id: str
    issue: str
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """Return the deposit key: equal for packages that say the same, whenever made.

        README.txt and the copies of the schemas do not count.
        """
        counted = [one for one in self.entries if is_counted(one.path)]
        return hashlib.sha256(print_json(_plain(self, counted))).hexdigest()

    def by_path(self) -> dict[str, Entry]:
        """Return the entries by their path."""
        return {one.path: one for one in self.entries}

    def to_bytes(self) -> bytes:
        """Return the manifest as canonical JSON."""
        return print_json(_plain(self, self.entries))


def parse_json(data: bytes) -> Any:  # noqa: ANN401
    """Return what is in JSON; raises ValueError for what is none, or nested without end."""
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def parse_manifest(data: bytes) -> Manifest:
    """Return the manifest in JSON that is valid by the schema; raises ValueError, KeyError."""
    value = parse_json(data)
    entries = tuple(Entry(**one) for one in value["files"])
    return Manifest(value["id"], value["issue"], entries)


def issue_uri(issue: str) -> str:
    """Return the URI of an issue: a UUID of version 5, the same for the same id at any time.

    It comes from the id alone, so that corrections of title or day, or a DOI given later, make a
    new version and not another object.
    """
    return f"urn:uuid:{_name_uuid(issue)}"


def is_counted(path: str) -> bool:
    """Tell whether a file takes part in the deposit key."""
    return path != README and not path.startswith(SCHEMAS)


def print_json(value: Mapping[str, Any]) -> bytes:
    """Return canonical JSON: UTF-8, sorted keys, no spaces, a line feed at the end."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return f"{text}\n".encode()


def _plain(manifest: Manifest, entries: Iterable[Entry]) -> dict[str, Any]:
    ordered = sorted(entries, key=lambda one: one.path)
    return {
        "id": manifest.id,
        "issue": manifest.issue,
        "files": [_plain_entry(one) for one in ordered],
    }


def _plain_entry(entry: Entry) -> dict[str, Any]:
    plain = {name: getattr(entry, name) for name in Entry.__slots__}
    if not entry.original_name:
        del plain["original_name"]
    return plain


def _name_uuid(name: str) -> str:
    """Return UUID version 5 of a name; written out, as nothing else of uuid is wanted here."""
    made = bytearray(hashlib.sha1(_NAMESPACE + name.encode(), usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | _VERSION_5
    made[8] = made[8] & 0x3F | _VARIANT
    text = made.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
