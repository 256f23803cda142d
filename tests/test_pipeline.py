# SPDX-License-Identifier: Apache-2.0
"""The stages in their order, and the ledger that has the last word."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issues import ALPHABET
from lxml import etree

from teikit import pipeline
from teikit.encoder import encode
from teikit.errors import InputError, UsageError
from teikit.ledger import verify
from teikit.model.metadata import Metadata
from teikit.options import EncodeOptions, ReadOptions
from teikit.pipeline import ConvertOptions, convert, convert_sources, issue_id
from teikit.readers import read
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import XML_ID, tei

PAGE = """记者 季 风

  本报讯 昨夜，队员上堤，对东堤三处
渗水点加固。到凌晨四点，渗水全部止住。

云溪连夜加固东堤
"""
KNOWN = ConvertOptions(metadata=Metadata(id="yxrb-20311105", title="云溪日报", date="2031-11-05"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def lose_a_line(issue, options: EncodeOptions, report: Report) -> TeiDocument:
    """An encoder that forgets a heading and doubles a character."""
    made = encode(issue, options, report)
    head = made.root.find(f".//{tei('body')}//{tei('head')}")
    assert head is not None
    head.getparent().remove(head)
    last = list(made.root.iter(tei("lb")))[-1]
    last.tail += last.tail[-1]
    return made


def test_a_page_becomes_tei_that_holds_all_of_it(page: Path):
    report = Report()
    conversion = convert(page, KNOWN, report)
    assert (conversion.lost, conversion.ledger.percentage) == (False, "100.00")
    assert conversion.ledger.source == len("".join(PAGE.split()))
    assert conversion.tei.root.get(XML_ID) == "yxrb-20311105"
    assert conversion.tei.name == "yxrb-20311105.tei.xml"
    assert report.findings == []


def test_the_bytes_are_what_was_verified(page: Path):
    conversion = convert(page, KNOWN, Report())
    assert conversion.tei.to_bytes() == conversion.data
    source = read(page, ReadOptions(), Report())
    again = verify((source,), TeiDocument.parse(conversion.data), Report())
    assert again == conversion.ledger


def test_the_same_page_gives_the_same_bytes(page: Path):
    assert convert(page, KNOWN, Report()).data == convert(page, KNOWN, Report()).data


def test_pages_in_several_files_are_one_issue(page: Path, tmp_path: Path):
    second = tmp_path / "second.txt"
    second.write_text(PAGE.replace("东堤", "西堤"), encoding="utf-8")
    report = Report()
    sources = tuple(
        read(path, ReadOptions(index=index), report) for index, path in enumerate((page, second), 1)
    )
    conversion = convert_sources(sources, KNOWN, report)
    assert conversion.ledger.conserved
    assert conversion.ledger.lines == 12
    pointers = {lb.get("edRef") for lb in conversion.tei.root.iter(tei("lb"))}
    assert pointers == {"#src-1", "#src-2"}


def test_a_page_without_metadata_is_named_by_its_digest(page: Path):
    conversion = convert(page, ConvertOptions(), Report())
    name = f"u-{hashlib.sha256(PAGE.encode()).hexdigest()[:12]}"
    assert conversion.tei.root.get(XML_ID) == name
    assert issue_id((read(page, ReadOptions(), Report()),), Metadata()) == name


def test_an_encoder_that_loses_text_is_caught(page: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline.encoder, "encode", lose_a_line)
    report = Report()
    conversion = convert(page, KNOWN, report)
    assert conversion.lost
    assert [(one.code, one.place.line) for one in report.findings] == [("V703", 4), ("V701", 6)]
    assert (conversion.ledger.missing, conversion.ledger.added) == (8, 1)


def test_a_loss_that_is_allowed_is_stated_in_the_header(
    page: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pipeline.encoder, "encode", lose_a_line)
    report = Report()
    options = ConvertOptions(metadata=KNOWN.metadata, allow_loss=True)
    conversion = convert(page, options, report)
    assert not conversion.lost
    assert [one.code for one in report.findings] == ["V703", "V701"]
    notes = [one for one in conversion.tei.root.iter(tei("note")) if one.get("type") == "loss"]
    assert [one.text for one in notes] == [
        f"Characters of the source: {len(''.join(PAGE.split()))}; missing here or not at their"
        " place: 8; here but not in the source: 1."
    ]
    assert b'type="loss"' in conversion.data


def test_what_the_serialiser_does_is_verified_too(page: Path, monkeypatch: pytest.MonkeyPatch):
    def indented(self: TeiDocument) -> bytes:
        data: bytes = etree.tostring(self.root, encoding="UTF-8")
        return data.replace("渗水点".encode(), "渗水 点".encode())

    monkeypatch.setattr(TeiDocument, "to_bytes", indented)
    report = Report()
    convert(page, KNOWN, report)
    assert [one.code for one in report.findings] == ["V708"]


@pytest.mark.parametrize("name", ["1. 版", "a001", "src-1", "x" * 101, "a/b"])
def test_an_id_that_cannot_be_used_is_refused(page: Path, name: str):
    with pytest.raises(UsageError):
        convert(page, ConvertOptions(metadata=Metadata(id=name)), Report())


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(InputError):
        convert(tmp_path / "none.txt", KNOWN, Report())


def test_every_generated_page_is_conserved(shared: Path):
    for path in sorted((shared / "dev-pages").glob("*0.txt")):
        report = Report()
        conversion = convert(path, ConvertOptions(), report)
        assert (path.name, conversion.ledger.percentage) == (path.name, "100.00")
        assert not conversion.lost


def test_the_seed_page_is_conserved(shared: Path):
    for path in sorted((shared / "seed").glob("*.txt")):
        conversion = convert(path, ConvertOptions(), Report())
        assert (conversion.ledger.percentage, conversion.lost) == ("100.00", False)


PHRASES = (
    "记者 季 风",
    "本报讯 ",
    "本报记者 林舟",
    "（下转2版）",
    "季风 摄",
    "责任编辑 石 川",
    "——",
)
PRINTED = st.text(ALPHABET + "\t\x0b\x0c\r", max_size=30) | st.sampled_from(PHRASES)
LINES_OF_TEXT = st.lists(st.lists(PRINTED, max_size=3).map("".join), min_size=1, max_size=40)


@given(LINES_OF_TEXT)
def test_any_text_is_conserved(tmp_path_factory: pytest.TempPathFactory, lines: list[str]):
    path = tmp_path_factory.mktemp("any") / "page.txt"
    path.write_bytes(("东\n" + "\n".join(lines)).encode())
    report = Report()
    conversion = convert(path, ConvertOptions(read=ReadOptions(encoding="utf-8")), report)
    assert [str(one) for one in report.findings if one.code.startswith("V7")] == []
    assert (conversion.lost, conversion.ledger.percentage) == (False, "100.00")


@given(st.binary(max_size=200))
def test_any_bytes_are_converted_whole_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
):
    path = tmp_path_factory.mktemp("any") / "page.txt"
    path.write_bytes(data)
    try:
        conversion = convert(path, ConvertOptions(), Report())
    except InputError:
        return
    assert not conversion.lost
