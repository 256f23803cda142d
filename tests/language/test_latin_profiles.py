# SPDX-License-Identifier: Apache-2.0
"""Profiles are data: a language is chosen by its words, and a new one needs no code."""

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from teikit.errors import UsageError
from teikit.language import lexicon
from teikit.language.forms import leading_form
from teikit.language.lexicon import choose_profile, load_profile, plain_label, profile_names
from teikit.language.phrases import find_byline, find_dateline, find_jump
from teikit.language.script import join_words, script_of, width

LATIN = ("de", "en", "fr")
PERSONS = {
    "author",
    "reporter",
    "intern-reporter",
    "correspondent",
    "photographer",
    "illustrator",
    "translator",
    "editor",
    "proofreader",
    "designer",
    "other",
}
KINDS = {"role", "agency", "organisation", "place", "date"}


def each_latin(function):
    return pytest.mark.parametrize("name", LATIN)(function)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("石桥修好了", "Hani"),
        ("The bridge", "Latn"),
        ("Θεός", "Latn"),
        ("石桥修好了 Open Source", "Hani"),
        ("The bridge 桥 is open", "Latn"),
        ("カメラ", "Hani"),
        ("1912, 25 %", ""),
        ("", ""),
    ],
)
def test_a_text_has_the_script_of_most_of_it(text: str, script: str):
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was the best of the old bridges, and it had been there for years.", "en"),
        ("C'est le plus vieux des ponts, et il est là depuis des années.", "fr"),
        ("Es ist die älteste der Brücken und sie steht seit vielen Jahren.", "de"),
        ("xyzzy", "en"),
        ("桥 was the best of the old bridges, and it had been there", "en"),
    ],
)
def test_a_profile_is_chosen_by_whole_words(text: str, name: str):
    assert choose_profile(text).name == name


def test_a_function_word_inside_a_word_counts_for_nothing():
    assert choose_profile("Theodora offered andirons. Le pont.").name == "fr"


def test_only_stated_languages_are_considered():
    text = "It was the best of the old bridges."
    assert choose_profile(text, ["de"]).name == "de"
    assert choose_profile(text, ["en-GB", "de"]).name == "en"
    assert choose_profile(text, ["zh-Hans", "nl"]).name == "en"


def test_a_short_text_is_given_the_profile_of_its_surroundings():
    french = load_profile("fr")
    assert choose_profile("Notice.", (), french) is french
    assert choose_profile("It is the end of the story. " * 10, (), french).name == "en"


@each_latin
def test_a_group_of_a_form_names_what_tei_can_say(name: str):
    profile = load_profile(name)
    groups = {
        group.rstrip("0123456789").replace("_", "-")
        for patterns in profile.forms.values()
        for pattern in patterns
        for group in pattern.groupindex
    }
    assert groups <= PERSONS | KINDS


@each_latin
def test_a_jump_names_its_page_first(name: str):
    assert all(pattern.groups >= 1 for _, pattern in load_profile(name).jumps)


@each_latin
def test_no_fragment_is_left_unfilled(name: str):
    profile = load_profile(name)
    patterns = [one for forms in profile.forms.values() for one in forms]
    patterns += [*profile.folio.values(), *profile.masthead.values(), *profile.months]
    assert not [one.pattern for one in patterns if re.search(r"\{[a-z_]+\}", one.pattern)]


@each_latin
def test_the_year_has_twelve_months(name: str):
    assert len(load_profile(name).months) == 12


@each_latin
def test_labels_are_written_as_they_are_compared(name: str):
    profile = load_profile(name)
    for label in profile.box_labels | profile.column_labels:
        assert plain_label(label, profile) == label


def test_a_label_is_compared_without_capitals_spaces_and_stops():
    assert plain_label("  LETTERS  TO THE EDITOR. ", load_profile("en")) == "letters to the editor"
    assert plain_label("新 闻 链接", load_profile("zh-Hans")) == "新闻链接"


@each_latin
def test_the_points_are_those_of_the_shared_base(name: str):
    assert load_profile(name).points == load_profile("en").points


def test_what_a_profile_leaves_out_is_empty():
    profile = load_profile("en")
    assert profile.roles == ()
    assert not profile.unnamed.search("By our Special Correspondent")
    assert not profile.dateline.match("LONDON, March 3.")


@pytest.mark.parametrize(
    ("left", "right", "join"),
    [
        ("e", "t", "yes"),
        (".", "T", "yes"),
        ("”", "s", "yes"),
        ("—", "t", "maybe"),
        ("桥", "t", "no"),
    ],
)
def test_words_are_divided_by_a_space(left: str, right: str, join: str):
    assert join_words(left, right) == join


def test_letters_are_half_an_em_each():
    assert width("“the bridge”", spaced=True) == 6.0


# A language that the program does not know

DUTCH = r"""
name = "nl"
extends = "latin"
title = "Dutch"
function_words = ["de", "het", "een", "van", "en", "is", "dat", "op", "te", "niet", "met", "zijn"]
months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"]

[forms]
byline = ['Van (?P<role>onze (?:verslaggever|correspondent))', 'Door (?P<author>{name})']
dateline = ['(?P<place>{place}), (?P<date>\d{1,2} (?:{months}))\s?(?:\.|{dash})']

[jump]
to = 'Vervolg op pagina (\d+)'
"""


@pytest.fixture
def with_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of profiles that has one more."""
    folder = tmp_path / "profiles"
    shutil.copytree(lexicon._FOLDER, folder)
    (folder / "nl.toml").write_text(DUTCH, encoding="utf-8")
    cached = (lexicon._data, lexicon.profile_names, lexicon.load_profile)
    monkeypatch.setattr(lexicon, "_FOLDER", folder)
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


def test_a_new_language_is_a_file(with_dutch: None):
    assert "nl" in profile_names()
    profile = choose_profile("De oude brug van het dorp is niet meer dat wat zij was.")
    assert profile.name == "nl"
    assert find_byline(profile, "Van onze correspondent")
    assert find_byline(profile, "Door Jan de Wit")
    dateline, _ = find_dateline(profile, "Zutphen, 3 maart. De brug")
    assert dateline
    assert [one.kind for one in dateline.parts] == ["place", "date"]
    jump = find_jump(profile, "(Vervolg op pagina 3)")
    assert jump
    assert jump.page == "3"
    assert leading_form(profile, "run_in_head", "BRAND IN DE MOLEN.—Maandag")


def test_the_language_of_the_file_is_gone_with_it():
    with pytest.raises(UsageError):
        load_profile("nl")


@pytest.mark.parametrize("name", ["zh-Hans", "zh-Hant", *LATIN])
def test_no_profile_holds_a_field_that_can_change(name: str):
    profile = load_profile(name)
    with pytest.raises(dataclasses.FrozenInstanceError):
        profile.name = "xx"  # type: ignore[misc]
