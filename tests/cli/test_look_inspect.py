# SPDX-License-Identifier: Apache-2.0
"""`teikit inspect`: one row a line, what recognition saw, and why it decided so."""

import json
import re
import unicodedata

import pytest

from teikit.cli.columns import cells, table
from teikit.structure import STEPS

NAMES = [step.name.replace(" ", "-") for step in STEPS]


def rows_of(out: str) -> list[list[str]]:
    """The words of each row of the table, without the lines above it."""
    return [line.split() for line in out.splitlines()[2:]]


def test_each_line_of_the_source_has_its_row_blank_ones_too(run, page):
    done = run("inspect", page)
    assert (done.code, done.err) == (0, "")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [row[0] for row in rows_of(done.out)] == [str(at) for at in range(1, len(lines) + 1)]
    for line, printed in zip(lines, done.out.splitlines()[2:], strict=True):
        assert printed.endswith(line)


def test_a_row_tells_width_label_item_and_role(run, page):
    rows = {row[0]: row for row in rows_of(run("inspect", page).out)}
    assert rows["1"][1:] == ["4.7", "byline", "1", "byline", "记者", "季", "风"]
    assert rows["3"][2:6] == ["paragraph", "1", "dateline,", "paragraph"]
    assert rows["6"][2:6] == ["head", "1", "main", "medium"]
    assert rows["2"] == ["2"]


def test_the_text_begins_at_the_same_cell_in_each_row(run, page):
    done = run("inspect", page)
    texts = page.read_text(encoding="utf-8").splitlines()
    starts = {
        cells(printed.removesuffix(line))
        for line, printed in zip(texts, done.out.splitlines()[2:], strict=True)
        if line
    }
    assert len(starts) == 1


def test_a_chinese_character_takes_two_cells_and_a_combining_mark_none():
    assert cells("云A，ﾊ") == 2 + 1 + 2 + 1
    assert cells(unicodedata.normalize("NFD", "é")) == 1
    assert table([("云溪", "1"), ("ab", "12")], {1}) == ["云溪   1", "ab    12"]


def test_the_trace_gives_evidence_points_and_state(run, page):
    out = run("inspect", page, "--trace").out
    assert "shows: " in out
    assert "label byline: " in out
    assert "byline +" in out
    assert "any other label costs " in out
    assert "opens an item" in out
    assert out.count("shows: ") == 4


def test_the_points_of_a_label_add_up(run, page):
    for line in run("inspect", page, "--trace").out.splitlines():
        if line.strip().startswith("label ") and " = " in line:
            total, _, points = line.rpartition(": ")[2].partition(" = ")
            assert int(total) == sum(int(one.split()[-1]) for one in points.split(", "))


@pytest.mark.parametrize("step", NAMES)
def test_recognition_stops_after_each_step(run, page, step):
    told = json.loads(run("inspect", page, "--stop-after", step, "--json").out)
    known = set(told["lines"][0])
    after = NAMES.index(step)
    assert {"line", "text", "width", "column"} <= known
    assert ("evidence" in known) == (after >= NAMES.index("evidence"))
    assert ("label" in known) == (after >= NAMES.index("labels"))
    assert ("parts" in known) == (after >= NAMES.index("items"))
    assert run("inspect", page, "--stop-after", step, "--trace").code == 0


def test_after_the_items_each_line_has_its_item_and_its_role(run, page):
    out = run("inspect", page, "--stop-after", "items").out
    rows = {row[0]: row for row in rows_of(out)}
    assert rows["1"][2:5] == ["byline", "1", "byline"]
    assert rows["3"][2:5] == ["paragraph", "1", "paragraph"]
    assert rows["6"][2:5] == ["head", "1", "main"]


def test_a_step_is_run_on_the_pages_that_folio_lines_tell(run, tmp_path):
    page = tmp_path / "pages.txt"
    text = "云溪连夜加固东堤，到凌晨四点渗水全部止住。"
    folios = "第一版 2031年11月5日", "第二版 2031年11月5日"
    page.write_text("\n\n".join(f"{folio}\n\n{text}" for folio in folios), encoding="utf-8")
    for options in ((), ("--stop-after", "measure")):
        told = json.loads(run("inspect", page, "--json", *options).out)
        assert [one["page"] for one in told["lines"]] == [1, 1, 2, 2]


def test_a_line_of_a_table_has_its_role_once(run, tmp_path):
    page = tmp_path / "table.txt"
    rows = [f"云溪{name}队 {at} {at + 3} {at * 7}" for at, name in enumerate("东西南北中", 1)]
    page.write_text("\n".join(("球队 胜 负 积分", *rows)) + "\n", encoding="utf-8")
    told = json.loads(run("inspect", page, "--json").out)
    assert [[part["role"] for part in one["parts"]] for one in told["lines"][1:]] == [["table"]] * 5
    out = run("inspect", page).out
    assert "table" in out
    assert "table, table" not in out


def test_the_trace_has_no_empty_border_and_says_never(run, page):
    out = run("inspect", page, "--trace").out
    assert "border: \n" not in out
    assert "00000" not in out
    assert re.search(r"state aP.*\baU never", out)


def test_an_unknown_step_is_a_usage_error_that_names_all(run, page):
    done = run("inspect", page, "--stop-after", "lables")
    assert done.code == 2
    assert all(name in done.err for name in NAMES)


def test_json_tells_each_line_with_its_parts(run, page):
    told = json.loads(run("inspect", page, "--json").out)
    assert told["files"] == ["page.txt"]
    assert told["profile"] == "zh-Hans"
    assert [one["line"] for one in told["lines"]] == [1, 3, 4, 6]
    assert [part["role"] for part in told["lines"][1]["parts"]] == ["dateline", "paragraph"]
    assert told["lines"][3]["parts"] == [
        {"item": 1, "kind": "article", "role": "main", "certainty": "medium"}
    ]


def test_a_folder_is_one_issue(run, page):
    second = page.with_name("second.txt")
    second.write_text(page.read_text(encoding="utf-8").replace("东堤", "西堤"), encoding="utf-8")
    told = json.loads(run("inspect", page.parent, "--json").out)
    assert told["files"] == ["page.txt", "second.txt"]
    assert [one["source"] for one in told["lines"]] == [1] * 4 + [2] * 4
    assert [one["page"] for one in told["lines"]] == [1] * 4 + [2] * 4
    assert {part["item"] for one in told["lines"] for part in one["parts"]} == {1, 2}
    out = run("inspect", page.parent).out
    assert [line.split(",")[0] for line in out.splitlines() if ".txt" in line] == told["files"]


def test_a_profile_that_issue_toml_names_is_taken(run, page):
    toml = page.with_name("issue.toml")
    toml.write_text('[source]\nprofile = "zh-Hant"\n', encoding="utf-8")
    assert json.loads(run("inspect", page.parent, "--json").out)["profile"] == "zh-Hant"


def test_nothing_is_written(run, page):
    run("inspect", page)
    assert [one.name for one in page.parent.iterdir()] == ["page.txt"]


def test_what_reading_found_is_told(run, page):
    page.write_text("东堤\ufffd\ufffd\ufffd\n" * 3, encoding="utf-8")
    done = run("inspect", page)
    assert "R104 warning" in done.err
    assert json.loads(run("inspect", page, "--json").out)["findings"][0]["code"] == "R104"


def test_a_missing_page_is_bad_input(run, tmp_path):
    assert run("inspect", tmp_path / "none.txt").code == 3
    assert run("inspect").code == 2


def test_one_line_is_counted_as_one(run, page):
    page.write_text("云溪连夜加固东堤\n", encoding="utf-8")
    assert run("inspect", page).out.splitlines()[0] == "page.txt, utf-8, 1 line, zh-Hans"
