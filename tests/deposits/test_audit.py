# SPDX-License-Identifier: Apache-2.0
"""The audit: each harm is found and the file is named, and the judges see it too."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from deposited import (
    LATER,
    NOW,
    judge_bag,
    judge_object,
)
from harms import (
    HARMS,
    NAME,
    append,
    decompose,
    empty,
    findings,
    flip,
    object_in,
    remove,
    swap,
)

from teikit.deposits import AuditOptions, audit
from teikit.deposits.inventory import sidecar_of
from teikit.deposits.store import list_issues
from teikit.errors import InputError
from teikit.report import Report


@pytest.mark.parametrize(("harm", "code"), HARMS.items())
def test_harm_to_a_file_of_a_store_is_found(store, harm, code):
    path = object_in(store) / "v1" / "content" / "source" / NAME
    harm(path)
    found = findings(store)
    assert any(one[0] == code and NAME in one[1] for one in found)
    assert judge_object(object_in(store)) != []


@pytest.mark.parametrize(("harm", "code"), HARMS.items())
def test_harm_to_a_file_of_a_bag_is_found(bags, harm, code):
    path = bags / "pfr-19120509_v1" / "data" / "source" / NAME
    harm(path)
    found = findings(bags)
    assert any(one[0] == code and NAME in one[1] for one in found)
    # The judge of bags is blind to the normal form of names, and follows links.
    assert (judge_bag(bags / "pfr-19120509_v1") == []) == (harm is decompose)
    assert judge_bag(bags / "pfr-19120509_v2") == []


def test_a_name_in_nfd_is_called_that(store):
    decompose(object_in(store) / "v1" / "content" / "source" / NAME)
    assert len(findings(store)) == 1
    assert "normal form, as NFD" in findings(store)[0][1]


def test_a_swap_says_whose_bytes_these_are(store):
    swap(object_in(store) / "v1" / "content" / "source" / NAME)
    causes = [message for code, message in findings(store) if code == "D201"]
    assert any("it holds the bytes of v1/content/tei/pfr-19120509.tei.xml" in one for one in causes)


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "v1/x",
        "v1/content/x",
        "v1/content/source/x",
        "v2/content/export/x",
        "v3/content/x",
        "extensions/x/y",
        "logs/other.txt",
    ],
)
def test_a_file_added_to_an_object_is_found(store, name):
    path = object_in(store) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    assert [one[0] for one in findings(store)] == ["D203"]
    assert name in findings(store)[0][1]


@pytest.mark.parametrize("name", ["x", "c27/x", "abc/def/x", "extensions/other/x"])
def test_a_file_added_to_the_root_is_found(store, name):
    path = store / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    found = findings(store)
    assert [one[0] for one in found] == ["D203"]
    assert path.name in found[0][1] or path.parent.name in found[0][1]


@pytest.mark.parametrize("name", ["v1/content/leer", "abc"])
def test_an_empty_folder_is_found(store, name):
    ((object_in(store) if "/" in name else store) / name).mkdir()
    assert [one[0] for one in findings(store)] == ["D203"]


@pytest.mark.parametrize("harm", [flip, remove, append])
@pytest.mark.parametrize("name", ["0=ocfl_1.1", "ocfl_layout.json", "config.json"])
def test_harm_to_the_files_of_the_root_is_found(store, name, harm):
    harm(next(store.rglob(name)))
    assert [one[0] for one in findings(store)] == ["D202" if harm is remove else "D201"]
    assert name in findings(store)[0][1]


@pytest.mark.parametrize("name", ["x", "data/x", "data/source/x", "fetch.txt"])
def test_a_file_added_to_a_bag_is_found(bags, name):
    (bags / "pfr-19120509_v2" / name).write_bytes(b"")
    assert any(one[0] in ("D203", "D213") and name in one[1] for one in findings(bags))


LISTS = [
    f"{kind}-{one}.txt" for kind in ("manifest", "tagmanifest") for one in ("sha256", "sha512")
]


@pytest.mark.parametrize("name", [*LISTS, "bagit.txt", "bag-info.txt"])
@pytest.mark.parametrize("harm", [flip, remove, append])
def test_harm_to_the_lists_of_a_bag_is_found(bags, name, harm):
    harm(bags / "pfr-19120509_v1" / name)
    found = findings(bags)
    assert found
    assert any(name in message for _, message in found)


INVENTORIES = [
    f"{place}{name}"
    for place in ("", "v1/", "v2/")
    for name in ("inventory.json", "inventory.json.sha512")
]


@pytest.mark.parametrize("name", [*INVENTORIES, "0=ocfl_object_1.1"])
@pytest.mark.parametrize("harm", [flip, remove, append, empty])
def test_harm_to_the_inventories_is_found(store, name, harm):
    harm(object_in(store) / name)
    found = findings(store)
    assert found
    assert any(name in message for _, message in found)
    # The judge reads only the first word of a sidecar.
    lenient = harm is append and name.endswith("sha512")
    assert lenient or judge_object(object_in(store)) != []


def test_an_inventory_that_was_edited_with_its_digest_is_found(store):
    folder = object_in(store)
    data = (folder / "inventory.json").read_bytes().replace(b"First deposit", b"First deposal")
    (folder / "inventory.json").write_bytes(data)
    (folder / "inventory.json.sha512").write_bytes(sidecar_of(data))
    assert [one[0] for one in findings(store)] == ["D205"] * 2


def test_a_history_that_was_rewritten_in_all_lists_is_found(bags):
    bag = bags / "pfr-19120509_v1"
    path = bag / "data/metadata/provenance.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"type":"event"', b'"type":"rumour"', 1))
    _list_again(bag)
    assert judge_bag(bag) == []
    assert [one[0] for one in findings(bag)] == ["D209"]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"role":"source"', b'"role":"secret"'), (b'"size":5841', b'"size":5842'), (b"{", b"[")],
)
def test_a_list_of_files_that_was_rewritten_everywhere_is_found(bags, old, new):
    bag = bags / "pfr-19120509_v1"
    path = bag / "data/metadata/manifest.json"
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    _list_again(bag)
    assert judge_bag(bag) == []
    assert [one[0] for one in findings(bag)] == ["D208"]


def _list_again(bag: Path) -> None:
    """Let a bag agree with what stands in it now, as a forger would."""
    import bagit

    opened = bagit.Bag(str(bag))
    info = opened.info
    bagit.Bag.save(opened, manifests=True)
    assert info


def test_a_version_left_out_of_the_folder_is_found(store):
    shutil.rmtree(object_in(store) / "v1")
    assert {one[0] for one in findings(store)} >= {"D202"}


def test_an_object_at_another_place_is_found(store):
    (store / "abc").mkdir()
    object_in(store).rename(store / "abc" / "moved")
    codes = [one[0] for one in findings(store)]
    assert "D206" in codes


def as_nobody(tmp_path: Path, work: Callable[[], object]) -> str:
    """Do work as a user without rights, in a process of its own, and return what came of it."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            said = str(work())
        except BaseException as error:
            said = getattr(error, "code", repr(error))
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        return pipe.read()


def test_a_file_that_cannot_be_read_is_named(store, tmp_path):
    path = object_in(store) / "v1" / "content" / "source" / NAME
    path.chmod(0)

    def work() -> list[tuple[str, str]]:
        report = Report()
        audit(store, AuditOptions(NOW), report)
        return [(one.code, Path(one.place.file).name) for one in report.findings]

    assert as_nobody(tmp_path, work) == str([("D210", NAME)])


def test_a_folder_that_cannot_be_read_is_named(store, tmp_path):
    folder = object_in(store) / "v1"
    folder.chmod(0)

    def work() -> list[str]:
        report = Report()
        audit(store, AuditOptions(NOW), report)
        return [one.code for one in report.findings]

    assert as_nobody(tmp_path, work) == str(["D210"])
    folder.chmod(0o755)


@pytest.mark.parametrize(
    "look",
    [lambda root: list(list_issues(root)), lambda root: audit(root, AuditOptions(NOW), Report())],
)
def test_a_store_that_cannot_be_read_is_an_error(store, tmp_path, look):
    store.chmod(0)
    assert as_nobody(tmp_path, lambda: look(store)) in ("R013", "D211")
    store.chmod(0o755)


def test_a_place_that_is_neither_store_nor_bag_is_an_error(tmp_path):
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError) as error:
            audit(place, AuditOptions(NOW), Report())
        assert error.value.code == "D211"


def test_one_bag_can_be_audited_alone(bags):
    report = Report()
    assert audit(bags / "pfr-19120509_v2", AuditOptions(NOW), report).objects == 1
    assert report.findings == []


def test_the_outcome_is_recorded_only_when_that_is_asked(store):
    report = Report()
    audit(store, AuditOptions(LATER, record=True), report)
    flip(object_in(store) / "v1" / "content" / "source" / NAME)
    audit(store, AuditOptions(LATER, record=True), report)
    log = (object_in(store) / "logs" / "audit.jsonl").read_bytes().splitlines()
    lines = [json.loads(line) for line in log]
    assert [(one["eventType"], one["outcome"]) for one in lines] == [
        ("fixity check", "success"),
        ("fixity check", "failure"),
    ]
    assert lines[1]["outcomeDetail"] == ["D201"]


def test_an_object_with_a_log_is_still_valid(store):
    audit(store, AuditOptions(LATER, record=True), Report())
    assert judge_object(object_in(store)) == []
    assert findings(store) == []
    assert not (store / "extensions" / "teikit-work").exists()


@pytest.mark.parametrize(
    ("before", "later"), [("", 0), ("2031-12-24T18:30:00Z", 1), ("2031-12-25T00:00:00Z", 0)]
)
def test_what_was_checked_recently_can_be_left_out(store, before, later):
    assert audit(store, AuditOptions(LATER, before=before), Report()).later == later


def test_a_recorded_check_counts_as_recent(store):
    audit(store, AuditOptions("2032-06-01T00:00:00Z", record=True), Report())
    options = AuditOptions("2032-07-01T00:00:00Z", before="2032-05-01T00:00:00Z")
    assert audit(store, options, Report()).later == 1


def test_a_log_that_is_no_log_is_found(store):
    (object_in(store) / "logs").mkdir()
    (object_in(store) / "logs" / "audit.jsonl").write_bytes(b'{"type": "event"}\nno json\n')
    assert [one[0] for one in findings(store)] == ["D209", "D209"]
