# SPDX-License-Identifier: Apache-2.0
"""Faults planted in a good book: a gate that has never failed is not trusted (exports.md 6)."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from epub_books import PNG, Opened, book_bytes
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import PAGE, article, issue

from teikit.exporters.epub.archive import pack
from teikit.exporters.epub.book import Materials
from teikit.report import Report
from teikit.validators.epub import check_epub, container, refuse_epub

FIGURE = '<figure><graphic url="a.png"/><figDesc>渡船</figDesc></figure>'
XML = issue(
    PAGE
    + article(f'<head type="main">渡口开航</head><p>文。</p>{FIGURE}')
    + '<pb n="2" xml:id="pb-02"/>'
    + article('<head type="main">果园修路</head><p>文。</p>', "a002")
)
GOOD = book_bytes(XML, Materials(media={"a.png": PNG}, cover=PNG))[0]
FILES = {name: data for name, data in Opened(GOOD).files.items() if name != "mimetype"}

OPF, NAV, NCX = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
CSS, P1, A1 = "EPUB/css/news.css", "EPUB/text/p01.xhtml", "EPUB/text/yxrb-20311105-a001.xhtml"

# Code, file, what stands there, what is put in its place.
FAULTS = {
    "a random identifier": ("V405", OPF, "-5", "-4"),
    "two dates": ("V406", OPF, "<dc:date>", "<dc:date>2031-11-06</dc:date><dc:date>"),
    "an impossible month": ("V406", OPF, "<dc:date>2031-11", "<dc:date>2031-13"),
    "no language": ("V406", OPF, "<dc:language>zh-Hans</dc:language>", ""),
    "no series": ("V407", OPF, ">series<", ">set<"),
    "no accessibility summary": ("V408", OPF, "accessibilitySummary", "summary"),
    "an empty accessibility hazard": ("V408", OPF, ">none<", "><"),
    "a claim of conformance": (
        "V409",
        OPF,
        "<dc:language>",
        '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1</meta><dc:language>',
    ),
    "a claim by link": (
        "V409",
        OPF,
        "<dc:language>",
        '<link rel="dcterms:conformsTo" href="http://x/"/><dc:language>',
    ),
    "an article that is not listed": ("V410", NAV, '"text/yxrb-20311105-a001', '"text/p01'),
    "pages in another order": ("V411", NAV, "p01.xhtml#pb-01", "p02.xhtml#pb-02"),
    "a page break without a place in the list": ("V411", P1, 'id="pb-01"', 'id="pb-1"'),
    "a doubled page label": ("V412", NAV, ">2</a>", ">1</a>"),
    "a page break without label": ("V412", P1, 'aria-label="第1版"', ""),
    "no landmark of the text": ("V414", NAV, 'epub:type="bodymatter"', 'epub:type="part"'),
    "no role of a page break": ("V415", P1, 'role="doc-pagebreak"', 'role="none"'),
    "a part without role": ("V415", P1, 'role="doc-part"', ""),
    "a document without language": ("V416", A1, ' lang="zh-Hans"', ""),
    "two languages": ("V416", A1, ' xml:lang="zh-Hans"', ' xml:lang="en"'),
    "a package without language": ("V416", OPF, ' xml:lang="zh-Hans"', ""),
    "an empty title": ("V417", A1, "<title>渡口开航 · 云溪日报 2031年11月5日", "<title>"),
    "a doubled title": ("V417", A1, "<title>渡口开航", "<title>果园修路"),
    "a heading that jumps": ("V418", A1, "<p>文。</p>", "<h4>题</h4>"),
    "an empty heading": ("V418", A1, "<p>文。</p>", "<h3></h3>"),
    "a picture without words": ("V419", A1, 'alt="渡船"', 'alt=" "'),
    "a script": ("V420", A1, "<p>文。</p>", "<script>x()</script>"),
    "a handler": ("V420", A1, "<p>文。</p>", '<p onclick="x()">文。</p>'),
    "a link that runs": ("V420", A1, "<p>文。</p>", '<p><a href=" JavaScript:x()">文</a></p>'),
    "a remote picture": ("V420", A1, 'src="../images', 'src="https://example.org'),
    "a remote style": ("V420", A1, 'href="../css', 'href="//example.org'),
    "a remote font": ("V420", CSS, "p {", "@font-face {src: url('http://x/f')} p {"),
    "a cover in SVG": ("V421", OPF, 'image/png" properties', 'image/svg+xml" properties'),
    "no cover": ("V421", OPF, 'properties="cover-image"', ""),
    "an NCX with other labels": ("V422", NCX, "渡口开航", "渡口"),
    "no NCX": ("V422", OPF, "application/x-dtbncx+xml", "application/xml"),
    "a fixed colour": ("V423", CSS, "p {", "p { color: black;"),
    "a fixed paper": ("V423", CSS, "p {", "p { background-color: #fff;"),
    "a fixed colour in a document": ("V423", A1, "<p>文。</p>", '<p style="color:red">文。</p>'),
    "an indent of characters": ("V424", A1, "<p>文。</p>", "<p>　　文。</p>"),
    "a zero width space": ("V424", A1, "<p>文。</p>", "<p>文\u200b。</p>"),
}  # fmt: skip


def planted(name: str, old: str, new: str) -> dict[str, bytes]:
    text = FILES[name].decode()
    assert old in text, "the fault cannot be planted"
    return {**FILES, name: text.replace(old, new, 1).encode()}


def findings(data: bytes, path: Path = Path("book.epub")) -> list[tuple[str, str]]:
    report = Report()
    check_epub(path, data, report)
    return [(one.code, one.message) for one in report.findings]


def codes(data: bytes) -> list[str]:
    return sorted({code for code, _ in findings(data)})


@pytest.fixture(autouse=True)
def _without_epubcheck(request, monkeypatch):
    if "java" not in request.keywords:
        monkeypatch.setattr("teikit.validators.epub.epubcheck.run_epubcheck", lambda *_: None)


def zipped(*entries: tuple[zipfile.ZipInfo | str, bytes], method: int = 0) -> bytes:
    """A zip of these entries in this order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry, data in entries:
            archive.writestr(entry, data, method)
    return buffer.getvalue()


def test_the_good_book_has_no_fault():
    assert findings(GOOD) == []
    assert refuse_epub(Path("book.zip"), GOOD[:512]) == ""


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen(name):
    code, file, old, new = FAULTS[name]
    assert codes(pack(planted(file, old, new))) == [code]


def test_pages_of_no_print_are_seen():
    text = FILES[OPF].decode()
    for property_ in ("pageBreakSource", "source-of"):
        assert f'property="{property_}"' in text
        text = text.replace(f'property="{property_}"', 'property="x"')
    assert codes(pack({**FILES, OPF: text.encode()})) == ["V413"]


def test_a_mimetype_that_comes_later_is_seen():
    first = ("META-INF/container.xml", FILES["META-INF/container.xml"])
    rest = sorted(one for one in FILES.items() if one[0] != first[0])
    data = zipped(first, ("mimetype", b"application/epub+zip"), *rest)
    assert "V402" in codes(data)


@pytest.mark.parametrize(
    ("content", "method"), [(b"application/zip", 0), (b"application/epub+zip", 8)]
)
def test_a_mimetype_that_is_wrong_or_packed_is_seen(content, method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_at_the_epoch("mimetype"), content, method)
        for name in sorted(FILES):
            archive.writestr(_at_the_epoch(name), FILES[name])
    assert codes(buffer.getvalue()) == ["V402"]


def test_times_that_differ_are_seen():
    rest = [(_at_the_epoch(name), FILES[name]) for name in sorted(FILES)]
    now = zipfile.ZipInfo("mimetype", (2031, 11, 5, 0, 0, 0))
    assert codes(zipped((now, b"application/epub+zip"), *rest)) == ["V403"]


def test_names_out_of_order_are_seen():
    rest = [(_at_the_epoch(name), FILES[name]) for name in sorted(FILES, reverse=True)]
    first = (_at_the_epoch("mimetype"), b"application/epub+zip")
    assert codes(zipped(first, *rest)) == ["V403"]


def test_a_name_that_is_not_ascii_is_seen():
    assert codes(pack({**FILES, "EPUB/渡口.txt": b""})) == ["V404"]


def _at_the_epoch(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _link() -> zipfile.ZipInfo:
    info = _at_the_epoch("link")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/x", "a//b", "./x", "C:x", "a\\..\\b", "..", "a/./b"],
)
def test_a_path_that_leads_out_is_refused(name):
    assert codes(zipped((_at_the_epoch(name), b"x"))) == ["V401"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        GOOD[: len(GOOD) // 2],
        zipped(),
        zipped(("mimetype", b"application/epub+zip")),
        zipped((_link(), b"/etc/passwd")),
        zipped(("a", b"1"), ("b", b"2")).replace(b"b", b"a"),
        zipped(("a", b"x" * 100), method=zipfile.ZIP_BZIP2),
        zipped(("a", bytes(4 << 20)), method=zipfile.ZIP_DEFLATED),
        pack({**FILES, "META-INF/container.xml": b"<container/>"}),
        pack({**FILES, OPF: b"<package"}),
        pack({**FILES, A1: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
        pack({name: data for name, data in FILES.items() if name != A1}),
        pack(planted(OPF, 'idref="cover"', 'idref="nobody"')),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_what_cannot_be_read_is_refused_and_said(data):
    found = findings(data)
    assert [code for code, _ in found] == ["V401"]
    assert found[0][1].startswith("the EPUB cannot be read: ")


def test_an_encrypted_entry_is_refused():
    data = bytearray(zipped(("a", b"x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert findings(bytes(data))[0][1].endswith('the entry "a" is encrypted')


def test_a_forged_size_does_not_open_the_door(monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 1 << 20)
    data = bytearray(zipped(("a", bytes(2 << 20)), method=zipfile.ZIP_DEFLATED))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert codes(bytes(data)) == ["V401"]


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(container, "MOST_ENTRIES", 10)
    assert "more than 10 entries" in findings(GOOD)[0][1]


@settings(max_examples=150)
@given(st.data())
def test_damage_is_a_finding_and_never_a_traceback(data):
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(GOOD) // 2, len(GOOD)))
    assert all(code.startswith("V4") for code in codes(bytes(damaged[:cut])))


@settings(max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_an_element_that_is_gone_is_no_traceback(name, data):
    text = FILES[name].decode("latin-1")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    changed = {**FILES, name: (text[:start] + text[end:]).encode("latin-1")}
    assert all(code.startswith("V4") for code in codes(pack(changed)))


@pytest.mark.parametrize(
    ("name", "head", "reason"),
    [
        ("a.epub", b"", ""),
        ("A.EPUB", b"anything", ""),
        ("a.zip", zipped(("a", b"")), "it is a zip, but no EPUB"),
        ("a.xml", b"<TEI/>", "it does not begin as a zip does"),
    ],
)
def test_another_format_is_refused_with_a_reason(name, head, reason):
    assert refuse_epub(Path(name), head) == reason


def test_a_missing_epubcheck_is_said(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setattr("teikit.validators.epub.epubcheck._installed", lambda *_: "")
    found = findings(GOOD)
    assert [code for code, _ in found] == ["V400"]
    assert "is not installed" in found[0][1]


def _answering(monkeypatch, answer: bytes) -> None:
    """Let epubcheck be a program that gives this answer."""
    monkeypatch.undo()
    monkeypatch.setattr("teikit.validators.epub.epubcheck._java", lambda: "java")
    monkeypatch.setattr("teikit.validators.epub.epubcheck._installed", lambda *_: "x.jar")

    class Done:
        stdout = answer

    monkeypatch.setattr("subprocess.run", lambda *_, **__: Done)


def test_each_message_of_epubcheck_keeps_its_id_place_and_weight(monkeypatch):
    rows = [("FATAL", "error"), ("WARNING", "warning"), ("USAGE", "note"), ("INFO", "note")]
    messages = [
        {
            "ID": "RSC-005",
            "severity": severity,
            "message": "x",
            "locations": [{"path": A1, "line": 7}],
        }
        for severity, _ in rows
    ]
    _answering(monkeypatch, json.dumps({"messages": messages}).encode())
    report = Report()
    check_epub(Path("book.epub"), GOOD, report)
    assert [one.severity.value for one in report.findings] == [weight for _, weight in rows]
    assert report.findings[0].message == f"epubcheck RSC-005: x (in {A1}, line 7)"


@pytest.mark.parametrize("answer", [b"", b"not json", b"{}"])
def test_an_epubcheck_that_says_nothing_is_reported(monkeypatch, answer):
    _answering(monkeypatch, answer)
    ((code, message),) = findings(GOOD)
    assert code == "V400"
    assert "did not finish" in message


# What only epubcheck sees: all planted in one book, as each run takes seconds.
DEEP = (
    (OPF, "dcterms:modified", "dcterms:created", "RSC-005"),
    (A1, "<p>文。</p>", "<p><div>文。</div></p>", "RSC-005"),
    (NAV, "text/colophon.xhtml", "text/nowhere.xhtml", "RSC-007"),
    (P1, 'href="yxrb-20311105-a001.xhtml"', 'href="yxrb-20311105-a001.xhtml#none"', "RSC-012"),
)


@pytest.mark.java
def test_faults_that_only_epubcheck_sees_are_seen_by_it(java, tmp_path):
    assert java
    files = dict(FILES)
    for name, old, new, _ in DEEP:
        assert old in files[name].decode()
        files[name] = files[name].replace(old.encode(), new.encode(), 1)
    path = tmp_path / "book.epub"
    path.write_bytes(pack(files))
    found = findings(path.read_bytes(), path)
    said = [message for code, message in found if code == "V400"]
    assert {wanted for *_, wanted in DEEP} <= {message.split()[1].rstrip(":") for message in said}
    for name, *_ in DEEP:
        assert any(f"(in {name}" in message for message in said), name
