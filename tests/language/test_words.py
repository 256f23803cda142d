# SPDX-License-Identifier: Apache-2.0
"""Words: joined they are the text, whatever it holds; a user's own stay with their segmenter."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.language.words import Segmenter, can_split, load_segmenter
from teikit.options import Dictionary

TEXTS = st.text() | st.text(
    "云溪东堤渗水的了，。 \u3000\n㐀㛃𠮷𰻝々〇\u0301\u3099\ufe00\U000e0100\u200d·abZ5５Ａ.%-é한テ"
)
NAMES = Dictionary(
    "names.txt", "0" * 64, (("卡尔·马克思", 9), ("𠮷野家", 9), ("渗水止", 10**9), ("C++-", 9))
)


def words(text: str, *dictionaries: Dictionary) -> list[str]:
    return list(load_segmenter(dictionaries).split(text))


@given(TEXTS)
def test_words_joined_are_the_text(text: str):
    found = words(text)
    assert "".join(found) == text
    assert "" not in found


@given(TEXTS)
def test_words_joined_are_the_text_with_a_dictionary_too(text: str):
    assert "".join(words(text, NAMES)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("图书馆天气晴朗。", ["图书馆", "天气晴朗", "。"]),
        ("café Москва", ["café", " ", "Москва"]),
        ("２０３１年", ["２０３１", "年"]),
        ("e\u0301a 5", ["e\u0301a", " ", "5"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("👨\u200d👩雾", ["👨\u200d👩", "雾"]),
        ("テスト", ["テ", "ス", "ト"]),
        ("\u0301雾", ["\u0301", "雾"]),
        (" \u0301", [" ", "\u0301"]),
        ("①②", ["①", "②"]),
    ],
)
def test_what_is_one_word_to_a_reader_is_one(text: str, found: list[str]):
    assert words(text) == found


def test_words_of_a_user_are_found_with_dots_and_rare_characters_in_them():
    text = "卡尔·马克思在𠮷野家"
    assert words(text, NAMES) == ["卡尔·马克思", "在", "𠮷野家"]
    assert words(text) == ["卡尔", "·", "马克思", "在", "𠮷", "野家"]


def test_a_dictionary_changes_nothing_for_another_segmenter():
    text = "弗·李四说渗水止住"
    before = words(text)
    first = load_segmenter((NAMES,))
    assert "渗水止" in first.split(text)
    assert words(text) == before
    other = Dictionary("other.txt", "1" * 64, (("李四说", 10**9),))
    assert words(text, other) == ["弗", "·", "李四说", "渗水", "止住"]
    assert "渗水止" in first.split(text)
    assert words(text) == before
    assert list(Segmenter(()).split(text)) == before


def test_nothing_of_a_dictionary_stays_in_the_engine():
    import jieba
    from jieba import finalseg

    load_segmenter((NAMES,)).split("渗水止住")
    assert (jieba.dt.initialized, jieba.dt.FREQ) == (False, {})
    assert set() == finalseg.Force_Split_Words


def test_of_a_word_in_several_dictionaries_the_last_counts():
    often = Dictionary("a.txt", "a" * 64, (("渗水止", 10**9),))
    seldom = Dictionary("b.txt", "b" * 64, (("渗水止", 1),))
    assert words("渗水止住", often, seldom) == words("渗水止住")
    assert words("渗水止住", seldom, often) == ["渗水止", "住"]


def test_a_word_of_a_user_can_be_a_keyword():
    text = "渗水止又来。渗水止走了。天气晴朗。"
    assert load_segmenter((NAMES,)).keywords(text, 1) == ("渗水止",)
    assert "渗水止" not in load_segmenter().keywords(text, 9)


def test_a_run_of_unknown_characters_is_cut_in_pieces_before_it_grows_slow(monkeypatch):
    from jieba import finalseg

    seen: list[int] = []
    cut = finalseg.cut

    def counted(text: str) -> Iterator[str]:
        seen.append(len(text))
        return cut(text)

    monkeypatch.setattr(finalseg, "cut", counted)
    text = "亁" * 12_345
    assert "".join(words(text)) == text
    assert sum(seen) == len(text)
    assert max(seen) <= 1000


@pytest.mark.parametrize(
    ("language", "known"),
    [
        *(("zh-Hans", True), ("zh-Hans-CN", True), ("zh-cn", True), ("cmn-Hans", True)),
        *(("zh-Hant", False), ("zh", False), ("en", False), ("", False), ("zh-Hansx", False)),
    ],
)
def test_the_dictionary_is_of_simplified_chinese(language: str, known: bool):
    assert can_split(language) is known
