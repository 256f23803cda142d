# SPDX-License-Identifier: Apache-2.0
"""Measure the exporters: CPU seconds for an issue of 400 items and for one of 1600.

    python benchmarks/export.py [FORMAT ...]

The promise (exports.md 2.6, 3.4): 400 items, about 1 MB of TEI, in 0.3 CPU seconds for the export
alone; 1600 items in at most 4.4 times that.
"""

import sys
import time

from lxml import etree

from teikit.exporters import EXPORTERS, export
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

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
    """Return the CPU seconds of one export, best of five."""
    best = 1e9
    for _ in range(5):
        start = time.process_time()
        export(tei, form, ExportOptions(), Report())
        best = min(best, time.process_time() - start)
    return best


def main(forms: list[str]) -> None:
    data = {items: issue(items) for items in (400, 1600)}
    trees = {items: TeiDocument(etree.fromstring(one)) for items, one in data.items()}
    elements = sum(1 for _ in trees[400].root.iter())
    print(f"400 items: {len(data[400]):,} bytes, {elements:,} elements")
    for form in forms or sorted(EXPORTERS):
        one, four = seconds(trees[400], form), seconds(trees[1600], form)
        print(f"{form:6} {one:.3f} s for 400 items, {four / one:.2f} times that for 1600")


if __name__ == "__main__":
    main(sys.argv[1:])
