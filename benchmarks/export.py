# SPDX-License-Identifier: Apache-2.0
"""Measures the exporters: CPU seconds for an issue of 400 items and for one of 1600, and memory.

    python benchmarks/export.py [FORMAT ...]

The promise: 400 items, about 1 MB of TEI, in 0.3 CPU seconds for the export alone, the cover of a
book and words apart; 1600 items in at most 4.4 times that; less than 100 MiB with 400 items. As
timeit does, the garbage collector is off while time is taken; its share is printed.
"""

import gc
import resource
import sys
import time

from lxml import etree

from teikit import Report, TeiDocument, export
from teikit.options import ExportOptions

FORMATS = ("epub", "json", "txt", "words")
FEW, MANY = 400, 1600
_HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh-Hans" xml:id="bench-20311105"
type="newspaper-issue"><teiHeader><fileDesc><titleStmt><title>云溪日报</title></titleStmt>
<publicationStmt><publisher>x</publisher></publicationStmt><sourceDesc><biblStruct
type="newspaper"><monogr><title level="j">云溪日报</title><imprint><date when="2031-11-05"/>
</imprint></monogr></biblStruct></sourceDesc></fileDesc></teiHeader><text type="issue"><body>
<pb n="1" xml:id="pb-01"/>"""
_LINE = "桥面昨日上午恢复通行，"


def issue(items: int) -> bytes:
    """Return a TEI issue of so many items, each of about 50 elements and 2.5 kB."""
    number = 0
    parts = [_HEAD]
    for item in range(1, items + 1):
        name = f"a{item:03d}"
        parts.append(f'<div type="article" xml:id="{name}" n="{item}">')
        parts.append(
            f'<head type="main" xml:id="{name}-h1"><lb n="{number}"/>第{item}座桥通车</head>'
        )
        parts.append(
            f'<byline xml:id="{name}-b1"><lb n="{number + 1}"/><roleName>记者</roleName> '
            '<persName role="reporter"><choice><orig>山 禾</orig><reg>山禾</reg></choice>'
            "</persName></byline>"
            f'<dateline rendition="#run-in"><lb n="{number + 2}"/>本报讯 </dateline>'
        )
        number += 3
        for block in range(1, 6):
            lines = (f'<lb n="{number + n}" break="no"/>{_LINE}' for n in range(7))
            parts.append(f'<p xml:id="{name}-p{block}">{_LINE}{"".join(lines)}。</p>')
            number += 7
        parts.append("</div>")
    parts.append("</body></text></TEI>")
    return "".join(parts).encode()


def seconds(tei: TeiDocument, form: str) -> float:
    """Return the CPU seconds of one export, best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        export(tei, form, ExportOptions(), Report())
        best = min(best, time.process_time() - start)
    return best


def seconds_without_collector(tei: TeiDocument, form: str) -> float:
    """Return the same with Python's garbage collector off."""
    gc.collect()
    gc.disable()
    try:
        return seconds(tei, form)
    finally:
        gc.enable()


def tree(items: int) -> TeiDocument:
    return TeiDocument(etree.fromstring(issue(items)))


def measure(form: str, trees: dict[int, TeiDocument]) -> None:
    """Print a line on a format; what one item takes is, for a book, the drawing of its cover."""
    one = seconds_without_collector(trees[1], form)
    times = {items: seconds_without_collector(trees[items], form) - one for items in (FEW, MANY)}
    collector = seconds(trees[MANY], form) / (times[MANY] + one) - 1
    print(
        f"{form:5} {times[FEW]:.3f} s for {FEW} items, {times[MANY] / times[FEW]:.2f} times that"
        f" for {MANY}; {one:.3f} s for the first item; the collector adds {collector:.0%}"
    )


def main(forms: list[str]) -> None:
    trees = {items: tree(items) for items in (1, FEW)}
    elements = sum(1 for _ in trees[FEW].root.iter())
    print(f"{FEW} items: {len(issue(FEW)):,} bytes, {elements:,} elements")
    export(trees[FEW], "epub", ExportOptions(), Report())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory with {FEW} items in a book: {peak:.0f} MiB")
    trees[MANY] = tree(MANY)
    for form in forms or FORMATS:
        measure(form, trees)


if __name__ == "__main__":
    main(sys.argv[1:])
