# SPDX-License-Identifier: Apache-2.0
"""The gates of exports.md 2.6: epubcheck, check_epub.py and our own validator see no fault."""

import json
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from epub_books import PNG, book_bytes, tei
from installed import installed_file
from invented import CONSTRUCTS, HEADER, PAGE, article, issue

from teikit.exporters.epub.book import Materials
from teikit.model.metadata import Metadata
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report
from teikit.validators.epub import check_epub

ODD = (
    "& < > ]]> \" ' \ue000\U000f0000 𠮷 \u202eabc\u202c \x85\x9f \ufffd \u2028\u200b\ufeff"
    "　<script>"
)


def hostile() -> str:
    """An issue of everything that has been trouble."""
    odd = escape(ODD)
    link = '<ref target="javascript:alert(1)">甲</ref><ref target="#pb-01">乙</ref>'
    breaks = '前半<pb n="1" xml:id="pb-02"/>后半<figure><graphic url="a.png"/></figure>'
    blocks = "<table><row><cell/></row><row><cell>a</cell><cell/></row></table><lg><l>诗</l></lg>"
    deep = '<div type="x"><div type="y"><head>深</head><p>文。</p></div></div>'
    notices = (f'<div type="notice" xml:id="n{n}"><p>第{n}条</p></div>' for n in range(300))
    return tei(
        PAGE
        + article(f'<head type="main">{odd}</head><byline>{odd}</byline><p>{odd}{link}</p>', "A1")
        + article(f'<head type="main"/><p xml:id="t-1-a1">空题</p>{deep}', "a1")
        + article(f'<head type="main">跨版</head><p>{breaks}</p>{blocks}', "not an id!")
        + article("<p>无名</p>").replace('xml:id="a001"', "")
        + "".join(notices),
        header="<teiHeader/>",
    )


def every_construct() -> str:
    """All constructs in one issue, each article with ids of its own."""
    bodies = []
    for number, body in enumerate(CONSTRUCTS.values()):
        for name in ("a001", "a002", "a003", "a004"):
            body = body.replace(name, f"{name}-{number}")
        bodies.append(body.replace("pb-02", f"pb-1{number}"))
    return issue(PAGE + "".join(bodies)).replace("a.jpg", "a.png")


def seed(shared: Path, metadata: Metadata) -> bytes:
    path = next((shared / "seed").glob("*.txt"))
    return convert(path, ConvertOptions(metadata), Report()).data


MADE = {
    "the model issue": lambda shared: (shared / "models" / "issue.tei.xml").read_bytes(),
    "the seed": lambda shared: seed(shared, Metadata()),
    "the seed with title and date": lambda shared: seed(
        shared, Metadata(title="渡口日报", date="2031-11-05")
    ),
    "hostile input": lambda _: hostile(),
    "every construct": lambda _: every_construct(),
    "Arabic": lambda _: tei(PAGE + article("<p>مرحبا</p>"), language="ar"),
    "nothing": lambda _: tei("", header="<teiHeader/>", language=""),
}
UNKNOWN = {"06", "07"}  # no date, no title: the points that fail on purpose
EXPECTED = {"the seed": UNKNOWN, "hostile input": UNKNOWN, "nothing": UNKNOWN}


@pytest.fixture(scope="session", params=MADE)
def book(request, shared, tmp_path_factory) -> tuple[str, Path]:
    """The name of a case, and its book as a file."""
    materials = Materials(media={"a.png": PNG}, cover=PNG)
    data, _ = book_bytes(MADE[request.param](shared), materials)
    path = tmp_path_factory.mktemp("book") / "book.epub"
    path.write_bytes(data)
    return request.param, path


def test_check_epub_finds_only_what_fails_on_purpose(book, shared):
    name, path = book
    script = shared / "tools" / "check_epub.py"
    command = [sys.executable, str(script), str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    failed = {line[6:8] for line in said.splitlines() if line.startswith("FAIL E")}
    assert failed == EXPECTED.get(name, set())
    assert said.rstrip().endswith("failed" if failed else "ok")


def test_our_own_points_are_those(book, monkeypatch):
    name, path = book
    monkeypatch.setattr("teikit.validators.epub.epubcheck.run_epubcheck", lambda *_: None)
    report = Report()
    check_epub(path, path.read_bytes(), report)
    assert {one.code[-2:] for one in report.findings} == EXPECTED.get(name, set())
    assert {one.severity for one in report.findings} <= {"warning"}


@pytest.mark.java
def test_epubcheck_has_no_message_at_all(book, java):
    _, path = book
    jar = installed_file("epubcheck", "epubcheck.jar")
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), str(path)]
    options = ["-u", "--failonwarnings", "--json", "-"]
    done = subprocess.run([*command, *options], capture_output=True, check=False)
    said = json.loads(done.stdout)
    counts = [said["checker"][key] for key in ("nFatal", "nError", "nWarning", "nUsage")]
    assert (said["messages"], counts, done.returncode) == ([], [0, 0, 0, 0], 0)


def test_a_book_with_an_svg_cover_fails_at_that_point_alone(shared, tmp_path, monkeypatch):
    monkeypatch.setattr("teikit.exporters.epub.cover.draw_cover", lambda *_: "no font")
    path = tmp_path / "book.epub"
    path.write_bytes(book_bytes(tei(PAGE, header=HEADER), Materials())[0])
    script = shared / "tools" / "check_epub.py"
    command = [sys.executable, str(script), str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert [line[5:8] for line in said.splitlines() if line.startswith("FAIL")] == ["E21"]
