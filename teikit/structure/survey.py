# SPDX-License-Identifier: Apache-2.0
"""Says what an editor should look at first: pages that went badly, lines that nothing claims."""

from collections.abc import Iterator, Sequence

from teikit.model.issue import Issue, Item, LineBreak
from teikit.model.source import Source
from teikit.report import Place, Report
from teikit.structure.draft import Draft
from teikit.structure.rows import Row
from teikit.structure.trust import Trust, pages_of

_SHARE = 0.05  # of the lines of a page in doubt, above which the page is named


def report_pages(sources: Sequence[Source], draft: Draft, report: Report) -> None:
    """Add S005 for each file that was divided into pages where its folio lines stand."""
    for given, made in zip(sources, draft.sources, strict=True):
        if len(made.pages) > len(given.pages):
            second = made.pages[1].lines[0].number
            report.add("S005", Place(made.name, second), pages=len(made.pages))


def report_doubts(draft: Draft, report: Report) -> None:
    """Add S003 for pages whose lines are not wrapped, S002 or S006 for others, worst first."""
    doubtful = []
    for one in pages_of(draft):
        if one.unwrapped:
            report.add("S003", _place(draft, one.rows[0]), page=one.page)
        elif one.failed or one.share > _SHARE:
            doubtful.append(one)
    for one in sorted(doubtful, key=lambda one: (not one.failed, -one.share, one.page)):
        _report_doubtful(draft, one, report)


def _report_doubtful(draft: Draft, page: Trust, report: Report) -> None:
    """Add S006 for a page whose lines leave their column unfilled, S002 for one in doubt."""
    row = (page.short if page.ragged else page.unsure)[0]
    place = _place(draft, row)
    number = row.line.number
    if page.ragged:
        total = len(page.inside)
        full = total - len(page.short)
        report.add("S006", place, page=page.page, count=full, total=total, line=number)
    else:
        count, total = len(page.unsure), len(page.rows)
        report.add("S002", place, page=page.page, count=count, total=total, line=number)


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


def _place(draft: Draft, row: Row) -> Place:
    return Place(draft.sources[row.line.source - 1].name, row.line.number, str(row.page))
