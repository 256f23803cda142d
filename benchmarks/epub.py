# SPDX-License-Identifier: Apache-2.0
"""Measure the EPUB exporter: CPU seconds for 400 and 1600 items, cover apart, and its memory.

    python benchmarks/epub.py

The promise (exports.md 2.6): 400 items in 0.3 CPU seconds, parsing and cover apart; 1600 items in
at most 4.4 times that; less than 100 MiB for the whole process.
"""

import resource
import sys
import time
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))

from export import issue  # the same invented issue for every exporter

from teikit.exporters.epub import make_epub
from teikit.exporters.epub.book import Materials
from teikit.exporters.epub.drawing import CoverWords
from teikit.exporters.epub.raster import draw_cover
from teikit.exporters.reading import Tally, read_edition
from teikit.report import Report
from teikit.tei.document import TeiDocument

_GIVEN = Materials(cover=b"\x89PNG\r\n\x1a\n")  # any PNG: nothing is drawn


def seconds(work, *arguments) -> float:
    """Return the CPU seconds of a call, best of five."""
    best = 1e9
    for _ in range(5):
        start = time.process_time()
        work(*arguments)
        best = min(best, time.process_time() - start)
    return best


def export(tei: TeiDocument) -> bytes:
    """Return the book of a document, as export_epub makes it, with a given cover."""
    return make_epub(read_edition(tei, Report()), True, _GIVEN, Tally())


def main() -> None:
    times = {}
    for items in (400, 1600):
        tei = TeiDocument(etree.fromstring(issue(items)))
        times[items] = seconds(export, tei)
        if items == 400:
            edition = read_edition(tei, Report())
            reading = seconds(read_edition, tei, Report())
            size = len(make_epub(edition, True, _GIVEN, Tally()))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"400 items: {times[400]:.3f} s ({reading:.3f} s of them reading), {size:,} bytes")
    print(f"1600 items: {times[1600] / times[400]:.2f} times that")
    print(f"peak with 400 items: {peak:.0f} MiB")
    words = CoverWords("云溪日报", "2031年11月5日", ("云溪连夜加固东堤", "山上的橙子熟了"))
    if isinstance(draw_cover(words, "zh-Hans", "ltr"), str):
        print("cover: this machine cannot draw one")
    else:
        print(f"cover: {seconds(draw_cover, words, 'zh-Hans', 'ltr'):.3f} s")


if __name__ == "__main__":
    main()
