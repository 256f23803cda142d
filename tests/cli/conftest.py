# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share: a page, and two ways to run teikit."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from teikit.cli import main

PAGE = """记者 季 风

  本报讯 昨夜，队员上堤，对东堤三处
渗水点加固。到凌晨四点，渗水全部止住。

云溪连夜加固东堤
"""


@dataclass(frozen=True)
class Outcome:
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of a newspaper in a folder of its own."""
    path = tmp_path / "in" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder for results that is not there yet."""
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # who develops in Chinese reads English messages here
    for name in ("SOURCE_DATE_EPOCH", "TEIKIT_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs teikit in this process: no start-up to wait for."""

    def run_here(*words: object) -> Outcome:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Outcome(code, printed.out, printed.err)

    return run_here


@pytest.fixture
def spawn() -> Callable[..., Outcome]:
    """Runs teikit as a process of its own, with whatever subprocess can arrange."""

    def run_there(*words: object, env: dict[str, str] | None = None, **how: Any) -> Outcome:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
        done = subprocess.run(
            [sys.executable, "-m", "teikit", *map(str, words)],
            check=False,
            env=os.environ | (env or {}),
            **pipes,
        )
        printed = [
            (one or b"").decode("utf-8", "backslashreplace") for one in (done.stdout, done.stderr)
        ]
        assert "Traceback" not in printed[1]
        return Outcome(done.returncode, *printed)

    return run_there
