# SPDX-License-Identifier: Apache-2.0
"""`teikit convert`: what it writes, what it says, and what it refuses."""

import json
from pathlib import Path

import pytest

from teikit import pipeline
from teikit.encoder import encode
from teikit.tei import TeiDocument
from teikit.tei.names import tei

KNOWN = ("--title", "云溪日报", "--date", "2031-11-05", "--page", "A02", "--id", "yxrb-20311105")


def element(path: Path, name: str, **attributes: str):
    """The first element of this name with these attributes."""
    root = TeiDocument.parse(path.read_bytes()).root
    for one in root.iter(tei(name)):
        if all(one.get(key) == value for key, value in attributes.items()):
            return one
    raise AssertionError(f"no <{name}> with {attributes}")


def test_a_page_is_written_into_a_folder_that_is_made(run, page, out):
    done = run("convert", page, "-o", out, *KNOWN)
    path = out / "yxrb-20311105.tei.xml"
    assert (done.code, done.err) == (0, "")
    assert [one.name for one in out.iterdir()] == [path.name]
    assert done.out.splitlines() == [
        str(path),
        "1 article, 1 head, 1 byline, 1 dateline, 1 paragraph; doubtful: 1 paragraph",
        "text                     47   100.00 %",
        "found                    47   100.00 %  of 47 characters in 6 lines, line by line",
    ]
    assert element(path, "title", level="j").text == "云溪日报"
    assert element(path, "date", when="2031-11-05").text == "2031-11-05"
    assert element(path, "biblScope", unit="page").text == "A02"


def test_a_name_that_ends_in_tei_xml_is_the_file_itself(run, page, out):
    done = run("convert", page, "-o", out / "issue.tei.xml")
    assert done.code == 0
    assert done.out.splitlines()[0] == str(out / "issue.tei.xml")
    assert [one.name for one in out.iterdir()] == ["issue.tei.xml"]


def test_without_a_place_the_file_is_written_here(run, page, out, monkeypatch):
    out.mkdir()
    monkeypatch.chdir(out)
    done = run("convert", page, "--id", "yxrb-20311105")
    assert done.out.splitlines()[0] == "yxrb-20311105.tei.xml"
    assert (out / "yxrb-20311105.tei.xml").is_file()


def test_what_is_not_stated_is_asked_for_once_and_not_invented(run, page, out):
    done = run("convert", page, "-o", out, "--page", "A02")
    assert done.code == 0
    assert done.err == (
        "note: not stated, and never guessed: the newspaper and the day of issue;"
        " add what you know with --title and --date, or in issue.toml beside the text\n"
    )
    (path,) = out.iterdir()
    assert path.name.startswith("u-")
    assert element(path, "title", level="j").get("cert") == "unknown"
    assert not element(path, "title", level="j").text


@pytest.mark.parametrize(
    "day", ["2031", "2031-11", "2031-11-5", "20311105", "2031-W45-3", "０-01-01", "x", "2031-02-29"]
)
def test_a_date_is_a_full_day_of_the_calendar(run, page, out, day):
    done = run("convert", page, "-o", out, "--date", day)
    assert (done.code, done.out) == (2, "")
    fault = "is no day of the calendar" if day == "2031-02-29" else "is not written as YYYY-MM-DD"
    assert f'error: --date "{day}" {fault}' in done.err
    assert "hint: Write the full day as YYYY-MM-DD" in done.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--keywords", "-3"), '--keywords "-3" is no number from 0 to 50'),
        (("--keywords", "51"), '--keywords "51" is no number from 0 to 50'),
        (("--keywords", "five"), '--keywords "five" is no number from 0 to 50'),
        (("--language", "Chinese!"), "is no language tag"),
        (("--title", "云溪\x07日报"), r'--title "云溪\x07日报" holds a character'),
        (("--page", "\udcff"), r'--page "\udcff" holds a character'),
        (("--id", "../x"), "cannot be the id"),
        (("--id", "a001"), "uses the id"),
        (("--encoding", "klingon"), "klingon"),
        (("--encoding", "hex"), "hex"),
        (("--nonsense",), "no such option"),
        (("-o", "out.xml"), "-o out.tei.xml"),
    ],
)
def test_words_that_cannot_be_are_a_usage_error(run, page, out, monkeypatch, words, said):
    monkeypatch.chdir(page.parent)
    done = run("convert", page, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert [one.name for one in page.parent.iterdir()] == ["page.txt"]


def test_the_encoding_can_be_told(run, page, out):
    page.write_bytes("东堤\n".encode("gb18030"))
    assert run("convert", page, "-o", out, "--encoding", "gb18030").code == 0
    (path,) = out.iterdir()
    assert "东堤" in path.read_text(encoding="utf-8")


def test_an_existing_file_stops_the_work_before_it_begins(run, page, out, monkeypatch):
    run("convert", page, "-o", out, *KNOWN)
    path = out / "yxrb-20311105.tei.xml"
    path.write_bytes(b"precious")
    monkeypatch.setattr(pipeline, "convert_sources", None)
    for target in (out, path):
        done = run("convert", page, "-o", target, *KNOWN)
        assert (done.code, done.out) == (5, "")
        assert f"error: {path} exists" in done.err
        assert "--force" in done.err
    assert path.read_bytes() == b"precious"


def test_force_replaces_an_existing_file(run, page, out):
    out.mkdir()
    path = out / "yxrb-20311105.tei.xml"
    path.write_bytes(b"old")
    assert run("convert", page, "-o", out, *KNOWN, "--force").code == 0
    assert path.read_bytes().startswith(b"<?xml")


def test_json_is_one_object_with_everything_in_it(run, page, out):
    page.write_bytes(page.read_bytes() + b"\x01\n")
    done = run("convert", page, "-o", out, "--json")
    told = json.loads(done.out)
    assert sorted(told) == ["counts", "doubtful", "files", "findings", "ledger", "teikit"]
    assert [Path(one).is_file() for one in told["files"]] == [True]
    assert told["counts"]["article"] == 1
    assert told["ledger"]["percentage"] == "100.00"
    assert told["ledger"]["encoded"]["U+FFFD"] == 1
    (finding,) = [one for one in told["findings"] if one["code"] == "R103"]
    assert finding["file"] == "page.txt"
    assert finding["hint"]
    assert "R103" in done.err


def test_strict_changes_the_exit_code_and_nothing_else(run, page, out):
    page.write_bytes(page.read_bytes() + b"\x01\n")
    lax = run("convert", page, "-o", out / "a.tei.xml", "--json")
    strict = run("convert", page, "-o", out / "b.tei.xml", "--json", "--strict")
    assert (lax.code, strict.code) == (0, 1)
    assert (out / "a.tei.xml").read_bytes() == (out / "b.tei.xml").read_bytes()


@pytest.fixture
def losing(monkeypatch):
    def encode_without_heads(issue, options, report):
        made = encode(issue, options, report)
        for head in list(made.root.iter(tei("head"))):
            head.getparent().remove(head)
        return made

    monkeypatch.setattr(pipeline.encoder, "encode", encode_without_heads)


def test_nothing_is_written_if_text_would_be_lost(run, page, out, losing):
    done = run("convert", page, "-o", out, *KNOWN)
    assert done.code == 1
    assert not out.exists()
    assert "page.txt:6: V701 error: line 6 is missing from the TEI" in done.err
    assert "error: text of the source would be lost; nothing was written" in done.err
    assert "missing                   8" in done.out
    told = json.loads(run("convert", page, "-o", out, "--json").out)
    assert (told["files"], told["ledger"]["conserved"]) == ([], False)


def test_a_loss_that_is_allowed_is_written_and_stated(run, page, out, losing):
    done = run("convert", page, "-o", out, *KNOWN, "--allow-loss")
    assert done.code == 1
    assert "missing here or not at their place: 8" in (
        element(out / "yxrb-20311105.tei.xml", "note", type="loss").text
    )


def test_the_day_comes_from_source_date_epoch_alone(run, page, out, monkeypatch):
    run("convert", page, "-o", out / "a.tei.xml", *KNOWN)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951609600")
    run("convert", page, "-o", out / "b.tei.xml", *KNOWN)
    assert element(out / "a.tei.xml", "change").get("when") is None
    assert element(out / "b.tei.xml", "change").get("when") == "2031-11-05"


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "1.5", "9" * 12, "9" * 5000, "１"])
def test_an_epoch_that_is_no_time_is_a_usage_error(run, page, out, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    done = run("convert", page, "-o", out)
    assert done.code == 2
    assert "SOURCE_DATE_EPOCH" in done.err
    assert not out.exists()


def test_findings_beyond_the_hundredth_are_counted(run, page, out):
    lines = "".join(f"第{n}行\n\n" for n in range(1, 131))
    page.write_text(lines, encoding="utf-8")
    run("convert", page, "-o", out / "issue.tei.xml")
    page.write_text(lines.replace("行", "列"), encoding="utf-8")
    done = run("verify", page, out / "issue.tei.xml")
    assert done.code == 1
    assert done.err.count("V703 error") == 99
    assert done.err.count("hint:") == 2
    assert done.err.splitlines()[-1] == "… and 31 more; --json gives all"
    told = json.loads(run("verify", page, out / "issue.tei.xml", "--json").out)
    assert len(told["findings"]) == 131
