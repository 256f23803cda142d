# SPDX-License-Identifier: Apache-2.0
"""What a blank line is learnt to mean: by where it stands in running text, and where none does."""

import pytest
from pages import HANS, rows_of

from teikit.structure.borders import border_names
from teikit.structure.evidence import find_evidence
from teikit.structure.fills import fill_of
from teikit.structure.gaps import gap_points

TEXT = (-100.0, 0.0, 0.0)  # points of a line of text: it is nothing else, and first or not
OTHER = (0.0, -100.0, -100.0)
PARAGRAPH = ["云溪老石桥修好了停了四个", "月的桥昨天清晨重新放行头一", "个过桥的是周阿婆。"]
DIVIDED = [*PARAGRAPH[:1], "", *PARAGRAPH[1:]]


def learnt(lines: list[str], emission=TEXT) -> dict[str, int]:
    """The points that a blank line, and none, have on a page of such lines alone."""
    rows = rows_of(*lines)
    evidence = find_evidence(rows, HANS)
    names = [border_names(rows, evidence, at) for at in range(1, len(rows))]
    points = HANS.points["measure"]
    fills = [fill_of(row, HANS.indent, points) for row in rows]
    return gap_points(rows, [emission] * len(rows), names, fills, {**points, **HANS.points["step"]})


def test_blank_lines_between_paragraphs_alone_begin_one_and_none_does_not():
    points = learnt([*PARAGRAPH, ""] * 8)
    assert points["gap"] > 15
    assert points["no-gap"] < -15


def test_blank_lines_inside_paragraphs_alone_speak_against_one():
    points = learnt(DIVIDED * 8)
    assert points["gap"] < 0 < points["no-gap"]


def test_blank_lines_at_both_places_speak_less_for_one():
    both = learnt([*PARAGRAPH, "", *DIVIDED, ""] * 4)
    assert 0 < both["gap"] < learnt([*PARAGRAPH, ""] * 8)["gap"]


def test_a_page_without_blank_lines_teaches_that_none_says_nothing():
    assert abs(learnt(PARAGRAPH * 8)["no-gap"]) <= 2


@pytest.mark.parametrize("lines", [PARAGRAPH[:1], [*PARAGRAPH, ""] * 8])
def test_what_is_no_running_text_teaches_nothing(lines: list[str]):
    assert learnt(lines, OTHER) == {"gap": 23, "no-gap": -6}
