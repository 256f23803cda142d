# SPDX-License-Identifier: Apache-2.0
"""The issue that a draft becomes: pages, furniture, fragments, and what the report says of them."""

import pytest
from issues import KNOWN, UNKNOWN
from outlines import outline
from pages import PAGE, issue_of, set_text
from sources import source_of

from teikit.errors import UsageError
from teikit.language.lexicon import load_profile
from teikit.model.issue import (
    Figure,
    Furniture,
    Head,
    Item,
    PageBreak,
    Paragraph,
    Section,
    Subsection,
)
from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure import STEPS, draft_of, recognise
from teikit.structure.build import _led
from teikit.structure.draft import Draft


def kinds(page: str) -> list[str]:
    """The parts of an issue's body; an item with the kinds of its own blocks."""
    made = []
    for part in issue_of(page).body:
        inner = [type(one).__name__ for one in part.blocks] if isinstance(part, Item) else []
        made.append(" ".join([type(part).__name__, *inner]))
    return made


ARTICLE = "Item Byline Dateline Paragraph Paragraph Paragraph"


def test_an_issue_begins_with_its_first_page():
    assert kinds(PAGE) == ["PageBreak", ARTICLE, ARTICLE]


def test_furniture_between_items_stands_between_them():
    page = f"03 民生 2031年11月5日 星期三\n{PAGE}\n责任编辑：云帆"
    assert kinds(page) == ["PageBreak", "Furniture", ARTICLE, ARTICLE, "Furniture"]


def test_an_item_begins_on_its_page():
    page = PAGE.replace("记者 苏", "<page>\n记者 苏")
    assert kinds(page) == ["PageBreak", ARTICLE, "PageBreak", ARTICLE]


def test_a_page_that_begins_between_two_blocks_stands_in_the_item():
    page = PAGE.replace("@bridge: 本报讯_", "@bridge.1: 本报讯_\n<page>\n@bridge.2")
    inner = "Item Byline Dateline Paragraph PageBreak Paragraph"
    assert kinds(page) == ["PageBreak", inner, ARTICLE]


def test_a_page_that_begins_inside_a_paragraph_stands_in_its_text():
    page = PAGE.replace(
        "@bridge: 本报讯_",
        "城南的芦苇荡里，一座木头\n搭成的观鸟屋这几天开了\n<page>\n门，里面只有八张凳子。",
    )
    item = next(one for one in issue_of(page).body if isinstance(one, Item))
    paragraph = next(one for one in item.blocks if isinstance(one, Paragraph))
    assert [one for one in paragraph.content if isinstance(one, PageBreak)] == [PageBreak(2, "no")]


def test_every_page_begins_once_empty_ones_too():
    page = f"<page>\n{PAGE}\n<page>\n<page>\n"
    numbers = [one.number for one in issue_of(page).body if isinstance(one, PageBreak)]
    assert numbers == [1, 2, 3, 4]


def test_pages_count_through_all_files_of_an_issue():
    sources = (source_of(set_text(PAGE)), source_of(set_text(PAGE), 2))
    issue = recognise(sources, KNOWN, StructureOptions(), Report())
    assert [one.number for one in issue.body if isinstance(one, PageBreak)] == [1, 2]
    assert [one.key for one in issue.body if isinstance(one, Item)] == ["i1", "i2", "i3", "i4"]
    assert issue.sources == sources
    assert issue.metadata == KNOWN


def test_what_follows_a_subhead_stands_under_it():
    caption = "昨日上午，观鸟屋里坐满了人，孩子们把脸贴在小窗上看鸟。 记者 云帆 摄"
    page = (
        "芦苇荡里建起观鸟屋\n\n记者 云帆\n\n@reeds.1: 本报讯_\n\n旧船板\n\n@reeds.2\n\n"
        f"{caption}\n\n@clock.2\n\n新行当\n\n@reeds.3\n\n末班渡船改到晚上九点\n\n记者 何田\n\n"
        "@ferry: 本报讯_"
    )
    item = next(one for one in issue_of(page).body if isinstance(one, Item))
    inner = [one for one in item.blocks if isinstance(one, Subsection)]
    assert [[type(block) for block in one.blocks] for one in inner] == [
        [Paragraph, Figure, Paragraph],
        [Paragraph],
    ]
    assert item.blocks[-2:] == tuple(inner)


def test_headings_alone_are_a_fragment_and_the_report_names_its_lines():
    report = Report()
    issue = issue_of("云溪老石桥修好通行", report=report)
    assert outline(issue) == ["fragment ~low", "  p 云溪老石桥修好通行"]
    (found,) = report.findings
    assert (found.code, found.place.line, found.place.file) == ("S001", 1, "page-01.txt")


def test_a_page_in_good_order_gives_no_finding():
    report = Report()
    issue_of(PAGE, report=report)
    assert report.findings == []


def test_a_page_whose_lines_are_not_wrapped_is_named():
    lines = ["云溪的老石桥修好了。" * count for count in (1, 4, 2, 7, 3, 5, 6)]
    report = Report()
    issue_of("石桥\n\n" + "\n\n".join(lines), report=report)
    assert "S003" in [one.code for one in report.findings]


def test_a_page_in_disorder_is_named_before_a_better_one():
    report = Report()
    issue_of(f"{PAGE}\n<page>\n石桥，\n\n渡口 “\n\n，码头\n\n水塔：\n\n钟楼", report=report)
    (found,) = [one for one in report.findings if one.code == "S002"]
    assert found.place.page == "2"


def test_the_language_is_that_of_the_profile_unless_a_person_says_another():
    assert issue_of(PAGE).language == "zh-Hans"
    text = (source_of(set_text(PAGE)),)
    options = StructureOptions("zh-Hant")
    assert recognise(text, UNKNOWN, options, Report()).language == "zh-Hant"


def test_an_unknown_profile_is_refused():
    with pytest.raises(UsageError):
        draft_of((source_of("石桥"),), StructureOptions("xx"))


def test_each_step_adds_to_the_draft_and_says_what_it_does():
    draft = Draft((source_of(set_text(PAGE)),), load_profile("zh-Hans"))
    names = [step.name for step in STEPS]
    assert len(set(names)) == len(names)
    for step in STEPS:
        assert step.run.__doc__
        before, draft = draft, step.run(draft)
        assert draft.sources == before.sources
        assert draft.profile is before.profile
    assert len(draft.labels) == len(draft.evidence) == len(draft.rows)
    assert len(draft.placed) == len(draft.signs) == len(draft.blocks)


def test_furniture_inside_an_item_stays_inside():
    page = PAGE.replace("@bridge: 本报讯_", "@bridge.1: 本报讯_\n\n责任编辑：云帆\n\n@bridge.2")
    item = next(one for one in issue_of(page).body if isinstance(one, Item))
    assert [one.kind for one in item.blocks if isinstance(one, Furniture)] == ["credits"]


@pytest.mark.parametrize("page", ["云溪日报\n第1024期", "03 民生 2031年11月5日 星期三"])
def test_masthead_and_furniture_alone_are_a_fragment(page):
    issue = issue_of(page)
    (item,) = (one for one in issue.body if not isinstance(one, PageBreak))
    assert (item.kind, item.certainty, issue.masthead) == ("fragment", "low", ())
    assert len(item.blocks) == len(page.splitlines())


def test_a_kicker_without_its_main_heading_is_the_main_heading():
    heads = [Head(role, (), "medium") for role in ("kicker", "kicker", "column")]
    assert [(one.role, one.certainty) for one in _led(heads)] == [
        ("kicker", "medium"),
        ("main", "low"),
        ("column", "medium"),
    ]
    assert _led([*heads, Head("main", ())]) == (*heads, Head("main", ()))


BRIEFS = """
要闻速览

菜价回落

@market.1

候船室添挂钟

@ferry.1

白鹭得救

@reeds.1
"""


def test_a_banner_over_briefs_with_headings_is_the_label_of_a_section():
    (section,) = issue_of(BRIEFS).body[1:]
    assert isinstance(section, Section)
    assert [one.role for one in section.items[0].heads] == ["main"]
    assert [one.key for one in section.items] == ["i1", "i2", "i3"]


def test_what_follows_the_briefs_is_outside_their_section():
    *_, last = issue_of(BRIEFS + "\n云溪老石桥修好通行\n\n记者 罗山\n\n@bridge: 本报讯_").body
    assert isinstance(last, Item)
    assert last.key == "i4"


def test_briefs_in_a_section_have_keywords_too():
    source = source_of(set_text(BRIEFS))
    issue = recognise((source,), UNKNOWN, StructureOptions(keywords=2), Report())
    (section,) = issue.body[1:]
    assert all(one.keywords for one in section.items)
