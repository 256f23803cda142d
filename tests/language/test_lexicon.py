# SPDX-License-Identifier: Apache-2.0
"""Profiles: what is loaded, what is inherited, which one a text is given."""

import pytest

from teikit.errors import ExitCode, UsageError
from teikit.language.lexicon import choose_profile, load_profile, profile_names

ROLES = {
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


CHINESE = ("zh-Hans", "zh-Hant")


def each_profile(function):
    return pytest.mark.parametrize("name", profile_names())(function)


def each_of_chinese(function):
    return pytest.mark.parametrize("name", CHINESE)(function)


def test_five_languages_can_be_chosen():
    assert profile_names() == ("de", "en", "fr", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize("name", ["zh", "latin", "common"])
def test_a_shared_base_of_profiles_is_none_to_choose(name: str):
    assert name not in profile_names()
    with pytest.raises(UsageError):
        load_profile(name)


@pytest.mark.parametrize("name", ["", "xx", "zh-hans", "../zh-Hans", "/etc/passwd"])
def test_an_unknown_profile_is_refused_with_the_names_of_the_known(name: str):
    with pytest.raises(UsageError) as refused:
        load_profile(name)
    assert refused.value.exit_code == ExitCode.USAGE
    assert name in refused.value.message
    assert all(known in refused.value.hint for known in profile_names())


@each_profile
def test_a_profile_knows_its_name(name: str):
    assert load_profile(name).name == name


@each_of_chinese
def test_a_profile_inherits_marks_and_points_from_its_base(name: str):
    profile = load_profile(name)
    assert "。" in profile.marks["stops"]
    assert "「" in profile.marks["openers"]
    assert profile.points["first"]["dateline"] > 0
    assert profile.indent == 2.0


@each_of_chinese
def test_opening_marks_and_marks_that_begin_no_line_are_different(name: str):
    marks = load_profile(name).marks
    assert not marks["openers"] & marks["no_start"]
    assert set("，。、；：！？”’」』）》") <= marks["no_start"]


@each_profile
def test_the_longest_word_of_a_class_comes_first(name: str):
    profile = load_profile(name)
    classes = {
        "roles": [word for word, _ in profile.roles],
        "prefixes": profile.prefixes,
        "tails": profile.tails,
        "credit_verbs": profile.credit_verbs,
    }
    for words in classes.values():
        for at, word in enumerate(words):
            assert not any(later.startswith(word) for later in words[at + 1 :] if later != word)


@each_profile
def test_each_role_is_one_that_tei_allows(name: str):
    profile = load_profile(name)
    assert {role for _, role in profile.roles} <= ROLES
    assert set(profile.editor_roles.values()) <= ROLES


def test_the_two_scripts_have_classes_of_the_same_size():
    simplified, traditional = load_profile("zh-Hans"), load_profile("zh-Hant")
    assert len(simplified.roles) == len(traditional.roles)
    assert len(simplified.function_words) == len(traditional.function_words)


def test_the_points_of_both_scripts_are_the_same():
    assert load_profile("zh-Hans").points == load_profile("zh-Hant").points


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这座石桥还没修好，学校对过河的孩子们说了两次。", "zh-Hans"),
        ("這座石橋還沒修好，學校對過河的孩子們說了兩次。", "zh-Hant"),
        ("他说：「学校离这里还有三里。」", "zh-Hans"),
        ("", "zh-Hans"),
        ("12 34", "zh-Hans"),
        ("The bridge is open.", "en"),
        ("Le pont est ouvert.", "fr"),
        ("Die Brücke ist offen.", "de"),
        ("Bridge", "en"),
        ("石桥", "zh-Hans"),
    ],
)
def test_a_profile_is_chosen_by_function_words(text: str, name: str):
    assert choose_profile(text).name == name


def test_one_word_in_the_other_script_does_not_turn_the_choice():
    text = "这座桥叫「學」字桥，来往的人都从这里过河，对两岸的人来说很要紧。"
    assert choose_profile(text).name == "zh-Hans"
