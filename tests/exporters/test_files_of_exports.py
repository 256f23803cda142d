# SPDX-License-Identifier: Apache-2.0
"""The files that exports make: their names, their bytes, and that these never change by chance."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from acceptance import expect_bytes
from hypothesis import given
from hypothesis import strategies as st
from invented import CONSTRUCTS, HEAD, PAGE, article, constructs, issue, issues
from lxml import etree

from teikit.errors import InputError, UsageError
from teikit.exporters import EXPORTERS, export
from teikit.exporters.json_text import print_json
from teikit.exporters.plain import DIVIDER
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument
from teikit.validators.issue_json import check_json

GOLDEN = Path(__file__).parent / "golden"
RUN = """
import hashlib, sys
from pathlib import Path
from lxml import etree
from teikit.exporters import export
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument
tei = TeiDocument(etree.fromstring(Path(sys.argv[1]).read_bytes()))
for form in ("json", "txt", "words"):
    for one in export(tei, form, ExportOptions(), Report()):
        print(one.name, hashlib.sha256(one.data).hexdigest())
"""


def made(xml: str | bytes, form: str, options: ExportOptions | None = None) -> dict[str, bytes]:
    """The files of an export by name."""
    data = xml.encode() if isinstance(xml, str) else xml
    tei = TeiDocument(etree.fromstring(data), "issue.tei.xml")
    found = export(tei, form, options or ExportOptions(), Report())
    return {one.name: one.data for one in found}


def article_of(content: str, attributes: str = "") -> dict:
    """The JSON of an article with this content."""
    files = made(issue(PAGE + article(content, "a001", attributes)), "json")
    return json.loads(files["yxrb-20311105.json"])["articles"][0]


def test_the_files_of_the_sample_are_those_a_person_has_read(accept):
    xml = (GOLDEN / "issue.tei.xml").read_bytes()
    files = made(xml, "json") | made(xml, "txt")
    files["lines.txt"] = made(xml, "txt", ExportOptions(lines=True))["yxrb-20311105.txt"]
    for name, data in files.items():
        path = GOLDEN / f"expected.{name.removeprefix('yxrb-20311105.')}"
        expect_bytes(path, data, accept=accept)
    assert len(files) == 4


def test_files_are_named_by_the_issue_and_know_their_type():
    tei = TeiDocument(etree.fromstring(issue(PAGE + article(HEAD))))
    artifacts = [
        one
        for form in ("json", "txt", "words")
        for one in EXPORTERS[form](tei, ExportOptions(), Report())
    ]
    assert [(one.name, one.media_type) for one in artifacts] == [
        ("yxrb-20311105.json", "application/json"),
        ("yxrb-20311105.articles.jsonl", "application/jsonl"),
        ("yxrb-20311105.txt", "text/plain"),
        ("yxrb-20311105.words.jsonl", "application/jsonl"),
    ]


def test_an_unknown_format_is_an_error_that_names_the_known_ones():
    tei = TeiDocument(etree.fromstring(issue("")))
    with pytest.raises(UsageError) as caught:
        export(tei, "docx", ExportOptions(), Report())
    assert "json" in caught.value.hint


@pytest.mark.parametrize("name", ["hi", "list", "quote", "div"])
@pytest.mark.parametrize("form", ["json", "txt", "words"])
def test_elements_nested_as_deep_as_xml_allows_give_a_file_or_an_error(name, form):
    inner = f"<{name}>" * 245 + f"</{name}>" * 245
    xml = issue(PAGE + article(f"{HEAD}{inner if name == 'div' else f'<p>{inner}</p>'}"))
    try:
        outcome = b"".join(made(xml, form).values()).decode()
    except InputError as error:
        outcome = error.message
    assert "yxrb-20311105" in outcome or "渡口的灯亮了" in outcome or "nests its" in outcome


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LANG": "zh_CN.UTF-8"},
    ],
    ids=["one", "another"],
)
def test_surroundings_change_no_byte(surroundings, tmp_path):
    path = GOLDEN / "issue.tei.xml"
    environment = {**os.environ, **surroundings}
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    forms = ("json", "txt", "words")
    files = {name: one for form in forms for name, one in made(path.read_bytes(), form).items()}
    for name in ("yxrb-20311105.json", "yxrb-20311105.words.jsonl"):
        assert b'"issue.tei.xml"' in files[name]
        files[name] = files[name].replace(b'"issue.tei.xml"', b'"yxrb-20311105.tei.xml"')
    data = {name: hashlib.sha256(one).hexdigest() for name, one in files.items()}
    assert dict(line.split() for line in run.stdout.splitlines()) == data


@given(issues())
def test_json_of_any_tei_is_valid_and_made_the_same_twice(xml):
    files = made(xml, "json")
    assert files == made(xml, "json")
    report = Report()
    for name, data in files.items():
        check_json(Path(name), data, report)
    assert [str(one) for one in report.findings] == []


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_every_file_ends_in_a_line_feed_and_has_no_mark_before_it(name):
    for form in ("json", "txt", "words"):
        for data in made(constructs(name), form).values():
            assert data.endswith(b"\n")
            assert not data.endswith(b"\n\n")
            assert b"\r" not in data
            assert not data.startswith(b"\xef\xbb\xbf")


def test_an_issue_without_items_is_an_empty_text_and_valid_json():
    assert made(issue(PAGE), "txt") == {"yxrb-20311105.txt": b""}
    files = made(issue(PAGE), "json")
    assert files["yxrb-20311105.articles.jsonl"] == b""
    report = Report()
    check_json(Path("x.json"), files["yxrb-20311105.json"], report)
    assert report.findings == []


def test_what_the_header_lacks_is_absent():
    header = issue("")[issue("").index("<sourceDesc>") : issue("").index("</sourceDesc>")]
    xml = issue(PAGE + article(f"{HEAD}<p>甲</p>")).replace(header, "<sourceDesc><p>-</p>")
    found = json.loads(made(xml, "json")["yxrb-20311105.json"])
    assert set(found) == {
        "schemaVersion", "id", "dateCertainty", "language", "pages", "articles", "provenance",
    }  # fmt: skip
    assert found["dateCertainty"] == "unknown"
    assert set(found["articles"][0]) == {
        *("id", "type", "pages", "position", "headline", "headlines", "text", "blocks"),
        *("lineNumbers", "charCount"),
    }


def test_the_hash_of_the_tei_is_stated_if_it_is_known():
    options = ExportOptions(sha256="0" * 64)
    found = json.loads(made(issue(PAGE), "json", options)["yxrb-20311105.json"])
    assert found["provenance"]["teiSha256"] == "0" * 64
    assert "teiSha256" not in made(issue(PAGE), "json")["yxrb-20311105.json"].decode()


@pytest.mark.parametrize(
    ("attributes", "kind", "genre"),
    [
        ("", "article", None),
        ('subtype="brief"', "brief", "brief"),
        ('subtype="news"', "article", "news"),
        ('subtype="weather"', "weather", "weather"),
    ],
)
def test_the_type_of_an_article_is_its_subtype_where_there_is_such_a_type(attributes, kind, genre):
    found = article_of(f"{HEAD}<p>甲</p>", attributes)
    assert (found["type"], found.get("genre")) == (kind, genre)


@pytest.mark.parametrize(
    ("kind", "expected", "flags"),
    [
        ("photo-story", "photo", []),
        ("notice", "notice", []),
        ("advertisement", "advertisement", []),
        ("fragment", "other", ["fragment", "div-low"]),
    ],
)
def test_items_of_other_kinds_have_types_of_their_own(kind, expected, flags):
    cert = ' cert="low"' if flags else ""
    xml = issue(f'{PAGE}<div type="{kind}" xml:id="a001"{cert}><p>甲</p></div>')
    (found,) = json.loads(made(xml, "json")["yxrb-20311105.json"])["articles"]
    assert (found["type"], found.get("quality", {}).get("flags", [])) == (expected, flags)


def test_a_line_read_in_pieces_has_the_number_of_the_whole():
    found = article_of(f'{HEAD}<p><lb n="57"/>甲<lb n="58.2" break="no"/>乙</p>')
    assert found["lineNumbers"] == [57, 58]
    assert found["source"] == {"file": "issue.txt", "lines": [1, 58]}


def test_lines_without_a_number_give_breaks_but_no_numbers():
    found = article_of(f'{HEAD}<p><lb n="2"/>甲<lb n="N003" break="no"/>乙</p>')
    assert found["lineBreaks"] == [1]
    assert "lineNumbers" not in found


def test_a_byline_at_the_end_is_a_block_only_if_there_is_one_at_the_head():
    found = article_of(f"{HEAD}<p>甲</p><byline>乙</byline>")
    assert (found["byline"], found["bylineAt"], found["text"]) == ("乙", "end", "甲")
    found = article_of(f"{HEAD}<byline>丙</byline><p>甲</p><byline>乙</byline>")
    assert (found["byline"], found.get("bylineAt"), found["text"]) == ("丙", None, "甲\n乙")
    assert [one["type"] for one in found["blocks"]] == ["paragraph", "signature"]


def test_articles_of_json_lines_are_whole_in_themselves():
    line = made(issue(PAGE + article(HEAD)), "json")["yxrb-20311105.articles.jsonl"]
    assert json.loads(line)["issue"] == {
        "id": "yxrb-20311105",
        "publication": {"name": "云溪日报"},
        "date": "2031-11-05",
        "issueNumber": "1024",
        "language": "zh-Hans",
    }


VALUES = st.recursive(
    st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_json_is_printed_as_the_standard_library_prints_it(value):
    assert print_json(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_plain_text_divides_items_and_keeps_printed_lines_on_request():
    content = article(f'{HEAD}<p><lb n="2"/>甲<lb n="3" break="no"/>乙<lb n="4"/>c</p>')
    xml = issue(PAGE + content + article(HEAD, "a002"))
    name = "yxrb-20311105.txt"
    head, division = "渡口的灯亮了", f"\n\n{DIVIDER}\n\n渡口的灯亮了\n"
    assert made(xml, "txt")[name].decode() == f"{head}\n\n甲乙 c{division}"
    lines = made(xml, "txt", ExportOptions(lines=True))[name].decode()
    assert lines == f"{head}\n\n甲\n乙\nc{division}"


TABLE = (
    '<table><row role="label"><cell><lb n="2"/>队名 </cell><cell>胜</cell></row>'
    '<row><cell><lb n="3"/>柳湾队 </cell><cell>3</cell></row></table>'
)


def test_plain_text_has_a_row_of_a_table_on_each_line():
    xml = issue(PAGE + article(f"{HEAD}{TABLE}<lg><l>山中</l><l>有雨</l></lg>"))
    text = made(xml, "txt")["yxrb-20311105.txt"].decode()
    assert text == "渡口的灯亮了\n\n队名\t胜\n柳湾队\t3\n\n山中\n有雨\n"


def test_json_says_how_many_rows_name_the_columns():
    data = json.loads(made(issue(PAGE + article(HEAD + TABLE)), "json")["yxrb-20311105.json"])
    (block,) = data["articles"][0]["blocks"]
    assert (block["columns"], block["headerRows"], len(block["parts"])) == (2, 1, 4)


def test_epub_has_the_names_of_columns_as_headers():
    book = made(issue(PAGE + article(HEAD + TABLE)), "epub")["yxrb-20311105.epub"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if "xhtml" in name]
    (page,) = [one for one in pages if "<table" in one]
    assert re.findall(r"<(t[hd])(?: scope=\"(\w+)\")?>([^<]*)", page) == [
        ("th", "col", "队名"),
        ("th", "col", "胜"),
        ("td", "", "柳湾队"),
        ("td", "", "3"),
    ]
