# SPDX-License-Identifier: Apache-2.0
"""Checks a bag: its declaration, its manifests, every byte of its files, and the package in it.

Specification: https://www.rfc-editor.org/rfc/rfc8493
"""

from collections.abc import Mapping
from pathlib import Path

from teikit.deposits.audit_object import Checked
from teikit.deposits.bagfiles import (
    ALGORITHMS,
    DECLARATION,
    UNREADABLE,
    BagFiles,
    list_bag,
    parse_manifest_file,
    parse_tags,
)
from teikit.deposits.checksums import Digests, digest_bytes
from teikit.deposits.compared import Expected, compare_files
from teikit.deposits.contents import Contents, check_contents
from teikit.report import Place, Report

PAYLOAD = "data/"
INFORMATION = "bag-info.txt"


def audit_bag(path: Path, report: Report) -> Checked:
    """Check a bag in a folder or a zip file; adds D201 to D213."""
    try:
        bag = list_bag(path)
    except UNREADABLE as error:
        report.add("D210", Place(str(path)), file=path.name, reason=str(error))
        return Checked()
    found = _digest_all(bag, report)
    for name in bag.strange:
        report.add("D203", Place(f"{path}/{name}"), file=name)
    if "fetch.txt" in found:
        reason = "it would have to fetch files from elsewhere"
        report.add("D213", Place(f"{path}/fetch.txt"), file="fetch.txt", reason=reason)
    payload = _listed(bag, "manifest-{}.txt", found, report)
    tags = _listed(bag, "tagmanifest-{}.txt", found, report)
    expected = {**payload, **tags, DECLARATION[0]: Expected(digest_bytes(DECLARATION[1]).sha512)}
    for name in _tag_manifests():
        expected[name] = Expected()
    compare_files(expected, found, str(path), report)
    _check_total(bag, found, report)
    _check_package(bag, found, payload, report)
    sizes = [one.size for one in found.values() if one]
    return Checked(files=len(found), bytes=sum(sizes))


def _tag_manifests() -> tuple[str, ...]:
    return tuple(f"tagmanifest-{algorithm}.txt" for algorithm in ALGORITHMS)


def _digest_all(bag: BagFiles, report: Report) -> dict[str, Digests | None]:
    found: dict[str, Digests | None] = {}
    for name in bag.names:
        try:
            found[name] = bag.digests(name)
        except UNREADABLE as error:
            found[name] = None
            report.add("D210", Place(f"{bag.path}/{name}"), file=name, reason=str(error))
    return found


def _listed(
    bag: BagFiles, pattern: str, found: Mapping[str, Digests | None], report: Report
) -> dict[str, Expected]:
    """Return what the manifests of one kind say together; adds D213 where they do not agree."""
    names = [pattern.format(one) for one in ALGORITHMS]
    lists = [_read_list(bag, name, report) for name in names]
    for path in sorted(lists[0].keys() ^ lists[1].keys()) if all(lists) else ():
        name = names[path in lists[0]]
        reason = f"it does not name {path}, which the other list does"
        report.add("D213", Place(f"{bag.path}/{name}"), file=name, reason=reason)
    expected = {}
    for path in lists[0].keys() | lists[1].keys():
        said = [one.get(path, "") for one in lists]
        digests = found.get(path)
        right = digests is not None and [said[0] == digests.sha256, said[1] == digests.sha512]
        if right and all(said) and right[0] != right[1]:  # the file is as one list says
            wrong = int(right[0])
            said[wrong] = ""
            reason = f"its digest of {path} is wrong, as the other list shows"
            report.add(
                "D213", Place(f"{bag.path}/{names[wrong]}"), file=names[wrong], reason=reason
            )
        expected[path] = Expected(sha256=said[0], sha512=said[1])
    return expected


def _read_list(bag: BagFiles, name: str, report: Report) -> dict[str, str]:
    try:
        data = bag.read(name) if name in bag.names else b""
    except UNREADABLE:  # reported by the digests
        return {}
    try:
        return parse_manifest_file(data)
    except ValueError as error:
        report.add("D213", Place(f"{bag.path}/{name}"), file=name, reason=str(error))
    return {}


def _check_total(bag: BagFiles, found: Mapping[str, Digests | None], report: Report) -> None:
    """Compare length and number of the payload with what bag-info.txt says of them."""
    if found.get(INFORMATION) is None:
        return
    payload = [one for name, one in found.items() if name.startswith(PAYLOAD) and one]
    total = f"{sum(one.size for one in payload)}.{len(payload)}"
    try:
        stated = parse_tags(bag.read(INFORMATION)).get("Payload-Oxum", total)
    except UnicodeDecodeError:
        stated = "no UTF-8"
    if stated != total:
        reason = f"Payload-Oxum is {stated}, and should be {total}"
        report.add("D213", Place(f"{bag.path}/{INFORMATION}"), file=INFORMATION, reason=reason)


def _check_package(
    bag: BagFiles,
    found: Mapping[str, Digests | None],
    payload: Mapping[str, Expected],
    report: Report,
) -> None:
    """Check what the package says of itself, of files that are as they were."""
    files = {
        name.removeprefix(PAYLOAD): one if one and one.sha512 == payload[name].sha512 else None
        for name, one in found.items()
        if name in payload
    } | {name.removeprefix(PAYLOAD): None for name in payload if name not in found}
    contents = Contents(f"{bag.path}/data", files, lambda path: bag.read(PAYLOAD + path))
    check_contents(contents, "", b"", report)
