# SPDX-License-Identifier: Apache-2.0
"""The commands deposit, audit and store: what passes the gate, what is refused, how it is told."""

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from deposited import ISSUES, bytes_of, correct, edit, judge_bag, judge_store

from teikit.cli import keeping, kept
from teikit.cli.wording import choose_language
from teikit.deposits.changes import Change

pytestmark = pytest.mark.usefixtures("fixed_time")


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
