# SPDX-License-Identifier: Apache-2.0
"""Text whose lines say nothing: what was read wrongly is low, and the page is named first."""

import json
import random
import re
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree
from typesetting import Manner, set_page, stories

from teikit import safexml
from teikit.pipeline import Conversion, ConvertOptions, convert
from teikit.report import Report
from teikit.resources import schema_path
from teikit.scores import Certainty, found_in, judge, read_truth
from teikit.tei import TeiDocument

STORIES = ("bridge", "market", "reeds", "ferry", "clock", "orchard")


def blocks() -> Iterator[str]:
    """Headings, bylines and paragraphs, each as one line."""
    for name in STORIES:
        yield from (stories()[name]["head"], stories()[name]["byline"])
        yield from stories()[name]["paragraphs"]


def well_set() -> list[str]:
    parts = (f"{stories()[one]['head']}\n\n{stories()[one]['byline']}\n\n@{one}" for one in STORIES)
    return set_page("\n\n".join(parts), Manner(after=False))


def one_line_each() -> list[str]:
    return list(blocks())


def one_line_each_apart() -> list[str]:
    return [line for block in blocks() for line in (block, "")]


def of_any_length() -> list[str]:
    chance, lines = random.Random(20311105), []
    for block in blocks():
        while len(block) > 14:
            size = chance.randint(6, 38)
            lines.append(block[:size])
            block = block[size:]
        lines += [block] if block else []
    return lines


def line_by_line_of_two_columns() -> list[str]:
    lines = well_set()
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return [line for pair in pairs for line in pair]


def two_columns_side_by_side() -> list[str]:
    lines = well_set()
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return [f"{left}　　{right}".rstrip() for left, right in pairs]


DISORDERS = (
    one_line_each,
    one_line_each_apart,
    of_any_length,
    line_by_line_of_two_columns,
    two_columns_side_by_side,
)


def converted(folder: Path, *pages: list[str]) -> tuple[Conversion, Report]:
    path, report = folder / "page.txt", Report()
    path.write_text("\f".join("\n".join(page) + "\n" for page in pages), encoding="utf-8")
    return convert(path, ConvertOptions(), report), report


def judged(made: Conversion) -> Certainty:
    articles = [
        {
            "heads": [{"type": "main", "text": stories()[one]["head"]}],
            "bylines": [stories()[one]["byline"]],
            "paragraphs": stories()[one]["paragraphs"],
        }
        for one in STORIES
    ]
    truth = read_truth(json.dumps({"articles": articles}).encode(), "truth.json")
    return judge(truth, found_in(TeiDocument.parse(made.data, "page.tei.xml")))


@pytest.mark.parametrize("disorder", DISORDERS)
def test_nothing_that_is_wrong_is_called_more_than_a_guess(
    tmp_path: Path, disorder: Callable[[], list[str]]
):
    made, _ = converted(tmp_path, disorder())
    tallies = judged(made)
    wrong = {key: one for key, one in tallies.items() if key[1] != "low" and one.right < one.found}
    assert wrong == {}
    assert sum(one.found for one in tallies.values()) > 10


def test_what_its_words_tell_is_fairly_sure(tmp_path: Path):
    made, _ = converted(tmp_path, ["本报讯 " + line for line in blocks() if len(line) > 40])
    assert b'<dateline xml:id="a001-d1" n="d1" rendition="#run-in" cert="medium"' in made.data
    assert b'<p xml:id="a001-p1" n="1" cert="low"' in made.data


@pytest.mark.parametrize("disorder", DISORDERS)
def test_it_is_valid_tei_and_every_character_is_there(
    tmp_path: Path, disorder: Callable[[], list[str]]
):
    grammar = etree.RelaxNG(etree.parse(str(schema_path("teikit.rng"))))
    made, _ = converted(tmp_path, disorder())
    assert made.ledger.conserved
    assert not made.lost
    assert grammar.validate(safexml.parse(made.data, "page.tei.xml")), grammar.error_log.last_error


@pytest.mark.parametrize("disorder", DISORDERS)
def test_its_page_is_named_first_and_a_page_in_good_order_keeps_its_word(
    tmp_path: Path, disorder: Callable[[], list[str]]
):
    made, report = converted(tmp_path, well_set(), disorder())
    told = [one for one in report.findings if one.code in ("S002", "S003", "S006")]
    assert [one.place.page for one in told] == ["2"]
    assert judged(made)["paragraph", "high"].right >= 12


def test_a_page_that_is_doubted_for_its_line_ends_says_so_with_a_line_that_shows_it(tmp_path: Path):
    lines = of_any_length()
    _, report = converted(tmp_path, lines)
    (found,) = [one for one in report.findings if one.code in ("S002", "S003", "S006")]
    assert found.code == "S006"
    full, total = map(int, re.findall(r"only (\d+) of (\d+) lines inside", found.message)[0])
    assert 0 < full < 0.9 * total < total < len(lines)
    assert 0 < len(lines[found.place.line - 1]) < max(map(len, lines))


def test_the_same_stories_well_set_are_in_little_doubt(tmp_path: Path):
    made, report = converted(tmp_path, well_set())
    assert not [one for one in report.findings if one.code in ("S002", "S003", "S006")]
    tallies = judged(made)
    assert all(one.right == one.found for one in tallies.values())
    assert (tallies["item", "high"].found, tallies["byline", "high"].found) == (6, 6)
    assert tallies["paragraph", "high"].found >= 17
