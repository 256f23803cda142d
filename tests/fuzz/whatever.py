# SPDX-License-Identifier: Apache-2.0
"""What holds whatever is converted: refused with a reason, or conserved, valid and exported."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from inputs import Given
from lines_of_tei import rebuilt

from teikit.cli import main
from teikit.model.source import Source
from teikit.options import ReadOptions
from teikit.readers import read_issue
from teikit.report import Place, Report, Severity
from teikit.validators.epub.container import read_container
from teikit.validators.epub.points import POINTS
from teikit.validators.epub.publication import open_publication
from teikit.validators.issue_json import check_json
from teikit.validators.tei import check_tei

USAGE, INPUT = 2, 3
ENDINGS = (".articles.jsonl", ".epub", ".json", ".tei.xml", ".txt")
UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check(given: Given) -> str:
    """Convert what is given, assert what must hold, and return "made" or why it was refused."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for file, data in given.files.items():
            (folder / file).write_bytes(data)
        return check_conversion(folder / given.asked if given.asked else folder, given)


def check_conversion(source: Path, given: Given) -> str:
    out = source.parents[1 if given.asked else 0] / "out"
    code, printed, remarks = convert(source, out, given.options)
    assert "this is a bug" not in remarks, remarks
    if code:
        assert code in (USAGE, INPUT), (code, remarks)
        assert (printed, out.exists()) == ("", False)
        return reason_of(remarks)
    made = contents(out)
    check_made(made, source, given)
    again = out.with_name("again")
    assert convert(source, again, given.options)[0] == 0
    assert contents(again) == made
    return "made"


def convert(source: Path, out: Path, options: tuple[tuple[str, str], ...]) -> tuple[int, str, str]:
    """Run `teikit convert` with all exports; returns exit code, results and remarks."""
    printed, remarks = io.StringIO(), io.StringIO()
    told = [word for pair in options for word in pair]
    words = ["convert", *told, "-o", str(out), "--to", "epub,json,txt", "--", str(source)]
    with redirect_stdout(printed), redirect_stderr(remarks):
        code = main(words)
    return code, printed.getvalue(), remarks.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def reason_of(remarks: str) -> str:
    """The code of an error, or its first words; an error without a remedy is none to accept."""
    last = remarks.rstrip("\n").split("\n")[-2:]
    assert last[0].startswith("error: "), remarks
    assert last[1].startswith("hint: "), remarks
    assert len(last[1]) > len("hint: "), remarks
    coded = re.search(r"\[(\w\d{3})\]$", last[0])
    return coded[1] if coded else " ".join(last[0].split()[1:4])


def check_made(made: dict[str, bytes], source: Path, given: Given) -> None:
    """Nothing is lost and all that was made is valid."""
    by_ending = {end: next(one for one in made if one.endswith(end)) for end in ENDINGS}
    assert len(made) == len(ENDINGS)
    check_lines(made[by_ending[".tei.xml"]], source, given)
    report = Report()
    check_tei(Path("x.tei.xml"), made[by_ending[".tei.xml"]], report)
    for ending in (".json", ".articles.jsonl"):
        check_json(Path(f"x{ending}"), made[by_ending[ending]], report)
    check_book(made[by_ending[".epub"]], report)
    wrong = [str(one) for one in report.findings if one.severity is Severity.ERROR]
    assert not wrong, wrong


def check_book(data: bytes, report: Report) -> None:
    """Add what teikit finds in an EPUB; epubcheck would take a second for each."""
    publication = open_publication(read_container(data))
    for code, ask in POINTS.items():
        for problem in ask(publication):
            report.add(code, Place("x.epub"), problem=problem)


def check_lines(tei: bytes, source: Path, given: Given) -> None:
    """Each line that was read stands in the TEI, and all that the files hold was read."""
    stated = ReadOptions(dict(given.options).get("--encoding", ""))
    sources = read_issue(source, stated, Report()).sources
    lines = {one.index: [line.text for page in one.pages for line in page.lines] for one in sources}
    assert rebuilt(tei) == lines
    for one in sources:
        assert "".join("".join(lines[one.index]).split()) == visible(one, given.files[one.name])


def visible(source: Source, data: bytes) -> str:
    """The characters of a file as Python decodes it, white space left out."""
    text = data.decode(source.encoding).removeprefix("\ufeff")
    return "".join(UNPRINTABLE.sub("\ufffd", text.replace("\f", "")).split())
