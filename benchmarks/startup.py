# SPDX-License-Identifier: Apache-2.0
"""Measures start-up: what each command costs before it has anything to do, and what it loads.

    .venv/bin/python benchmarks/startup.py

The promise: help in less than 0.36 CPU seconds, without XML, words of Chinese or schemas; each is
loaded on first use.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

HEAVY = ("lxml", "jieba", "jsonschema", "typer", "click", "rich", "asyncio")
TOLD = "import sys; from teikit.cli import main; main(sys.argv[1:]); print('\\n', *sys.modules)"
PAGE = "记者 季 风\n\n  本报讯 昨夜，队员上堤。\n\n云溪连夜加固东堤\n"
TEI = "out/issue.tei.xml"
CALLS = (
    ("--version",),
    ("--help",),
    ("convert", "--help"),
    ("explain", "V110"),
    ("convert", "page.txt", "-o", TEI, "--force"),
    ("inspect", "page.txt"),
    ("verify", "page.txt", TEI),
    ("validate", TEI),
    ("eval", TEI, TEI),
    ("export", TEI, "-t", "txt", "-o", "out", "--force"),
    ("export", TEI, "-t", "json", "-o", "out", "--force"),
    ("export", TEI, "-t", "epub", "-o", "out", "--force"),
)


def cpu_seconds(command: list[str], folder: Path) -> float:
    """CPU seconds, user and system, of a process; the best of three."""
    best = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, check=False, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, used)
    return best


def loaded(words: tuple[str, ...], folder: Path) -> list[str]:
    """The modules that are loaded when a call has ended."""
    done = subprocess.run(
        [sys.executable, "-c", TOLD, *words], cwd=folder, check=False, capture_output=True
    )
    return done.stdout.decode().splitlines()[-1].split()


def row(name: str, seconds: float, bare: float, modules: list[str]) -> str:
    packages = {module.partition(".")[0] for module in modules}
    heavy = ", ".join(one for one in HEAVY if one in packages)
    ratio = f"{seconds / bare:6.0f} times python"
    return f"{name:<54}{seconds:8.3f} s{ratio}{len(modules):6} modules  {heavy}"


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
        bare = cpu_seconds([sys.executable, "-c", "pass"], folder)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, CPU seconds:")
        print(f"{'python -c pass':<54}{bare:8.3f} s")
        for words in CALLS:
            seconds = cpu_seconds([sys.executable, "-m", "teikit", *words], folder)
            print(row(" ".join(("teikit", *words)), seconds, bare, loaded(words, folder)))


if __name__ == "__main__":
    main()
