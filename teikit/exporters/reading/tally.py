# SPDX-License-Identifier: Apache-2.0
"""Counts what an export leaves out or changes, so that each kind is one finding."""

from dataclasses import dataclass, field

from teikit.exporters.reading.edition import SetAside
from teikit.report import Place, Report

# Set aside in the text, but kept beside it: the printed side of a choice is in its mark.
_MARKED = ("choice",)


@dataclass(slots=True)
class Count:
    """How often something was met, and where first."""

    number: int
    line: int
    item: str
    facts: dict[str, str]


@dataclass(slots=True)
class Aside:
    """Elements of one kind and their characters that are not white space, and where first."""

    elements: int = 0
    characters: int = 0
    line: int = 0
    item: str = ""


@dataclass(slots=True)
class Tally:
    """The findings to be and the characters set aside, by code and element and by kind.

    `item` is the one that is being read.
    """

    item: str = ""
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    aside: dict[str, Aside] = field(default_factory=dict)

    def note(self, code: str, element: str = "", line: int = 0, **facts: str) -> None:
        """Count one case of `code`; `facts` are kept of the first."""
        count = self.counts.get((code, element))
        if count is None:
            self.counts[code, element] = Count(1, line, self.item, facts)
        else:
            count.number += 1

    def set_aside(self, kind: str, text: str, line: int = 0) -> None:
        """Count an element whose text no item carries, X102 if there is some."""
        count = self.aside.setdefault(kind, Aside())
        count.elements += 1
        characters = len("".join(text.split()))
        if characters and not count.characters:
            count.line, count.item = line, self.item
        count.characters += characters

    def report(self, report: Report, file: str) -> None:
        """Add one finding for each code and element, in the order of the codes."""
        for kind, aside in self.aside.items():
            if aside.characters and kind not in _MARKED:
                facts = {"elements": str(aside.elements), "characters": str(aside.characters)}
                self.counts["X102", kind] = Count(aside.elements, aside.line, aside.item, facts)
        for (code, element), count in sorted(self.counts.items(), key=lambda one: one[0]):
            place = Place(file, count.line, item=count.item)
            report.add(code, place, element=element, count=count.number, **count.facts)

    def total(self) -> tuple[SetAside, ...]:
        """Return what was set aside, by kind."""
        return tuple(
            SetAside(kind, one.elements, one.characters) for kind, one in sorted(self.aside.items())
        )
