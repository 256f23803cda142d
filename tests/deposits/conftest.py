# SPDX-License-Identifier: Apache-2.0
"""What the tests of deposits share; none waits for the disk, as none pulls the plug."""

import os
import shutil
from pathlib import Path

import pytest
from deposited import (
    CORPUS,
    ISSUES,
    LATER,
    changed,
    gold,
    keep,
    sources,
)
from harms import NAME

from teikit.cli import main


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda number: None)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an issue in two versions, and the same as bags."""
    folder = tmp_path_factory.mktemp("kept")
    source = folder / NAME
    source.write_bytes(sources()[0].read_bytes())
    for form in ("ocfl", "bagit"):
        keep(folder / form, sources=(source,), form=form)
        keep(folder / form, tei=changed(gold()), sources=(source,), form=form, now=LATER)
    return folder


@pytest.fixture
def store(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept / "ocfl", tmp_path / "store"))


@pytest.fixture
def bags(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept / "bagit", tmp_path / "bags"))


@pytest.fixture
def fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock of the commands stand still."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951725600")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Runs teikit and returns its exit code and what it printed."""

    def run_here(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        assert "bug in teikit" not in printed.err
        return code, printed.out, printed.err

    return run_here


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """The TEI of an issue with its source beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(CORPUS / "pfr-19120509" / "source.txt", folder)
    shutil.copy(CORPUS / "pfr-19120509" / "gold.tei.xml", folder)
    return folder / "gold.tei.xml"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The gold of the corpus with its sources, a folder for each issue."""
    for name in ISSUES:
        (tmp_path / "corpus" / name).mkdir(parents=True)
        for file in ("gold.tei.xml", *(one.name for one in (CORPUS / name).glob("*.txt"))):
            shutil.copy(CORPUS / name / file, tmp_path / "corpus" / name)
    return tmp_path / "corpus"
