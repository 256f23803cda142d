# SPDX-License-Identifier: Apache-2.0
"""The same page and options give the same bytes, wherever and whenever they are run."""

import hashlib
import os
from pathlib import Path

import pytest

MACHINES = {
    "one": {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"},
    "other": {
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "HOME": "/nonexistent",
    },
}


def test_another_machine_makes_the_same_bytes(spawn, page, tmp_path: Path):
    digests = {}
    for name, env in MACHINES.items():
        folder = tmp_path / name
        folder.mkdir()
        source = os.path.relpath(page, folder) if name == "one" else page
        for epoch in ("", "1951609600"):
            done = spawn(
                "convert",
                source,
                "-o",
                f"结果{epoch}.tei.xml",
                "--title",
                "云溪日报",
                cwd=folder,
                env=env | {"SOURCE_DATE_EPOCH": epoch},
            )
            assert done.code == 0
            data = (folder / f"结果{epoch}.tei.xml").read_bytes()
            assert (b'when="2031-11-05"' in data) is bool(epoch)
            digests[name, epoch] = hashlib.sha256(data).hexdigest()
    assert digests["one", ""] == digests["other", ""]
    assert digests["one", "1951609600"] == digests["other", "1951609600"]
    assert digests["one", ""] != digests["one", "1951609600"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_is_that_of_greenwich(run, page, out, monkeypatch, zone: str):
    import time

    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951689599")
    time.tzset()
    try:
        assert run("convert", page, "-o", out).code == 0
    finally:
        monkeypatch.undo()
        time.tzset()
    (path,) = out.iterdir()
    assert b'when="2031-11-05"' in path.read_bytes()
