# SPDX-License-Identifier: Apache-2.0
"""Measures `teikit convert`: one page cold, pages a second warm, and what start-up loads.

    .venv/bin/python benchmarks/convert.py [PAGE.txt] [--seconds 5]

Nothing is asserted: numbers of one machine are for comparing with older ones of the same machine.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from teikit.files import read_bytes
from teikit.options import ReadOptions
from teikit.pipeline import ConvertOptions, convert
from teikit.readers import read
from teikit.report import Report

PAGE = Path(__file__).parent.parent / "corpus" / "lpzb-20320416" / "source.txt"
HEAVY = ("typer", "lxml", "jieba", "jsonschema", "rich", "asyncio")
START = (
    "import sys; from teikit.cli import main; main({words!r});"
    "print('\\n' + ' '.join(sorted({{name.partition('.')[0] for name in sys.modules}})))"
)


def seconds_of(command: list[str]) -> float:
    """CPU seconds, user and system, of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def cold(page: Path) -> None:
    """One page and one help text, each in a fresh process; the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        teikit = [sys.executable, "-m", "teikit"]
        runs = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "teikit --version": [*teikit, "--version"],
            "teikit convert, one page": [*teikit, "convert", str(page), "-o", folder, "--force"],
        }
        for name, command in runs.items():
            best = min(seconds_of(command) for _ in range(3))
            print(f"{name:<26}{best:8.3f} CPU seconds")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{'peak memory of these':<26}{peak / 1024:8.1f} MiB")


def warm(page: Path, seconds: float) -> None:
    """Pages and characters a CPU second, in one process, written nowhere."""
    characters = read(page, ReadOptions(), Report()).characters
    convert(page, ConvertOptions(), Report())
    pages, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        convert(page, ConvertOptions(), Report())
        pages += 1
    rate = pages / (time.process_time() - start)
    print(f"{'warm':<26}{rate:8.1f} pages a CPU second, {rate * characters:,.0f} characters")


def modules(page: Path) -> None:
    """Which of the heavy packages a command loads."""
    with tempfile.TemporaryDirectory() as folder:
        for words in (["--version"], ["convert", "-h"], ["convert", str(page), "-o", folder]):
            code = START.format(words=words)
            done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
            names = done.stdout.decode().splitlines()[-1].split()
            heavy = [name for name in HEAVY if name in names]
            print(
                f"{'teikit ' + ' '.join(words[:1]):<26}{len(names):8} packages; {', '.join(heavy)}"
            )


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("page", nargs="?", type=Path, default=PAGE)
    words.add_argument("--seconds", type=float, default=5.0)
    given = words.parse_args()
    print(f"{given.page.name}: {len(read_bytes(given.page)):,} bytes")
    cold(given.page)
    warm(given.page, given.seconds)
    modules(given.page)


if __name__ == "__main__":
    main()
