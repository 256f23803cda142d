# SPDX-License-Identifier: Apache-2.0
"""What changed between two states of an issue, in the words of an editor."""

import pytest
from deposited import gold

from teikit.deposits.changes import find_changes
from teikit.tei import TeiDocument

ISSUE = "ylcb-20330520"
ITEM = "a001 山里小站迎来第一趟车"


def changes(*replacements: tuple[str, str]) -> list[str]:
    old = gold(ISSUE).decode()
    new = old
    for one, other in replacements:
        assert one in new
        new = new.replace(one, other, 1)
    documents = (TeiDocument.parse(text.encode()) for text in (old, new))
    return [str(one) for one in find_changes(*documents)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '<date when="2033-05-20">',
            '<date when="2033-05-21">',
            'issue: day of issue: "2033-05-20" is now "2033-05-21"',
        ),
        (
            "比时刻表早了半分钟",
            "比时刻表早了一分钟",
            f'{ITEM}: paragraph 1: "…梨沟站，比时刻表早了半分钟。站台上挤着四百…"'
            ' is now "…梨沟站，比时刻表早了一分钟。站台上挤着四百…"',
        ),
        (
            '<head type="deck" xml:id="a001-h3"',
            '<head type="kicker" xml:id="a001-h3"',
            f'{ITEM}: role of "从县城到棠梨沟只要二十六分钟": "deck" is now "kicker"',
        ),
        (
            'type="article" subtype="news" xml:id="a001"',
            'type="article" subtype="feature" xml:id="a001"',
            f'{ITEM}: subtype: "news" is now "feature"',
        ),
        (
            '<persName role="reporter">欧阳川</persName>',
            '<persName role="photographer">欧阳川</persName>',
            f'{ITEM}: markup of byline "记者 欧阳川 简繁": "persName (reporter) 欧阳川"'
            ' is now "persName (photographer) 欧阳川"',
        ),
        (
            "迎来第一趟车</head>",
            "迎来首趟列车</head>",
            'a001 山里小站迎来首趟列车: headline: "山里小站迎来第一趟车"'
            ' is now "山里小站迎来首趟列车"',
        ),
    ],
)
def test_a_change_is_told_in_words(old, new, said):
    assert changes((old, new)) == [said]


def test_a_correction_is_told_as_it_is_read():
    corrected = "<choice><sic>半</sic><corr>一</corr></choice>分钟"
    said = changes(("半分钟", corrected))
    assert len(said) == 1
    assert "早了一分钟" in said[0]


def test_items_that_came_and_went_are_told():
    old = gold(ISSUE).decode()
    start = old.index('<div type="article"')
    end = old.index("</div>", start) + len("</div>")
    item = old[start:end]
    assert changes((item, ""))[0] == 'issue: article a001 removed: "山里小站迎来第一趟车"'
    twin = item.replace("a001", "a099")
    assert 'issue: article a099 added: "山里小站迎来第一趟车"' in changes((item, item + twin))


def test_a_paragraph_more_is_told_once():
    said = changes(
        ('<p xml:id="a001-p2" n="2">', '<p xml:id="a001-p9" n="9">新增一段。</p><p n="2">')
    )
    assert said == [f'{ITEM}: paragraph 9 added: "新增一段。"']


def test_what_did_not_change_is_not_told():
    assert changes() == []
    assert changes(("<revisionDesc>", "<revisionDesc><change>Read.</change>")) == []


def test_another_order_of_items_is_told():
    old = gold(ISSUE).decode()
    first = old.index('<div type="article"')
    start = old.index("</div>", first) + len("</div>")
    end = old.index("</div>", start) + len("</div>")
    one, two = old[first:start], old[start:end]
    assert any("order of the items" in said for said in changes((one + two, two + one)))
