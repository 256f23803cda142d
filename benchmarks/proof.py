# SPDX-License-Identifier: Apache-2.0
"""Measures `verify` and `validate`: what the proof and the rules cost beside the conversion.

    .venv/bin/python benchmarks/proof.py

The promises: an issue is verified and validated in less time than it was converted in; four times
the pages in at most 4.4 times the time; the grammar is loaded in less than 0.05 CPU seconds.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from teikit import Report, TeiDocument, convert, read, validate, verify
from teikit.options import ReadOptions
from teikit.pipeline import ConvertOptions

PAGE = Path(__file__).parent.parent / "corpus" / "lpzb-20320416" / "source.txt"
FEW, MANY = 10, 40


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def best(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of five runs."""
    return min(seconds(work) for _ in range(5))


def make(folder: Path, pages: int) -> tuple[Path, Path, float]:
    """Write an issue and its TEI; their paths, and the CPU seconds of the conversion."""
    source, tei = folder / f"{pages}.txt", folder / f"{pages}.tei.xml"
    text = PAGE.read_text(encoding="utf-8").rstrip("\n")
    source.write_text("\f".join([f"{text}\n"] * pages), encoding="utf-8")
    start = time.process_time()
    made = convert(source, ConvertOptions(), Report())
    spent = time.process_time() - start
    tei.write_bytes(made.data)
    return source, tei, spent


def check(tei: Path) -> Report:
    report = Report()
    validate(tei, report)
    return report


def prove(source: Path, tei: Path) -> None:
    lines = read(source, ReadOptions(), Report())
    assert verify([lines], TeiDocument.load(tei), Report()).conserved


def main() -> None:
    """Print one line a measurement."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), 1)  # warm
        issues = {pages: make(Path(folder), pages) for pages in (FEW, MANY)}
        first = seconds(lambda: check(issues[FEW][1]))
        proved, checked = {}, {}
        for pages, (source, tei, spent) in issues.items():
            proved[pages] = best(lambda source=source, tei=tei: prove(source, tei))
            checked[pages] = best(lambda tei=tei: check(tei))
            print(
                f"{pages} pages, {tei.stat().st_size >> 10} kB: verify {proved[pages]:.3f} s,"
                f" validate {checked[pages]:.3f} s; together"
                f" {(proved[pages] + checked[pages]) / spent:.2f} of the conversion"
            )
    print(f"{MANY} pages take {proved[MANY] / proved[FEW]:.2f} times as long to verify")
    print(f"{MANY} pages take {checked[MANY] / checked[FEW]:.2f} times as long to validate")
    print(f"grammar and rules are loaded in {first - checked[FEW]:.3f} s")


if __name__ == "__main__":
    main()
