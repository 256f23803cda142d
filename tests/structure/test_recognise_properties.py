# SPDX-License-Identifier: Apache-2.0
"""Whatever the lines are: each stands in the issue once, and the same lines give the same issue."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from issues import UNKNOWN
from rebuilt import joined, printed_lines, rebuilt_lines, runs
from sources import source_of
from typesetting import Manner, article, set_page

from teikit.language.furniture import furniture_kind
from teikit.language.lexicon import load_profile
from teikit.language.phrases import find_jump
from teikit.model.issue import Furniture, Issue, Item, LineBreak
from teikit.options import StructureOptions
from teikit.report import Report
from teikit.structure import recognise

# Pieces that mean something to the decoders, so that random lines reach their far corners.
PIECES = (
    *("记者 云 帆", "本报讯 ", "（记者 何田）", "新华社湖城11月5日电", "□ 罗 山", "（云 帆）"),
    *("（下转第2版）", "上接第1版", "责任编辑：云帆", "03 民生 2031年11月5日 星期三"),
    *("记者 云帆 摄", "（资料图片）", "新闻链接", "简讯", "▲", "■", "——", "图为", "　　"),
    *("芦苇荡里建起观鸟屋", "船板在水里泡了三十年", "，", "。", "？", "：", "“", "”", "……"),
    *("12.5%", "Open Water", "3", " ", "编辑同志：", "一、", "（一）", "等"),
)
PRINTED = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
RUNNING = st.text("荡里看鸟人旧船板。，", min_size=11, max_size=15)
LINES = st.lists(st.one_of(RUNNING, PRINTED, RUNNING, st.just(""), ANY), min_size=1, max_size=30)
PAGES = st.lists(LINES.map("\n".join), min_size=1, max_size=3).map("\f".join).filter(str.strip)


def issue_of(*texts: str, profile: str = "") -> Issue:
    sources = tuple(source_of(text, number) for number, text in enumerate(texts, 1))
    return recognise(sources, UNKNOWN, StructureOptions(profile), Report())


@given(st.lists(PAGES, min_size=1, max_size=2))
def test_each_line_stands_in_the_issue_once_and_whole(texts: list[str]):
    issue = issue_of(*texts)
    found = {place: joined(pieces) for place, pieces in rebuilt_lines(issue).items()}
    assert found == printed_lines(issue)


@given(PAGES)
def test_the_same_lines_give_the_same_issue(text: str):
    assert issue_of(text) == issue_of(text)


@given(PAGES, st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_a_declared_profile_reads_any_text(text: str, profile: str):
    assert issue_of(text, profile=profile).language == profile


@given(PAGES)
def test_each_run_of_text_opens_with_its_line(text: str):
    parts = list(runs(issue_of(text).body))
    assert not parts or isinstance(parts[0], LineBreak)
    assert all(one for one in parts if isinstance(one, str)), "no empty string stands in an issue"


@given(PAGES)
def test_items_have_keys_of_their_own_and_closed_kinds(text: str):
    items = [one for one in issue_of(text).body if isinstance(one, Item)]
    assert len({one.key for one in items}) == len(items)
    assert {one.kind for one in items} <= {
        "article",
        "photo-story",
        "notice",
        "advertisement",
        "fragment",
    }
    assert all(one.heads or one.blocks for one in items)


def furniture_of(issue: Issue) -> list[Furniture]:
    inner = [block for one in issue.body if isinstance(one, Item) for block in one.blocks]
    return [one for one in (*issue.body, *inner) if isinstance(one, Furniture)]


def shows_what_it_is(one: Furniture, text: str) -> bool:
    profile = load_profile("zh-Hans")
    shown = "".join(part for part in runs(one.content) if isinstance(part, str))
    if one.kind == "jump":
        return find_jump(profile, shown) is not None
    if one.kind == "other" and not furniture_kind(profile, shown):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return (shown.strip(), shown.strip()) in pairwise(lines)
    return one.kind == furniture_kind(profile, shown)


def test_a_line_that_is_printed_twice_at_once_is_kept_as_furniture():
    once, twice = (furniture_of(issue_of("石桥修好通行\n" * count)) for count in (1, 2))
    assert ([one.kind for one in once], [one.kind for one in twice]) == ([], ["other"])


@example("人。。。。。。。。。。\n。。。。。。。。。。。。。。人\n㐀一")
@given(PAGES)
def test_only_what_shows_a_jump_or_furniture_becomes_one(text: str):
    found = furniture_of(issue_of(text, profile="zh-Hans"))
    assert all(shows_what_it_is(one, text) for one in found)


def test_a_source_of_blank_lines_only_gives_pages_and_no_items():
    issue = issue_of("\n\n\f\n")
    assert [type(one).__name__ for one in issue.body] == ["PageBreak", "PageBreak"]


def test_the_order_of_sets_has_no_say():
    """Strings hash differently in each process; the issue must not."""
    page = "\n".join(set_page(article("reeds", Manner()) + "\n\n简讯\n■ 一。\n■ 二。", Manner()))
    program = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from test_recognise_properties import issue_of\n"
        "print(ascii(issue_of(sys.stdin.read())))"
    )
    here = Path(__file__).parent
    made = [
        subprocess.run(
            [sys.executable, "-c", program, str(here), str(here.parent)],
            input=page,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert "Item(key='i1'" in made[0]
    assert made[0] == made[1]
