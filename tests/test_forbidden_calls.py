# SPDX-License-Identifier: Apache-2.0
"""Calls that must not stand in the package, each with the one place where it may."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "teikit"

# Each name with the files or folders of teikit/ in which it may be called.
CALLS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "etree.parse",
            "etree.fromstring",
            "etree.fromstringlist",
            "etree.XML",
            "etree.XMLID",
            "etree.XMLParser",
            "etree.XMLPullParser",
            "etree.iterparse",
            "etree.HTML",
            "etree.HTMLParser",
            "etree.HTMLPullParser",
        ),
        ("safexml.py",),
    ),
    **dict.fromkeys(("etree.indent", "etree.XSLT", "etree.XInclude", "etree.DTD"), ()),
    **dict.fromkeys(("eval", "exec", "compile", "__import__", "input"), ()),
    **dict.fromkeys(("os.system", "os.popen", "os.urandom", "codecs.open", "io.open"), ()),
    **dict.fromkeys(("os.environ.get", "os.getenv"), ("cli",)),
    **dict.fromkeys(("datetime.utcnow", "datetime.today", "date.today"), ()),
    "datetime.now": ("cli/keeping.py",),  # when something was deposited or checked
    **dict.fromkeys(("time.time", "time.time_ns", "time.localtime", "time.strftime"), ()),
}

# Methods whose object cannot be known from the source.
METHODS: dict[str, tuple[str, ...]] = {
    "extractall": (),
    "extract": (),
    "xinclude": (),
    "write_text": (),
    "write_c14n": (),
}

MODULES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pickle", "marshal", "shelve", "dill", "yaml"), ()),
    **dict.fromkeys(("random", "secrets", "uuid", "tempfile"), ()),
    **dict.fromkeys(("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib"), ()),
    **dict.fromkeys(("xml.etree", "xml.dom", "xml.sax", "lxml.html", "lxml.objectify"), ()),
    **dict.fromkeys(("jieba", "rjieba"), ("language",)),
}

# Where files are opened for writing: one file at a time, and whole folders.
WRITERS = ("files.py", "deposits/staging.py")

KEYWORDS = {
    ("recover", True),
    ("huge_tree", True),
    ("load_dtd", True),
    ("dtd_validation", True),
    ("attribute_defaults", True),
    ("resolve_entities", True),
    ("no_network", False),
    ("decompress", True),
    ("pretty_print", True),
    ("shell", True),
    ("errors", "ignore"),
    ("errors", "replace"),
    ("allow_pickle", True),
}

Breach = tuple[int, str]


def dotted(node: ast.expr) -> str:
    """The name of what is called: etree.parse, or only .parse where the object has no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def allowed(place: str, places: tuple[str, ...]) -> bool:
    return place.split("/")[0] in places or place in places


def named_calls(node: ast.Call, place: str) -> Iterator[str]:
    name = dotted(node.func)
    for forbidden, places in CALLS.items():
        same = name == forbidden or ("." in forbidden and name.endswith(f".{forbidden}"))
        if same and not allowed(place, places):
            yield f"call of {forbidden}"
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if method in METHODS and not allowed(place, METHODS[method]):
        yield f"call of .{method}"


def keywords(node: ast.Call, _place: str) -> Iterator[str]:
    for keyword in node.keywords:
        value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
        if (keyword.arg, value) in KEYWORDS:
            yield f"{keyword.arg}={value!r}"


def lenient_codecs(node: ast.Call, _place: str) -> Iterator[str]:
    """Bytes dropped by the second argument of decode, encode or str."""
    if dotted(node.func).rpartition(".")[2] in {"decode", "encode", "str", "bytes", "open"}:
        for argument in node.args[1:]:
            if isinstance(argument, ast.Constant) and argument.value in {"ignore", "replace"}:
                yield f'a codec that may "{argument.value}"'


def text_files(node: ast.Call, place: str) -> Iterator[str]:
    """Files opened for writing beside files.py, or as text in an unnamed encoding."""
    name = dotted(node.func).rpartition(".")[2]
    given = {keyword.arg for keyword in node.keywords}
    if name == "read_text" and "encoding" not in given:
        yield "read_text without an encoding"
    if name not in {"open", "fdopen"} or not opens_a_file(node):
        return
    mode = mode_of(node)
    if "b" not in mode and "encoding" not in given:
        yield "a text file in an unnamed encoding"
    if set(mode) & set("wax+") and place not in WRITERS:
        yield "a file opened for writing"


def opens_a_file(node: ast.Call) -> bool:
    """Tell open(), fdopen() and a .open() with a mode from other methods named open."""
    if dotted(node.func) == "os.open":
        return False
    return (
        isinstance(node.func, ast.Name)
        or dotted(node.func) == "os.fdopen"
        or bool(mode_of(node, ""))
    )


def mode_of(node: ast.Call, default: str = "r") -> str:
    position = 1 if isinstance(node.func, ast.Name) or dotted(node.func) == "os.fdopen" else 0
    values = [node.args[position]] if len(node.args) > position else []
    values += [keyword.value for keyword in node.keywords if keyword.arg == "mode"]
    for value in values:
        if isinstance(value, ast.Constant) and set(str(value.value)) <= set("rwaxbt+"):
            return str(value.value)
    return default


def raw_writers(node: ast.Call, place: str) -> Iterator[str]:
    """Bytes brought to disk by another hand than those of WRITERS."""
    name = dotted(node.func)
    if name in {"os.open", "os.write", "os.replace", "os.rename", "os.link"}:
        # The CLI opens the null device in place of a closed pipe.
        if not allowed(place, (*WRITERS, "cli")):
            yield f"call of {name}"
    elif name.endswith(".write") and not name.endswith(("stdout.write", "stderr.write")):
        if place in WRITERS:
            return
        yield f"call of {name}: on a tree it cuts the file in silence when the disk is full"
    elif name.endswith(".write_bytes") and name != "files.write_bytes":
        yield f"call of {name}"


CHECKS: tuple[Callable[[ast.Call, str], Iterator[str]], ...] = (
    named_calls,
    keywords,
    lenient_codecs,
    text_files,
    raw_writers,
)


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{one.name}" for one in node.names]
    return []


def forbidden_imports(node: ast.AST, place: str) -> Iterator[str]:
    for name in imported(node):
        for module, places in MODULES.items():
            if f"{name}.".startswith(f"{module}.") and not allowed(place, places):
                yield f"import of {module}"


def statements(node: ast.AST) -> Iterator[str]:
    """Checks that vanish under -O, and errors that vanish altogether."""
    if isinstance(node, ast.Assert) and not narrows(node):
        yield "assert"
    if isinstance(node, ast.ExceptHandler):
        broad = node.type is None or dotted(node.type) in {"Exception", "BaseException"}
        if node.type is None:
            yield "except without a class"
        elif broad and all(isinstance(one, ast.Pass | ast.Continue) for one in node.body):
            yield "an exception of any kind passed over"


def narrows(node: ast.Assert) -> bool:
    """Tell an assertion that only helps the type checker from one that checks an input."""
    return isinstance(node.test, ast.Call) and dotted(node.test.func) == "isinstance"


def breaches(source: str, place: str) -> list[Breach]:
    """Line and kind of everything forbidden in a source, `place` being its path in teikit/."""
    found: list[Breach] = []
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        found += [(line, one) for one in forbidden_imports(node, place)]
        found += [(line, one) for one in statements(node)]
        if isinstance(node, ast.Call):
            found += [(line, one) for check in CHECKS for one in check(node, place)]
    return sorted(found)


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_package_makes_no_forbidden_call(path: Path):
    place = path.relative_to(PACKAGE).as_posix()
    assert breaches(path.read_text(encoding="utf-8"), place) == []


@pytest.mark.parametrize(
    "planted",
    [
        "etree.parse(path)",
        "lxml.etree.fromstring(data)",
        "etree.XMLParser()",
        "x(recover=True)",
        "x(huge_tree=True)",
        "x(no_network=False)",
        "etree.tostring(root, pretty_print=True)",
        "etree.indent(root)",
        "tree.write(path)",
        "root.getroottree().write(path)",
        "tree.xinclude()",
        "archive.extractall()",
        "data.decode('utf-8', 'ignore')",
        "data.decode('utf-8', errors='replace')",
        "str(data, 'utf-8', 'replace')",
        "open(path, 'w', encoding='utf-8')",
        "open(path)",
        "path.open('r')",
        "path.open(mode='wb')",
        "path.read_text()",
        "path.write_text(text, encoding='utf-8')",
        "path.write_bytes(data)",
        "os.replace(a, b)",
        "import pickle",
        "from marshal import loads",
        "import xml.etree.ElementTree",
        "from xml import sax",
        "from urllib import request",
        "import random",
        "import jieba",
        "eval(text)",
        "run(command, shell=True)",
        "datetime.now()",
        "datetime.datetime.now(UTC)",
        "time.time()",
        "os.environ.get('HOME')",
        "assert data",
        "try: x()\nexcept: y()",
        "try: x()\nexcept Exception: pass",
    ],
)
def test_a_planted_call_is_found(planted: str):
    assert len(breaches(planted, "exporters/plain.py")) == 1


@pytest.mark.parametrize(
    ("harmless", "place"),
    [
        ("etree.XMLParser(recover=False)", "safexml.py"),
        ("path.read_text(encoding='utf-8')", "resources.py"),
        ("open(path, 'rb')", "files.py"),
        ("os.environ.get('SOURCE_DATE_EPOCH')", "cli/arguments.py"),
        ("import jieba", "language/words.py"),
        ("text.replace('ignore', 'replace')", "readers/text.py"),
        ("flow.open(mark)", "exporters/reading/flow.py"),
        ("sys.stdout.write(line)", "cli/streams.py"),
        ("from urllib.parse import quote", "exporters/plain.py"),
        ("try: x()\nexcept OSError: pass", "files.py"),
        ("assert isinstance(member, tuple)", "structure/build.py"),
    ],
)
def test_a_harmless_call_passes(harmless: str, place: str):
    assert breaches(harmless, place) == []
