# SPDX-License-Identifier: Apache-2.0
"""`teikit convert FOLDER` and `teikit verify FOLDER TEI`: one issue from its page files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from teikit.tei import TeiDocument
from teikit.tei.names import XML_ID, tei

FIRST = """记者 季 风

  本报讯 昨夜，队员上堤，对东堤三处
渗水点加固。到凌晨四点，渗水全部止住。

云溪连夜加固东堤
"""
SECOND = FIRST.replace("东堤", "西堤").replace("季 风", "林 舟")
TOML = """[issue]
code = "yxrb"
paper = "云溪日报"
date = 2031-11-05

[[page]]
file = "A1.txt"
label = "A01"

[[page]]
file = "A4.txt"
n = 4
label = "A04"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue of two pages."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "A1.txt").write_text(FIRST, encoding="utf-8")
    (path / "A4.txt").write_text(SECOND, encoding="utf-8")
    (path / "issue.toml").write_text(TOML, encoding="utf-8")
    return path


def root_of(path: Path):
    return TeiDocument.parse(path.read_bytes()).root


def test_a_folder_becomes_one_issue_of_several_sources(run, folder, out):
    done = run("convert", folder, "-o", out)
    path = out / "yxrb-20311105.tei.xml"
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == str(path)
    assert "of 94 characters in 12 lines, line by line" in done.out
    root = root_of(path)
    assert root.get(XML_ID) == "yxrb-20311105"
    names = [one.text for one in root.iter(tei("idno")) if one.get("type") == "filename"]
    assert names == ["A1.txt", "A4.txt"]
    lines = [(one.get("edRef"), one.get("n")) for one in root.iter(tei("lb"))]
    assert len(lines) == len(set(lines)) == 8
    assert {file for file, _ in lines} == {"#src-1", "#src-2"}
    assert [one.get("n") for one in root.iter(tei("pb"))] == ["1", "4"]
    assert [(one.get("unit"), one.get("quantity")) for one in root.iter(tei("gap"))] == [
        ("page", "2")
    ]
    labels = [(one.get("n"), one.text) for one in root.iter(tei("biblScope"))]
    assert labels == [("1", "A01"), ("4", "A04")]


def test_an_issue_of_a_folder_is_valid(run, folder, out):
    run("convert", folder, "-o", out)
    done = run("validate", "--strict", out / "yxrb-20311105.tei.xml")
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("source", ["", "issue.toml"])
def test_a_folder_and_its_issue_toml_mean_the_same(run, folder, out, source):
    assert run("convert", folder, "-o", out / "a.tei.xml").code == 0
    assert run("convert", folder / source, "-o", out / "b.tei.xml").code == 0
    assert (out / "a.tei.xml").read_bytes() == (out / "b.tei.xml").read_bytes()


def test_the_order_in_which_files_were_made_has_no_part_in_the_bytes(run, folder, tmp_path):
    made = {}
    for name, order in (("one", (1, 2, 10)), ("other", (10, 2, 1))):
        (tmp_path / name).mkdir()
        for number in order:
            text = FIRST.replace("东堤", f"第{number}堤")
            (tmp_path / name / f"p{number}.txt").write_text(text, encoding="utf-8")
        target = tmp_path / f"{name}.tei.xml"
        assert run("convert", tmp_path / name, "-o", target, "--id", "x").code == 0
        made[name] = target.read_bytes()
    assert made["one"] == made["other"]
    names = [
        one.text
        for one in root_of(tmp_path / "one.tei.xml").iter(tei("idno"))
        if one.get("type") == "filename"
    ]
    assert names == ["p1.txt", "p2.txt", "p10.txt"]


def test_the_command_line_goes_before_issue_toml(run, folder, out):
    words = ("--title", "云溪晚报", "--date", "2031-11-06", "--page", "B01")
    done = run("convert", folder, "-o", out, *words)
    assert done.code == 0
    assert done.err.count("R133 note") == 3
    assert 'the command says "云溪晚报", issue.toml says "云溪日报"' in done.err
    root = root_of(out / "yxrb-20311106.tei.xml")
    assert [one.text for one in root.iter(tei("biblScope"))] == ["B01", "A04"]


def test_the_id_of_the_command_line_goes_before_all_others(run, folder, out):
    run("convert", folder, "-o", out, "--id", "mine")
    assert [one.name for one in out.iterdir()] == ["mine.tei.xml"]


def test_the_issue_toml_in_the_help_can_be_copied(run, folder, out):
    _, table, rest = run("convert", "--help").out.partition("    [issue]\n")
    example = (table + rest.partition("\n\n")[0]).replace('"p1.txt"', '"A1.txt"')
    (folder / "issue.toml").write_text(example, encoding="utf-8")
    (folder / "names.txt").write_text("云溪 2000 ns\n", encoding="utf-8")
    for name in ("A1.txt", "A4.txt"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="gb18030")
    done = run("convert", folder, "-o", out)
    assert (done.code, "E001" in done.err) == (0, False)
    assert [one.name for one in out.iterdir()] == ["yxrb-20311105.tei.xml"]


def test_a_mistake_in_issue_toml_stops_the_work(run, folder, out):
    (folder / "issue.toml").write_text("[issue]\ntitel = 'x'\n", encoding="utf-8")
    done = run("convert", folder, "-o", out)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: issue.toml cannot be used: line 2: there is no key")
    assert "hint: Allowed at line 2: id, code, paper, date," in done.err
    assert not out.exists()


def test_a_folder_of_folders_is_bad_input(run, folder, out):
    done = run("convert", folder.parent, "-o", out)
    assert (done.code, done.out) == (3, "")
    assert f"hint: Convert the folders one by one, for example: teikit convert {folder}" in done.err
    assert not out.exists()


def test_code_and_day_that_make_no_id_are_bad_input(run, folder, out):
    (folder / "issue.toml").write_text(TOML.replace("yxrb", "pb"), encoding="utf-8")
    done = run("convert", folder, "-o", out)
    assert (done.code, "[R019]" in done.err) == (3, True)
    assert not out.exists()


def test_a_page_alone_takes_its_facts_from_the_issue_toml_beside_it(run, folder, out):
    done = run("convert", folder / "A4.txt", "-o", out, "--json")
    told = json.loads(done.out)
    assert [one["code"] for one in told["findings"]] == ["R131"]
    root = root_of(out / "yxrb-20311105.tei.xml")
    assert [one.get("n") for one in root.iter(tei("pb"))] == ["4"]
    assert [one.text for one in root.iter(tei("biblScope"))] == ["A04"]
    assert {one.get("edRef") for one in root.iter(tei("lb"))} == {None}


def test_facts_that_issue_toml_leaves_out_are_asked_for(run, folder, out):
    (folder / "issue.toml").write_text("[issue]\npaper = '云溪日报'\n", encoding="utf-8")
    done = run("convert", folder, "-o", out)
    assert done.err.splitlines()[-1] == (
        "note: not stated, and never guessed: the day of issue;"
        " add what you know with --date, or in issue.toml beside the text"
    )


def test_a_date_in_the_name_of_the_folder_is_offered_and_not_taken(run, folder, out):
    dated = folder.rename(folder.with_name("yxrb-20311105"))
    (dated / "issue.toml").unlink()
    done = run("convert", dated, "-o", out / "issue.tei.xml")
    assert "yxrb-20311105: R134 note: the name yxrb-20311105 holds a date, 2031-11-05" in done.err
    assert b"2031-11-05" not in (out / "issue.tei.xml").read_bytes()


def test_a_folder_is_verified_with_its_tei(run, folder, out):
    run("convert", folder, "-o", out)
    done = run("verify", folder, out / "yxrb-20311105.tei.xml")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("of 94 characters in 12 lines, line by line\n")
    pages = (folder / "A1.txt", folder / "A4.txt")
    assert run("verify", *pages, out / "yxrb-20311105.tei.xml").code == 0


def test_a_page_that_was_changed_is_found(run, folder, out):
    run("convert", folder, "-o", out)
    text = SECOND.replace("凌晨", "清晨")
    (folder / "A4.txt").write_text(text, encoding="utf-8")
    done = run("verify", folder, out / "yxrb-20311105.tei.xml")
    assert done.code == 1
    assert "A4.txt:4: V703 error: line 4 differs at character 8" in done.err
    assert "A4.txt: V706 error" in done.err


def test_two_pages_with_the_same_text_are_two_pages(run, folder, out):
    (folder / "A4.txt").write_text(FIRST, encoding="utf-8")
    assert run("convert", folder, "-o", out).code == 0
    done = run("verify", folder, out / "yxrb-20311105.tei.xml")
    assert (done.code, done.err) == (0, "")
    assert "of 94 characters in 12 lines" in done.out


def test_an_encoding_that_issue_toml_states_serves_verify_too(run, folder, out):
    (folder / "A4.txt").write_bytes("东堤".encode("gb18030"))
    (folder / "A1.txt").write_bytes("西堤".encode("gb18030"))
    assert run("convert", folder, "-o", out).code == 3
    toml = TOML + '[source]\nencoding = "gb18030"\n'
    (folder / "issue.toml").write_text(toml, encoding="utf-8")
    assert run("convert", folder, "-o", out).code == 0
    assert run("verify", folder, out / "yxrb-20311105.tei.xml").code == 0


def test_the_profile_of_issue_toml_is_used(run, folder, out):
    toml = TOML + '[source]\nprofile = "zh-Hant"\n'
    (folder / "issue.toml").write_text(toml, encoding="utf-8")
    assert run("convert", folder, "-o", out).code == 0
    (path,) = out.iterdir()
    assert root_of(path).get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hant"


def test_a_page_without_issue_toml_needs_no_schema(page, out):
    code = (
        "import sys; from teikit.cli import main\n"
        f"assert main(['convert', {str(page)!r}, '-o', {str(out)!r}]) == 0\n"
        "print({'jsonschema', 'jieba'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "set()"
