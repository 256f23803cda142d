# SPDX-License-Identifier: Apache-2.0
"""Documents tell the truth: README's commands run and print what it shows, pages are fresh.

In README, a fence ```sh is run line by line, in the order of the page, in one folder that holds a
copy of corpus/. What follows it at once in a fence ```text must occur in its output, line for line.
"""

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

from teikit.report import catalogue

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = ("make", "git clone")  # they need the repository, or a network


@dataclass(frozen=True)
class Session:
    """The commands of a fence, and the lines that the fence after it promises."""

    commands: tuple[str, ...]
    promised: tuple[str, ...]


def sessions(text: str) -> Iterator[Session]:
    for fence, after in pairwise([*FENCE.finditer(text), None]):
        if fence and fence[1] == "sh":
            follows = after is not None and after[1] == "text"
            shown = after[2] if follows and not text[fence.end() : after.start()].strip() else ""
            yield Session(tuple(commands(fence[2])), tuple(filter(None, shown.splitlines())))


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
            env=os.environ | {"PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        printed += done.stdout
    return printed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what README's commands expect to find."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def test_the_commands_of_the_readme_run_and_print_what_it_shows(folder):
    for session in sessions((ROOT / "README.md").read_text(encoding="utf-8")):
        printed = play(session, folder).splitlines()
        assert [line for line in session.promised if line not in printed] == []


def test_the_findings_page_is_fresh():
    made = runpy.run_path(str(ROOT / "docs" / "make_findings.py"))["page"](catalogue())
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == made, (
        "run .venv/bin/python docs/make_findings.py"
    )


def test_the_findings_page_has_each_code_once_as_a_heading():
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### (.+)$", page, re.MULTILINE)) == sorted(catalogue())


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
```text
four
```
"""


def test_commands_and_what_they_promise_are_found():
    assert list(sessions(INVENTED)) == [
        Session(("echo one    two   # remark",), ("one two",)),
        Session(("echo three",), ()),
    ]


def test_a_command_that_fails_is_found(tmp_path):
    with pytest.raises(AssertionError, match="teikit convert none"):
        play(Session(("teikit convert none.txt",), ()), tmp_path)


def test_output_of_both_streams_is_compared(tmp_path):
    assert play(Session(("echo a; echo b >&2",), ()), tmp_path) == "a\nb\n"
