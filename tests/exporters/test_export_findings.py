# SPDX-License-Identifier: Apache-2.0
"""Each code of reading, JSON and words has a small TEI that gives it alone, and a good twin.

The codes of books have their tests beside those of the books.
"""

from pathlib import Path

import pytest
from lxml import etree

from teikit.exporters import export
from teikit.options import ExportOptions
from teikit.report import Report, catalogue
from teikit.tei.document import TeiDocument

FOLDERS = [
    one
    for one in sorted((Path(__file__).parents[1] / "findings").glob("X*"))
    if "X101" <= one.name < "X200" or one.name >= "X300"
]
OF_BOOKS = {"X110", "X111", "X114"}


def said_of(path: Path) -> list[str]:
    """What the export says of a TEI file that its code is about, JSON for those of reading."""
    report = Report()
    document = TeiDocument(etree.fromstring(path.read_bytes()), path.name)
    form = "words" if path.parent.name.startswith("X4") else "json"
    export(document, form, ExportOptions(), report)
    return [str(one) for one in report.findings]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_bad_file_gives_this_code_alone(folder):
    expected = (folder / "expected.txt").read_text(encoding="utf-8").removesuffix("\n")
    assert said_of(folder / "bad.tei.xml") == [expected]
    assert f": {folder.name} " in expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_good_file_gives_nothing(folder):
    assert said_of(folder / "good.tei.xml") == []


def test_each_code_has_its_folder():
    codes = {one for one in catalogue() if one.startswith(("X1", "X3", "X4"))} - OF_BOOKS
    assert {one.name for one in FOLDERS} - OF_BOOKS == codes
