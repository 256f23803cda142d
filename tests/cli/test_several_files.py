# SPDX-License-Identifier: Apache-2.0
"""One file that cannot be read keeps the others of a call from nothing."""

import pytest


@pytest.fixture
def tei(run, page, out):
    run("convert", page, "-o", out, "--id", "issue")
    return out / "issue.tei.xml"


def test_export_goes_on_behind_a_file_that_cannot_be_read(run, tei, page, out):
    done = run("export", out / "none.tei.xml", page, tei, "-t", "txt", "-o", out)
    assert done.code == 3
    assert done.out == f"{out / 'issue.txt'}\n"
    assert "there is no file" in done.err
    assert f"{page} is not TEI" in done.err


def test_export_stops_where_nothing_can_be_written(run, tei, out):
    other = out / "other.tei.xml"
    other.write_text(
        tei.read_text(encoding="utf-8").replace('xml:id="issue"', 'xml:id="other"'),
        encoding="utf-8",
    )
    (out / "issue.txt").write_text("mine", encoding="utf-8")
    done = run("export", tei, other, "-t", "txt", "-o", out)
    assert (done.code, done.out) == (5, "")
    assert not (out / "other.txt").exists()


def test_validate_says_how_many_files_it_could_not_read(run, tei, out):
    done = run("validate", tei, out / "none.tei.xml", out / "neither.tei.xml")
    assert (done.code, done.out) == (3, "2 warnings in 1 file; 2 files not read\n")
