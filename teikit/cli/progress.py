# SPDX-License-Identifier: Apache-2.0
"""Tells on a terminal how far a work is, once it has taken a second; says nothing in a pipe."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

from teikit.cli.streams import show_progress

_PATIENCE = 1.0  # seconds
_PAUSE = 0.2
_WIDTH = 20  # cells of the bar


@dataclass(slots=True)
class _Work:
    """A work of `total` parts; `done` of them are behind, `name` is being worked on."""

    total: int
    done: int = -1
    name: str = ""
    begun: float = field(default_factory=time.monotonic)

    def begin(self, name: str) -> None:
        self.done += 1
        self.name = name

    def __str__(self) -> str:
        done = max(self.done, 0)
        filled = _WIDTH * done // self.total if self.total else 0
        seconds = time.monotonic() - self.begun
        bar = "█" * filled + "░" * (_WIDTH - filled)
        return f"{bar} {done}/{self.total} {seconds:.0f} s {self.name}"


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Give a function to be called with a name before each part of a work of so many parts."""
    work = _Work(total)
    if sys.stderr is None or not sys.stderr.isatty():
        yield work.begin
        return
    end = Event()
    teller = Thread(target=_tell, args=(work, end), daemon=True)
    teller.start()
    try:
        yield work.begin
    finally:
        end.set()
        teller.join()
        show_progress("")


def _tell(work: _Work, end: Event) -> None:
    pause = _PATIENCE
    while not end.wait(pause):
        show_progress(str(work))
        pause = _PAUSE
