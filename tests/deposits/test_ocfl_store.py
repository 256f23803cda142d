# SPDX-License-Identifier: Apache-2.0
"""Stores: valid by an independent judge, nothing kept twice, one writer at a time."""

import hashlib
import json
import os
import time
from pathlib import Path

import pytest
from deposited import (
    ISSUES,
    LATER,
    NOW,
    another_id,
    bytes_of,
    changed,
    exports,
    gold,
    judge_object,
    judge_store,
    keep,
    sources,
)

from teikit.deposits import AuditOptions, RefusedError, audit, staging
from teikit.deposits.inventory import parse_inventory
from teikit.deposits.layout import path_of
from teikit.deposits.manifest import issue_uri
from teikit.errors import InputError, OutputError
from teikit.files import Artifact
from teikit.report import Report

LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"


def folder_of(root: Path, issue: str = "pfr-19120509") -> Path:
    return root / path_of(issue_uri(issue))


def sound(root: Path, objects: int) -> None:
    """Both the judge and our audit find the store valid, with nothing to remark."""
    assert judge_store(root, objects) == []
    report = Report()
    assert audit(root, AuditOptions(NOW), report).objects == objects
    assert report.findings == []


def test_the_corpus_in_two_versions_is_valid(tmp_path):
    for issue in ISSUES:
        assert keep(tmp_path, issue, artifacts=exports(gold(issue))).version == "v1"
    sound(tmp_path, len(ISSUES))
    before = bytes_of(tmp_path)
    for issue in ISSUES:
        tei = changed(gold(issue))
        assert keep(tmp_path, issue, tei=tei, artifacts=exports(tei), now=LATER).version == "v2"
        assert judge_object(folder_of(tmp_path, issue)) == []
    sound(tmp_path, len(ISSUES))
    after = bytes_of(tmp_path)
    kept = {name for name in before if "inventory" not in name or "/v1/" in name}
    assert all(after[name] == before[name] for name in kept)


def test_the_root_says_what_it_is(tmp_path):
    keep(tmp_path / "new" / "store")
    root = tmp_path / "new" / "store"
    assert (root / "0=ocfl_1.1").read_bytes() == b"ocfl_1.1\n"
    assert json.loads((root / "ocfl_layout.json").read_bytes())["extension"] == LAYOUT
    assert (root / "extensions" / LAYOUT / "config.json").is_file()
    assert sorted(one.name for one in (root / "extensions").iterdir()) == [LAYOUT]


def test_an_empty_folder_becomes_a_store(tmp_path):
    (tmp_path / "store").mkdir()
    keep(tmp_path / "store")
    sound(tmp_path / "store", 1)


def test_the_same_issue_again_changes_nothing(tmp_path):
    first = keep(tmp_path)
    before = bytes_of(tmp_path)
    again = keep(tmp_path, now=LATER)
    assert (again.version, again.made, again.key) == ("v1", False, first.key)
    assert bytes_of(tmp_path) == before


def test_a_change_keeps_only_what_is_new(tmp_path):
    keep(tmp_path)
    receipt = keep(tmp_path, tei=changed(gold()), now=LATER)
    inventory = parse_inventory((folder_of(tmp_path) / "inventory.json").read_bytes())
    new = sorted(path for path in inventory.manifest.values() if path.startswith("v2/"))
    assert (
        new
        == [
            "v2/content/export/issue.txt",
            "v2/content/metadata/manifest.json",
            "v2/content/metadata/provenance.jsonl",
            "v2/content/tei/pfr-19120509.tei.xml",
        ]
        or "v2/content/export/issue.txt" not in new
    )
    assert inventory.state()["source/source.txt"] == "v1/content/source/source.txt"
    assert receipt.new_bytes < receipt.bytes
    assert inventory.versions[1].message == "Changed: tei"


def test_going_back_makes_a_version_without_new_content(tmp_path):
    keep(tmp_path)
    keep(tmp_path, tei=changed(gold()))
    receipt = keep(tmp_path)
    assert (receipt.version, receipt.made) == ("v3", True)
    inventory = parse_inventory((folder_of(tmp_path) / "inventory.json").read_bytes())
    new = [path for path in inventory.manifest.values() if path.startswith("v3/")]
    assert new == ["v3/content/metadata/provenance.jsonl"]
    sound(tmp_path, 1)


def test_the_same_bytes_in_one_issue_are_kept_once(tmp_path):
    twins = tuple(Artifact(name, "text/plain", b"same") for name in ("a.txt", "b.txt"))
    keep(tmp_path, artifacts=twins)
    inventory = parse_inventory((folder_of(tmp_path) / "inventory.json").read_bytes())
    assert inventory.state()["export/a.txt"] == inventory.state()["export/b.txt"]
    sound(tmp_path, 1)


def test_the_history_of_a_version_begins_with_that_before(tmp_path):
    keep(tmp_path)
    keep(tmp_path, tei=changed(gold()), now=LATER)
    content = [folder_of(tmp_path) / v / "content/metadata/provenance.jsonl" for v in ("v1", "v2")]
    one, two = (path.read_bytes() for path in content)
    assert two.startswith(one)
    events = [json.loads(line) for line in two[len(one) :].splitlines()]
    kinds = [one["eventType"] for one in events if one["type"] == "event"]
    assert kinds == [
        "modification",
        *["validation"] * 3,
        "message digest calculation",
        "information package creation",
        "ingestion",
    ]
    assert {one["dateTime"] for one in events if one["type"] == "event"} == {LATER}


def test_other_compression_of_the_same_entries_makes_no_version(tmp_path):
    import io
    import zipfile

    def book(level: int, text: bytes = b"text" * 500) -> tuple[Artifact, ...]:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
            archive.writestr(zipfile.ZipInfo("a.xhtml"), text, zipfile.ZIP_DEFLATED, level)
        return (Artifact("x.epub", "application/epub+zip", data.getvalue()),)

    assert book(1) != book(9)
    keep(tmp_path, artifacts=book(1))
    before = bytes_of(tmp_path)
    assert not keep(tmp_path, artifacts=book(9)).made
    assert bytes_of(tmp_path) == before
    assert keep(tmp_path, artifacts=book(9, b"other")).version == "v2"


def test_another_source_needs_a_reason(tmp_path):
    keep(tmp_path)
    before = bytes_of(tmp_path)
    other = tmp_path.parent / f"{tmp_path.name}-source.txt"
    other.write_bytes(sources()[0].read_bytes() + b"\n")
    digest = hashlib.sha256(other.read_bytes()).hexdigest().encode()
    old = hashlib.sha256(sources()[0].read_bytes()).hexdigest().encode()
    tei = gold().replace(b'"sha256">' + old, b'"sha256">' + digest)
    with pytest.raises(RefusedError) as error:
        keep(tmp_path, tei=tei, sources=(other,))
    assert error.value.code == "D116"
    assert bytes_of(tmp_path) == before
    receipt = keep(tmp_path, tei=tei, sources=(other,), message="Better scan")
    assert receipt.version == "v2"
    inventory = parse_inventory((folder_of(tmp_path) / "inventory.json").read_bytes())
    assert inventory.versions[1].message == "Better scan"


@pytest.mark.parametrize("newest", ["v1", "v2"])
def test_a_version_is_added_only_to_the_one_expected(tmp_path, newest):
    keep(tmp_path)
    if newest == "v1":
        assert keep(tmp_path, tei=changed(gold()), expect="v1").version == "v2"
        return
    before = bytes_of(tmp_path)
    with pytest.raises(RefusedError) as error:
        keep(tmp_path, tei=changed(gold()), expect=newest)
    assert (error.value.code, "v1" in error.value.message) == ("D115", True)
    assert bytes_of(tmp_path) == before


def test_a_first_version_cannot_be_expected(tmp_path):
    with pytest.raises(RefusedError):
        keep(tmp_path / "s", expect="v1")
    assert not (tmp_path / "s").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(OutputError) as error:
        keep(tmp_path)
    assert (error.value.code, "holiday.jpg" in error.value.message) == ("D509", True)
    assert list(bytes_of(tmp_path)) == ["holiday.jpg"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("0=ocfl_1.0", b"ocfl_1.0\n"),
        ("0=ocfl_1.1", b"something else\n"),
        ("ocfl_layout.json", b'{"extension": "0002-flat-direct-storage-layout"}'),
        (f"extensions/{LAYOUT}/config.json", b'{"extensionName": "x", "tupleSize": 5}'),
    ],
)
def test_a_store_of_another_kind_is_refused(tmp_path, name, data):
    keep(tmp_path)
    if name == "0=ocfl_1.0":
        (tmp_path / "0=ocfl_1.1").unlink()
    (tmp_path / name).write_bytes(data)
    before = bytes_of(tmp_path)
    with pytest.raises(InputError) as error:
        keep(tmp_path, tei=another_id(gold(), "x"))
    assert error.value.code == "D113"
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize(
    "name",
    [
        "inventory.json",
        "v1/inventory.json",
        "v1/inventory.json.sha512",
        "v1/content/metadata/manifest.json",
        "v1/content/metadata/provenance.jsonl",
    ],
)
def test_nothing_is_added_to_an_issue_that_is_damaged(tmp_path, name):
    keep(tmp_path)
    path = folder_of(tmp_path) / name
    path.write_bytes(path.read_bytes().replace(b"a", b"b"))
    before = bytes_of(tmp_path)
    with pytest.raises(InputError) as error:
        keep(tmp_path, tei=changed(gold()))
    assert error.value.code == "D114"
    assert bytes_of(tmp_path) == before


def test_half_a_root_left_by_a_stopped_writer_is_completed(tmp_path):
    keep(tmp_path / "model")
    root = tmp_path / "store"
    for name in ("ocfl_layout.json", f"extensions/{LAYOUT}/config.json"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((tmp_path / "model" / name).read_bytes())
    keep(root)
    sound(root, 1)


def test_an_issue_that_another_process_writes_is_waited_for(tmp_path, monkeypatch):
    keep(tmp_path)
    before = bytes_of(tmp_path)
    pauses = []
    monkeypatch.setattr(staging, "sleep", pauses.append)
    with staging.locked(folder_of(tmp_path)), pytest.raises(OutputError) as error:
        keep(tmp_path, tei=changed(gold()))
    assert error.value.code == "D506"
    assert len(pauses) == 300
    assert bytes_of(tmp_path) == before
    assert keep(tmp_path, tei=changed(gold())).version == "v2"


def in_child(work) -> int:
    """Run work in a process of its own and return its number."""
    number = os.fork()
    if not number:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return number


def test_two_writers_of_the_same_issues_make_one_version_each(tmp_path):
    issues = [another_id(gold(), f"issue-{number}") for number in range(12)]

    def work(order: int) -> None:
        for tei in issues[::order]:
            keep(tmp_path, tei=tei)

    children = [in_child(lambda order=order: work(order)) for order in (1, 1, -1)]
    assert [os.waitpid(one, 0)[1] for one in children] == [0, 0, 0]
    sound(tmp_path, 12)
    assert not list(tmp_path.rglob("v2"))


def test_two_writers_of_different_content_make_two_versions(tmp_path):
    keep(tmp_path)
    texts = [
        gold().replace(b"<revisionDesc>", b"<revisionDesc><change>%d</change>" % n)
        for n in range(3)
    ]
    children = [in_child(lambda tei=tei: keep(tmp_path, tei=tei)) for tei in texts]
    assert [os.waitpid(one, 0)[1] for one in children] == [0, 0, 0]
    sound(tmp_path, 1)
    kept = {path.read_bytes() for path in folder_of(tmp_path).rglob("*.tei.xml")}
    assert kept == {gold(), *texts}


def test_the_lock_of_a_dead_process_is_free(tmp_path):
    keep(tmp_path)

    def hold() -> None:
        with staging.locked(folder_of(tmp_path)):
            time.sleep(60)

    child = in_child(hold)
    os.kill(child, 9)
    os.waitpid(child, 0)
    assert keep(tmp_path, tei=changed(gold())).version == "v2"
