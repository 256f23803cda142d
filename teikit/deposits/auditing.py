# SPDX-License-Identifier: Apache-2.0
"""Checks what is kept, byte by byte: stores and bags. Nothing is written unless that is asked."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from teikit.deposits.audit_bag import audit_bag
from teikit.deposits.audit_object import AuditOptions, Checked, audit_object
from teikit.deposits.audit_root import audit_root
from teikit.deposits.bag import WORK_FOLDERS
from teikit.deposits.bagfiles import is_bag
from teikit.deposits.layout import find_objects, looks_like_store
from teikit.deposits.ocfl import tidy
from teikit.deposits.staging import dead_folders
from teikit.report import Place, Report, Severity, refusal

Task: TypeAlias = Callable[[Report], Checked]
Progress: TypeAlias = Callable[[int], AbstractContextManager[Callable[[str], None]]]
"""Called once with how many are to be checked; what it gives is called with the name of each."""


def _untold(_total: int) -> AbstractContextManager[Callable[[str], None]]:
    return nullcontext(lambda name: None)


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit has seen: objects or bags, and the files and bytes that were read in them.

    `damaged` of them have errors, `repaired` were unfinished; `later` were checked recently
    enough and were left out.
    """

    objects: int = 0
    damaged: int = 0
    repaired: int = 0
    later: int = 0
    files: int = 0
    bytes: int = 0


def audit(
    store: Path,
    options: AuditOptions,
    report: Report,
    progress: Progress = _untold,
) -> Audit:
    """Check every object of a store, or every bag of a folder; `store` may also be one bag.

    Adds D201 to D214. Raises InputError D211 if there is neither store nor bag, R013 if the place
    cannot be listed.
    """
    try:
        tasks = list(_tasks(store, options, report))
    except OSError as error:
        raise refusal("R013", file=error.filename or store, reason=error.strerror) from error
    total = Audit()
    with progress(len(tasks)) as step:
        for place, task in tasks:
            step(place.name)
            own = Report()
            total = _sum(total, task(own), own.worst() is Severity.ERROR)
            report.findings += own.findings
    return total


def _tasks(store: Path, options: AuditOptions, report: Report) -> Iterator[tuple[Path, Task]]:
    """Yield each object or bag and its check; what belongs to none is checked at once."""
    if not looks_like_store(store):
        yield from ((bag, partial(audit_bag, bag)) for bag in _bags(store, report))
        return
    if options.repair:
        tidy(store, options.now)
    audit_root(store, report)
    for folder in find_objects(store):
        yield folder, partial(audit_object, folder, store, options)


def _bags(place: Path, report: Report) -> list[Path]:
    """Return the bag at a place, or those in a folder; adds D203, D214 for what else is there."""
    if is_bag(place):
        return [place]
    inside = sorted(place.iterdir()) if place.is_dir() else []
    bags = [one for one in inside if is_bag(one)]
    if not bags:
        raise refusal("D211", path=place)
    dead = dead_folders(place, WORK_FOLDERS)
    for path in (one for one in inside if one not in bags):
        if path in dead or not path.match(WORK_FOLDERS):
            report.add("D214" if path in dead else "D203", Place(str(path)), file=path.name)
    return bags


def _sum(total: Audit, checked: Checked, damaged: bool) -> Audit:
    return Audit(
        objects=total.objects + 1,
        damaged=total.damaged + damaged,
        repaired=total.repaired + checked.repaired,
        later=total.later + checked.later,
        files=total.files + checked.files,
        bytes=total.bytes + checked.bytes,
    )
