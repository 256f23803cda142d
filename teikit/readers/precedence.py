# SPDX-License-Identifier: Apache-2.0
"""Decides between what the command line states of an issue and what its issue.toml says."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from teikit.model.metadata import Metadata, PageFacts
from teikit.options import Dictionary
from teikit.report import Place, Report

_WORDS = {"title": "the newspaper", "date": "the day of issue", "languages": "the language"}
_DAY = re.compile(
    r"(?<![0-9])(1[6-9][0-9]{2}|20[0-9]{2})[-_.年]?([0-9]{2})[-_.月]?([0-9]{2})(?![0-9])"
)


def prefer(stated: Metadata, other: Metadata, toml: str, report: Report) -> Metadata:
    """Return what is stated on the command line, and what else the file `toml` says.

    A page label on the command line is that of the first page. Adds R133 for each fact that they
    state differently.
    """
    facts: dict[str, Any] = {}
    for name in (one.name for one in fields(Metadata) if one.name != "pages"):
        ours, theirs = getattr(stated, name), getattr(other, name)
        facts[name] = ours or theirs
        _compare(_WORDS.get(name, f"the {name}"), _shown(ours), _shown(theirs), toml, report)
    return Metadata(**facts, pages=_prefer_label(stated.pages, other.pages, toml, report))


def prefer_encoding(stated: str, other: str, toml: str, report: Report) -> str:
    """Return the encoding stated on the command line, else that of the file `toml`; adds R133."""
    _compare("the encoding", stated, other, toml, report)
    return stated or other


def prefer_dictionaries(
    stated: tuple[Dictionary, ...], other: tuple[Dictionary, ...], toml: str, report: Report
) -> tuple[Dictionary, ...]:
    """Return the dictionaries of the command line, else those of the file `toml`; adds R133."""
    ours, theirs = (tuple(one.name for one in both) for both in (stated, other))
    _compare("the dictionaries", _shown(ours), _shown(theirs), toml, report)
    return stated or other


def offer_date(names: Sequence[str], report: Report) -> None:
    """Add R134 if the names of files and folders hold one and the same date."""
    found = [(day, name) for name in names if (day := _day_in(name))]
    if len({day for day, _ in found}) == 1:
        day, name = found[0]
        report.add("R134", Place(name), name=name, date=day)


def _prefer_label(
    stated: tuple[PageFacts, ...], other: tuple[PageFacts, ...], toml: str, report: Report
) -> tuple[PageFacts, ...]:
    if not stated or not other:
        return stated or other
    first, *rest = other
    _compare("the first page", stated[0].label, first.label, toml, report)
    return (replace(first, label=stated[0].label or first.label), *rest)


def _compare(what: str, stated: str, other: str, toml: str, report: Report) -> None:
    if stated and other and stated != other:
        report.add("R133", Place(toml), what=what, stated=stated, other=other, toml=toml)


def _shown(value: Any) -> str:  # noqa: ANN401 - a fact of any kind
    return value if isinstance(value, str) else ", ".join(map(str, value))


def _day_in(name: str) -> str:
    """Return the day of the calendar that a name holds, "" if it holds none or several."""
    days = set()
    for year, month, day in _DAY.findall(name):
        try:
            days.add(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else ""
