# SPDX-License-Identifier: Apache-2.0
"""`teikit eval`: pairs of truth and TEI, sums, groups, what was missed."""

import json
from pathlib import Path

import pytest

ARTICLE = {
    "heads": [{"type": "main", "text": "云溪连夜加固东堤"}],
    "bylines": ["记者 季 风"],
    "byline_position": "head",
    "dateline": "本报讯",
    "paragraphs": ["本报讯 昨夜，队员上堤，对东堤三处渗水点加固。到凌晨四点，渗水全部止住。"],
}


def write_truth(path: Path, article: dict = ARTICLE, **more) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"articles": [article], **more}), encoding="utf-8")
    return path


@pytest.fixture
def made(run, page, out) -> Path:
    """The TEI of the page, named by an issue, not by the page."""
    run("convert", page, "-o", out / "issue.tei.xml")
    return out / "issue.tei.xml"


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    return write_truth(tmp_path / "truth" / "page.json")


def figures(out: str) -> dict[str, list[str]]:
    return {line.split()[0]: line.split()[1:] for line in out.split("\n\n")[0].splitlines()}


def test_a_page_that_is_right_scores_one_on_each_measure(run, truth, made):
    done = run("eval", truth, made)
    assert (done.code, done.err) == (0, "")
    told = figures(done.out)
    assert told["measure"] == ["F1", "precision", "recall", "right", "found", "wanted"]
    assert {row[0] for name, row in told.items() if name != "measure"} == {"1.0000"}
    assert told["para"][3:] == ["1", "1", "1"]


def test_gold_tei_is_a_truth_too(run, made):
    told = figures(run("eval", made, made).out)
    assert {row[0] for name, row in told.items() if name != "measure"} == {"1.0000"}


def test_what_is_missing_and_what_is_wrong_is_listed(run, tmp_path, made):
    wanted = {**ARTICLE, "heads": [{"type": "main", "text": "云溪连夜加固西堤"}]}
    path = write_truth(tmp_path / "page.json", wanted)
    assert "missing" not in run("eval", path, made).out
    out = run("eval", path, made, "--show").out
    assert "page: main missing: 云溪连夜加固西堤\n" in out
    assert "page: main wrong: 云溪连夜加固东堤\n" in out


def test_folders_are_paired_by_the_source_that_the_tei_names(run, truth, made):
    told = json.loads(run("eval", truth.parent, made.parent, "--json").out)
    assert (told["pages"], told["missing"]) == (1, [])
    assert told["measures"]["article"]["f1"] == 1.0


def test_folders_are_paired_by_name_first(run, truth, made):
    made.rename(made.with_name("page.tei.xml"))
    (made.parent / "a.xml").write_text("<html/>", encoding="utf-8")
    told = json.loads(run("eval", truth.parent, made.parent, "--json").out)
    assert told["measures"]["para"]["right"] == 1


def test_a_truth_without_tei_counts_as_nothing_found_and_is_named(run, truth, made):
    write_truth(truth.with_name("lost.json"))
    done = run("eval", truth.parent, made.parent)
    assert done.code == 0
    assert "note: no TEI for 1 of 2" in done.err
    assert "lost" in done.err
    assert figures(done.out)["para"][3:] == ["1", "1", "2"]


def test_gold_in_a_folder_is_named_by_the_folder_and_shuts_out_the_rest(run, tmp_path, made):
    corpus = tmp_path / "corpus"
    folder = write_truth(corpus / "issue" / "gold.json").parent
    (folder / "gold.tei.xml").write_bytes(made.read_bytes())
    (folder / "expected.tei.xml").write_text("<html/>", encoding="utf-8")
    told = json.loads(run("eval", corpus, made.parent, "--json").out)
    assert (told["pages"], told["missing"]) == (1, [])
    assert told["groups"][0] == {
        "by": "set",
        "name": "issue",
        "pages": 1,
        "measures": told["measures"],
    }


def test_scores_are_told_by_dump_script_and_convention(run, truth, made):
    write_truth(
        truth.with_name("other.json"),
        script="Hant",
        dump={"flavour": "gap", "order": "head_after"},
    )
    out = run("eval", truth.parent, made.parent).out
    table = [line.split() for line in out.split("\n\n")[1].splitlines()]
    assert table[0] == [
        *("group", "pages", "main", "heads", "roles", "byline"),
        *("dateline", "caption", "para", "article"),
    ]
    assert [row[:3] for row in table[1:]] == [
        ["convention", "head_after", "1"],
        ["dump", "gap", "1"],
        ["script", "Hant", "1"],
    ]


def test_the_last_table_tells_how_many_are_right_of_each_certainty(run, tmp_path, made):
    wanted = {**ARTICLE, "heads": [{"type": "deck", "text": "云溪连夜加固东堤"}]}
    path = write_truth(tmp_path / "page.json", wanted)
    rows = [line.split() for line in run("eval", path, made).out.split("\n\n")[-1].splitlines()]
    assert rows[0] == ["decision", "cert", "found", "of", "all", "right", "share"]
    judged = {tuple(row[:2]): row[2:] for row in rows[1:]}
    assert judged["dateline", "high"] == ["1", "1.0000", "1", "1.0000"]
    assert [row[2:] for row in rows if row[0] == "heading"] == [["1", "1.0000", "0", "0.0000"]]
    told = json.loads(run("eval", path, made, "--json").out)["certainty"]
    assert [(one["decision"], one["cert"]) for one in told] == list(judged)
    assert {"found": 1, "right": 1, "ofAll": 1.0, "share": 1.0}.items() <= next(
        one.items() for one in told if one["decision"] == "dateline"
    )


def test_without_a_decision_there_is_no_table_of_certainty(run, truth, tmp_path):
    out = run("eval", truth.parent, tmp_path).out
    assert "decision" not in out
    assert json.loads(run("eval", truth.parent, tmp_path, "--json").out)["certainty"] == []


def test_json_lists_misses_only_when_they_are_wanted(run, tmp_path, made):
    path = write_truth(tmp_path / "page.json", {**ARTICLE, "dateline": "新华社电"})
    assert "misses" not in json.loads(run("eval", path, made, "--json").out)
    misses = json.loads(run("eval", path, made, "--json", "--show").out)["misses"]
    assert {"page": "page", "measure": "dateline", "kind": "missing", "text": "新华社电"} in misses


@pytest.mark.parametrize("ending", [".json", ".articles.jsonl", ".words.jsonl"])
def test_an_export_is_no_truth(run, made, out, ending):
    assert run("export", made, "-t", "json,words", "-o", out).code == 0
    (export,) = (one for one in out.iterdir() if one.name.endswith(ending))
    done = run("eval", export, made)
    assert (done.code, done.out) == (3, "")
    assert "no truth" in done.err
    assert "hint: " in done.err


def test_beside_its_export_the_tei_is_the_truth(run, made, out):
    assert run("export", made, "-t", "json", "-o", out).code == 0
    (export,) = out.glob("*.json")
    export.rename(out / "issue.json")
    assert figures(run("eval", out, out).out)["para"][0] == "1.0000"


def test_an_export_alone_in_a_folder_is_refused(run, made, out, tmp_path):
    assert run("export", made, "-t", "json", "-o", tmp_path / "exported").code == 0
    done = run("eval", tmp_path / "exported", made)
    assert (done.code, done.out) == (3, "")
    assert "is an export of teikit and no truth" in done.err


@pytest.mark.parametrize("content", [b"", b"{}", b"<html/>", b"<TEI"])
def test_what_is_no_truth_is_bad_input(run, tmp_path, made, content):
    path = tmp_path / "truth.json"
    path.write_bytes(content)
    done = run("eval", path, made)
    assert (done.code, done.out) == (3, "")
    assert "hint: " in done.err


def test_what_is_no_tei_is_bad_input(run, truth, tmp_path):
    path = tmp_path / "a.tei.xml"
    path.write_text("<html/>", encoding="utf-8")
    assert run("eval", truth, path).code == 3
    assert run("eval", truth, tmp_path / "none.xml").code == 3
    assert run("eval", tmp_path / "none.json", path).code == 3


def test_a_folder_without_a_truth_is_bad_input(run, made, page):
    done = run("eval", page.parent, made)
    assert done.code == 3
    assert "holds no truth" in done.err
