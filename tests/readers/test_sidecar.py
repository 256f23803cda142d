# SPDX-License-Identifier: Apache-2.0
"""issue.toml: what it may say, and how each mistake in it is answered."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from teikit.errors import InputError
from teikit.model.metadata import Identifier, Metadata, PageFacts
from teikit.readers.sidecar import number_pages, read_sidecar

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schemas" / "metadata.schema.json").read_text(encoding="utf-8"))
FULL = """
[issue]
id = "yxrb-20311105"
code = "yxrb"
paper = " 云溪日报 "
date = 2031-11-05
number = 1024
edition = "city"
publisher = "云溪日报社"
place = "云溪"
licence = "CC0-1.0"
rights = "Texts are invented."
idno = { CN = "CN 00-0000", ISSN = "0000-000X" }
languages = ["zh-Hans", "en"]

[source]
encoding = "gb18030"
page_break = "none"
profile = "zh-Hant"

[[page]]
file = "A2.txt"
n = 3
label = "第03版 要闻"

[[page]]
file = "A1.txt"
"""


@pytest.fixture
def sidecar(tmp_path: Path):
    """A function that writes an issue.toml and reads it."""

    def read(content: str | bytes):
        path = tmp_path / "issue.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_sidecar(path)

    return read


def refused(sidecar, content: str | bytes) -> InputError:
    """The refusal that a content gives."""
    with pytest.raises(InputError) as caught:
        sidecar(content)
    assert (caught.value.code, caught.value.exit_code) == ("R010", 3)
    assert caught.value.message.startswith("issue.toml cannot be used: ")
    assert caught.value.hint
    return caught.value


def test_every_fact_is_read(sidecar):
    read = sidecar(FULL)
    assert read.metadata == Metadata(
        id="yxrb-20311105",
        code="yxrb",
        title="云溪日报",
        date="2031-11-05",
        number="1024",
        edition="city",
        publisher="云溪日报社",
        place="云溪",
        licence="CC0-1.0",
        rights="Texts are invented.",
        identifiers=(Identifier("ISSN", "0000-000X"), Identifier("CN", "CN 00-0000")),
        languages=("zh-Hans", "en"),
    )
    assert (read.name, read.encoding, read.profile, read.one_page) == (
        "issue.toml",
        "gb18030",
        "zh-Hant",
        True,
    )
    assert [(one.name, one.facts, one.line) for one in read.pages] == [
        ("A2.txt", PageFacts(3, "第03版 要闻"), 22),
        ("A1.txt", PageFacts(), 27),
    ]


def test_an_empty_file_states_nothing(sidecar):
    read = sidecar("")
    assert (read.metadata, read.pages, read.one_page) == (Metadata(), (), False)


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf[issue]\r\npaper = '\xe4\xba\x91'\r\n", '[issue]\npaper = "云"']
)
def test_a_byte_order_mark_and_other_line_ends_do_no_harm(sidecar, content):
    assert sidecar(content).metadata.title == "云"


def test_a_day_may_be_a_text_as_well(sidecar):
    assert sidecar('[issue]\ndate = "2031-11-05"').metadata.date == "2031-11-05"


WRONG = {
    'title = "x"\n[issue]': (1, 'there is no key "title"'),
    "[isue]": (1, 'there is no key "isue" (did you mean "issue"?)'),
    '[issue]\n\nPaper = "x"': (3, 'there is no key "Paper" (did you mean "paper"?)'),
    '[issue]\npaper = ""': (2, '"" is not a text on one line'),
    '[issue]\npaper = "a\\nb"': (2, "is not a text on one line"),
    "[issue]\npaper = 7": (2, "7 is not a text on one line"),
    "[issue]\npaper = 99999999999": (2, "a number is not a text on one line"),
    "[issue]\npaper = inf": (2, "a number is not a text on one line"),
    "[issue]\npaper = []": (2, "a list is not a text on one line"),
    "[issue]\nid = '1x'": (2, '"1x" is not an id that can be used'),
    "[issue]\nid = 'a001'": (2, '"a001" is not an id that can be used'),
    '[issue]\nid = "x\\n"': (2, "is not an id that can be used"),
    "[issue]\ncode = '云溪'": (2, '"云溪" is not a code such as yxrb'),
    "[issue]\ndate = '5.11.2031'": (2, '"5.11.2031" is not a full day of the calendar'),
    "[issue]\ndate = '2031-02-29'": (2, '"2031-02-29" is not a full day of the calendar'),
    "[issue]\ndate = 2031-11-05T10:00:00": (2, "is not a full day of the calendar"),
    "[issue]\ndate = 10:00:00": (2, "is not a full day of the calendar"),
    "[issue]\nnumber = true": (2, "true is not the number of an issue"),
    "[issue]\nnumber = -1": (2, "-1 is not the number of an issue"),
    "[issue]\nidno = 'x'": (2, '"x" is not a table of numbers'),
    "[issue]\nidno = { ISBN = 'x' }": (2, '"ISBN" (did you mean "ISSN"?)'),
    "[issue]\nidno = { ISSN = '00000000' }": (2, '"00000000" is not an ISSN'),
    "[issue]\nlanguages = 'en'": (2, '"en" is not a list of language tags'),
    "[issue]\nlanguages = []": (2, "a list is not a list of language tags, each once"),
    "[issue]\nlanguages = ['en', 'en']": (2, "is not a list of language tags, each once"),
    "[issue]\nlanguages = ['Chinese!']": (2, '"Chinese!" is not a language tag'),
    "issue = 3": (1, "3 is not a table; write [issue]"),
    "[source]\nencoding = 'klingon'": (2, '"klingon" is no encoding that is read'),
    "[source]\nprofile = 'xx'": (2, 'there is no profile "xx"'),
    "[source]\npage_break = 'formfeeds'": (2, 'formfeed, none (did you mean "formfeed"?)'),
    "[page]\nfile = 'a.txt'": (1, "a table is not a list of up to 10,000 pages; write [[page]]"),
    "[[page]]\nn = 1": (1, 'the key "file" is missing'),
    "[[page]]\nfile = '../a.txt'": (2, '"../a.txt" is not the name of a file in the folder'),
    "[[page]]\nfile = '/etc/passwd'": (2, "is not the name of a file in the folder"),
    "[[page]]\nfile = '..'": (2, '".." is not the name of a file in the folder'),
    '[[page]]\nfile = "a\\u0000"': (2, "is not the name of a file in the folder"),
    "[[page]]\nfile = 'a'\n[[page]]\nfile = 'b'\nn = 0": (5, "0 is not the number of a page"),
    "[[page]]\nfile = 'a'\n[[page]]\nfile = 'a'": (4, '"a" is a page already'),
}


@pytest.mark.parametrize("content", WRONG, ids=lambda content: content.replace("\n", " "))
def test_a_mistake_is_answered_with_its_line(sidecar, content):
    line, words = WRONG[content]
    error = refused(sidecar, content)
    assert error.line == line
    assert f"line {line}: " in error.message
    assert words in error.message


def test_all_mistakes_are_named_in_the_order_of_their_lines(sidecar):
    error = refused(sidecar, "[source]\nencodng = 1\n[issue]\nn = 1\n[[page]]\n")
    assert error.message == (
        'issue.toml cannot be used: line 2: there is no key "encodng" (did you mean "encoding"?);'
        ' line 4: there is no key "n"; line 5: the key "file" is missing'
    )
    assert error.hint.startswith("Allowed at line 2: encoding, page_break, profile. Allowed at")
    assert "Allowed at line 5: file, n, label." in error.hint


def test_of_many_mistakes_the_first_are_named(sidecar):
    error = refused(sidecar, "[issue]\n" + "".join(f"x{n} = 1\n" for n in range(12)))
    assert "line 6: " in error.message
    assert "line 7: " not in error.message
    assert error.message.endswith("; and 7 more")


@pytest.mark.parametrize(
    "content",
    [
        "[issue]\npaper = 云溪日报",
        "[issue]\npaper = “云溪日报”",
        "[issue]\nid = 'a'\nid = 'b'",
        "x = " + "[" * 20_000,
        "[issue]\nnumber = " + "9" * 5000,
        "[issue]\nnumber = 0x" + "f" * 9000,
        "x" + ".x" * 5000 + " = 1",
    ],
    ids=["no quotes", "curly quotes", "a key twice", "deep", "long", "hex", "deep key"],
)
def test_what_is_no_toml_is_refused(sidecar, content):
    assert "TOML" in refused(sidecar, content).message


def test_what_is_no_utf_8_is_refused(sidecar):
    error = refused(sidecar, '[issue]\npaper = "云溪"'.encode("gb18030"))
    assert "it is not UTF-8: byte 17 does not belong there" in error.message
    assert error.hint == "Save the file as UTF-8."


def test_a_huge_file_is_refused(sidecar):
    with pytest.raises(InputError) as caught:
        sidecar("#" * (1 << 20) + "\n")
    assert caught.value.code == "R014"


PAGES = "[[page]]\nfile = 'a'\n{}\n[[page]]\nfile = 'b'\n{}\n"


@pytest.mark.parametrize(
    ("stated", "counts", "numbers"),
    [
        (("", ""), (1, 1), [1, 2]),
        (("", ""), (2, 1), [1, 2, 3]),
        (("n = 4", ""), (1, 1), [4, 5]),
        (("n = 2", "n = 5"), (2, 2), [2, 3, 5, 6]),
        (("", "n = 8"), (1, 1), [1, 8]),
    ],
)
def test_pages_without_a_number_are_counted_on(sidecar, stated, counts, numbers):
    read = sidecar(PAGES.format(*stated))
    assert [one.number for one in number_pages(read, read.pages, counts)] == numbers


@pytest.mark.parametrize(
    ("stated", "counts"), [(("n = 2", "n = 1"), (1, 1)), (("", "n = 2"), (2, 1))]
)
def test_a_page_number_that_is_taken_is_refused(sidecar, stated, counts):
    read = sidecar(PAGES.format(*stated))
    with pytest.raises(InputError) as caught:
        number_pages(read, read.pages, counts)
    assert (caught.value.code, caught.value.line) == ("R010", 5)
    assert "the pages before it go up to 2" in caught.value.message


def test_the_schema_is_one_and_says_what_each_value_is():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["additionalProperties"] is False
    for part in SCHEMA["properties"].values():
        assert part["title"]


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*/issue.toml")))
def test_the_corpus_states_its_issues(path: Path):
    read = read_sidecar(path)
    assert read.metadata.id == path.parent.name
    assert read.metadata.title
    assert read.metadata.date
