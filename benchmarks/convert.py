# SPDX-License-Identifier: Apache-2.0
"""Measures `convert`: one page in a fresh process, pages a second in a warm one, and its growth.

    .venv/bin/python benchmarks/convert.py [PAGE.txt]

The promises: ten pages a second on one core; four times the pages in at most 4.4 times the time;
less than 150 MiB for an issue of 40 pages.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from teikit import Report, convert
from teikit.pipeline import ConvertOptions

PAGE = Path(__file__).parent.parent / "corpus" / "lpzb-20320416" / "source.txt"
FEW, MANY = 10, 40


def cpu_seconds(command: list[str]) -> float:
    """CPU seconds, user and system, of a process; the best of three."""
    best = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, used)
    return best


def warm_seconds(path: Path) -> float:
    """CPU seconds of a conversion in this process, written nowhere; the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        made = convert(path, ConvertOptions(), Report())
        best = min(best, time.process_time() - start)
        assert made.ledger.conserved
    return best


def main(page: Path) -> None:
    text = page.read_text(encoding="utf-8").rstrip("\n")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        issues = {number: folder / f"{number}.txt" for number in (1, FEW, MANY)}
        for number, path in issues.items():
            path.write_text("\f".join([f"{text}\n"] * number), encoding="utf-8")
        teikit = [sys.executable, "-m", "teikit", "convert", "-o", made, "--force"]
        bare = cpu_seconds([sys.executable, "-c", "pass"])
        cold = {number: cpu_seconds([*teikit, str(path)]) for number, path in issues.items()}
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        warm_seconds(issues[1])
        warm = {number: warm_seconds(path) for number, path in issues.items()}
    print(
        f"{page.name}: {len(''.join(text.split())):,} characters, {text.count(chr(10)) + 1} lines"
    )
    for number in issues:
        print(
            f"{number:3} pages: {cold[number]:.3f} s in a fresh process"
            f" ({cold[number] / bare:.0f} times python itself), {warm[number]:.3f} s warm,"
            f" {number / warm[number]:.1f} pages a second"
        )
    print(f"{MANY} pages take {warm[MANY] / warm[FEW]:.2f} times what {FEW} take")
    print(f"peak memory with {MANY} pages: {peak:.0f} MiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE)
