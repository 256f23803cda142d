# SPDX-License-Identifier: Apache-2.0
"""Small pages for the tests of single steps: their rows, evidence, labels, drafts, issues."""

from issues import UNKNOWN
from sources import source_of
from typesetting import Manner, set_page

from teikit.language.lexicon import load_profile
from teikit.model.issue import Issue
from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure import draft_of, recognise
from teikit.structure.columns import measure
from teikit.structure.draft import Draft
from teikit.structure.evidence import find_evidence
from teikit.structure.rows import Row

HANS = load_profile("zh-Hans")
WIDE = "从前有一座石头砌成的老桥横在河上"  # 16 em
NARROW = "桥上行人来来往往从不停歇呀"  # 13 em

# Two articles of three paragraphs, headings after the body.
PAGE = """
记者 罗 山

@bridge: 本报讯_

云溪老石桥修好通行

记者 苏小禾

@market: 本报讯_

东门菜场早市提前一小时
"""


def rows_of(*lines: str) -> tuple[Row, ...]:
    """The rows of a text."""
    return measure((source_of("\n".join(lines)),), HANS)


def shown_by(*lines: str) -> tuple[frozenset[str], ...]:
    """The evidence that each row of a text shows."""
    return find_evidence(rows_of(*lines), HANS)


def set_text(page: str, manner: Manner | None = None) -> str:
    return "\n".join(set_page(page, manner or Manner()))


def draft(page: str, manner: Manner | None = None) -> Draft:
    """The finished draft of a page in the form of typesetting."""
    return draft_of((source_of(set_text(page, manner)),), StructureOptions("zh-Hans"))


def issue_of(page: str, manner: Manner | None = None, report: Report | None = None) -> Issue:
    """The issue of a page in the form of typesetting."""
    sources = (source_of(set_text(page, manner)),)
    return recognise(sources, UNKNOWN, StructureOptions("zh-Hans"), report or Report())
