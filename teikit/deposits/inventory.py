# SPDX-License-Identifier: Apache-2.0
"""The inventory of an OCFL object: read by its rules, written in one form.

Specification: https://ocfl.io/1.1/spec/#inventory
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from teikit.deposits.manifest import parse_json, print_json

INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"
DECLARATION = ("0=ocfl_object_1.1", b"ocfl_object_1.1\n")

_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_SHA512, _SHA256 = re.compile("[0-9a-f]{128}"), re.compile("[0-9a-f]{64}")
_CONTENT = re.compile(r"v[1-9][0-9]*/content/.+")

Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Version:
    """A version: `state` has the sha512 of each logical path."""

    created: str
    message: str
    user: Mapping[str, str]
    state: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """An object: where each content lies, by sha512, and the versions from the first on.

    `fixity` has the sha256 of each content path.
    """

    id: str
    manifest: Mapping[str, str] = field(default_factory=dict)
    fixity: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()

    @property
    def head(self) -> str:
        """Return the name of the newest version, v0 if there is none."""
        return f"v{len(self.versions)}"

    def state(self, version: str = "") -> Mapping[str, str]:
        """Return the content path of each logical path of a version, the newest by default."""
        state = self.versions[number_of(version or self.head) - 1].state
        return {path: self.manifest[digest] for path, digest in state.items()}

    def to_bytes(self) -> bytes:
        """Return the inventory as canonical JSON."""
        names = [f"v{number}" for number in range(1, len(self.versions) + 1)]
        versions = zip(names, self.versions, strict=True)
        return print_json(
            {
                "id": self.id,
                "type": _TYPE,
                "digestAlgorithm": "sha512",
                "head": self.head,
                "manifest": {digest: [path] for digest, path in self.manifest.items()},
                "fixity": {"sha256": _turned(self.fixity)},
                "versions": {name: _print_version(one) for name, one in versions},
            }
        )


def number_of(version: str) -> int:
    """Return 3 for v3; raises ValueError for what is no version."""
    if not re.fullmatch("v[1-9][0-9]{0,8}", version):
        raise ValueError(f"{version} is no version")
    return int(version[1:])


def sidecar_of(inventory: bytes) -> bytes:
    """Return the file that holds the digest of an inventory."""
    return f"{hashlib.sha512(inventory).hexdigest()} {INVENTORY}\n".encode()


def parse_inventory(data: bytes) -> Inventory:
    """Return the inventory in these bytes; raises ValueError that names the rule it breaks."""
    try:
        value = parse_json(data)
    except ValueError:
        raise ValueError("it is not JSON") from None
    problem = next(_problems(value), "")
    if problem:
        raise ValueError(problem)
    manifest = {digest: paths[0] for digest, paths in value["manifest"].items()}
    fixity = value.get("fixity", {}).get("sha256", {})
    names = [f"v{number}" for number in range(1, len(value["versions"]) + 1)]
    inventory = Inventory(
        value["id"],
        manifest,
        {path: digest for digest, paths in fixity.items() for path in paths},
        tuple(_parse_version(value["versions"][name]) for name in names),
    )
    problem = next(_contradictions(inventory), "")
    if problem:
        raise ValueError(problem)
    return inventory


def _turned(digests: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the sorted paths of each digest."""
    turned: dict[str, list[str]] = {}
    for path in sorted(digests):
        turned.setdefault(digests[path], []).append(path)
    return turned


def _print_version(version: Version) -> Json:
    return {
        "created": version.created,
        "message": version.message,
        "user": dict(version.user),
        "state": _turned(version.state),
    }


def _parse_version(value: Json) -> Version:
    state = {path: digest for digest, paths in value["state"].items() for path in paths}
    return Version(value.get("created", ""), value.get("message", ""), value.get("user", {}), state)


def _problems(value: Json) -> Iterator[str]:
    """Yield what is wrong with the form of an inventory as teikit writes it."""
    if not isinstance(value, dict):
        yield "it is not a JSON object"
        return
    for name, wanted in (("type", _TYPE), ("digestAlgorithm", "sha512")):
        if value.get(name) != wanted:
            yield f"its {name} is not {wanted}"
    if not isinstance(value.get("id"), str) or not value["id"]:
        yield "it has no id"
    if value.get("contentDirectory", "content") != "content":
        yield "its content directory is not content"
    yield from _digest_problems("manifest", value.get("manifest"), _SHA512, single=True)
    fixity = value.get("fixity", {})
    if not isinstance(fixity, dict):
        yield "its fixity is not a JSON object"
    else:
        yield from _digest_problems("fixity", fixity.get("sha256", {}), _SHA256)
    yield from _version_problems(value)


def _digest_problems(
    name: str, value: Json, form: re.Pattern[str], single: bool = False
) -> Iterator[str]:
    """Yield what is wrong with a map from digest to paths; each path may stand there once."""
    if not isinstance(value, dict):
        yield f"its {name} is not a JSON object"
        return
    seen: set[str] = set()
    for digest, paths in value.items():
        if not form.fullmatch(digest):
            yield f"its {name} holds a malformed digest: {digest[:20]}"
        if not isinstance(paths, list) or not paths or not all(isinstance(p, str) for p in paths):
            yield f"its {name} holds no list of paths for {digest[:20]}"
            continue
        if single and len(paths) > 1:
            yield f"its {name} keeps the same content twice: {paths[1]}"
        for path in paths:
            if path in seen or not _is_relative(path):
                yield f"its {name} holds a doubled or unsafe path: {path}"
            seen.add(path)


def _is_relative(path: str) -> bool:
    return all(name not in ("", ".", "..") for name in path.split("/"))


def _version_problems(value: Json) -> Iterator[str]:
    versions = value.get("versions")
    if not isinstance(versions, dict) or not versions:
        yield "it has no versions"
        return
    names = [f"v{number}" for number in range(1, len(versions) + 1)]
    if set(names) != set(versions):
        yield "its versions are not v1, v2 and so on"
        return
    if value.get("head") != names[-1]:
        yield f"its head is not {names[-1]}"
    for name in names:
        one = versions[name]
        if not isinstance(one, dict) or not isinstance(one.get("created"), str):
            yield f"its {name} does not say when it was made"
            return
        yield from _digest_problems(f"state of {name}", one.get("state"), _SHA512)


def _contradictions(inventory: Inventory) -> Iterator[str]:
    """Yield what does not fit together in an inventory that is well formed."""
    used = {digest for version in inventory.versions for digest in version.state.values()}
    for digest in used - set(inventory.manifest):
        yield f"a version needs the content {digest[:20]}, which its manifest lacks"
    for digest in set(inventory.manifest) - used:
        yield f"no version needs {inventory.manifest[digest]}"
    for path in inventory.manifest.values():
        if not _CONTENT.fullmatch(path) or not _is_in_range(path, inventory):
            yield f"its manifest holds a path of no version: {path}"
    for path in set(inventory.fixity) - set(inventory.manifest.values()):
        yield f"its fixity names a file that its manifest lacks: {path}"


def _is_in_range(path: str, inventory: Inventory) -> bool:
    return number_of(path.partition("/")[0]) <= len(inventory.versions)
