# SPDX-License-Identifier: Apache-2.0
"""The gate of deposit: which issues are refused, which sources and exports are kept with one."""

import json
import unicodedata
from pathlib import Path

import pytest
from deposited import edit

from teikit.cli.gate import find_sources
from teikit.deposits.metadata import StatedSource

pytestmark = pytest.mark.usefixtures("fixed_time")


def refused(run, issue: Path, *words: object) -> str:
    """What is said of an issue that is refused, after seeing that nothing was written."""
    target = issue.parent.parent / "none"
    code, out, err = run("deposit", issue, "--to", target, *words)
    assert (code, out) == (1, "")
    assert "[D100]" in err
    assert not target.exists()
    return err


def test_an_issue_that_is_not_valid_is_refused(run, issue):
    edit(issue, '<head type="main"', '<head type="kickr"')
    assert "V008 error" in refused(run, issue)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            '<title level="j">The Pennick Falls Register</title>',
            '<title level="j" cert="unknown" resp="#teikit"/>',
            "D102",
        ),
        (
            '<date when="1912-05-09">',
            '<date cert="unknown" resp="#teikit">',
            "D103",
        ),
    ],
)
def test_an_issue_without_paper_or_day_is_refused_and_told_so(run, issue, old, new, code):
    edit(issue, old, new)
    said = refused(run, issue)
    assert f"{issue}: {code} error" in said


def test_an_issue_that_lost_a_character_is_refused(run, issue):
    edit(issue, "TOWN", "TOWM")
    said = refused(run, issue)
    assert "V703 error" in said
    assert "D104 error: there is no proof of conservation" in said


def test_an_issue_whose_source_is_not_there_is_refused(run, issue):
    (issue.parent / "source.txt").unlink()
    said = refused(run, issue)
    assert "D105 error: the source source.txt is not there" in said
    assert "--without-source" in said


def test_an_issue_whose_source_was_changed_is_refused(run, issue):
    edit(issue.parent / "source.txt", "TOWN", "TOWM")
    assert "D105" in refused(run, issue)


def test_an_export_of_another_state_beside_the_tei_is_refused(run, issue):
    run("export", issue, "-t", "json,txt", "-o", issue.parent)
    assert run("deposit", issue, "--to", issue.parent.parent / "store")[0] == 0
    edit(issue.parent / "pfr-19120509.txt", "TOWN", "VILLAGE")
    assert "D107 error" in refused(run, issue)


def test_a_source_that_is_lost_can_be_answered_for(run, issue, tmp_path):
    (issue.parent / "source.txt").unlink()
    words = ("deposit", issue, "--to", tmp_path / "store", "--without-source", "lost in 2030")
    code, out, _ = run(*words)
    assert code == 0
    assert "not proved: lost in 2030; the text has the digest that the header states" in out
    history = next((tmp_path / "store").rglob("provenance.jsonl")).read_text(encoding="utf-8")
    assert '"outcome":"not proved"' in history
    assert run("audit", tmp_path / "store")[0] == 0


def test_a_lost_source_does_not_cover_a_text_that_was_changed(run, issue):
    (issue.parent / "source.txt").unlink()
    edit(issue, "TOWN", "TOWM")
    assert "V706 error" in refused(run, issue, "--without-source", "lost")


def test_foreign_tei_without_digests_can_be_answered_for(run, issue, tmp_path):
    text = issue.read_text(encoding="utf-8")
    start = text.index('<idno type="sha256-text">')
    end = text.index("</idno>", start) + len("</idno>")
    edit(issue, text[start:end], "")
    (issue.parent / "source.txt").unlink()
    assert "D105" in refused(run, issue)
    words = ("--without-source", "made by others")
    code, out, _ = run("deposit", issue, "--to", tmp_path / "store", *words)
    assert (code, out.rstrip().endswith("not proved: made by others")) == (0, True)


def test_sources_are_found_at_any_depth_by_name_and_digest(run, issue, tmp_path):
    for place, data in (("a/b", None), ("a", b"other"), ("z", b"another")):
        path = tmp_path / "pages" / place / "source.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((issue.parent / "source.txt").read_bytes() if data is None else data)
    (issue.parent / "source.txt").unlink()
    code, _, err = run(
        "deposit", issue, "--to", tmp_path / "store", "--sources", tmp_path / "pages"
    )
    assert (code, err) == (0, "")


def test_a_source_in_nfd_is_found_and_its_old_name_kept(run, issue, tmp_path):
    composed = "Zeïtung 報.txt"
    decomposed = unicodedata.normalize("NFD", composed)
    (issue.parent / "source.txt").rename(issue.parent / decomposed)
    edit(issue, ">source.txt<", f">{composed}<")
    assert run("deposit", issue, "--to", tmp_path / "store")[0] == 0
    _, out, _ = run("store", "show", tmp_path / "store", "pfr-19120509", "--json")
    entry = next(one for one in json.loads(out)["files"] if one["role"] == "source")
    assert (entry["path"], entry["original_name"]) == (f"source/{composed}", decomposed)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/secret.txt", "..\\secret.txt", "", ".."])
def test_a_header_cannot_name_a_file_elsewhere(tmp_path, name):
    import hashlib

    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    stated = StatedSource(name, hashlib.sha256(b"secret").hexdigest(), "", "text", "")
    assert find_sources([stated], tmp_path / "in" / "x.tei.xml", None) == [None]


def test_the_encoding_in_the_header_is_used(run, tmp_path):
    text = (
        "记者 季风\n\n　　本报讯 昨夜，队员上堤，对东堤三处渗水点加固。\n\n云溪连夜加固东堤\n" * 3
    )
    page = tmp_path / "page.txt"
    page.write_bytes(text.encode("gb18030"))
    words = ("--encoding", "gb18030", "--title", "云溪日报", "--date", "2031-11-05")
    assert run("convert", page, "-o", tmp_path, "--id", "yxrb-1", *words)[0] == 0
    code, out, err = run("deposit", tmp_path / "yxrb-1.tei.xml", "--to", tmp_path / "store")
    assert (code, err) == (0, "")
    assert "kept as v1" in out


def test_the_corrections_beside_the_source_are_kept(run, issue, tmp_path):
    (issue.parent / "corrections.toml").write_text("# none\n", encoding="utf-8")
    run("deposit", issue, "--to", tmp_path / "store")
    _, out, _ = run("store", "show", tmp_path / "store", "pfr-19120509")
    assert "corrections/corrections.toml" in out


@pytest.mark.parametrize(
    ("exports", "names"),
    [("none", []), ("txt", ["export/pfr-19120509.txt"])],
)
def test_only_the_exports_that_are_wanted_are_kept(run, issue, tmp_path, exports, names):
    run("deposit", issue, "--to", tmp_path / "store", "--exports", exports)
    _, out, _ = run("store", "show", tmp_path / "store", "pfr-19120509", "--json")
    paths = [one["path"] for one in json.loads(out)["files"]]
    assert [path for path in paths if path.startswith("export/")] == names


def test_words_are_not_kept_and_not_made_for_a_deposit(run, issue, tmp_path):
    code, _, err = run("deposit", issue, "--to", tmp_path / "store", "--exports", "txt,words")
    assert (code, (tmp_path / "store").exists()) == (2, False)
    assert 'the format "words" is not kept' in err
    assert "Choose from epub, json, txt." in err
    run("deposit", issue, "--to", tmp_path / "store")
    _, out, _ = run("store", "show", tmp_path / "store", "pfr-19120509")
    assert ".articles.jsonl" in out
    assert ".words." not in out


def test_a_source_whose_name_begins_with_a_blank_is_found_and_the_blank_is_named(run, issue):
    issue.with_name("source.txt").rename(issue.with_name(" source.txt"))
    edit(issue, '<idno type="filename">source.txt', '<idno type="filename"> source.txt')
    said = refused(run, issue)
    assert "D111 error: the name source/ source.txt begins or ends with white space" in said
    assert "D105" not in said
