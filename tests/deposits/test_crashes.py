# SPDX-License-Identifier: Apache-2.0
"""Deposits that are killed at any step: the next run finds or finishes one whole version."""

import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from deposited import (
    LATER,
    NOW,
    another_id,
    bytes_of,
    changed,
    gold,
    judge_bag,
    judge_object,
    judge_store,
    keep,
)

from teikit.deposits import AuditOptions, audit
from teikit.deposits.layout import find_objects, path_of
from teikit.deposits.manifest import issue_uri
from teikit.report import Report


def kill_at(step: int, work: Callable[[], object]) -> bool:
    """Run work in a child that dies before its n-th call that changes a disk; False if it ended."""
    child = os.fork()
    if not child:
        try:
            _count_down(step)
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL)
    return status == signal.SIGKILL


def _count_down(step: int) -> None:
    """Let the n-th call of the system, of those that change something, be the last."""
    left = [step]

    def counted(call: Callable) -> Callable:
        def calling(*arguments: object, **keywords: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **keywords)

        return calling

    for name in ("mkdir", "rename", "replace", "unlink", "rmdir"):
        setattr(os, name, counted(getattr(os, name)))
    original = os.open

    def opening(path, flags, *arguments, **keywords):
        if flags & os.O_CREAT:
            return counted_open(path, flags, *arguments, **keywords)
        return original(path, flags, *arguments, **keywords)

    counted_open = counted(original)
    os.open = opening


def versions_in(root: Path) -> int:
    folder = root / path_of(issue_uri("pfr-19120509"))
    return len(list(folder.glob("v*")))


def sound(root: Path, objects: int) -> None:
    assert judge_store(root, objects) == []
    report = Report()
    audit(root, AuditOptions(NOW), report)
    assert report.findings == []


def test_a_new_store_killed_at_each_step(tmp_path):
    step = 0
    while True:
        step += 1
        root = tmp_path / str(step)
        if not kill_at(step, lambda root=root: keep(root)):
            break
        # Another issue is deposited next: it clears up behind the dead.
        keep(root, tei=another_id(gold(), "next"))
        sound(root, len(list(find_objects(root))))
        before = bytes_of(root)
        receipt = keep(root)
        assert receipt.version == "v1"
        assert receipt.made == (before != bytes_of(root))
        shutil.rmtree(root)
    assert step > 30


def test_a_next_version_killed_at_each_step(tmp_path):
    keep(tmp_path / "model")
    old = bytes_of(tmp_path / "model")
    seen = set()
    step = 0
    while True:
        step += 1
        root = Path(shutil.copytree(tmp_path / "model", tmp_path / str(step)))
        if not kill_at(step, lambda root=root: keep(root, tei=changed(gold()), now=LATER)):
            break
        keep(root, tei=another_id(gold(), "next"))
        sound(root, 2)
        seen.add(versions_in(root))
        kept = {name for name in old if "inventory" not in name or "/v1/" in name}
        assert all(bytes_of(root)[name] == old[name] for name in kept)
        assert keep(root, tei=changed(gold()), now=LATER).version == "v2"
        assert versions_in(root) == 2
        sound(root, 2)
        shutil.rmtree(root)
    assert step > 20
    assert seen == {1, 2}


def test_a_version_that_was_cut_short_is_completed_by_the_audit(tmp_path):
    keep(tmp_path / "model")
    codes = set()
    step = 0
    while True:
        step += 1
        root = Path(shutil.copytree(tmp_path / "model", tmp_path / str(step)))
        if not kill_at(step, lambda root=root: keep(root, tei=changed(gold()))):
            break
        report, repaired = Report(), Report()
        audit(root, AuditOptions(NOW), report)
        codes.update(one.code for one in report.findings)
        audit(root, AuditOptions(NOW, repair=True), repaired)
        assert repaired.findings == []
        sound(root, 1)
        shutil.rmtree(root)
    assert codes == {"D212", "D214"}


def test_a_completed_version_is_written_into_the_log(tmp_path):
    keep(tmp_path / "model")
    found = False
    for step in range(1, 200):
        root = Path(shutil.copytree(tmp_path / "model", tmp_path / str(step)))
        if not kill_at(step, lambda root=root: keep(root, tei=changed(gold()))):
            break
        audit(root, AuditOptions(LATER, repair=True), Report())
        logs = list(root.rglob("audit.jsonl"))
        found = found or any(b'"eventType":"recovery"' in one.read_bytes() for one in logs)
        assert judge_object(root / path_of(issue_uri("pfr-19120509"))) == []
        shutil.rmtree(root)
    assert found


@pytest.mark.parametrize("zipped", [False, True])
def test_a_bag_killed_at_each_step(tmp_path, zipped):
    step = 0
    while True:
        step += 1
        folder = tmp_path / str(step)
        if not kill_at(step, lambda folder=folder: keep(folder, form="bagit", zipped=zipped)):
            break
        receipt = keep(folder, form="bagit", zipped=zipped)
        assert receipt.version == "v1"
        assert [one.name for one in folder.iterdir()] == [Path(receipt.place).name]
        report = Report()
        audit(folder, AuditOptions(NOW), report)
        assert report.findings == []
        assert zipped or judge_bag(Path(receipt.place)) == []
        shutil.rmtree(folder)
    assert step > 10


def test_kills_at_random_moments_over_several_deposits(tmp_path):
    chance = random.Random(20311105)
    issues = [another_id(gold(), f"issue-{number}") for number in range(4)]
    states = [
        tei.replace(b"<revisionDesc>", b"<revisionDesc><change>%d</change>" % number)
        for tei in issues
        for number in range(2)
    ]
    root = tmp_path / "store"

    def work() -> None:
        for tei in states:
            keep(root, tei=tei)

    kills = sum(kill_at(chance.randrange(1, 200), work) for _ in range(12))
    assert kills >= 6
    keep(root, tei=states[-1])
    sound(root, len(list(find_objects(root))))
    for tei in states:
        keep(root, tei=tei)
    sound(root, 4)


def test_signals_that_ask_politely_leave_nothing_behind(tmp_path, monkeypatch):
    from teikit.deposits import staging

    class StoppedError(BaseException):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    keep(tmp_path)
    before = bytes_of(tmp_path)
    monkeypatch.setattr(staging, "sync_folder", stop)
    with pytest.raises(StoppedError):
        keep(tmp_path, tei=changed(gold()))
    assert bytes_of(tmp_path) == before
