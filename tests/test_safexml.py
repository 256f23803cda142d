# SPDX-License-Identifier: Apache-2.0
"""What the one XML parser refuses, what it lets through, and that it fetches nothing."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.errors import InputError
from teikit.safexml import MAXIMUM_BYTES, parse

SECRET = "plover-xyzzy-4711"


def laughs(end: str) -> str:
    """Entities that grow tenfold nine times, used as `end` says."""
    declared = ['<!ENTITY a "aaaaaaaaaa">']
    for index in range(9):
        before, name = chr(ord("a") + index), chr(ord("b") + index)
        declared.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    return f"<!DOCTYPE a [{''.join(declared)}]>{end}"


ATTACKS = {
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file://{dtd}">]><a>&x;</a>',
    "external entity never used": '<!DOCTYPE a [<!ENTITY x SYSTEM "file://{dtd}">]><a>b</a>',
    "relative entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "secret.dtd">]><a>&x;</a>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "file://{dtd}"> %x;]><a>&y;</a>',
    "parameter entity never used": '<!DOCTYPE a [<!ENTITY % x "y">]><a/>',
    "entity of an external DTD": '<!DOCTYPE a SYSTEM "file://{dtd}"><a>&y;</a>',
    "the same in an attribute": '<!DOCTYPE a SYSTEM "file://{dtd}"><a b="&y;"/>',
    "internal entity": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    "undefined entity": "<a>1&nbsp;2</a>",
    "billion laughs": laughs("<a>&j;</a>"),
    "billion laughs in an attribute": laughs('<a b="&j;"/>'),
    "quadratic growth": f'<!DOCTYPE a [<!ENTITY x "{"x" * 50_000}">]><a>{"&x;" * 5_000}</a>',
    "deep nesting": "<a>" * 257 + "</a>" * 257,
    "huge text": "<a>" + "x" * 10_100_000 + "</a>",
    "huge attribute": '<a b="' + "x" * 10_100_000 + '"/>',
    "huge name": "<" + "x" * 60_000 + "/>",
    "NUL": "<a>\0</a>",
    "control character": "<a>\1</a>",
    "reference to a control character": "<a>&#1;</a>",
    "noncharacter": "<a>\ufffe</a>",
    "reference to a surrogate": "<a>&#xD800;</a>",
    "XML 1.1": '<?xml version="1.1"?><a>&#1;</a>',
    "unknown encoding": '<?xml version="1.0" encoding="klingon"?><a/>',
    "undeclared prefix": "<x:a/>",
    "cut in the middle": "<a><b>c</b>",
    "more than one root": "<a/><b/>",
}

LIMITS = {
    "billion laughs",
    "billion laughs in an attribute",
    "quadratic growth",
    "deep nesting",
    "huge text",
    "huge attribute",
    "huge name",
    "external entity never used",
    "parameter entity never used",
    "internal entity",
}


@pytest.fixture
def dtd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DTD beside the document, whose one entity is the secret."""
    path = tmp_path / "secret.dtd"
    path.write_text(f'<!ENTITY y "{SECRET}">', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_and_tells_no_secret(attack: str, dtd: Path):
    document = ATTACKS[attack].replace("{dtd}", str(dtd)).encode()
    with pytest.raises(InputError) as refused:
        parse(document, "bad.xml")
    error = refused.value
    assert error.code == ("R004" if attack in LIMITS else "R003")
    assert "bad.xml" in error.message
    assert error.hint
    assert SECRET not in error.message + error.hint


def test_packed_bytes_are_not_unpacked():
    with pytest.raises(InputError) as refused:
        parse(gzip.compress(b"<a/>"), "a.xml")
    assert refused.value.code == "R003"


def test_bytes_that_are_not_in_the_declared_encoding_are_refused():
    with pytest.raises(InputError) as refused:
        parse("<a>\n版面</a>".encode("gb18030"), "a.xml")
    assert (refused.value.code, refused.value.line) == ("R003", 2)


def test_the_error_names_line_and_column():
    with pytest.raises(InputError) as refused:
        parse(b"<a>\n <b></c>\n</a>", "a.xml")
    assert refused.value.line == 2
    assert "line 2, column" in refused.value.message


def test_a_file_over_the_size_limit_is_refused_before_parsing():
    with pytest.raises(InputError) as refused:
        parse(b" " * (MAXIMUM_BYTES + 1), "a.xml")
    assert refused.value.code == "R004"
    assert "64 MB" in refused.value.message


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a SYSTEM "file://{dtd}"><a>b</a>',
        '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:9/a.dtd"><a>b</a>',
        '<!DOCTYPE a [<!ATTLIST a c CDATA "d">]><a>b</a>',
    ],
)
def test_a_doctype_without_entities_passes_and_adds_nothing(document: str, dtd: Path):
    root = parse(document.replace("{dtd}", str(dtd)).encode(), "a.xml")
    assert (root.text, dict(root.attrib)) == ("b", {})


def test_nothing_is_dropped_from_a_document():
    root = parse("<a> <!--c--><?p i?><![CDATA[<]]> \u00a0\u200b\u202e</a>".encode(), "a.xml")
    assert [type(child).__name__ for child in root] == ["_Comment", "_ProcessingInstruction"]
    assert "".join(root.itertext()) == " < \u00a0\u200b\u202e"


def test_doubled_and_malformed_ids_are_left_to_the_validators():
    root = parse(b'<a><b xml:id="1 2"/><b xml:id="1 2"/></a>', "a.xml")
    assert len(root) == 2


def test_inclusions_are_not_processed():
    document = '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="secret.dtd"/></a>'
    assert parse(document.encode(), "a.xml")[0].tag == "{http://www.w3.org/2001/XInclude}include"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "gb18030", "gbk", "big5", "shift_jis", "euc-jp"]
)
def test_a_declared_encoding_is_read(encoding: str):
    document = f'<?xml version="1.0" encoding="{encoding}"?><a>日本山水</a>'
    assert parse(document.encode(encoding), "a.xml").text == "日本山水"


@given(st.one_of(st.binary(), st.text("<>&;ax!/[]'\"= -?\0", max_size=60).map(str.encode)))
def test_any_bytes_give_a_tree_or_a_refusal(data: bytes):
    assert outcome(data) in {"tree", "R003", "R004"}


def outcome(data: bytes) -> str:
    """What comes of parsing: the word tree or the code of a refusal."""
    try:
        parse(data, "any.xml")
    except InputError as error:
        return error.code
    return "tree"
