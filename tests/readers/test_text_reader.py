# SPDX-License-Identifier: Apache-2.0
"""The normal form of a text source, its pages and its counts."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.errors import InputError, TeikitError
from teikit.model.source import Source
from teikit.options import ReadOptions
from teikit.readers import read
from teikit.readers.characters import FORBIDDEN
from teikit.readers.text import MAXIMUM_LINE, MAXIMUM_LINES, MAXIMUM_PAGES, read_text
from teikit.report import Report, Severity


def source_of(data: bytes | str, options: ReadOptions | None = None) -> Source:
    raw = data.encode() if isinstance(data, str) else data
    return read_text(Path("folder/a.txt"), raw, options or ReadOptions(), Report())


def findings_of(data: str) -> list[tuple[str, int, str]]:
    """Code, line and message of what is found in a text."""
    report = Report()
    read_text(Path("a.txt"), data.encode(), ReadOptions(), report)
    return [(one.code, one.place.line, one.message) for one in report.findings]


def pages_of(data: str) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in source_of(data).pages]


def lines_of(data: bytes | str, options: ReadOptions | None = None) -> list[str]:
    source = source_of(data, options)
    return [line.text for page in source.pages for line in page.lines]


def normal_form(text: str) -> str:
    """The normal form as its rules N1 to N6 say it, one after the other."""
    text = text.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\f", "")
    text = FORBIDDEN.sub("\ufffd", text)
    lines = [line.rstrip() for line in text.removesuffix("\n").split("\n")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("a\nb\n", ["a", "b"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\r", ["a", "b"]),
        ("a\r\n\rb\n\r", ["a", "", "b", ""]),
        ("\na\n\n\n", ["", "a", "", ""]),
        ("a\n  \n", ["a", ""]),
        ("a\n ", ["a", ""]),
        ("a \t\u3000\u00a0\nb\u2028\n", ["a", "b"]),
        ("\u3000\u3000a  b\n", ["\u3000\u3000a  b"]),
        ("a\u2028b\u0085c\n", ["a\u2028b\u0085c"]),
        ("a\x0bb\x00c\x1cd\ufffee\n", ["a\ufffdb\ufffdc\ufffdd\ufffde"]),
        ("a\x0b\n", ["a\ufffd"]),
        ("\ufeff\ufeffa\ufeff\n", ["\ufeffa\ufeff"]),
        ("ａ１ a\u0301 \ufa0c\n", ["ａ１ a\u0301 \ufa0c"]),
        ("a\n\f", ["a"]),
        ("a\n\f\n", ["a", ""]),
        ("a\fb\n", ["ab"]),
        ("a \f\n", ["a"]),
    ],
)
def test_the_lines_are_those_of_the_normal_form(data: str, lines: list[str]):
    options = ReadOptions(encoding="utf-8")
    assert lines_of(data, options) == lines
    assert "".join(f"{line}\n" for line in lines) == normal_form(data)


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        ("a\nb\n", [["a", "b"]]),
        ("a\n\fb\n", [["a"], ["b"]]),
        ("a\f\nb\n", [["a"], ["b"]]),
        ("a\r\n\fb\r\n\f", [["a"], ["b"]]),
        ("a\n \f b\n", [["a"], ["  b"]]),
        ("a\f \nb\n", [["a"], ["b"]]),
        ("a\n\f\nb\n", [["a", ""], ["b"]]),
        ("a\n\f\fb\n", [["a"], [], ["b"]]),
        ("a\f\n\fb\n", [["a"], [], ["b"]]),
        ("a\n\f", [["a"]]),
        ("a\f", [["a"]]),
        ("a\f\n", [["a"]]),
        ("a\n\f\n", [["a", ""]]),
        ("a\n\f\f", [["a"], []]),
        ("\fa\n", [[], ["a"]]),
        ("a\fb\nc\n", [["ab", "c"]]),
        ("a\n\fb\fc\f\nd", [["a"], ["bc"], ["d"]]),
    ],
)
def test_a_form_feed_beside_a_line_end_divides_pages(data: str, pages: list[list[str]]):
    assert pages_of(data) == pages


def test_lines_and_pages_are_numbered_from_one_through_the_file():
    source = source_of("a\n\n\fb\n", ReadOptions(index=3))
    assert [page.number for page in source.pages] == [1, 2]
    numbered = [(line.source, line.number) for page in source.pages for line in page.lines]
    assert numbered == [(3, 1), (3, 2), (3, 3)]


def test_the_source_knows_its_digests_and_counts():
    data = b"\xef\xbb\xbf" + "春 分\r\n\r\n\f来 \r\n".encode()
    source = source_of(data)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.sha256_text == hashlib.sha256("春 分\n\n来\n".encode()).hexdigest()
    assert (source.line_count, source.characters) == (3, 3)
    assert (source.format, source.name, source.encoding) == ("text", "a.txt", "utf-8")


def test_the_digest_of_the_text_does_not_depend_on_the_encoding():
    text = "湖畔晨报今日出版。本报讯，春分后第三天。\n"
    sources = [source_of(text.encode(one)) for one in ("utf-8", "utf-16", "gb18030")]
    assert len({one.sha256 for one in sources}) == 3
    assert len({one.sha256_text for one in sources}) == 1


@pytest.mark.parametrize("data", ["", "\n\n", " \t\u3000\r\n", "\f\f", "\f\n", "\ufeff\n"])
def test_a_text_without_a_character_is_refused(data: str):
    with pytest.raises(InputError) as caught:
        source_of(data)
    assert caught.value.code == "R001"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("b\n" + "a" * (MAXIMUM_LINE + 1), "R015", 2),
        ("a\n" * (MAXIMUM_LINES + 1), "R015", 0),
        ("a\n\f" * (MAXIMUM_PAGES + 1), "R015", 0),
    ],
    ids=["line", "lines", "pages"],
)
def test_a_text_over_a_limit_is_refused(data: str, code: str, line: int):
    with pytest.raises(InputError) as caught:
        source_of(data)
    assert (caught.value.code, caught.value.line) == (code, line)
    assert caught.value.hint


def test_a_text_up_to_a_limit_is_read():
    assert source_of("a" * MAXIMUM_LINE).characters == MAXIMUM_LINE
    assert len(source_of("a\n\f" * MAXIMUM_PAGES).pages) == MAXIMUM_PAGES


def test_forbidden_characters_are_listed_with_their_number():
    found = findings_of("a\nb\x01\x0b\x01\n")
    assert found == [
        (
            "R103",
            2,
            "characters that XML does not allow became U+FFFD: U+0001, U+000B; 3 in all",
        )
    ]


def test_a_long_list_of_characters_is_cut():
    (finding,) = findings_of("".join(map(chr, range(0xE000, 0xE009))))
    assert finding[0] == "R105"
    assert "U+E000, U+E001, U+E002, U+E003, U+E004 and 4 others; 9 in all" in finding[2]


@pytest.mark.parametrize(
    "damaged",
    [
        "a\ufffdb",
        "锟斤拷",
        "今日出版，本报讯。".encode().decode("gb18030", "backslashreplace"),
        "今日出版，本报讯。".encode().decode("cp1252", "backslashreplace"),
        "今日出版，本报讯".encode().decode("latin-1"),
        "“quoted” déjà".encode().decode("cp1252", "backslashreplace"),
    ],
)
def test_signs_of_damage_are_reported(damaged: str):
    assert "R104" in {code for code, _, _ in findings_of(f"a\n{damaged}\n")}


@pytest.mark.parametrize(
    "sound",
    [
        "« Voilà… », dit-il, « déjà\u00a0» à l’Été\u00a0; “où…”",
        "Bäder „Köln“ – größte Überschwemmung… §\u00a05",
        "Ação de São João, «não»",
        "湖畔晨报：“今日出版”——本报讯。",
    ],
)
def test_sound_text_gives_no_sign_of_damage(sound: str):
    assert findings_of(sound) == []


@pytest.mark.parametrize(
    ("ends", "kinds"),
    [
        ("a\nb\r\nc\r\n", "1 LF, 2 CR LF"),
        ("a\rb\n", "1 LF, 1 CR"),
        ("a\r\nb\r", "1 CR LF, 1 CR"),
        ("a\n\rb\r\r\n", "1 LF, 1 CR LF, 2 CR"),
    ],
)
def test_mixed_line_ends_are_counted(ends: str, kinds: str):
    ((code, _, message),) = findings_of(ends)
    assert code == "R106"
    assert message.endswith(f": {kinds}")


@pytest.mark.parametrize("char", "\x7f\x80\x85\xad\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\ufff9")
def test_invisible_characters_are_kept_and_counted(char: str):
    assert lines_of(f"a{char}b\n") == [f"a{char}b"]
    ((code, line, message),) = findings_of(f"x\na{char}b{char}c\n")
    assert (code, line) == ("R128", 2)
    assert f"U+{ord(char):04X}; 2 in all" in message


def test_every_finding_of_reading_has_a_place_and_a_remedy():
    report = Report()
    text = "a\r\nb\x01\ufffd\ue000\u2f00\u200bc\fd\n"
    read_text(Path("a.txt"), text.encode(), ReadOptions(), report)
    codes = ["R106", "R103", "R104", "R105", "R126", "R128", "R127"]
    assert [one.code for one in report.findings] == codes
    assert all(one.place.file == "a.txt" and one.hint for one in report.findings)
    assert report.worst() is Severity.WARNING


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\r\n\f \t\u3000\x0b\x00\u2028\u0085\ufeff春分"),
    )
)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "gb18030"]))
def test_the_lines_of_any_text_joined_are_its_normal_form(text: str, encoding: str):
    expected = normal_form(text)
    try:
        source = source_of(text.encode(encoding), ReadOptions(encoding=encoding))
    except InputError:
        assert not expected.split()
        return
    lines = [line for page in source.pages for line in page.lines]
    joined = "".join(f"{line.text}\n" for line in lines)
    assert joined == expected
    assert [line.number for line in lines] == list(range(1, source.line_count + 1))
    assert source.sha256_text == hashlib.sha256(joined.encode()).hexdigest()
    assert source.characters == len("".join(joined.split()))
    assert not FORBIDDEN.search(joined)


@given(
    st.one_of(st.binary(), TEXTS.map(str.encode), st.text("<>%PDF-K\3\4\0ab\n\f").map(str.encode)),
    st.sampled_from(["", "utf-8", "utf-16", "gb18030", "big5", "klingon"]),
)
def test_any_bytes_give_a_source_or_an_error_with_a_remedy(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, encoding: str
):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    report = Report()
    try:
        source = read(path, ReadOptions(encoding=encoding), report)
    except TeikitError as error:
        assert error.message  # noqa: PT017
        assert error.hint  # noqa: PT017
    else:
        assert source.characters > 0
        assert all(str(one) for one in report.findings)
