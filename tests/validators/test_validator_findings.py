# SPDX-License-Identifier: Apache-2.0
"""Each code of validation has a small file that gives it alone, and a twin that gives nothing."""

import ast
from pathlib import Path

import pytest
from samples import FOLDERS

import teikit.validators
from teikit.report import Report, catalogue
from teikit.validators import validate


def said_of(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What validation says of a file, one finding and its hint after the other."""
    monkeypatch.chdir(path.parent)
    report = Report()
    validate(Path(path.name), report)
    return [line for one in report.findings for line in (str(one), f"    hint  {one.hint}")]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_bad_file_gives_this_code_alone(folder, monkeypatch):
    said = said_of(folder / "bad.tei.xml", monkeypatch)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) == len(expected) == 2
    assert f": {folder.name} " in said[0]
    for line, wanted in zip(said, expected, strict=True):
        if wanted.endswith("…"):  # the rest is the words of the XML library, which change
            assert line.startswith(wanted.removesuffix("…"))
        else:
            assert line == wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_good_file_gives_nothing(folder, monkeypatch):
    assert said_of(folder / "good.tei.xml", monkeypatch) == []


def test_each_code_of_tei_validation_has_its_folder():
    package = Path(teikit.validators.__file__).parent
    texts = [node.value for path in package.glob("*.py") for node in _constants(path)]
    used = {code for code in catalogue() if code in texts and "V001" <= code < "V300"}
    assert {folder.name for folder in FOLDERS if folder.name < "V300"} == used
    assert len(used) > 45


def _constants(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
