# SPDX-License-Identifier: Apache-2.0
"""Counts what an export leaves out or changes, so that each kind is one finding."""

from dataclasses import dataclass, field

from teikit.exporters.reading.edition import SetAside
from teikit.report import Place, Report


@dataclass(slots=True)
class Count:
    """How often something was met, and where first."""

    number: int
    line: int
    item: str
    facts: dict[str, str]


@dataclass(slots=True)
class Tally:
    """The findings to be and the characters set aside, by code and element and by kind.

    `item` is the one that is being read.
    """

    item: str = ""
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    aside: dict[str, tuple[int, int]] = field(default_factory=dict)

    def note(self, code: str, element: str = "", line: int = 0, **facts: str) -> None:
        """Count one case of `code`; `facts` are kept of the first."""
        count = self.counts.get((code, element))
        if count is None:
            self.counts[code, element] = Count(1, line, self.item, facts)
        else:
            count.number += 1

    def set_aside(self, kind: str, text: str) -> None:
        """Count an element whose text no item carries."""
        elements, characters = self.aside.get(kind, (0, 0))
        self.aside[kind] = (elements + 1, characters + len("".join(text.split())))

    def report(self, report: Report, file: str) -> None:
        """Add one finding for each code and element, in the order of the codes."""
        for (code, element), count in sorted(self.counts.items(), key=lambda one: one[0]):
            place = Place(file, count.line, item=count.item)
            report.add(code, place, element=element, count=count.number, **count.facts)

    def total(self) -> tuple[SetAside, ...]:
        """Return what was set aside, by kind."""
        return tuple(SetAside(kind, *self.aside[kind]) for kind in sorted(self.aside))
