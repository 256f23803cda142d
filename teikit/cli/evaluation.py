# SPDX-License-Identifier: Apache-2.0
"""Pairs truths with TEI files, scores each pair, and tells the figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit import files
from teikit.cli.columns import table
from teikit.cli.progress import progress
from teikit.cli.streams import remark, say, say_json
from teikit.errors import ExitCode, InputError
from teikit.options import VERSION
from teikit.scores import (
    MEASURES,
    Certainty,
    Count,
    Scores,
    compare,
    found_in,
    is_export,
    judge,
    read_truth,
    total,
    total_certainty,
)
from teikit.tei import TeiDocument
from teikit.tei.names import tei as named

_GOLD = "gold."
_ENDINGS = (".xml", ".json", ".tei")
_SUMS = ("measure", "F1", "precision", "recall", "right", "found", "wanted")
_DOUBTS = ("decision", "cert", "found", "of all", "right", "share")
_SHOWN = 70  # code points of a text that was missed


@dataclass(frozen=True, slots=True)
class Judged:
    """A truth by its name and groups, its scores, and how many are right of each certainty.

    `tei` is "" if missing.
    """

    name: str
    groups: tuple[tuple[str, str], ...]
    tei: str
    scores: Scores
    certainty: Certainty


def evaluate_files(truth: Path, tei: Path, *, show: bool, json: bool) -> int:
    """Score all pairs, tell the sums and those of each group, and return the exit code."""
    judged = tuple(_judge(truth, tei))
    if json:
        say_json(_object(judged, show))
    else:
        if show:
            _say_misses(judged)
        _say_sums(judged)
        _say_groups(judged)
        _say_certainty(judged)
    missing = [one.name for one in judged if not one.tei]
    if missing:
        remark(
            f"note: no TEI for {len(missing)} of {len(judged)}, which counts as nothing found:"
            f" {', '.join(missing)}"
        )
    return ExitCode.FINE


def _judge(truth: Path, tei: Path) -> Iterator[Judged]:
    truths = _truths(truth)
    found = _pair(truths, tei) if truth.is_dir() or tei.is_dir() else dict.fromkeys(truths, tei)
    with progress(len(truths)) as step:
        for name, path in truths.items():
            step(name)
            wanted = read_truth(files.read_bytes(path), str(path))
            made = found_in(TeiDocument.load(found[name])) if name in found else ()
            scores = compare(wanted.items, [one.texts for one in made])
            inner = path.relative_to(truth).parts[:-1] if truth.is_dir() else ()
            groups = (*(("set", one) for one in inner[:1]), *wanted.groups)
            yield Judged(name, groups, str(found.get(name, "")), scores, judge(wanted, made))


def _truths(path: Path) -> dict[str, Path]:
    """Return the truths by name: one file, or those of a folder.

    Where a folder holds a file named gold.*, only that is the truth, and the folder names it.
    An export stands for a truth only where no other file has its name, and is refused then.
    """
    if not path.is_dir():
        return {_stem(path): path}
    candidates = sorted(one for one in path.rglob("*") if one.suffix in (".json", ".xml"))
    golden = {one.parent for one in candidates if one.name.startswith(_GOLD)}
    named: dict[str, list[Path]] = {}
    for one in candidates:
        if one.parent not in golden or one.name.startswith(_GOLD):
            named.setdefault(_stem(one), []).append(one)
    if not named:
        raise InputError(f"{path} holds no truth", "Name a folder with truth JSON or gold TEI.")
    return {name: _likeliest(paths) for name, paths in named.items()}


def _likeliest(paths: Sequence[Path]) -> Path:
    """Return the first path that is no export, the first of all if each is one."""
    if len(paths) == 1:
        return paths[0]
    return next((one for one in paths if not is_export(files.read_bytes(one))), paths[0])


def _stem(path: Path) -> str:
    if path.name.startswith(_GOLD):
        return path.resolve().parent.name
    name = path.name
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _pair(truths: Mapping[str, Path], tei: Path) -> dict[str, Path]:
    """Return the TEI file of each truth: by its name, else by the source it says it comes from."""
    candidates = sorted(tei.rglob("*.xml")) if tei.is_dir() else [tei]
    by_name: dict[str, Path] = {}
    for one in candidates:
        if not one.name.startswith(_GOLD):
            by_name.setdefault(_stem(one), one)
    if not truths.keys() <= by_name.keys():
        for one in candidates:
            for name in _sources(one):
                by_name.setdefault(name, one)
    return {name: by_name[name] for name in truths if name in by_name}


def _sources(path: Path) -> list[str]:
    """Return the stems of the digital sources that a TEI file names, none of what is no TEI."""
    try:
        document = TeiDocument.load(path)
    except InputError:
        return []
    numbers = document.root.iter(named("idno"))
    return [Path(one.text or "").stem for one in numbers if one.get("type") == "filename"]


def _groups(judged: Sequence[Judged]) -> dict[tuple[str, str], list[Scores]]:
    groups: dict[tuple[str, str], list[Scores]] = {}
    for one in judged:
        for group in one.groups:
            groups.setdefault(group, []).append(one.scores)
    return {group: groups[group] for group in sorted(groups)}


def _say_misses(judged: Sequence[Judged]) -> None:
    for one in judged:
        for miss in one.scores.misses:
            say(f"{one.name}: {miss.measure} {miss.kind}: {miss.text[:_SHOWN]}")


def _say_sums(judged: Sequence[Judged]) -> None:
    rows: list[tuple[str, ...]] = [_SUMS]
    for measure, count in total(one.scores for one in judged).counts:
        shares = (f"{share:.4f}" for share in (count.f1, count.precision, count.recall))
        rows.append((measure, *shares, *map(str, (count.hits, count.found, count.wanted))))
    for line in table(rows, range(1, 7)):
        say(line)


def _say_groups(judged: Sequence[Judged]) -> None:
    """Print F1 of each group, if truths say which groups they belong to."""
    groups = _groups(judged)
    if not groups:
        return
    rows: list[tuple[str, ...]] = [("group", "pages", *MEASURES)]
    for (kind, name), scores in groups.items():
        shares = (f"{count.f1:.4f}" for _, count in total(scores).counts)
        rows.append((f"{kind} {name}", str(len(scores)), *shares))
    say("")
    for line in table(rows, range(1, 10)):
        say(line)


def _say_certainty(judged: Sequence[Judged]) -> None:
    """Print how many decisions are right of each kind and word of certainty."""
    figures = _certainty(judged)
    if not figures:
        return
    rows: list[tuple[str, ...]] = [_DOUBTS]
    for one in figures:
        shares = (f"{one['ofAll']:.4f}", str(one["right"]), f"{one['share']:.4f}")
        rows.append((one["decision"], one["cert"], str(one["found"]), *shares))
    say("")
    for line in table(rows, range(2, 6)):
        say(line)


def _certainty(judged: Sequence[Judged]) -> list[dict[str, Any]]:
    sums = total_certainty(one.certainty for one in judged)
    counts: Counter[str] = Counter()
    for (decision, _), tally in sums.items():
        counts[decision] += tally.found
    return [
        {
            "decision": decision,
            "cert": word,
            "found": tally.found,
            "ofAll": tally.found / counts[decision],
            "right": tally.right,
            "share": tally.share,
        }
        for (decision, word), tally in sums.items()
    ]


def _object(judged: Sequence[Judged], show: bool) -> dict[str, Any]:
    figures = {
        "teikit": VERSION,
        "pages": len(judged),
        "missing": [one.name for one in judged if not one.tei],
        "measures": _measures(total(one.scores for one in judged)),
        "groups": [
            {"by": kind, "name": name, "pages": len(scores), "measures": _measures(total(scores))}
            for (kind, name), scores in _groups(judged).items()
        ],
        "certainty": _certainty(judged),
    }
    if show:
        figures["misses"] = [
            {"page": one.name, "measure": miss.measure, "kind": miss.kind, "text": miss.text}
            for one in judged
            for miss in one.scores.misses
        ]
    return figures


def _measures(scores: Scores) -> dict[str, dict[str, float]]:
    return {measure: _figures(count) for measure, count in scores.counts}


def _figures(count: Count) -> dict[str, float]:
    return {
        "f1": count.f1,
        "precision": count.precision,
        "recall": count.recall,
        "right": count.hits,
        "found": count.found,
        "wanted": count.wanted,
    }
