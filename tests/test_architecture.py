# SPDX-License-Identifier: Apache-2.0
"""The house stands as it was drawn: imports, sizes, dependencies, codes, the window."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import teikit
from teikit.report import Severity, catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "teikit"
SOURCES = sorted(PACKAGE.rglob("*.py"))
BESIDE = sorted(
    one for room in ("tests", "docs", "benchmarks") for one in (ROOT / room).rglob("*.py")
)

LINES_A_FILE, LINES_A_FUNCTION = 400, 40

BASE = {"errors", "report", "options", "resources", "files", "safexml"}
MAY_IMPORT: dict[str, set[str]] = {
    **{low: {"errors", "report", "resources"} for low in BASE},
    "model": set(),
    "language": BASE,
    "tei": BASE,
    "readers": BASE | {"model", "language"},
    "structure": BASE | {"model", "language"},
    "encoder": BASE | {"model", "language", "tei"},
    "ledger": BASE | {"model", "tei"},
    "exporters": BASE | {"language", "tei"},
    "validators": BASE | {"tei"},
    "scores": BASE | {"language", "tei"},
    "deposits": BASE | {"tei"},
    "pipeline": BASE | {"model", "tei", "readers", "structure", "encoder", "ledger"},
    "cli": {"*"},
    "__init__": {"*"},
    "__main__": {"cli"},
}
ONLY_IN = {"jieba": {"language"}, "typer": {"cli"}, "jsonschema": {"validators", "resources"}}


def each_source(function):
    names = [str(path.relative_to(PACKAGE)) for path in SOURCES]
    return pytest.mark.parametrize("path", SOURCES, ids=names)(function)


def room_of(path: Path) -> str:
    """The room a file stands in: "model" for teikit/model/source.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(tree: ast.AST) -> Iterator[str]:
    """What is imported anywhere in a file, also inside functions; dots before a relative one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.level or node.module == "teikit"):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def breaches(path: Path, source: str) -> list[str]:
    """The imports in a file that its room may not make."""
    here = room_of(path)
    found = []
    for name in imported_names(ast.parse(source)):
        top, _, rest = name.partition(".")
        room = rest.partition(".")[0] or "__init__"
        allowed = here in ONLY_IN.get(top, {here})
        if top == "teikit":
            allowed = bool({room, "*"} & (MAY_IMPORT[here] | {here}))
        if not top or not allowed:
            found.append(name)
    return found


@each_source
def test_a_room_imports_only_what_it_may(path: Path):
    assert breaches(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("place", "source", "found"),
    [
        (
            "ledger/rebuilding.py",
            "from teikit.encoder.body import encode_text",
            "teikit.encoder.body",
        ),
        ("ledger/rebuilding.py", "from teikit import encoder", "teikit.encoder"),
        ("ledger/rebuilding.py", "import teikit.encoder.body", "teikit.encoder.body"),
        ("ledger/rebuilding.py", "def f():\n import teikit.encoder", "teikit.encoder"),
        ("ledger/rebuilding.py", "from . import account", "..account"),
        ("ledger/rebuilding.py", "from .account import Ledger", ".account.Ledger"),
        ("model/issue.py", "from teikit.report import Report", "teikit.report"),
        ("files.py", "import teikit", "teikit"),
        ("exporters/plain.py", "from teikit.model.issue import Item", "teikit.model.issue"),
        ("readers/text.py", "import jieba.posseg", "jieba.posseg"),
        ("exporters/plain.py", "from typer import echo", "typer"),
    ],
)
def test_a_planted_breach_is_found(place: str, source: str, found: str):
    assert breaches(PACKAGE / place, source) == [found]


def test_neighbours_in_a_room_may_import_each_other():
    assert breaches(PACKAGE / "ledger/comparison.py", "import teikit.ledger.account") == []


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def too_long(source: str) -> list[str]:
    """The functions of a file that are longer than a screen."""
    return [
        f"{one.name}: {one.end_lineno - one.lineno + 1} lines"
        for one in functions(ast.parse(source))
        if one.end_lineno and one.end_lineno - one.lineno + 1 > LINES_A_FUNCTION
    ]


@each_source
def test_a_file_can_be_read_in_one_sitting(path: Path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LINES_A_FILE
    assert too_long(source) == []


@pytest.mark.parametrize("path", BESIDE, ids=[str(one.relative_to(ROOT)) for one in BESIDE])
def test_a_file_beside_the_package_can_be_read_in_one_sitting_too(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_A_FILE


def test_a_function_that_is_too_long_is_found():
    body = " pass\n" * (LINES_A_FUNCTION - 1)
    assert too_long(f"def fits():\n{body}") == []
    assert too_long(f"def grown():\n{body} pass\n") == ["grown: 41 lines"]


@each_source
def test_a_file_names_its_licence_and_its_job(path: Path):
    source = path.read_text(encoding="utf-8")
    assert not source or source.startswith("# SPDX-License-Identifier: Apache-2.0\n")
    assert not source or ast.get_docstring(ast.parse(source))


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared() -> set[str]:
    """The packages that are installed with teikit, or with an extra for users."""
    extras = project()["optional-dependencies"]
    wanted = [one for extra, packages in extras.items() if extra != "dev" for one in packages]
    wanted += project()["dependencies"]
    return {re.match("[A-Za-z0-9_.-]+", one)[0].lower() for one in wanted}


def third_parties() -> set[str]:
    names = {
        name.partition(".")[0]
        for path in SOURCES
        for name in imported_names(ast.parse(path.read_text(encoding="utf-8")))
    }
    named = {"PIL": "pillow"}
    return {named.get(name, name) for name in names - set(sys.stdlib_module_names) - {"teikit", ""}}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    assert third_parties() == declared()


CODE = re.compile("[RSEVXD][0-9]{3}")


def codes_in(source: str) -> set[str]:
    """The finding codes that stand in a file as strings of their own."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def test_the_catalogue_has_the_codes_that_the_program_uses():
    used = set().union(*(codes_in(path.read_text(encoding="utf-8")) for path in SOURCES))
    current = {code for code, entry in catalogue().items() if "retired" not in entry}
    assert used == current


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_an_entry_of_the_catalogue_is_complete(code: str):
    entry = catalogue()[code]
    assert CODE.fullmatch(code)
    assert Severity(entry["severity"])
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", entry["since"])
    for part in ("title", "message", "explanation", "repair"):
        assert entry[part].strip() == entry[part] != ""
    assert not entry["title"].endswith(".")
    assert not entry["message"].endswith(".")
    assert entry["explanation"].endswith((".", "!", "?", ")"))


def test_the_window_opens_on_each_name_and_on_no_other():
    for name in teikit.__all__:
        assert getattr(teikit, name).__class__
    assert set(teikit.__all__) == set(dir(teikit))
    with pytest.raises(AttributeError):
        _ = teikit.convrt
