# SPDX-License-Identifier: Apache-2.0
"""The audit of bags: hostile paths, escapes, bags in a zip file."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from deposited import (
    keep,
)
from harms import (
    findings,
)


def line_of(bag: Path, change: Callable[[str], str]) -> None:
    """Rewrite the first line of both manifests of a bag."""
    for kind in ("sha256", "sha512"):
        path = bag / f"manifest-{kind}.txt"
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        path.write_text(f"{change(first)}\n{rest}", encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["data/../../x", "/etc/passwd", "data/./x", "data//x", "..\\x", "data/a/../../../x"]
)
def test_a_hostile_path_in_a_bag_is_refused_unread(bags, path):
    bag = bags / "pfr-19120509_v1"
    line_of(bag, lambda line: f"{line.split()[0]}  {path}")
    messages = [message for code, message in findings(bag) if code == "D213"]
    assert any("unsafe path" in message for message in messages)


@pytest.mark.parametrize("escaped", ["data/a%0Ab", "data/a%0ab", "data/a%25b", "data/a%0D%0D%0Db"])
def test_escapes_in_a_bag_are_read_as_the_rfc_says(escaped):
    from teikit.deposits.bagfiles import parse_manifest_file

    line = f"{'0' * 64}  {escaped}\n".encode()
    plain = escaped.replace("%0A", "\n").replace("%0a", "\n").replace("%0D", "\r")
    assert list(parse_manifest_file(line)) == [plain.replace("%25", "%")]


def rezip(path: Path, change: Callable[[zipfile.ZipFile], None]) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        change(archive)


def linked() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("pfr-19120509_v1/data/link")
    entry.external_attr, entry.create_system = 0o120777 << 16, 3
    return entry


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("data/x", lambda archive: archive.writestr("pfr-19120509_v1/data/x", b"x")),
        ("../x", lambda archive: archive.writestr("../x", b"x")),
        ("/etc/x", lambda archive: archive.writestr("/etc/x", b"x")),
        ("data/link", lambda archive: archive.writestr(linked(), b"/etc/passwd")),
        (
            "data/bomb",
            lambda archive: archive.writestr(
                "pfr-19120509_v1/data/bomb", b"0" * 100_000, zipfile.ZIP_DEFLATED
            ),
        ),
    ],
)
def test_what_was_added_to_a_zipped_bag_is_found(tmp_path, name, change):
    keep(tmp_path, form="bagit", zipped=True)
    rezip(tmp_path / "pfr-19120509_v1.zip", change)
    found = findings(tmp_path)
    assert any(code == "D203" and name.removeprefix("/") in message for code, message in found)


def test_a_zipped_bag_that_was_damaged_is_found(tmp_path):
    keep(tmp_path, form="bagit", zipped=True)
    path = tmp_path / "pfr-19120509_v1.zip"
    data = path.read_bytes()
    at = data.index(b"PENNICK") if b"PENNICK" in data else len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert findings(tmp_path) != []
