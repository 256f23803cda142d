# SPDX-License-Identifier: Apache-2.0
"""The commands deposit, audit and store: what passes the gate, what is refused, how it is told."""

import errno
import json
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from deposited import CORPUS, ISSUES, bytes_of, judge_bag, judge_store

from teikit.cli import keeping, kept, main
from teikit.cli.gate import find_sources
from teikit.cli.wording import choose_language
from teikit.deposits.changes import Change
from teikit.deposits.metadata import StatedSource


@pytest.fixture(autouse=True)
def _time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951725600")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Runs teikit and returns its exit code and what it printed."""

    def run_here(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        assert "bug in teikit" not in printed.err
        return code, printed.out, printed.err

    return run_here


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """The TEI of an issue with its source beside it."""
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(CORPUS / "pfr-19120509" / "source.txt", folder)
    shutil.copy(CORPUS / "pfr-19120509" / "gold.tei.xml", folder)
    return folder / "gold.tei.xml"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The gold of the corpus with its sources, a folder for each issue."""
    for name in ISSUES:
        (tmp_path / "corpus" / name).mkdir(parents=True)
        for file in ("gold.tei.xml", *(one.name for one in (CORPUS / name).glob("*.txt"))):
            shutil.copy(CORPUS / name / file, tmp_path / "corpus" / name)
    return tmp_path / "corpus"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def correct(path: Path) -> None:
    """Correct a misprint as an editor does: what was printed stays beside it."""
    edit(path, "TOWN", "<choice><sic>TOWN</sic><corr>Town</corr></choice>")


def test_a_folder_of_issues_is_kept_and_kept_once(run, corpus, tmp_path):
    store = tmp_path / "store"
    code, out, err = run("deposit", corpus, "--to", store)
    assert (code, err) == (0, "")
    assert [line.partition(":")[0] for line in out.splitlines()] == [*ISSUES, "5 kept"]
    before = bytes_of(store)
    code, out, _ = run("deposit", corpus, "--to", store)
    assert (code, out.splitlines()[-1]) == (0, "5 there already")
    assert bytes_of(store) == before
    assert judge_store(store, 5) == []
    assert run("audit", store)[0] == 0


def test_bags_are_made_on_demand(run, corpus, tmp_path):
    words = ("deposit", corpus, "--exports", "txt", "--as", "bagit")
    assert run(*words, "--to", tmp_path / "bags")[0] == 0
    bags = sorted((tmp_path / "bags").iterdir())
    assert [one.name for one in bags] == [f"{name}_v1" for name in ISSUES]
    assert [judge_bag(one) for one in bags] == [[]] * 5
    assert run(*words, "--to", tmp_path / "zips", "--zip")[0] == 0
    assert run("audit", tmp_path / "zips")[1].startswith("5 checked")


def test_a_changed_issue_becomes_a_version_and_the_change_is_told(run, issue, tmp_path):
    store = tmp_path / "store"
    run("deposit", issue, "--to", store)
    correct(issue)
    code, out, _ = run("deposit", issue, "--to", store, "-m", "Misprint corrected")
    assert (code, "pfr-19120509: kept as v2" in out) == (0, True)
    code, out, _ = run("store", "diff", store, "pfr-19120509")
    assert code == 0
    assert "Town" in out.splitlines()[0]
    assert any(line.startswith("files: tei/pfr-19120509.tei.xml:") for line in out.splitlines())
    code, out, _ = run("store", "show", store, "pfr-19120509", "--version", "v1")
    assert "v2   2031-11-06T10:00:00Z  Misprint corrected" in out
    assert "source/source.txt" in out.partition("files of v1:")[2]
    code, out, _ = run("store", "diff", store, "pfr-19120509", "--from", "v2", "--to", "v2")
    assert out == "nothing changed from v2 to v2\n"


def test_a_file_that_changed_at_the_same_size_is_told_by_its_digests(run, issue, tmp_path):
    store = tmp_path / "store"
    correct(issue)
    run("deposit", issue, "--to", store)
    edit(issue, "<corr>Town", "<corr>town")
    run("deposit", issue, "--to", store)
    changes = json.loads(run("store", "diff", store, "pfr-19120509", "--json")[1])["changes"]
    (told,) = (one for one in changes if one["what"] == "tei/pfr-19120509.tei.xml")
    digest = sha256(issue.read_bytes()).hexdigest()[:8]
    assert told["before"] != told["after"]
    assert told["after"] == f"{issue.stat().st_size:,} bytes, sha256 {digest}…"


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


def test_others_are_kept_although_one_is_refused(run, corpus, tmp_path):
    edit(corpus / "pfr-19120509" / "gold.tei.xml", "TOWN", "TOWM")
    (corpus / "xysb-20331102" / "gold.tei.xml").write_bytes(b"no XML")
    code, out, err = run("deposit", corpus, "--to", tmp_path / "store", "--exports", "none")
    assert code == 3
    assert out.splitlines()[-1] == "3 kept, 2 refused"
    assert f"error: {corpus}/pfr-19120509/gold.tei.xml: pfr-19120509 is not deposited" in err
    assert judge_store(tmp_path / "store", 3) == []


def test_the_receipts_can_be_read_by_programs(run, corpus, tmp_path):
    words = ("--exports", "json", "--json")
    code, out, err = run("deposit", corpus, "--to", tmp_path / "store", *words)
    result = json.loads(out)
    assert (code, err, result["summary"]) == (0, "", {"kept": 5, "there already": 0, "refused": 0})
    first = result["deposits"][0]
    assert first["issue"] == "lpzb-20320416"
    assert (first["version"], first["made"], first["proof"]) == ("v1", True, "proved")
    assert Path(first["place"]).is_dir()


@pytest.fixture
def told(monkeypatch):
    """What progress is told: first of how many, then each name."""
    said = []

    @contextmanager
    def tell(total):
        said.append(total)
        yield said.append

    monkeypatch.setattr(keeping, "progress", tell)
    return said


def test_the_progress_of_deposits_and_audits_is_told(run, corpus, tmp_path, told):
    assert run("deposit", corpus, "--to", tmp_path / "store")[0] == 0
    issues = sorted(str(path) for path in corpus.rglob("*.tei.xml"))
    assert told == [len(ISSUES), *issues]
    told.clear()
    assert run("audit", tmp_path / "store")[0] == 0
    objects = {one.parent.name for one in (tmp_path / "store").rglob("0=ocfl_object_1.1")}
    assert (told[0], set(told[1:]), len(told)) == (len(ISSUES), objects, len(ISSUES) + 1)


def test_the_progress_of_an_audit_of_bags_is_told(run, corpus, tmp_path, told):
    assert run("deposit", corpus, "--to", tmp_path / "bags", "--as", "bagit")[0] == 0
    told.clear()
    assert run("audit", tmp_path / "bags")[0] == 0
    assert told == [len(ISSUES), *sorted(one.name for one in (tmp_path / "bags").iterdir())]


def test_a_pipe_is_told_nothing_of_progress(run, corpus, tmp_path):
    assert run("deposit", corpus, "--to", tmp_path / "store")[2] == ""
    assert run("audit", tmp_path / "store")[2] == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--as", "tar"), 2),
        (("--zip",), 2),
        (("--expect", "3"), 2),
        (("--exports", "docx"), 2),
        (("--sources", "/not/there"), 3),
    ],
)
def test_words_that_cannot_be_meant_are_refused(run, issue, tmp_path, words, code):
    assert run("deposit", issue, "--to", tmp_path / "store", *words)[0] == code
    assert not (tmp_path / "store").exists()


def test_a_folder_without_tei_is_an_error(run, tmp_path):
    assert run("deposit", tmp_path, "--to", tmp_path / "store")[0] == 3


def test_a_time_that_is_none_is_a_usage_error(run, issue, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run("deposit", issue, "--to", tmp_path / "store")[0] == 2


def test_the_clock_is_read_where_nothing_else_is_said(run, issue, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    run("deposit", issue, "--to", tmp_path / "store")
    _, out, _ = run("store", "list", tmp_path / "store", "--json")
    assert json.loads(out)["issues"][0]["created"] >= "2025"


def test_a_place_that_cannot_be_written_ends_with_exit_code_5(run, corpus, tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    code, out, err = run("deposit", corpus, "--to", tmp_path / "file" / "store")
    assert (code, out) == (5, "1 refused\n")
    assert err.count("error:") == 1
    assert "hint:" in err


def test_the_audit_names_what_is_wrong(run, issue, tmp_path):
    store = tmp_path / "store"
    run("deposit", issue, "--to", store)
    path = next(store.rglob("source.txt"))
    path.write_bytes(path.read_bytes()[:-2])
    code, out, err = run("audit", store)
    assert code == 1
    assert out.endswith("; 1 damaged\n")
    assert f"{path}: D201 error: v1/content/source/source.txt was changed" in err
    code, out, _ = run("audit", store, "--json")
    result = json.loads(out)
    assert (code, result["damaged"], result["findings"][0]["code"]) == (1, 1, "D201")


def test_the_audit_can_leave_out_what_was_checked_recently(run, issue, tmp_path):
    store = tmp_path / "store"
    run("deposit", issue, "--to", store)
    code, out, _ = run("audit", store, "--older-than", "90d")
    assert (code, out) == (
        0,
        "0 checked, 0 files, 0 bytes; 1 left out, as checked recently; all sound\n",
    )
    assert run("audit", store, "--older-than", "soon")[0] == 2
    assert run("audit", store, "--record", "--repair")[0] == 0


@pytest.mark.parametrize("words", [("audit",), ("store", "list"), ("store", "show")])
def test_what_is_no_store_is_an_error(run, tmp_path, words):
    issue = ("x",) if words[-1] == "show" else ()
    assert run(*words, tmp_path, *issue)[0] == 3


def test_the_store_is_listed_by_issue(run, corpus, tmp_path):
    run("deposit", corpus, "--to", tmp_path / "store", "--exports", "none")
    code, out, _ = run("store", "list", tmp_path / "store")
    assert [line.split()[0] for line in out.splitlines()] == ISSUES
    assert "砚岭晨报 2033-05-20" in out
    assert code == 0


def test_a_version_is_taken_out_as_it_was_deposited(run, issue, tmp_path):
    store = tmp_path / "store"
    before = issue.read_bytes()
    run("deposit", issue, "--to", store)
    correct(issue)
    run("deposit", issue, "--to", store)
    for version, data in (("v1", before), ("v2", issue.read_bytes()), ("", issue.read_bytes())):
        out = tmp_path / f"out-{version}"
        words = ("--version", version) if version else ()
        assert run("store", "get", store, "pfr-19120509", "-o", out, *words)[0] == 0
        tei, source = out / "tei" / "pfr-19120509.tei.xml", out / "source" / "source.txt"
        assert tei.read_bytes() == data
        assert source.read_bytes() == (issue.parent / "source.txt").read_bytes()
        assert run("validate", tei)[0] == 0
        code, said, _ = run("verify", source, tei)
        assert (code, "100.00 %" in said) == (0, True)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "in",
        "out-",
        "out-v1",
        "out-v2",
        "store",
    ]


def test_nothing_is_taken_out_over_other_files(run, issue, tmp_path):
    run("deposit", issue, "--to", tmp_path / "store")
    code, _, err = run("store", "get", tmp_path / "store", "pfr-19120509", "-o", issue.parent)
    assert (code, "[D510]" in err) == (5, True)


def test_damaged_files_are_not_taken_out(run, issue, tmp_path):
    run("deposit", issue, "--to", tmp_path / "store")
    path = next((tmp_path / "store").rglob("source.txt"))
    path.write_bytes(b"rotten")
    out = tmp_path / "out"
    code, _, err = run("store", "get", tmp_path / "store", "pfr-19120509", "-o", out)
    assert (code, "[D114]" in err, out.exists()) == (3, True, False)


@pytest.mark.parametrize("words", [("nothing",), ("pfr-19120509", "--version", "v7")])
def test_what_is_not_in_the_store_is_an_error(run, issue, tmp_path, words):
    run("deposit", issue, "--to", tmp_path / "store")
    code, _, err = run("store", "show", tmp_path / "store", *words)
    assert (code, "[D215]" in err) == (3, True)


@pytest.mark.parametrize(
    "command",
    [
        ("deposit",),
        ("audit",),
        *((("store", name)) for name in ("list", "show", "get", "diff")),
    ],
)
def test_each_help_text_has_an_example_that_is_right(run, command):
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert f"teikit {' '.join(command)} " in out.partition("Example")[2]


def test_pages_that_were_converted_are_kept(run, shared, tmp_path):
    for number in (1, 11, 22):
        page = shared / "dev-pages" / f"p{number:05d}.txt"
        words = ("--title", "云溪日报", "--date", "2031-11-05", "--id", f"dev-{number}")
        assert run("convert", page, "-o", tmp_path / "tei", *words)[0] == 0
    words = ("--sources", shared / "dev-pages", "--to", tmp_path / "store")
    code, out, _ = run("deposit", tmp_path / "tei", *words)
    assert (code, out.splitlines()[-1]) == (0, "3 kept")
    assert judge_store(tmp_path / "store", 3) == []


def in_chinese(run, *words: object) -> str:
    code, out, _ = run("--lang", "zh", *words)
    assert code == 0
    return out


def test_what_is_kept_is_said_in_chinese(run, issue, tmp_path):
    store = tmp_path / "store"
    first = in_chinese(run, "deposit", issue, "--to", store)
    assert first.startswith("pfr-19120509：存为 v1；")
    assert first.endswith("已读回核对，完全一致\n")
    assert "已存为 v1" in in_chinese(run, "deposit", issue, "--to", store)
    assert in_chinese(run, "audit", store).startswith("检查 1 份，")
    assert "v1 的文件：" in in_chinese(run, "store", "show", store, "pfr-19120509")
    taken = in_chinese(run, "store", "get", store, "pfr-19120509", "-o", tmp_path / "taken")
    assert taken.startswith(f"{tmp_path / 'taken'}：pfr-19120509 v1 的 ")


def test_changes_are_said_in_chinese_and_alike_for_programs(run, issue, tmp_path):
    store = tmp_path / "store"
    run("deposit", issue, "--to", store)
    correct(issue)
    run("deposit", issue, "--to", store)
    words = ("store", "diff", store, "pfr-19120509")
    lines = in_chinese(run, *words).splitlines()
    assert "：主标题：“" in lines[0]
    assert "”改为“" in lines[0]
    assert lines[-1].startswith("文件：")
    same = (*words, "--from", "v1", "--to", "v1")
    assert in_chinese(run, *same) == "从 v1 到 v1 没有变化\n"
    assert in_chinese(run, *words, "--json") == run("--lang", "en", *words, "--json")[1]


def test_braces_and_quotes_in_a_text_are_told_as_they_are():
    choose_language("zh")
    told = [
        kept._told(Change("a001 {x}", what, "", "{0}"))
        for what in ('role of "{a} "b""', 'markup of deck "{"', "article a{1}2", "{what}")
    ]
    choose_language("en")
    assert told == [
        'a001 {x}：新增“{a} "b"”的类别：“{0}”',
        "a001 {x}：新增副题“{”的标记：“{0}”",
        "a001 {x}：新增文章 a{1}2：“{0}”",
        "a001 {x}：新增{what}：“{0}”",
    ]


def test_a_folder_that_is_named_like_tei_is_no_issue(run, issue, tmp_path):
    (issue.parent / "old.tei.xml").mkdir()
    code, out, _ = run("deposit", issue.parent, "--to", tmp_path / "store")
    assert (code, out.count("\n")) == (0, 1)


def test_a_page_is_no_issue_and_is_named_once(run, issue, tmp_path):
    page = issue.with_name("source.txt")
    code, out, err = run("deposit", page, "--to", tmp_path / "store")
    assert (code, out) == (3, "")
    assert err.startswith(f"error: {page} is not TEI")
    assert err.count(str(page)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("deposit", "in/gold.tei.xml", "--to", "store", "--sources", "shut"),
        ("deposit", "shut", "--to", "store"),
        ("store", "list", "shut"),
        ("audit", "shut"),
    ],
)
def test_a_folder_that_may_not_be_read_is_named(run, issue, tmp_path, monkeypatch, words):
    (tmp_path / "shut").mkdir()
    iterdir = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)
    assert (code, out) == (3, "")
    assert err.startswith("error: shut cannot be read: Permission denied [R013]")


def test_what_cannot_be_written_is_named_as_the_user_named_it(run, issue, tmp_path, monkeypatch):
    run("deposit", issue, "--to", tmp_path / "store")

    def refuse(folder: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "mkdir", refuse)
    words = ("store", "get", tmp_path / "store", "pfr-19120509", "-o", tmp_path / "out")
    code, out, err = run(*words)
    assert (code, out) == (5, "")
    assert err.startswith(f"error: cannot write {tmp_path}: Permission denied [D502]")


def test_a_source_whose_name_begins_with_a_blank_is_found_and_the_blank_is_named(run, issue):
    issue.with_name("source.txt").rename(issue.with_name(" source.txt"))
    edit(issue, '<idno type="filename">source.txt', '<idno type="filename"> source.txt')
    said = refused(run, issue)
    assert "D111 error: the name source/ source.txt begins or ends with white space" in said
    assert "D105" not in said
