# SPDX-License-Identifier: Apache-2.0
"""What a finding says: what is wrong, what was expected, what was meant, what to do, and where."""

import pytest
from samples import edited, findings

from teikit.report import Place
from teikit.validators.grammar import grammar
from teikit.validators.values import FORMS, day_meant, nearest

MESSAGES = [
    (
        ("names", "今起增开夜班船。</p>", "今起增开夜班船。<byline>白露</byline></p>"),
        "issue.tei.xml:77: V003 error: <byline> may not stand in <p>; it may stand in div, figure",
        "Put the byline beside the paragraph, before the first or after the last.",
    ),
    (
        ("one-source", '<head type="kicker"', '<head type="kickr"'),
        'issue.tei.xml:60: V008 error: type="kickr" is not allowed on <head>; did you mean'
        ' "kicker"? Allowed: caption, column, deck, kicker, main, subhead',
        "Write an allowed value.",
    ),
    (
        (
            "sections",
            '        <byline xml:id="a004-b1"',
            '<p>完</p>        <byline xml:id="a004-b1"',
        ),
        "issue.tei.xml:95: V004 error: <p> may stand in <div>, but not after <div>",
        'No loose paragraph may follow a nested div. Put it into a div type="subsection".',
    ),
    (
        (
            "full",
            """
        <title type="main" xml:lang="zh-Hans">青沙晚报 2034年6月9日</title>
        <title type="sub">every construct of the encoding, once</title>
        <editor>Ke Sample</editor>""",
            "",
        ),
        "issue.tei.xml:7: V005 error: <titleStmt> lacks its <title>; it comes before <respStmt>",
        "Add the missing element at the place named.",
    ),
    (
        ("names", 'when="2033-04-18"', 'when="2033-4-18"'),
        'issue.tei.xml:75: V008 error: when="2033-4-18" is not a date;'
        " write YYYY-MM-DD, YYYY-MM or YYYY",
        "Did you mean 2033-04-18?",
    ),
    (
        (
            "full",
            '<figDesc xml:lang="en" resp="#ed-ke">Workers on a sea wall.</figDesc>',
            '<figdesc xml:lang="en" resp="#ed-ke">Workers on a sea wall.</figdesc>',
        ),
        "issue.tei.xml:164: V002 error: there is no element <figdesc>; did you mean <figDesc>?",
        "schemas/teikit.odd lists them.",
    ),
    (
        ("jump", 'xml:id="a002-p1"', 'xml:id="a001-p1"'),
        'issue.tei.xml:67: V010 error: the id "a001-p1" is used twice; first at line 61',
        "Next free id in item a002: a002-p1.",
    ),
    (
        ("one-source", '<lb n="15"/>', "<lb/>"),
        "issue.tei.xml:70: V009 error: <lb> lacks n",
        "n is the number of the line in the digital source; teikit verify shows which.",
    ),
]


@pytest.mark.parametrize(("edit", "message", "hint"), MESSAGES)
def test_a_message_names_the_fault_and_the_way_out(edit, message, hint):
    [finding] = findings(edited(*edit))
    assert str(finding) == message
    assert finding.hint.endswith(hint)


def test_a_finding_has_its_page_and_item():
    [finding] = findings(edited("jump", '<lb n="6"/>', '<lb n="x"/>'))
    assert finding.place == Place("issue.tei.xml", 67, page="2", item="a002")


def test_a_finding_before_the_first_page_has_neither():
    [finding] = findings(edited("jump", '<title level="j">岚宁日报</title>', '<title level="j"/>'))
    assert finding.place == Place("issue.tei.xml", 19)


def test_text_is_found_at_its_own_line():
    data = edited(
        "jump", '        <fw type="jump" place="top">', '字\n        <fw type="jump" place="top">'
    )
    [finding] = findings(data)
    assert (finding.code, finding.place.line) == ("V011", 65)


def test_several_errors_are_all_reported_in_the_order_of_their_lines():
    data = edited("jump", 'type="jump-to"', 'type="jump"').replace(
        b'type="jump-from"', b'type="jumps"'
    )
    found = [(one.code, one.place.line) for one in findings(data)]
    assert found == [("V008", 61), ("V008", 66)]


def test_a_child_after_a_gap_is_taken_as_right_and_the_gap_is_named():
    data = edited("jump", '<idno type="local">lnrb-20330415</idno>', "")
    assert [str(one) for one in findings(data)] == [
        "issue.tei.xml:14: V005 error: <publicationStmt> lacks its <idno>;"
        " it comes before <availability>"
    ]


def test_a_child_that_comes_too_early_is_told_what_must_come_first():
    new = "<sourceDesc><biblStruct/></sourceDesc>\n      <titleStmt>"
    found = [one.message for one in findings(edited("jump", "<titleStmt>", new))]
    assert "<sourceDesc> may stand in <fileDesc>, but not before <titleStmt>" in found


def test_a_child_of_another_kind_of_choice_is_told_what_it_follows():
    choice = "<choice><orig>许</orig><reg>许</reg><corr/></choice></persName>）"
    [finding] = findings(edited("names", "许芷</persName>）", choice))
    assert finding.message == "<corr> may stand in <choice>, but not after <reg>"


def test_what_stands_in_a_misplaced_element_is_checked_too():
    new = '今起增开夜班船。<byline><persName role="boss">白露</persName></byline>'
    found = findings(edited("names", "今起增开夜班船。", new))
    assert [one.code for one in found] == ["V003", "V008"]


def test_control_characters_of_a_value_do_not_reach_the_terminal():
    [finding] = findings(edited("jump", 'type="jump-to"', 'type="&#10;jump"'))
    assert 'type="\\x0ajump"' in str(finding)


def test_each_form_of_a_value_is_described():
    definitions = grammar().definitions.values()
    forms = {one.form for each in definitions for one in each.attributes.values()}
    assert forms - {""} == set(FORMS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2031-11-4", "2031-11-04"),
        ("20311104", "2031-11-04"),
        ("2031年11月4日", "2031-11-04"),
        ("2031/1/4", "2031-01-04"),
        ("2031-02-30", ""),
        ("yesterday", ""),
    ],
)
def test_a_badly_written_day_is_understood(written, meant):
    assert day_meant(written) == meant


@pytest.mark.parametrize(
    ("word", "near"), [("figdesc", "figDesc"), ("headd", "head"), ("xyz", ""), ("P", "p")]
)
def test_the_nearest_word_is_found_whatever_its_case(word, near):
    assert nearest(word, ["figDesc", "head", "p"]) == near
