# SPDX-License-Identifier: Apache-2.0
"""`teikit verify`: with the source, without it, and with what is neither."""

import json

import pytest


@pytest.fixture
def made(run, page, out):
    """The TEI of the page."""
    run("convert", page, "-o", out / "issue.tei.xml")
    return out / "issue.tei.xml"


def test_a_file_is_verified_with_its_source(run, page, made):
    done = run("verify", page, made)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1].endswith("of 47 characters in 6 lines, line by line")


def test_a_file_is_verified_without_its_source(run, made):
    done = run("verify", made)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1].endswith("by the digest of the source")


def test_an_edited_character_is_shown_with_its_line(run, page, made):
    made.write_text(made.read_text(encoding="utf-8").replace("凌晨", "清晨"), encoding="utf-8")
    done = run("verify", page, made)
    assert done.code == 1
    assert "page.txt:4: V703 error: line 4 differs at character 8" in done.err
    assert '"凌晨四点，渗水全部止住。"' in done.err
    assert run("verify", made).code == 1


def test_a_changed_space_is_a_warning(run, page, made):
    text = made.read_text(encoding="utf-8")
    assert "<orig>季 风</orig>" in text
    made.write_text(text.replace("<orig>季 风", "<orig>季风"), encoding="utf-8")
    done = run("verify", page, made)
    assert (done.code, "V708 warning" in done.err) == (0, True)
    assert run("verify", page, made, "--strict").code == 1


def test_another_source_is_not_accepted(run, page, made):
    page.write_text("另一张报纸\n", encoding="utf-8")
    done = run("verify", page, made)
    assert done.code == 1
    assert "V706" in done.err


def test_json_tells_the_ledger(run, page, made):
    told = json.loads(run("verify", page, made, "--json").out)
    assert told["files"] == [str(made)]
    assert (told["ledger"]["proof"], told["ledger"]["conserved"]) == ("source", True)
    assert told["findings"] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        "东堤".encode(),
        b"<TEI",
        b"<html/>",
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        b"<!DOCTYPE TEI [<!ENTITY a 'a'>]><TEI xmlns='http://www.tei-c.org/ns/1.0'>&a;</TEI>",
        b"<a>" * 400,
    ],
)
def test_what_is_no_tei_of_ours_is_bad_input(run, out, content):
    out.mkdir()
    path = out / "issue.tei.xml"
    path.write_bytes(content)
    done = run("verify", path)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: ")
    assert "hint: " in done.err


def test_without_a_file_the_words_are_wrong(run):
    assert run("verify").code == 2


def test_a_page_in_the_place_of_the_tei_is_answered_with_the_order(run, page, out):
    run("convert", page, "-o", out)
    (tei,) = out.iterdir()
    done = run("verify", tei, page)
    assert done.code == 3
    assert "is not TEI" in done.err
    assert "the TEI is the last" in done.err
