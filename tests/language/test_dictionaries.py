# SPDX-License-Identifier: Apache-2.0
"""Dictionaries of a user: what a line may say, and how each mistake in one is answered."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.errors import InputError
from teikit.language import lexicon
from teikit.language.dictionaries import dictionaries_for, parse_dictionary, read_dictionary
from teikit.language.words import load_segmenter
from teikit.options import Dictionary


def refused(text: str | bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        parse_dictionary("names.txt", text if isinstance(text, bytes) else text.encode())
    assert (caught.value.code, caught.value.exit_code) == ("R020", 3)
    assert "云溪 2000 ns" in caught.value.hint
    return caught.value


def test_words_frequencies_and_digest_are_read():
    data = "\ufeff云溪 2000 ns\r\n\n 卡尔·马克思\t7\n東堤　999999999 NZ".encode()
    assert parse_dictionary("names.txt", data) == Dictionary(
        "names.txt",
        hashlib.sha256(data).hexdigest(),
        (("云溪", 2000), ("卡尔·马克思", 7), ("東堤", 999_999_999)),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("云溪", '"云溪" has no frequency behind it'),
        ("云溪 0", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 -1", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 1.5", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 ３", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 1000000000", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 ns 2000", 'the frequency of "云溪" is no number from 1 to 999,999,999'),
        ("云溪 20 地名", 'the tag of "云溪" has not letters alone'),
        ("云 溪 20 ns", "there is more than a word, its frequency and a tag"),
        ("{0} 5 ns x", "there is more than a word, its frequency and a tag"),
        ("{0.__class__} x", 'the frequency of "{0.__class__}" is no number from 1 to 999,999,999'),
        ("云\x1b溪 20", "the word has a character that cannot be printed"),
        ("云\u200d溪 20", "the word has a character that cannot be printed"),
        ("—— 20", '"——" has no letter or digit'),
        ("云" * 51 + " 20", "the word is longer than 50 characters"),
        ("东堤 8", '"东堤" stands in line 1 already'),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, said: str):
    error = refused(f"东堤 7\n\n{line}\n")
    assert error.message == f"names.txt cannot be used as a dictionary: line 3: {said}"
    assert error.line == 3


def test_of_many_mistakes_the_first_are_told_and_the_rest_is_counted():
    error = refused("云\n" * 9)
    assert error.message.count('"云" has no frequency') == 5
    assert error.message.endswith("; and 4 more")
    assert error.line == 1


def test_bytes_that_are_no_text_are_told_with_their_line():
    assert refused("云溪 5\n".encode() + "东堤 5\n".encode("gb18030")).line == 2


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_a_file_without_words_is_none(text: str):
    assert refused(text).message.endswith(": there is no word in it")


@given(st.binary() | st.text("云溪 0123456789\nns\ufeff·-").map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused(data: bytes):
    text = "堤上云溪0·-ns溪云" * 3
    try:
        found = parse_dictionary("names.txt", data)
    except InputError:
        assert refused(data).message.startswith("names.txt cannot be used as a dictionary: ")
    else:
        assert "".join(load_segmenter((found,)).split(text)) == text
        assert all(word and frequency > 0 for word, frequency in found.words)


def test_a_file_is_read_as_any_other(tmp_path: Path):
    with pytest.raises(InputError) as caught:
        read_dictionary(tmp_path / "names.txt")
    assert caught.value.code == "R011"
    (tmp_path / "large.txt").write_bytes(b"a" * ((4 << 20) + 1))
    with pytest.raises(InputError) as caught:
        read_dictionary(tmp_path / "large.txt")
    assert caught.value.code == "R014"


def test_a_name_of_bad_bytes_is_stated_as_text(tmp_path: Path):
    found = parse_dictionary("a\udce9\x1b.txt", "云溪 5".encode())
    assert found.name == "a??.txt"


@pytest.fixture
def with_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Profiles of which that of simplified Chinese has a dictionary beside it."""
    folder = tmp_path / "profiles"
    shutil.copytree(lexicon._FOLDER, folder)
    (folder / "trade.txt").write_text("融媒记者 5000 n\n", encoding="utf-8")
    with (folder / "zh-Hans.toml").open("a", encoding="utf-8") as file:
        file.write('\n[words]\ndictionary = "trade.txt"\n')
    cached = (lexicon._data, lexicon.profile_names, lexicon.load_profile)
    monkeypatch.setattr(lexicon, "_FOLDER", folder)
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


def test_the_dictionary_of_a_profile_comes_before_those_of_a_user(with_words: None):
    own = parse_dictionary("names.txt", "云溪 5".encode())
    found = dictionaries_for("zh-Hans-CN", (own,))
    assert [one.name for one in found] == ["trade.txt", "names.txt"]
    assert "融媒记者" in load_segmenter(found).split("云溪融媒记者到")
    assert dictionaries_for("zh-Hant", (own,)) == (own,)


def test_without_a_dictionary_in_the_profile_there_are_only_those_of_a_user():
    assert dictionaries_for("zh-Hans", ()) == ()
    assert dictionaries_for("xx", ()) == ()
