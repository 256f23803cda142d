# SPDX-License-Identifier: Apache-2.0
"""Words on the command line: made by convert or later, the same; each issue with its own."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

PAGE = """记者 季 风

  本报讯 昨夜，队员上堤，对东堤三处
渗水点加固。到凌晨四点，渗水点渗水全部止住。

渗水止住
"""
NAMES = "渗水止 900000000 n\n"


def issue(folder: Path, code: str, names: str | None = None) -> Path:
    """A folder of one page, with a dictionary in issue.toml if there is one."""
    path = folder / code
    path.mkdir()
    toml = f'[issue]\ncode = "{code}"\npaper = "云溪日报"\ndate = 2031-11-05\n'
    (path / "p1.txt").write_text(PAGE, encoding="utf-8")
    if names is not None:
        toml += '[words]\ndictionaries = ["names.txt"]\n'
        (path / "names.txt").write_text(names, encoding="utf-8")
    (path / "issue.toml").write_text(toml, encoding="utf-8")
    return path


def tokens(path: Path) -> set[str]:
    _, *articles = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {one for each in articles for block in each["blocks"] for one in block["tokens"]}


def header(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8").partition("\n")[0])


def test_words_made_later_with_the_same_dictionary_are_the_same_bytes(run, tmp_path, out):
    folder = issue(tmp_path, "yxrb", NAMES)
    assert run("convert", folder, "-o", out, "--words").code == 0
    first = out / "yxrb-20311105.words.jsonl"
    assert "渗水止" in tokens(first)
    tei = out / "yxrb-20311105.tei.xml"
    words = ("-t", "words", "-o", tmp_path / "later")
    run("export", tei, *words, "--dictionary", folder / "names.txt")
    later = tmp_path / "later" / first.name
    assert later.read_bytes() == first.read_bytes()
    run("export", tei, *words, "--force")
    assert "渗水止" not in tokens(later)
    assert "dictionaries" not in header(later)
    [stated] = header(first)["dictionaries"]
    assert stated["file"] == "names.txt"


def test_the_dictionary_of_an_issue_is_no_page_of_it(run, tmp_path, out):
    done = run("convert", issue(tmp_path, "yxrb", NAMES), "-o", out, "--json")
    assert json.loads(done.out)["findings"] == []
    assert (out / "yxrb-20311105.tei.xml").read_text(encoding="utf-8").count("<bibl ") == 1
    alone = run("convert", tmp_path / "yxrb" / "p1.txt", "-o", out / "alone", "--words")
    assert alone.code == 0
    assert "渗水止" in tokens(out / "alone" / "yxrb-20311105.words.jsonl")


def test_keywords_come_by_the_dictionary_of_the_issue(run, tmp_path, out):
    run("convert", issue(tmp_path, "yxrb", NAMES), "-o", out, "--keywords", "9")
    run("convert", issue(tmp_path, "other"), "-o", out, "--keywords", "9")
    term = "<term>渗水止</term>"
    stated = f", names.txt (sha256 {sha256(NAMES.encode()).hexdigest()})."
    for code, own in (("yxrb", True), ("other", False)):
        path = out / f"{code}-20311105.tei.xml"
        text = path.read_text(encoding="utf-8")
        assert (term in text, stated in text) == (own, own)
        assert run("validate", "--strict", path).code == 0


@pytest.mark.java
def test_tei_with_keywords_is_valid_by_the_complete_grammar(run, tmp_path, out, jing, tei_all):
    run("convert", issue(tmp_path, "yxrb", NAMES), "-o", out, "--keywords", "9")
    path = out / "yxrb-20311105.tei.xml"
    assert b'<application ident="jieba"' in path.read_bytes()
    assert jing(tei_all, path) == ""


@pytest.mark.parametrize("order", [("with", "without"), ("without", "with")])
def test_the_dictionary_of_one_issue_changes_no_other_in_the_same_process(tmp_path, order):
    from teikit.cli import main

    folders = {
        "with": issue(tmp_path, "with", NAMES),
        "without": issue(tmp_path, "without"),
    }
    out = tmp_path / "made"
    for name in order:
        assert main(["convert", str(folders[name]), "-o", str(out), "--words"]) == 0
    found = {name: "渗水止" in tokens(out / f"{name}-20311105.words.jsonl") for name in order}
    assert found == {"with": True, "without": False}


def test_a_dictionary_of_the_command_goes_before_that_of_the_issue(run, tmp_path, out):
    other = tmp_path / "other.txt"
    other.write_text("队员上堤 900000000\n", encoding="utf-8")
    folder = issue(tmp_path, "yxrb", NAMES)
    done = run("convert", folder, "-o", out, "--words", "--dictionary", other)
    assert 'the dictionaries: the command says "other.txt", issue.toml says "names.txt"' in done.err
    found = tokens(out / "yxrb-20311105.words.jsonl")
    assert "队员上堤" in found
    assert "渗水止" not in found


@pytest.mark.parametrize(
    ("command", "words"),
    [("convert", ("--to", "json")), ("convert", ()), ("export", ("-t", "json,txt"))],
)
def test_a_dictionary_that_nothing_asks_is_an_error(run, tmp_path, out, command, words):
    folder = issue(tmp_path, "yxrb", NAMES)
    done = run(command, folder, "-o", out, "--dictionary", folder / "names.txt", *words)
    assert (done.code, out.exists()) == (2, False)
    assert "--dictionary is given, but no words are asked for" in done.err


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('["name.txt"]', 'line 6: there is no file "name.txt" (did you mean "names.txt"?)'),
        ('["p1.txt", "../names.txt"]', 'line 6: "../names.txt" is not the name of a file'),
        ('"names.txt"', 'line 6: "names.txt" is not a list of up to 20 files'),
        ('["names.txt"]\nwords = 1', 'line 7: there is no key "words"'),
        ('["p1.txt"]\n[[page]]\nfile = "p1.txt"', 'line 6: "p1.txt" is a page, and no dictionary'),
    ],
)
def test_what_issue_toml_says_wrong_of_dictionaries_is_told_with_its_line(
    run, tmp_path, out, toml, said
):
    folder = issue(tmp_path, "yxrb", NAMES)
    path = folder / "issue.toml"
    text = path.read_text(encoding="utf-8").replace('["names.txt"]', toml)
    path.write_text(text, encoding="utf-8")
    done = run("convert", folder, "-o", out)
    assert (done.code, out.exists()) == (3, False)
    assert f"issue.toml cannot be used: {said}" in done.err


def test_a_dictionary_with_a_mistake_stops_everything(run, tmp_path, out):
    folder = issue(tmp_path, "yxrb", "渗水止\n")
    done = run("convert", folder, "-o", out)
    assert (done.code, out.exists()) == (3, False)
    assert "names.txt cannot be used as a dictionary: line 1: " in done.err
    done = run("convert", folder / "p1.txt", "-o", out, "--words", "--dictionary", folder)
    assert (done.code, out.exists()) == (3, False)
