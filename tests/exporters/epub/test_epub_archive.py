# SPDX-License-Identifier: Apache-2.0
"""The zip, and the bytes: the same issue gives the same book everywhere (exports.md 1.5)."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from epub_books import Opened, book_bytes
from hypothesis import given, settings
from invented import PAGE, article, issue, issues
from lxml import etree

from teikit.exporters.epub import export_epub
from teikit.exporters.epub.archive import pack
from teikit.exporters.epub.markup import document, element, escape
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT / "corpus" / "ylcb-20330520" / "gold.tei.xml"
SCRIPT = """
import hashlib, sys
from teikit.exporters.epub import export_epub
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument
document = TeiDocument.parse(open(sys.argv[1], "rb").read(), "issue.tei.xml")
(artifact,) = export_epub(document, ExportOptions(), Report())
print(hashlib.sha256(artifact.data).hexdigest())
"""


def test_the_container_is_as_ocf_wants_it():
    made, _ = book_bytes(issue(PAGE + article("<p>文。</p>")))
    entries = Opened(made).entries
    names = [one.filename for one in entries]
    assert names[0] == "mimetype"
    assert names[1:] == sorted(names[1:])
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in entries} == {0o100644}
    assert {one.extra for one in entries} == {b""}
    stored = {one.filename for one in entries if one.compress_type == 0}
    assert stored == {name for name in names if name.endswith(".png")} | {"mimetype"}


def test_the_order_of_files_does_not_matter():
    assert pack({"a": b"1", "b": b"2"}) == pack({"b": b"2", "a": b"1"})


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    ],
)
def test_a_book_has_the_same_bytes_in_other_surroundings(surroundings, tmp_path):
    made = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(GOLD)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    tei = TeiDocument.parse(GOLD.read_bytes(), "issue.tei.xml")
    (artifact,) = export_epub(tei, ExportOptions(), Report())
    assert made.stdout.strip() == hashlib.sha256(artifact.data).hexdigest()


@settings(max_examples=20)
@given(issues())
def test_any_book_is_well_formed_and_the_same_twice(xml):
    made, _ = book_bytes(xml)
    assert book_bytes(xml)[0] == made
    for name, data in Opened(made).files.items():
        if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
            assert etree.fromstring(data).tag
            assert data.endswith(b">\n")


@pytest.mark.parametrize("text", ["&", "<p>", ']]>"', "'\t\n\r", "\x85\u2028\u202e𠮷\ue000"])
def test_text_and_values_are_escaped(text):
    root = etree.fromstring(document(element("a", {"b": text}, escape(text))))
    assert root.get("b") == text
    assert root.text == text.replace("\r\n", "\n")
