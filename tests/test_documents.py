# SPDX-License-Identifier: Apache-2.0
"""Documents tell the truth: their commands run and print what they show, pages are fresh.

In README and in the guides of docs/, a fence ```sh is run line by line, in the order of the page,
in one folder that holds a copy of corpus/. What follows it at once in a fence ```text must occur in
its output, line for line. A fence ```text NAME or ```toml NAME is saved as that file. A fence
```xml before stands in the one TEI file of the folder and is replaced by the ```xml after that
follows it; after the last of several the file must be valid, and nothing may be lost.
"""

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from teikit.language.words import load_segmenter
from teikit.report import Report, catalogue
from teikit.resources import schema_json
from teikit.structure import STEPS
from teikit.structure.places import STATES
from teikit.validators import validate

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ("README.md", "docs/tutorial.md", "docs/editing.md")
FENCE = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = (
    "make",
    "git clone",
    ". .venv",
)  # they need the repository, a network, or a shell to stay


@dataclass(frozen=True)
class Session:
    """The commands of a fence, and the lines that the fence after it promises."""

    commands: tuple[str, ...]
    promised: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """A file that the reader is to save."""

    name: str
    text: str


@dataclass(frozen=True)
class Edit:
    """A change in the TEI file; after the last one of several the file is checked."""

    before: str
    after: str
    last: bool


def steps(text: str) -> Iterator[Session | File | Edit]:
    """What a reader does who follows a page."""
    fences = [*FENCE.finditer(text), None]
    for fence, after in pairwise(fences):
        assert fence is not None
        language, name, body = fence.groups()
        if language == "sh":
            shown = after is not None and after.groups()[:2] == ("text", None)
            close = shown and not text[fence.end() : after.start()].strip()
            promised = after[3].splitlines() if close else ()
            yield Session(tuple(commands(body)), tuple(filter(None, promised)))
        elif (language, name) == ("xml", "before"):
            assert after is not None
            assert after[2] == "after"
            following = fences[fences.index(after) + 1]
            yield Edit(body[:-1], after[3][:-1], following is None or following[2] != "before")
        elif language in ("text", "toml") and name:
            yield File(name, body)


def commands(block: str) -> Iterator[str]:
    """The commands of a block; a backslash at the end of a line joins it to the next."""
    for line in block.replace("\\\n", " ").splitlines():
        bare = line.strip().removeprefix("$ ")
        if bare and not bare.startswith(("#", *NOT_RUN)):
            yield bare


def play(session: Session, folder: Path) -> str:
    """Run the commands in `folder` and return all they print; each must succeed."""
    printed = ""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in session.commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=os.environ | {"PATH": path, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        printed += done.stdout
    return printed


def save(file: File, folder: Path) -> None:
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")


def change(edit: Edit, folder: Path) -> None:
    """Make a change in the one TEI file, and check the file after the last of several."""
    (path,) = folder.glob("*.tei.xml")
    text = path.read_text(encoding="utf-8")
    assert text.count(edit.before) == 1, edit.before
    path.write_text(text.replace(edit.before, edit.after), encoding="utf-8")
    if edit.last:
        checks = (f"teikit validate --strict {path.name}", f"teikit verify page.txt {path.name}")
        play(Session(checks, ()), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the commands of a guide expect to find."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_says_works_and_prints_what_it_shows(guide, folder):
    for step in steps((ROOT / guide).read_text(encoding="utf-8")):
        if isinstance(step, File):
            save(step, folder)
        elif isinstance(step, Edit):
            change(step, folder)
        else:
            printed = play(step, folder).splitlines()
            assert [line for line in step.promised if line not in printed] == []


def test_the_links_of_documents_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md")]
    for page in pages:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "docs").glob("make_*.py"))])
def test_a_generated_page_is_fresh(name):
    made = runpy.run_path(str(ROOT / "docs" / f"{name}.py"))
    assert made["PAGE"].read_text(encoding="utf-8") == made["page"](), "run make docs"


def test_the_fields_of_json_in_the_guide_are_those_of_the_schema():
    guide = runpy.run_path(str(ROOT / "docs" / "make_json.py"))
    schema = schema_json(guide["SCHEMA"])
    wanted = set(schema["properties"]) | {
        field for form in schema["$defs"].values() for field in form.get("properties", {})
    }
    told = {name: set(fields) for name, fields in guide["ORIGINS"].items()}
    for name, path in guide["OBJECTS"].items():
        form = schema
        for step in path:
            form = form[step]
        assert told[name] == set(form["properties"])
    assert wanted <= set().union(*told.values())


def test_the_example_of_json_in_the_guide_is_valid(tmp_path):
    example = runpy.run_path(str(ROOT / "docs" / "make_json.py"))["EXAMPLE"]
    path = tmp_path / "yxrb-20311105.json"
    path.write_text(json.dumps(example), encoding="utf-8")
    report = Report()
    validate(path, report)
    assert report.findings == []


def test_the_example_of_words_in_the_guide_is_valid_and_what_is_made(tmp_path):
    example = runpy.run_path(str(ROOT / "docs" / "make_formats.py"))["_EXAMPLE"]
    path = tmp_path / "yxrb-20311105.words.jsonl"
    path.write_text("\n".join([*example.values(), ""]), encoding="utf-8")
    report = Report()
    validate(path, report)
    assert report.findings == []
    tokens = json.loads(example["article"])["blocks"][0]["tokens"]
    segmenter = load_segmenter()
    assert tuple(tokens) == segmenter.split("".join(tokens))
    assert segmenter.engine.sha256 == json.loads(example["header"])["engine"]["sha256"]


def test_the_findings_page_has_each_code_once_as_a_heading():
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### (.+)$", page, re.MULTILINE)) == sorted(catalogue())


def first_cells(page: str, heading: str) -> list[str]:
    """The first cells of the rows of the table that begins with a heading."""
    text = (ROOT / page).read_text(encoding="utf-8")
    (table,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [row.split("|")[1].strip() for row in table.splitlines()]


def test_the_steps_of_recognition_are_told_as_they_are_run():
    names = [step.name for step in STEPS]
    assert first_cells("docs/recognition.md", "step") == names
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    told = text[text.index("## How recognition works") : text.index("## Departures")]
    assert re.findall(r"\*\*([a-z ]+)\*\*", told) == [*names, "build"]


def test_each_letter_of_the_states_of_items_is_told():
    for place, heading in enumerate(("first letter", "second letter")):
        cells = " ".join(first_cells("docs/recognition.md", heading))
        assert set(re.findall("`(.)`", cells)) == {state[place] for state in STATES}


INVENTED = """# Paper
```sh
make demo
# a remark
echo one \\
  two   # remark
```

```text
one two
```
Words.
```python
print()
```
```sh
echo three
```
Words between.
```text a/page.txt
four
```
```xml before
<a/>
```
```xml after
<b/>
```
```xml before
<c/>
```
Words.
```xml after
<d/>
```
"""


def test_commands_and_what_they_promise_are_found():
    assert list(steps(INVENTED)) == [
        Session(("echo one    two   # remark",), ("one two",)),
        Session(("echo three",), ()),
        File("a/page.txt", "four\n"),
        Edit("<a/>", "<b/>", last=False),
        Edit("<c/>", "<d/>", last=True),
    ]


def test_a_change_that_loses_text_is_found(tmp_path):
    (tmp_path / "page.txt").write_text("记者 季 风\n\n　　云溪涨水。\n", encoding="utf-8")
    play(
        Session(("teikit convert page.txt -o a.tei.xml --title 云溪 --date 2031-11-05",), ()),
        tmp_path,
    )
    with pytest.raises(AssertionError, match="V703"):
        change(Edit("涨水", "退水", last=True), tmp_path)


def test_a_command_that_fails_is_found(tmp_path):
    with pytest.raises(AssertionError, match="teikit convert none"):
        play(Session(("teikit convert none.txt",), ()), tmp_path)


def test_output_of_both_streams_is_compared(tmp_path):
    assert play(Session(("echo a; echo b >&2",), ()), tmp_path) == "a\nb\n"
