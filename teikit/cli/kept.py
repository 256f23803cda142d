# SPDX-License-Identifier: Apache-2.0
"""Tells what a store keeps, takes versions out, and tells what changed between two."""

import re
from dataclasses import asdict
from pathlib import Path

from teikit.cli.keeping import read_time
from teikit.cli.streams import say, say_json
from teikit.cli.wording import counted, in_chinese, worded
from teikit.deposits.changes import Change, find_changes
from teikit.deposits.manifest import Entry
from teikit.deposits.store import (
    KeptVersion,
    find_issue,
    find_version,
    list_issues,
    take_out,
    tei_of,
)
from teikit.errors import ExitCode
from teikit.options import VERSION

_WIDTH = 24  # characters
_SHAPES = {
    re.compile(shape, re.DOTALL): phrase
    for shape, phrase in (
        (r'markup of (?P<kind>[^"]+) "(?P<text>.*)"', 'markup of {kind} "{text}"'),
        (r'role of "(?P<text>.*)"', 'role of "{text}"'),
        (r"(?P<kind>[a-z -]+) (?P<number>\S*[0-9])", "{kind} {number}"),
    )
}


def list_kept(store: Path, *, json: bool) -> int:
    """List the issues of a store."""
    rows = []
    for one in sorted(list_issues(store), key=lambda one: one.issue):
        newest = one.versions[-1]
        row = {"issue": one.issue, "label": one.label, "id": one.id}
        rows.append(row | {"version": newest.name, "created": newest.created})
        if not json:
            say(f"{one.issue:<{_WIDTH}} {newest.name:<4} {newest.created}  {one.label}")
    if json:
        say_json({"teikit": VERSION, "issues": rows})
    return ExitCode.FINE


def show_kept(store: Path, issue: str, version: str, *, json: bool) -> int:
    """Show the versions of an issue, and the files of one."""
    kept = find_issue(store, issue)
    shown = find_version(kept, version)
    if json:
        versions = [
            {"version": one.name, "created": one.created, "message": one.message}
            for one in kept.versions
        ]
        files = [asdict(one) for one in shown.entries]
        known = {"issue": kept.issue, "id": kept.id, "label": kept.label}
        rows = {"versions": versions, "version": shown.name, "files": files}
        say_json({"teikit": VERSION, "place": str(kept.folder)} | known | rows)
        return ExitCode.FINE
    say(f"{kept.issue}  {kept.label}\n{kept.id}\n{kept.folder}")
    for one in kept.versions:
        say(f"  {one.name:<4} {one.created}  {one.message}")
    say(worded("files of {version}:", version=shown.name))
    for entry in shown.entries:
        say(f"  {entry.size:>12,}  {entry.sha256[:16]}  {entry.path}")
    return ExitCode.FINE


def get_kept(store: Path, issue: str, version: str, folder: Path, *, json: bool) -> int:
    """Take a version out into a folder."""
    kept = find_issue(store, issue)
    chosen = find_version(kept, version)
    count = take_out(kept, chosen, folder, read_time())
    if json:
        row = {"issue": kept.issue, "version": chosen.name, "folder": str(folder), "files": count}
        say_json({"teikit": VERSION} | row)
    else:
        said = {"files": counted(count, "file"), "issue": kept.issue, "version": chosen.name}
        say(worded("{folder}: {files} of {issue} {version}", folder=folder, **said))
    return ExitCode.FINE


def diff_kept(store: Path, issue: str, before: str, after: str, *, json: bool) -> int:
    """Tell what changed between two versions of an issue."""
    kept = find_issue(store, issue)
    new = find_version(kept, after)
    number = max(1, int(new.name[1:]) - 1)
    old = find_version(kept, before or f"v{number}")
    changes = list(find_changes(tei_of(kept, old), tei_of(kept, new)))
    changes += _changed_files(old, new)
    if json:
        known = {"issue": kept.issue, "from": old.name, "to": new.name}
        say_json({"teikit": VERSION} | known | {"changes": [asdict(one) for one in changes]})
        return ExitCode.FINE
    for one in changes:
        say(_told(one))
    if not changes:
        say(worded("nothing changed from {old} to {new}", old=old.name, new=new.name))
    return ExitCode.FINE


def _changed_files(old: KeptVersion, new: KeptVersion) -> list[Change]:
    """Return the files that came, went or changed; README and schemas are renewed in silence."""
    before, after = (
        {one.path: one for one in version.entries if one.role not in ("readme", "schema")}
        for version in (old, new)
    )
    return [
        Change("files", path, *_states(before.get(path), after.get(path)))
        for path in sorted(before | after)
        if path not in before or path not in after or before[path].sha256 != after[path].sha256
    ]


def _states(old: Entry | None, new: Entry | None) -> tuple[str, str]:
    """Return the sizes of a file before and after, "" where it is not; if alike, the digests too.

    A correction of one character by another leaves the size as it was.
    """
    alike = old is not None and new is not None and old.size == new.size
    digests = [f", sha256 {one.sha256[:8]}…" if one and alike else "" for one in (old, new)]
    sizes = [f"{one.size:,} bytes" if one else "" for one in (old, new)]
    return sizes[0] + digests[0], sizes[1] + digests[1]


def _told(change: Change) -> str:
    """Return a change as a sentence in the chosen language."""
    if not in_chinese():
        return str(change)
    form = '{where}: {what}: "{before}" is now "{after}"'
    if not (change.before and change.after):
        form = '{where}: {what} added: "{after}"'
        form = form if change.after else '{where}: {what} removed: "{before}"'
    return worded(form, **asdict(change) | {"where": worded(change.where), "what": _what(change)})


def _what(change: Change) -> str:
    """Return what has changed, its kind worded: paragraph 3, markup of headline "…"."""
    for shape, phrase in _SHAPES.items():
        found = shape.fullmatch(change.what)
        if found and change.where != "files":
            return worded(phrase, **{name: worded(one) for name, one in found.groupdict().items()})
    return worded(change.what)
