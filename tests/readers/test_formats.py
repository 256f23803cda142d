# SPDX-License-Identifier: Apache-2.0
"""What is not plain text is recognised by its content, and refused with a remedy."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from teikit.errors import InputError
from teikit.options import ReadOptions
from teikit.readers import read
from teikit.report import Report


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip")
    return file.getvalue()


def taped() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.txt"))
    return file.getvalue()


TEI = '<?xml version="1.0"?>\n<!-- c -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
OTHERS = [
    (b"%PDF-1.7\n", "a PDF", "pdftotext"),
    (b"%!PS-Adobe-3.0\n", "PostScript", "ps2ascii"),
    (b"\x89PNG\r\n\x1a\n", "an image", "OCR"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image", "OCR"),
    (b"II*\0\x08\0\0\0", "an image", "OCR"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "an image", "OCR"),
    (zipped("a.txt"), "an archive", "Unpack"),
    (zipped("mimetype"), "an EPUB", "made, not read"),
    (gzip.compress(b"a"), "an archive", "Unpack"),
    (taped(), "an archive", "Unpack"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document", "plain text"),
    (b"{\\rtf1\\ansi}", "an office document", "plain text"),
    (b"\x7fELF\2\1\1", "a program", "text file"),
    (b"<!DOCTYPE html>\n<title>a</title>", "HTML", "plain text"),
    (b"\n<HTML><body>", "HTML", "plain text"),
    (TEI.encode(), "TEI XML", "validate"),
    (b"\xef\xbb\xbf" + TEI.encode(), "TEI XML", "validate"),
    (TEI.encode("utf-16"), "TEI XML", "validate"),
    (b'<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">', "ALTO XML", "plain text"),
    (b"<?xml version='1.0'?><PcGts>", "PAGE XML", "plain text"),
    (b'<mets:mets xmlns:mets="http://www.loc.gov/METS/">', "METS", "plain text"),
    (b"<didl:DIDL>", "METS or DIDL", "plain text"),
    (b"<?xml version='1.0'?><svg/>", "XML", "plain text"),
]


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, ReadOptions(), Report())
    return caught.value


@pytest.mark.parametrize(("data", "kind", "remedy"), OTHERS)
def test_another_format_is_refused_by_its_content(
    tmp_path: Path, data: bytes, kind: str, remedy: str
):
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    error = refused(path)
    assert error.code == "R009"
    assert error.message.startswith(f"page.txt is not read: it is {kind}")
    assert remedy in error.hint
    assert error.hint[0].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "<本报讯>\n春分\n",
        "<b>春分</b>\n",
        "< TEI >\n",
        "PK\n",
        "《PDF》%PDF-1.7\n",
        "BM\n",
        "GIF 89\n",
        "a" * 257 + "ustr\n",
    ],
)
def test_text_that_only_looks_like_another_format_is_read(tmp_path: Path, text: str):
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    assert read(path, ReadOptions(), Report()).line_count == text.count("\n")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("a.pdf", ["R101"]),
        ("a.XML", ["R101"]),
        ("a.docx", ["R101"]),
        ("a.txt", []),
        ("a.md", []),
        ("a", []),
        ("a.2031-11-05", []),
    ],
)
def test_a_name_that_promises_another_format_is_reported(
    tmp_path: Path, name: str, codes: list[str]
):
    (tmp_path / name).write_text("春分\n", encoding="utf-8")
    report = Report()
    assert read(tmp_path / name, ReadOptions(), report).name == name
    assert [one.code for one in report.findings] == codes


def test_a_missing_file_is_refused_before_any_reader(tmp_path: Path):
    (tmp_path / "page.txt").touch()
    error = refused(tmp_path / "pages.txt")
    assert error.code == "R011"
    assert "page.txt" in error.hint


def test_reading_does_not_depend_on_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "page.txt").write_text("春分\n", encoding="utf-8")
    from_afar = read(tmp_path / "page.txt", ReadOptions(), Report())
    monkeypatch.chdir(tmp_path)
    assert read(Path("page.txt"), ReadOptions(), Report()) == from_afar


def test_the_pages_of_the_reference_data_are_read_without_a_finding(shared: Path):
    pages = sorted((shared / "dev-pages").glob("*.txt"))[:20]
    assert pages
    report = Report()
    for page in pages:
        expected = page.read_text(encoding="utf-8")
        source = read(page, ReadOptions(), report)
        lines = [line.text for one in source.pages for line in one.lines]
        assert lines == [line.rstrip() for line in expected.removesuffix("\n").split("\n")]
    assert report.findings == []
