# SPDX-License-Identifier: Apache-2.0
"""How findings are shown: what a person must see is not drowned by what is good to know."""

import pytest

from teikit.cli.show import show_report
from teikit.report import Finding, Place, Report, Severity


def finding(severity: Severity, message: str, line: int = 1) -> Finding:
    code = {"note": "X102", "warning": "V126", "error": "V101"}[severity]
    return Finding(code, severity, message, Place("a.tei.xml", line), "Look.")


@pytest.fixture
def shown(capsys):
    def show(*findings: Finding) -> list[str]:
        show_report(Report(list(findings)))
        return capsys.readouterr().err.splitlines()

    return show


def test_notes_that_say_the_same_are_one_line(shown):
    notes = [finding(Severity.NOTE, "left out", line) for line in range(1, 7)]
    assert shown(*notes) == ["a.tei.xml:1: X102 note: left out (6 times)", "    hint: Look."]


def test_of_notes_that_say_different_things_three_are_enough(shown):
    notes = [finding(Severity.NOTE, f"left out: {name}") for name in "abcda"]
    assert shown(*notes) == [
        "a.tei.xml:1: X102 note: left out: a (2 times)",
        "    hint: Look.",
        "a.tei.xml:1: X102 note: left out: b",
        "a.tei.xml:1: X102 note: left out: c (and 1 more of X102; --json gives all)",
    ]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR])
def test_each_warning_and_each_error_is_shown_at_its_place(shown, severity):
    mixed = [
        finding(severity, "no title", 1),
        finding(Severity.NOTE, "left out"),
        finding(severity, "no title", 2),
        finding(Severity.NOTE, "left out"),
        finding(severity, "no title", 3),
    ]
    lines = [line.partition(" ")[0] for line in shown(*mixed) if not line.startswith(" ")]
    assert lines == ["a.tei.xml:1:", "a.tei.xml:1:", "a.tei.xml:2:", "a.tei.xml:3:"]


def test_notes_take_no_room_from_errors(shown):
    notes = [finding(Severity.NOTE, f"left out: {name}") for name in range(500)]
    assert shown(*notes, finding(Severity.ERROR, "wrong"))[-2].endswith("V101 error: wrong")
