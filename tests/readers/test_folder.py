# SPDX-License-Identifier: Apache-2.0
"""Which files are the pages of an issue, in which order, and what is said of the others."""

import random
from pathlib import Path

import pytest

from teikit.errors import InputError
from teikit.options import ReadOptions
from teikit.readers import Reading, read_issue
from teikit.readers.folder import natural_order
from teikit.report import Report

TEXT = "云溪东堤渗水点加固完毕。\n"
TWO_PAGES = "[[page]]\nfile = 'b.txt'\nn = 2\n[[page]]\nfile = 'a.dat'\nlabel = 'A05'\nn = 5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "issue"
    path.mkdir()
    return path


def fill(folder: Path, *names: str, toml: str | None = None) -> None:
    """Write files, each with its name in it, and an issue.toml."""
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}的正文\n{TEXT}", encoding="utf-8")
    if toml is not None:
        (folder / "issue.toml").write_text(toml, encoding="utf-8")


def names_of(reading: Reading) -> list[str]:
    return [source.name for source in reading.sources]


def read_all(path: Path, **options) -> tuple[Reading, dict[str, str]]:
    """What is read, and the messages by their codes."""
    report = Report()
    reading = read_issue(path, ReadOptions(**options), report)
    return reading, {one.code: one.message for one in report.findings}


def refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_issue(path, ReadOptions(), Report())
    assert caught.value.hint
    return caught.value


def test_pages_come_in_the_order_of_the_numbers_in_their_names(folder: Path):
    fill(folder, "p10.txt", "p2.txt", "P1.TXT", "q1.text")
    reading, said = read_all(folder)
    assert names_of(reading) == ["P1.TXT", "p2.txt", "p10.txt", "q1.text"]
    assert [source.index for source in reading.sources] == [1, 2, 3, 4]
    assert [line.source for line in reading.sources[2].pages[0].lines] == [3, 3]
    assert list(said) == ["R130"]
    assert said["R130"].endswith(": P1.TXT, p2.txt, p10.txt, q1.text")


def test_natural_order_knows_numbers_case_and_ties():
    names = ["b", "A2x10", "a2x9", "10", "9", "p01", "p1", "1p", ""]
    ordered = ["", "1p", "9", "10", "a2x9", "A2x10", "b", "p01", "p1"]
    for seed in range(5):
        random.Random(seed).shuffle(names)
        assert sorted(names, key=natural_order) == ordered


def test_the_pages_that_issue_toml_names_are_taken_as_it_names_them(folder: Path):
    fill(folder, "a.dat", "b.txt", "c.txt", toml=TWO_PAGES)
    reading, said = read_all(folder)
    assert names_of(reading) == ["b.txt", "a.dat"]
    assert [(one.number, one.label) for one in reading.metadata.pages] == [(2, ""), (5, "A05")]
    assert said == {"R129": "not read as pages of the issue: c.txt"}


@pytest.mark.parametrize("name", ["issue.toml", "other.toml"])
def test_an_issue_toml_stands_for_its_folder(folder: Path, name: str):
    fill(folder, "a.dat", "b.txt", toml=TWO_PAGES)
    (folder / "issue.toml").rename(folder / name)
    reading, said = read_all(folder / name)
    assert (names_of(reading), reading.toml, said) == (["b.txt", "a.dat"], name, {})


def test_what_is_no_page_is_listed(folder: Path):
    fill(folder, "p1.txt", "gold.json", ".DS_Store", ".p2.txt", "images/1.txt", toml="")
    reading, said = read_all(folder)
    assert names_of(reading) == ["p1.txt"]
    assert said["R129"].endswith(": .DS_Store, .p2.txt, gold.json, images/")


def test_of_very_many_files_the_first_are_listed(folder: Path):
    fill(folder, "p1.txt", *(f"{n}.xml" for n in range(20)))
    assert read_all(folder)[1]["R129"].endswith(", 10.xml, 11.xml and 8 more")


def test_a_page_may_be_a_link(folder: Path, tmp_path: Path):
    (tmp_path / "kept.txt").write_text(TEXT, encoding="utf-8")
    (folder / "p1.txt").symlink_to(tmp_path / "kept.txt")
    assert names_of(read_all(folder)[0]) == ["p1.txt"]


@pytest.mark.parametrize("kind", ["empty", "image", "broken link"])
def test_a_page_that_cannot_be_read_stops_the_issue(folder: Path, kind: str):
    fill(folder, "p1.txt")
    page = folder / "p2.txt"
    if kind == "broken link":
        page.symlink_to("nowhere")
    else:
        page.write_bytes(b"" if kind == "empty" else b"\x89PNG\r\n\x1a\n")
    assert refused(folder).code == {"empty": "R001", "image": "R009", "broken link": "R011"}[kind]


def test_a_page_that_is_not_there_is_answered_with_a_near_name(folder: Path):
    fill(folder, "a1.dat", "b.txt", toml=TWO_PAGES)
    error = refused(folder)
    assert (error.code, error.line) == ("R010", 5)
    assert 'line 5: there is no file "a.dat" (did you mean "a1.dat"?)' in error.message


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "it is empty"),
        (("issue.toml",), "it is empty"),
        (("a.pdf", "b/c.pdf"), "there is only a.pdf, b/"),
    ],
)
def test_a_folder_without_pages_is_refused(folder: Path, names: tuple[str, ...], said: str):
    fill(folder, *names)
    if "issue.toml" in names:
        fill(folder, toml="")
    error = refused(folder)
    assert (error.code, error.message) == ("R017", f"{folder} holds no page: {said}")


@pytest.mark.parametrize("inner", ["p1.txt", "issue.toml"])
def test_a_folder_of_folders_is_refused_with_the_command_to_type(folder: Path, inner: str):
    fill(folder, f"day1/{inner}", f"day2/{inner}", "scans/1.jpg", "notes.md")
    error = refused(folder)
    assert (error.code, error.exit_code) == ("R018", 3)
    assert error.message.endswith("but 2 folders with pages: day1/, day2/")
    assert error.hint.endswith(f"teikit convert {folder / 'day1'}")


def test_very_many_pages_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("teikit.readers.folder._MAXIMUM_PAGES", 2)
    fill(folder, "1.txt", "2.txt")
    assert len(read_all(folder)[0].sources) == 2
    fill(folder, "3.txt")
    assert refused(folder).code == "R015"


def test_a_folder_that_may_not_be_read_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("teikit.readers.folder.os.scandir", refuse)
    assert refused(folder).code == "R013"


@pytest.mark.parametrize(
    ("toml", "others", "code", "title"),
    [
        ("[issue]\npaper = '云'", (), "R131", "云"),
        ("[issue]\npaper = '云'", ("gold.json",), "R131", "云"),
        ("[issue]\npaper = '云'", ("p2.txt",), "R132", ""),
        ("[issue]\npaper = '云'\n[[page]]\nfile = 'p1.txt'", ("p2.txt",), "R131", "云"),
        ("[issue]\npaper = '云'\n[[page]]\nfile = 'p2.txt'", (), "R132", ""),
    ],
)
def test_an_issue_toml_beside_a_file_is_used_if_it_belongs_to_it(
    folder: Path, toml: str, others: tuple[str, ...], code: str, title: str
):
    fill(folder, "p1.txt", *others, toml=toml)
    reading, said = read_all(folder / "p1.txt")
    assert (names_of(reading), reading.metadata.title, list(said)) == (["p1.txt"], title, [code])


def test_a_file_alone_keeps_the_number_and_label_of_its_page(folder: Path):
    fill(folder, "a.dat", "b.txt", toml=TWO_PAGES)
    reading, _ = read_all(folder / "a.dat")
    assert [(one.number, one.label) for one in reading.metadata.pages] == [(5, "A05")]


def test_pages_inside_a_file_are_counted_on(folder: Path):
    (folder / "p1.txt").write_text(f"{TEXT}\f{TEXT}", encoding="utf-8")
    fill(folder, "p2.txt", toml="[[page]]\nfile='p1.txt'\nlabel='A'\n[[page]]\nfile='p2.txt'\n")
    reading, _ = read_all(folder)
    assert [(one.number, one.label) for one in reading.metadata.pages] == [
        (1, "A"),
        (2, ""),
        (3, ""),
    ]


def test_form_feeds_begin_no_page_where_issue_toml_says_so(folder: Path):
    (folder / "p1.txt").write_text(f"{TEXT}\f{TEXT}\f\f{TEXT}", encoding="utf-8")
    fill(folder, toml="[source]\npage_break = 'none'")
    (source,) = read_all(folder)[0].sources
    assert [len(page.lines) for page in source.pages] == [3]
    fill(folder, toml="[source]\npage_break = 'formfeed'")
    (source,) = read_all(folder)[0].sources
    assert len(source.pages) == 4


def test_the_encoding_of_issue_toml_is_used_and_the_stated_one_goes_before_it(folder: Path):
    (folder / "p1.txt").write_bytes("东堤".encode("gb18030"))
    fill(folder, toml="[source]\nencoding = 'gb18030'")
    reading, said = read_all(folder)
    assert (reading.sources[0].encoding, said) == ("gb18030", {})
    reading, said = read_all(folder, encoding="cp1252")
    assert reading.sources[0].encoding == "cp1252"
    assert said["R133"] == (
        'the encoding: the command says "cp1252", issue.toml says "gb18030";'
        " the command is followed"
    )


def test_files_are_numbered_from_the_index_of_the_options(folder: Path):
    fill(folder, "p1.txt", "p2.txt")
    assert [one.index for one in read_all(folder, index=4)[0].sources] == [4, 5]
