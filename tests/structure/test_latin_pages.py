# SPDX-License-Identifier: Apache-2.0
"""Invented pages in English, French and German, each read as its outline says, nothing lost."""

import tomllib
from pathlib import Path

import pytest
from acceptance import flaws
from issues import UNKNOWN
from outlines import as_told, expected_lines, outline
from sources import source_of

from teikit.options import StructureOptions
from teikit.pipeline import ConvertOptions, convert
from teikit.report import Report
from teikit.structure import draft_of, recognise

FOLDER = Path(__file__).parent / "latin"
PAGES = [
    pytest.param(path.stem, page, id=f"{path.stem}-{page['name'].replace(' ', '-')}")
    for path in sorted(FOLDER.glob("*.toml"))
    for page in tomllib.loads(path.read_text(encoding="utf-8"))["page"]
]


def each_page(function):
    return pytest.mark.parametrize(("language", "told"), PAGES)(function)


def issue_of(told: dict, options: StructureOptions):
    return recognise((source_of(told["text"].strip("\n")),), UNKNOWN, options, Report())


@each_page
def test_a_page_is_read_as_its_outline_says(language: str, told: dict):
    wanted = expected_lines(told["outline"])
    assert as_told(outline(issue_of(told, StructureOptions())), wanted) == wanted


@each_page
def test_a_page_is_given_the_profile_of_its_language(language: str, told: dict):
    source = source_of(told["text"].strip("\n"))
    assert draft_of((source,), StructureOptions()).profile.name == language


@each_page
def test_a_page_makes_tei_that_is_whole_and_valid(language: str, told: dict, tmp_path: Path):
    path = tmp_path / "page.txt"
    path.write_text(told["text"].strip("\n") + "\n", encoding="utf-8")
    assert flaws(convert(path, ConvertOptions(), Report()), tmp_path) == []


def test_a_run_in_heading_with_nothing_behind_it_is_text():
    told = {"text": "To the Editor:\nHARB. 5.—"}
    assert [line.strip() for line in outline(issue_of(told, StructureOptions("en")))] == [
        "article letter ~low",
        "p To the Editor: ~low",
        "article ~low",
        "p HARB. 5.— ~low",
    ]
