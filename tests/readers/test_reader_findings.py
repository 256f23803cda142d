# SPDX-License-Identifier: Apache-2.0
"""Each code of reading has a small input that gives it alone, and a twin that gives nothing.

An input is a file, or a folder; of a folder that holds alone.txt this file alone is named.
"""

from contextlib import chdir
from pathlib import Path

import pytest

from teikit.errors import TeikitError
from teikit.options import ReadOptions
from teikit.readers import read_issue
from teikit.report import Report
from teikit.safexml import parse

FOLDERS = sorted((Path(__file__).parent.parent / "findings").glob("R*"))


def said_of(path: Path) -> list[str]:
    """What reading says of an input, one finding or refusal a line."""
    report = Report()
    alone = path / "alone.txt"
    with chdir(path.parent):
        source = Path(path.name, "alone.txt") if alone.exists() else Path(path.name)
        try:
            if path.suffix == ".xml":
                parse(path.read_bytes(), path.name)
            else:
                read_issue(source, ReadOptions(), report)
        except TeikitError as error:
            place = path.name + (f":{error.line}" if error.line else "")
            return [f"{place}: {error.code} error: {error.message}"]
    return [str(one) for one in report.findings]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_bad_file_gives_this_code_alone(folder: Path):
    [said] = said_of(next(folder.glob("bad*")))
    expected = (folder / "expected.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert f": {folder.name} " in said
    if expected.endswith("…"):  # the rest is the words of the XML library, which change
        said = said[: len(expected) - 1] + "…"
    assert said == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_good_file_gives_nothing(folder: Path):
    assert said_of(next(folder.glob("good*"))) == []
