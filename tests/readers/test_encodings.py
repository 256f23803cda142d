# SPDX-License-Identifier: Apache-2.0
"""In which encoding a text is written: what is declared, marked, valid, or fits best."""

import codecs
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.errors import ExitCode, InputError, UsageError
from teikit.readers.encodings import Decoded, decode
from teikit.report import Report

SIMPLIFIED = (
    "湖畔晨报今日出版。\n本报讯（记者 白露）春分后第三天，云溪镇的茶农开始采茶，"
    "全镇已有两千多人上山。镇长说：“今年的茶比去年早了一周。”\n"
)
TRADITIONAL = (
    "湖畔晨報今日出版。\n本報訊（記者 白露）春分後第三天，雲溪鎮的茶農開始採茶，"
    "全鎮已有兩千多人上山。鎮長說：「今年的茶比去年早了一週。」\n"
)
SCRIPTS = {"gb18030": SIMPLIFIED, "cp950": TRADITIONAL, "big5hkscs": TRADITIONAL}
LENGTHS = {"long": 20, "short": 1}


def decoded(data: bytes, declared: str = "") -> tuple[Decoded, Report]:
    report = Report()
    return decode(data, "a.txt", declared, report), report


def refused(data: bytes, declared: str = "") -> InputError:
    with pytest.raises(InputError) as caught:
        decoded(data, declared)
    assert "a.txt" in caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("times", LENGTHS.values(), ids=LENGTHS)
@pytest.mark.parametrize("encoding", ["gb18030", "cp950"])
def test_a_chinese_encoding_is_found_by_its_score(encoding: str, times: int):
    text = SCRIPTS[encoding] * times
    found, report = decoded(text.encode(encoding))
    assert found == Decoded(text, encoding)
    assert [one.code for one in report.findings] == ["R102"]


@pytest.mark.parametrize("text", ["镇", "云溪镇", "春分\n秋分\n"])
def test_a_few_characters_are_enough_where_only_one_reading_fits(text: str):
    assert decoded(text.encode("gb18030"))[0].text == text


def test_hong_kong_characters_make_it_big5_hkscs():
    text = TRADITIONAL + "𨋢門開咗\n"
    found, _ = decoded(text.encode("big5hkscs"))
    assert found == Decoded(text, "big5hkscs")


def test_traditional_text_in_gb18030_is_found():
    found, _ = decoded(TRADITIONAL.encode("gb18030"))
    assert found == Decoded(TRADITIONAL, "gb18030")


@pytest.mark.parametrize("times", LENGTHS.values(), ids=LENGTHS)
@pytest.mark.parametrize("text", [SIMPLIFIED, "Local news, page 1\n", "Été à l'hôtel\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_found_without_its_mark(encoding: str, text: str, times: int):
    found, report = decoded((text * times).encode(encoding))
    assert found == Decoded(text * times, encoding)
    assert [one.code for one in report.findings] == ["R102"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_found_where_it_has_no_zero_byte(encoding: str):
    data = "云溪镇的茶农上山采茶".encode(encoding)
    assert b"\0" not in data
    assert decoded(data)[0].encoding == encoding


@pytest.mark.parametrize("text", ["", "plain\n", SIMPLIFIED, "Été à l'hôtel\n", "\U00020000"])
def test_utf_8_needs_no_score(text: str):
    found, report = decoded(text.encode())
    assert found == Decoded(text, "utf-8")
    assert report.findings == []


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("text", ["", "a", SIMPLIFIED, "\ufeffa"])
def test_a_byte_order_mark_decides_and_is_taken_away_once(mark: bytes, encoding: str, text: str):
    found, report = decoded(mark + text.encode(encoding))
    assert found == Decoded(text, encoding)
    assert report.findings == []


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_utf_32_is_refused_with_a_hint(mark: bytes):
    error = refused(mark + "a".encode("utf-32-le"))
    assert error.code == "R002"
    assert "UTF-32" in error.message
    assert "UTF-8" in error.hint


@pytest.mark.parametrize(
    ("declared", "text", "encoding"),
    [
        ("utf-8", SIMPLIFIED, "utf-8"),
        ("UTF8", SIMPLIFIED, "utf-8"),
        ("utf-8-sig", SIMPLIFIED, "utf-8"),
        ("utf-16-le", SIMPLIFIED, "utf-16-le"),
        ("UTF-16BE", SIMPLIFIED, "utf-16-be"),
        ("gb18030", SIMPLIFIED, "gb18030"),
        ("GBK", SIMPLIFIED, "gb18030"),
        ("gb2312", SIMPLIFIED, "gb18030"),
        ("cp936", SIMPLIFIED, "gb18030"),
        ("Big5", TRADITIONAL, "cp950"),
        ("big5-hkscs", TRADITIONAL, "big5hkscs"),
        ("big5", TRADITIONAL + "𨋢\n", "big5hkscs"),
        ("windows-1252", "Été “à” l'hôtel – €\n", "cp1252"),
        ("ISO-8859-15", "Été à l'hôtel €\n", "iso8859-15"),
    ],
)
def test_a_declared_encoding_is_taken(declared: str, text: str, encoding: str):
    found, report = decoded(text.encode(encoding), declared)
    assert found == Decoded(text, encoding)
    assert report.findings == []


def test_a_declared_encoding_beats_what_would_be_found():
    assert decoded("é".encode(), "cp1252")[0].text == "Ã©"


def test_the_dash_and_dot_of_newspapers_are_those_of_gb18030():
    assert decoded(b"\xa1\xaa\xa1\xaa\xa1\xa4", "gb2312")[0].text == "——·"


@pytest.mark.parametrize("data", [SIMPLIFIED.encode("utf-16"), SIMPLIFIED.encode("utf-16-be")])
def test_utf_16_may_be_declared_without_its_byte_order(data: bytes):
    assert decoded(data, "utf-16")[0].text == SIMPLIFIED


def test_a_byte_order_that_is_not_clear_is_refused():
    error = refused("\u4e4e".encode("utf-16-le") * 3, "utf-16")
    assert error.code == "R002"
    assert "byte order" in error.message


@pytest.mark.parametrize("name", ["klingon", "utf-7", "rot13", "", "utf-32", "a\0b", "é.ü"])
def test_an_unknown_encoding_is_an_error_of_usage(name: str):
    if not name:
        assert decoded(b"a", name)[0].encoding == "utf-8"
        return
    with pytest.raises(UsageError) as caught:
        decoded(b"a", name)
    assert caught.value.exit_code == ExitCode.USAGE
    assert "gb18030" in caught.value.hint


def test_a_declared_encoding_that_does_not_decode_shows_offset_and_bytes():
    error = refused(b"abc\n\x81\x20\x30\x31\x32", "gb18030")
    assert (error.code, error.line) == ("R002", 2)
    assert "81 20 30 31 at offset 4 (line 2) are not gb18030" in error.message


def test_a_bad_tail_is_refused_not_dropped():
    error = refused(SIMPLIFIED.encode()[:-2])
    assert error.code == "R002"
    assert "utf-8" in error.message


@pytest.mark.parametrize("bad", ["次版".encode("gb18030"), b"\xed\xa0\x80", b"\xff", b"\xc0\xaf"])
def test_two_encodings_in_one_file_are_refused_with_the_place(bad: bytes):
    before = SIMPLIFIED.encode()
    error = refused(before + bad + before)
    assert error.code == "R002"
    assert f"at offset {len(before)} (line 3)" in error.message
    assert error.line == 3
    assert "two encodings" in error.message


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\x00\x00\xd8b\x00", b"\xfe\xff\x00a\xdc\x00\x00b", b"\xff\xfea"]
)
def test_a_lone_surrogate_or_half_a_unit_is_refused(data: bytes):
    error = refused(data)
    assert error.code == "R002"
    assert "at offset" in error.message


@pytest.mark.parametrize(
    "data",
    [
        "Été à l'hôtel, déjà réuni".encode("cp1252"),
        "Bürger der Stadt Köln, fünf Häuser und Straßen".encode("cp1252"),
        "Вчера в городе".encode("koi8-r"),
    ],
)
def test_another_eight_bit_encoding_is_refused(data: bytes):
    error = refused(data)
    assert error.code == "R002"
    assert "--encoding" in error.hint


def test_readings_too_near_to_each_other_are_both_shown():
    data = bytes.fromhex("B0A1B0A2B0A3B0A4")
    error = refused(data)
    assert error.code == "R002"
    for encoding in ("gb18030", "cp950"):
        assert data.decode(encoding) in error.message


@pytest.mark.parametrize("text", ["溪", "溪溪溪农\n", "农"])
def test_chinese_that_happens_to_be_utf_8_is_not_taken_for_another_script(text: str):
    data = text.encode("gb18030")
    assert text[0] not in data.decode("utf-8")
    error = refused(data)
    assert error.code == "R002"
    assert text[0] in error.message
    assert decoded(data, "gb18030")[0].text == text


@pytest.mark.parametrize("text", ["Ήρθε η άνοιξη\n", "Весна пришла\n", "אביב הגיע\n", "café\n"])
def test_short_texts_in_other_scripts_are_utf_8(text: str):
    assert decoded(text.encode())[0] == Decoded(text, "utf-8")


def test_control_characters_in_a_reading_do_not_reach_the_terminal():
    error = refused(b"\x1b[2J" + bytes.fromhex("B0A1B0A2B0A3B0A4"))
    assert "\x1b" not in error.message


@pytest.mark.parametrize(
    "data", [b"\1\2\3\0\0\0x\0\xff", bytes(range(256)), "a".encode("utf-32")[4:]]
)
def test_data_with_zero_bytes_that_is_not_utf_16_is_no_text(data: bytes):
    assert refused(data).code == "R016"


def test_a_zero_byte_is_read_where_the_encoding_is_declared():
    assert decoded(b"a\0b", "utf-8")[0].text == "a\0b"


def characters_of(encoding: str) -> str:
    """The characters that the encoding has and gives back as they were."""
    every = (chr(point) for point in range(0x30000) if not 0xD800 <= point < 0xE000)
    return "".join(char for char in every if comes_back(char, encoding))


def comes_back(char: str, encoding: str) -> bool:
    try:
        return char.encode(encoding).decode(encoding) == char
    except UnicodeError:
        return False


@cache
def texts_of(encoding: str) -> st.SearchStrategy[str]:
    if encoding.startswith(("utf", "gb")):
        return st.text(st.characters(exclude_categories=["Cs"]))
    return st.text(st.sampled_from(characters_of(encoding)))


ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp950", "big5hkscs", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(data=st.data())
def test_any_text_comes_back_from_its_declared_encoding(encoding: str, data: st.DataObject):
    text = data.draw(texts_of(encoding))
    again, _ = decoded(text.encode(encoding), encoding)
    assert again.text == text.removeprefix("\ufeff")


@given(st.lists(st.sampled_from("云溪镇的茶农开始采茶今年比去年早了一周"), min_size=4).map("".join))
def test_any_common_text_is_never_taken_for_another(text: str):
    data = text.encode("gb18030")
    try:
        found, _ = decoded(data)
    except InputError:
        return
    assert found.text == text


@given(st.binary(), st.sampled_from(["", "utf-8", "utf-16", "gb18030", "big5", "cp1252"]))
def test_any_bytes_are_decoded_in_full_or_refused(data: bytes, declared: str):
    try:
        found, _ = decoded(data, declared)
    except InputError:
        return
    assert data.decode(found.encoding).removeprefix("\ufeff") == found.text
