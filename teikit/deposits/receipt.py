# SPDX-License-Identifier: Apache-2.0
"""What a deposit hands back."""

from dataclasses import dataclass

from teikit.deposits.package import NOT_PROVED, Package


@dataclass(frozen=True, slots=True)
class Receipt:
    """An issue that is kept: where and as which version, and that it was read back.

    `made` is False if that version was there already. `bytes` and `files` are those of the
    version, `new_bytes` what was added to the store. `proof` is that of conservation: "proved",
    or "not proved" with the reason.
    """

    id: str
    issue: str
    label: str
    version: str
    key: str
    place: str
    made: bool
    files: int
    bytes: int
    new_bytes: int
    proof: str


def write_receipt(package: Package, version: str, place: str, new_bytes: int | None) -> Receipt:
    """Return the receipt for a package; `new_bytes` is None if nothing was written."""
    entries = package.manifest.entries
    unproved = [one.detail for one in package.evidence if one.outcome == NOT_PROVED]
    return Receipt(
        id=package.id,
        issue=package.facts.issue,
        label=package.facts.label,
        version=version,
        key=package.manifest.key,
        place=place,
        made=new_bytes is not None,
        files=len(entries) + 2,  # the manifest and the provenance
        bytes=sum(one.size for one in entries),
        new_bytes=new_bytes or 0,
        proof=f"{NOT_PROVED}: {unproved[0]}" if unproved else "proved",
    )
