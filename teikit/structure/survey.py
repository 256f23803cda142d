# SPDX-License-Identifier: Apache-2.0
"""Says what an editor should look at first: pages that went badly, lines that nothing claims."""

from collections.abc import Iterator, Sequence

from teikit.model.issue import Issue, Item, LineBreak
from teikit.model.source import Source
from teikit.report import Place, Report
from teikit.structure.draft import Draft
from teikit.structure.labels import Label
from teikit.structure.rows import Row

_SHARE = 0.05  # of the lines of a page in doubt, above which the page is named
_FEW = 6  # lines: too few to say that they are not wrapped


def report_pages(sources: Sequence[Source], draft: Draft, report: Report) -> None:
    """Add S005 for each file that was divided into pages where its folio lines stand."""
    for given, made in zip(sources, draft.sources, strict=True):
        if len(made.pages) > len(given.pages):
            second = made.pages[1].lines[0].number
            report.add("S005", Place(made.name, second), pages=len(made.pages))


def report_doubts(draft: Draft, report: Report) -> None:
    """Add S002 for pages with many lines in doubt, worst first, S003 for lines not wrapped."""
    doubtful = []
    for page, rows in _pages(draft):
        fair = draft.others.get(page, draft.profile).certainty["label"][1]
        unsure = [row for row, label in rows if label.margin < fair]
        if len(rows) >= _FEW and not any(row.column for row, _ in rows):
            report.add("S003", _place(draft, rows[0][0]), page=page)
        elif len(unsure) > _SHARE * len(rows):
            doubtful.append((len(unsure) / len(rows), page, unsure[0], len(unsure), len(rows)))
    for _, page, row, count, total in sorted(doubtful, key=lambda one: (-one[0], one[1])):
        place = _place(draft, row)
        report.add("S002", place, page=page, count=count, total=total, line=row.line.number)


def report_fragments(issue: Issue, report: Report) -> None:
    """Add S001 for each fragment: lines that no item could claim."""
    for member in issue.body:
        if isinstance(member, Item) and member.kind == "fragment":
            lines = list(_lines(member))
            first = lines[0]
            place = Place(issue.sources[first.source - 1].name, first.number)
            report.add("S001", place, count=len(lines), first=first.number)


def _lines(item: Item) -> Iterator[LineBreak]:
    for block in item.blocks:
        for one in getattr(block, "content", ()):
            if isinstance(one, LineBreak):
                yield one


def _pages(draft: Draft) -> Iterator[tuple[int, list[tuple[Row, Label]]]]:
    pages: dict[int, list[tuple[Row, Label]]] = {}
    for row, label in zip(draft.rows, draft.labels, strict=True):
        pages.setdefault(row.page, []).append((row, label))
    yield from pages.items()


def _place(draft: Draft, row: Row) -> Place:
    return Place(draft.sources[row.line.source - 1].name, row.line.number, str(row.page))
