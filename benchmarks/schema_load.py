# SPDX-License-Identifier: Apache-2.0
"""Measures the grammar and the checks of TEI: loading, a small file, files of growing size.

    .venv/bin/python benchmarks/schema_load.py

Prints CPU seconds, best of five; loading should stay below 0.05, and each step should take about
four times as long for four times the file.
"""

import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from teikit.resources import schema_path
from teikit.safexml import parse
from teikit.validators.exact import check_exactly
from teikit.validators.explain import explain
from teikit.validators.grammar import grammar, schema
from teikit.validators.rules import check_rules

SAMPLE = Path(__file__).parent.parent / "tests" / "samples" / "good" / "one-source.tei.xml"
ITEM = """      <div type="article" subtype="news" xml:id="a{item}" n="{item}">
        <head type="main" xml:id="a{item}-h1" n="h1"><lb n="{line}"/>石桥通车</head>
        {paragraphs}
      </div>
"""
PARAGRAPH = '<p xml:id="a{item}-p{n}" n="{n}">{lines}</p>'
LINES, PARAGRAPHS = 6, 4


def best(work: Callable[[], object]) -> float:
    """The CPU seconds of the quickest of five runs."""
    seconds = []
    for _ in range(5):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def issue(items: int) -> bytes:
    """A valid issue of so many items, about 1.3 kB each."""
    text = SAMPLE.read_text(encoding="utf-8")
    start, end = text.index('      <div type="article"'), text.index("    </body>")
    return (text[:start] + "".join(map(item, range(1, items + 1))) + text[end:]).encode("utf-8")


def item(number: int) -> str:
    line = number * 100
    paragraphs = []
    for n in range(1, PARAGRAPHS + 1):
        numbers = range(line + n * LINES, line + (n + 1) * LINES)
        lines = "".join(
            f'<lb n="{one}" break="no"/>石桥修了十四个月，今早通车。' for one in numbers
        )
        paragraphs.append(PARAGRAPH.format(item=number, n=n, lines=lines))
    return ITEM.format(item=number, line=line, paragraphs="\n        ".join(paragraphs))


def load() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_path("teikit.rng")))


def main() -> None:
    """Print one line a measurement."""
    print(f"load teikit.rng            {best(load):7.4f} s")
    start = time.process_time()
    grammar()
    print(f"gather its facts (one run) {time.process_time() - start:7.4f} s")
    for items in (100, 400, 1600):
        data = issue(items)
        root = parse(data, "issue.tei.xml")
        steps = (
            ("parse", lambda data=data: parse(data, "issue.tei.xml")),
            ("grammar, libxml2", lambda root=root: schema().validate(root)),
            ("grammar, in words", lambda root=root: list(explain(root))),
            ("rules", lambda root=root: list(check_rules(root))),
            ("exact checks", lambda root=root: list(check_exactly(root))),
        )
        print(f"{items} items, {len(data) >> 10} kB, valid: {schema().validate(root)}")
        for name, work in steps:
            print(f"  {name:24} {best(work):7.4f} s")


if __name__ == "__main__":
    main()
