# SPDX-License-Identifier: Apache-2.0
"""Writes issues as BagIt 1.0 bags, in folders or zip files: one bag is one version.

Specification: https://www.rfc-editor.org/rfc/rfc8493
"""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from teikit.deposits.audit_bag import INFORMATION, PAYLOAD, audit_bag
from teikit.deposits.bagfiles import ALGORITHMS, DECLARATION, list_bag
from teikit.deposits.checksums import BLOCK, Digests, digest_bytes
from teikit.deposits.package import DepositOptions, Package, Payload
from teikit.deposits.previous import (
    Previous,
    check_expected,
    check_sources_kept,
    keep_equal_archives,
    read_previous,
)
from teikit.deposits.provenance import complete
from teikit.deposits.receipt import Receipt, write_receipt
from teikit.deposits.staging import (
    Owner,
    check_written,
    explained,
    locked,
    move,
    new_file,
    sweep,
    sync_folders,
    trouble,
    work_folder,
    write_file,
    write_payload,
)
from teikit.options import VERSION
from teikit.report import Report, refusal

_PARTIAL = ".partial-"
WORK_FOLDERS = f".*{_PARTIAL}*"
"""The folders, beside the bags, in which bags are being made."""
_TIME = (1980, 1, 1, 0, 0, 0)
_FILE = 0o100644 << 16  # a regular file that its owner may change


def write_bag(package: Package, folder: Path, options: DepositOptions) -> Receipt:
    """Write a bag of an issue into a folder, under the next free version of its name.

    A bag with the same content makes none. Raises OutputError D501 to D508 with everything as it
    was, InputError D114 if the newest bag is damaged, RefusedError D115, D116.
    """
    with explained(folder):
        sweep(folder, WORK_FOLDERS, lambda _task: None)
        while True:
            receipt = _add_bag(package, folder, options)
            if receipt is not None:
                return receipt


def _add_bag(package: Package, folder: Path, options: DepositOptions) -> Receipt | None:
    """Write the next bag; return None if another process has written one meanwhile."""
    number = _newest_number(package, folder, options)
    previous = _read_bag(package, number, folder, options) if number else None
    check_expected(previous, options)
    if previous:
        package = keep_equal_archives(package, previous)
        if package.manifest.key == previous.manifest.key:
            place = str(folder / _name(package, number, options))
            return write_receipt(package, previous.version, place, None)
        check_sources_kept(package, previous, options)
    payloads = complete(package, previous, options)
    name = _name(package, number + 1, options)
    with work_folder(folder, f".{name}{_PARTIAL}", Owner(name, options.now)) as work:
        made = _write(work, package, payloads, number + 1, options)
        with locked(folder):
            if _newest_number(package, folder, options) != number:
                return None
            move(made, folder / name)
    size = sum(one.digests.size for one in payloads)
    return write_receipt(package, f"v{number + 1}", str(folder / name), size)


def _name(package: Package, number: int, options: DepositOptions) -> str:
    return f"{package.slug}_v{number}" + (".zip" if options.zipped else "")


def _newest_number(package: Package, folder: Path, options: DepositOptions) -> int:
    """Return the number of the newest bag of an issue in a folder, 0 if there is none."""
    ending = re.escape(".zip") if options.zipped else ""
    name = re.compile(f"{re.escape(package.slug)}_v([1-9][0-9]*){ending}")
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    numbers = [int(found.group(1)) for one in names if (found := name.fullmatch(one))]
    return max(numbers, default=0)


def _read_bag(package: Package, number: int, folder: Path, options: DepositOptions) -> Previous:
    """Return the bag of a version after checking all of it; raises InputError D114."""
    path = folder / _name(package, number, options)
    report = Report()
    audit_bag(path, report)
    if report.findings:
        raise refusal("D114", path=path, reason=report.findings[0].message)
    bag = list_bag(path)
    previous = read_previous(number, lambda one: bag.read(PAYLOAD + one), path)
    if previous.manifest.id != package.id:
        raise refusal("D114", path=path, reason=f"it is a bag of {previous.manifest.issue}")
    return previous


def _write(
    work: Path,
    package: Package,
    payloads: Sequence[Payload],
    number: int,
    options: DepositOptions,
) -> Path:
    """Write a bag into a work folder, read it again, and return its folder or zip file."""
    name = _name(package, number, options)
    tags = _tag_files(package, payloads, number, options)
    if options.zipped:
        _write_zip(work / name, name.removesuffix(".zip"), payloads, tags)
        _check_zip(work / name, payloads, tags)
        return work / name
    for one in payloads:
        write_payload(work / name / PAYLOAD / one.path, one)
    for path, data in tags.items():
        write_file(work / name / path, data)
    sync_folders(work)
    for path, digests in _all_digests(payloads, tags):
        check_written(work / name / path, digests)
    return work / name


def _all_digests(
    payloads: Iterable[Payload], tags: Mapping[str, bytes]
) -> Iterator[tuple[str, Digests]]:
    yield from ((PAYLOAD + one.path, one.digests) for one in payloads)
    yield from ((path, digest_bytes(data)) for path, data in tags.items())


def _tag_files(
    package: Package, payloads: Sequence[Payload], number: int, options: DepositOptions
) -> dict[str, bytes]:
    """Return all files of a bag that are not its payload, the manifests of tags last."""
    tags = {
        DECLARATION[0]: DECLARATION[1],
        INFORMATION: _information(package, payloads, number, options),
    }
    listed = {PAYLOAD + one.path: one.digests for one in payloads}
    manifests = {f"manifest-{kind}.txt": _list(listed, kind) for kind in ALGORITHMS}
    tags |= manifests
    digests = {path: digest_bytes(data) for path, data in tags.items()}
    return tags | {f"tagmanifest-{kind}.txt": _list(digests, kind) for kind in ALGORITHMS}


def _list(digests: Mapping[str, Digests], kind: str) -> bytes:
    lines = (f"{getattr(digests[path], kind)}  {path}\n" for path in sorted(digests))
    return "".join(lines).encode()


def _information(
    package: Package, payloads: Sequence[Payload], number: int, options: DepositOptions
) -> bytes:
    """Return bag-info.txt; a field without a value is left out."""
    fields = {
        "Source-Organization": package.facts.holder,
        "External-Description": package.facts.label,
        "Bagging-Date": options.now[:10],
        "External-Identifier": f"{package.slug}_v{number}",
        "Bag-Group-Identifier": package.id,
        "Internal-Sender-Identifier": package.facts.issue,
        "Internal-Sender-Description": " ".join(options.message.split()),
        "Payload-Oxum": f"{sum(one.digests.size for one in payloads)}.{len(payloads)}",
        "Bag-Software-Agent": f"teikit {VERSION}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value).encode()


def _write_zip(
    path: Path, top: str, payloads: Sequence[Payload], tags: Mapping[str, bytes]
) -> None:
    """Write a zip file: names sorted, nothing packed, the same time and mode for all."""
    members: dict[str, tuple[int, Callable[[], BinaryIO]]] = {
        PAYLOAD + one.path: (one.digests.size, one.open) for one in payloads
    }
    for name, data in tags.items():
        members[name] = (len(data), lambda data=data: BytesIO(data))  # type: ignore[misc]
    with new_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            size, open_member = members[name]
            entry = zipfile.ZipInfo(f"{top}/{name}", _TIME)
            entry.external_attr, entry.create_system, entry.file_size = _FILE, 3, size
            with open_member() as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, BLOCK)


def _check_zip(path: Path, payloads: Sequence[Payload], tags: Mapping[str, bytes]) -> None:
    """Read a zip file again; raises OutputError D508 if it is not what was to be written."""
    bag = list_bag(path)
    expected = dict(_all_digests(payloads, tags))
    if bag.strange or {name: bag.digests(name) for name in bag.names} != expected:
        raise trouble("D508", path)
