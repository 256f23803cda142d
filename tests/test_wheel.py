# SPDX-License-Identifier: Apache-2.0
"""The wheel is whole: built and installed without a network, it runs far from the checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "corpus" / "lpzb-20320416" / "source.txt"
WHERE = """
import teikit
from teikit import resources
print(teikit.__file__)
print(resources.schema_path("findings.json"))
"""


def run(*command: object, cwd: Path, **environment: str) -> str:
    """What a command prints; it must succeed."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what it is built from, so that the checkout stays clean."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("teikit", "schemas"):
        leave_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=leave_out)
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", "out", cwd=copy)
    (made,) = (copy / "out").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content alone; what teikit needs comes from around it."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run(*pip, "--no-deps", "--no-index", "--target", folder, wheel, cwd=wheel.parent)
    return folder


@pytest.fixture
def teikit(installed: Path, tmp_path: Path):
    """Runs the installed teikit in an empty folder."""

    def run_installed(*words: object) -> str:
        script = installed / "bin" / "teikit"
        return run(sys.executable, script, *words, cwd=tmp_path, PYTHONPATH=str(installed))

    return run_installed


def test_the_installed_package_uses_its_own_schemas(installed, tmp_path):
    out = run(sys.executable, "-c", WHERE, cwd=tmp_path, PYTHONPATH=str(installed))
    assert out.splitlines() == [
        str(installed / "teikit" / "__init__.py"),
        str(installed / "teikit" / "schemas" / "findings.json"),
    ]


def test_the_wheel_holds_every_schema_profile_and_licence_and_no_test(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    held = {name.removeprefix("teikit/schemas/") for name in names if "/schemas/" in name}
    assert held == {one.name for one in (ROOT / "schemas").iterdir()}
    data = {one for one in (ROOT / "teikit").rglob("*") if one.suffix not in ("", ".py", ".pyc")}
    assert {one.relative_to(ROOT).as_posix() for one in data if one.is_file()} <= set(names)
    assert any(name.endswith("/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "corpus/"))]


def test_the_installed_program_converts_validates_and_explains(teikit, tmp_path):
    words = ("--title", "蓼浦周报", "--date", "2032-04-16", "--id", "lpzb-20320416")
    made = teikit("convert", PAGE, "-o", "out", *words)
    assert "100.00" in made
    assert (tmp_path / "out" / "lpzb-20320416.tei.xml").is_file()
    assert "valid" in teikit("validate", "out/lpzb-20320416.tei.xml")
    assert "V110" in teikit("explain", "V110")
    assert "paragraph+" in teikit("inspect", PAGE)
