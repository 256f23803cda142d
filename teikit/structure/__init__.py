# SPDX-License-Identifier: Apache-2.0
"""Recognition: from the lines of a source to the items of an issue, by visible steps."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from teikit.model.issue import Issue
from teikit.model.metadata import Metadata
from teikit.model.source import Source
from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure.blocks import gather
from teikit.structure.build import build_issue
from teikit.structure.columns import measure, with_columns
from teikit.structure.draft import Draft
from teikit.structure.evidence import find_evidence
from teikit.structure.folios import with_folio_pages
from teikit.structure.forms import find_forms, form_of
from teikit.structure.headlines import heads_apart
from teikit.structure.hyphens import with_compounds
from teikit.structure.items import place_blocks
from teikit.structure.labels import label_rows
from teikit.structure.languages import as_one, drafts_to_make
from teikit.structure.masthead import masthead_size
from teikit.structure.sights import read_signs
from teikit.structure.stops import with_stops
from teikit.structure.survey import report_doubts, report_fragments, report_pages
from teikit.structure.trust import failed_pages
from teikit.structure.unwrapped import with_lines_apart


def _measure(draft: Draft) -> Draft:
    """Measure each line, and its column, to which what is set line by line says nothing."""
    rows = measure(draft.sources, draft.profile, draft.first_page)
    forms = find_forms(rows, draft.profile)
    kept = [row for at, row in enumerate(rows) if at not in forms]
    others = iter(with_stops(with_columns(kept) if forms else kept, draft.profile))
    rows = tuple(row if at in forms else next(others) for at, row in enumerate(rows))
    return replace(draft, rows=with_compounds(with_lines_apart(rows, draft.profile), draft.profile))


def _find_masthead(draft: Draft) -> Draft:
    """Find the masthead of the first page; its rows are furniture to all later steps."""
    size = masthead_size(draft.rows, draft.profile) if draft.first_page == 1 else 0
    return replace(draft, masthead=size, pins=dict.fromkeys(range(size), "furniture"))


def _show(draft: Draft) -> Draft:
    """Find what each line shows."""
    return replace(draft, evidence=find_evidence(draft.rows, draft.profile))


def _label(draft: Draft) -> Draft:
    """Tell what each line is: heading, byline, line of a paragraph, caption."""
    labels = label_rows(draft.rows, draft.evidence, draft.profile, draft.pins)
    evidence = heads_apart(draft.rows, draft.evidence, labels)
    if evidence != draft.evidence:
        labels = label_rows(draft.rows, evidence, draft.profile, draft.pins)
    return replace(draft, evidence=evidence, labels=labels)


def _gather(draft: Draft) -> Draft:
    """Gather the lines of one block."""
    labels = zip(draft.labels, draft.evidence, strict=True)
    blocks = gather([_kind(label.name, shown) for label, shown in labels])
    return replace(
        draft,
        blocks=tuple(one for one in blocks if one.kind != "furniture"),
        furniture=tuple(
            one for one in blocks if one.kind == "furniture" and one.rows[0] >= draft.masthead
        ),
    )


def _kind(label: str, shown: frozenset[str]) -> str:
    """Return the kind of block that a line begins, or goes on with if it ends with a plus."""
    if label == "set":
        return form_of(shown)
    return "byline+" if label == "byline" and "byline-more" in shown else label


def _read_signs(draft: Draft) -> Draft:
    """Find what each block shows."""
    signs = read_signs(draft.blocks, draft.rows, draft.evidence, draft.labels, draft.profile)
    return replace(draft, signs=signs)


def _place(draft: Draft) -> Draft:
    """Divide the blocks into items, and give each heading its role."""
    return replace(draft, placed=place_blocks(draft.blocks, draft.signs, draft.profile))


def _reconsider(draft: Draft) -> Draft:
    """Label the lines once more if an item would rather have one of them for something else."""
    others = {"Q": "paragraph", "T": "head", "U": "caption", "N": "head", "G": "byline"}
    pins = {
        one.block.rows[0]: others[one.state[1]] for one in draft.placed if one.state[1] in others
    } | dict.fromkeys(_lonely_subheads(draft), "paragraph")
    new = {row: label for row, label in pins.items() if row not in draft.pins}
    return _reconsider(_label_again(draft, {**draft.pins, **new})) if new else draft


def _label_again(draft: Draft, pins: Mapping[int, str]) -> Draft:
    """Return the draft with some rows labelled as told, and all that follows from it."""
    draft = replace(draft, pins=pins)
    for step in (_label, _gather, _read_signs, _place):
        draft = step(draft)
    return draft


def _with_an_item(draft: Draft) -> Draft:
    """Let masthead and furniture be lines that nothing claims if there is no other line.

    TEI has no issue without an item.
    """
    if draft.placed or not draft.rows:
        return draft
    return _label_again(replace(draft, masthead=0), dict.fromkeys(range(len(draft.rows)), "head"))


def _lonely_subheads(draft: Draft) -> Iterator[int]:
    """Yield the first rows of subheads that are text: the only one of an item, and hardly one.

    Subheads come in numbers; the first line of a paragraph, set apart where a column ends, looks
    like one.
    """
    limits = draft.profile.points["item"]
    number = list(accumulate(one.opens for one in draft.placed))
    subheads = [at for at, one in enumerate(draft.placed) if one.state[1] == "S"]
    counts = Counter(number[at] for at in subheads)
    for at in subheads:
        signs = draft.signs[at]
        limit = limits["lonely-in-gaps" if "gapped" in signs.names else "lonely-subhead"]
        if counts[number[at]] == 1 and "alone" in signs.names and signs.as_text < limit:
            yield draft.placed[at].block.rows[0]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of recognition: a pure function that answers one question."""

    name: str
    run: Callable[[Draft], Draft]


STEPS = (
    Step("measure", _measure),
    Step("masthead", _find_masthead),
    Step("evidence", _show),
    Step("labels", _label),
    Step("blocks", _gather),
    Step("signs", _read_signs),
    Step("items", _place),
    Step("second thoughts", _reconsider),
)


def recognise(
    sources: Sequence[Source], metadata: Metadata, options: StructureOptions, report: Report
) -> Issue:
    """Return the issue that the sources hold; every line of theirs stands in it once.

    Adds S001 for lines that no item could claim, S002, S003 and S006 for pages to be looked at,
    S004 for keywords that cannot be had, S005 for pages that folio lines tell. Method:
    dynamic programming over lines, then over blocks, each with weighed evidence.
    """
    draft = draft_of(sources, options)
    report_pages(sources, draft, report)
    report_doubts(draft, report)
    issue = build_issue(draft, metadata)
    report_fragments(issue, report)
    if not options.keywords:
        return issue
    from teikit.structure.keywords import add_keywords  # here: a dictionary is loaded

    return add_keywords(issue, options, report)


def draft_of(sources: Sequence[Source], options: StructureOptions, until: str = "") -> Draft:
    """Return the finished draft: all steps run in the order of STEPS, language by language.

    With `until`, the name of a step, return what is known after that step.
    """
    sources = with_folio_pages(sources, options)
    drafts = list(drafts_to_make(sources, options))
    for step in STEPS:
        drafts = list(map(step.run, drafts))
        if step.name == until:
            return as_one(drafts, sources)
    draft = _with_an_item(as_one(drafts, sources))
    return replace(draft, failed=failed_pages(draft))
