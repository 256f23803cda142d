# SPDX-License-Identifier: Apache-2.0
"""Names that every system keeps alike: what is refused, what clashes, what an id becomes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.deposits.names import LONGEST, check_paths, fault_of, slug, stored_name
from teikit.report import Report

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


def clashes(*paths: str) -> list[str]:
    report = Report()
    check_paths(paths, report)
    return [one.code for one in report.findings]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("source/", "is empty"),
        ("/etc/passwd", "is empty"),
        ("source/../x", "a folder"),
        ("source/.", "a folder"),
        ("source/100%.txt", '"%"'),
        ("source/a\rb.txt", "control character"),
        ("source/a\nb.txt", "control character"),
        ("source/a\x00b", "control character"),
        ("source/a\x85b", "control character"),
        ("source/a\u2028b", "control character"),
        ("source/a\\b", "backslash"),
        ("source/ a", "white space"),
        ("source/a\u3000", "white space"),
        ("source/\udc80.txt", "not UTF-8"),
        ("source/CON", "device"),
        ("source/lpt1.txt", "device"),
        ("source/" + "字" * 67, "longer than"),
        ("source/e\u0301.txt", "normal form"),
    ],
)
def test_a_name_that_systems_read_in_different_ways_is_refused(path, reason):
    assert reason in fault_of(path)
    assert "D111" in clashes(path)


@pytest.mark.parametrize(
    "path",
    [
        "source/云溪日报 第3版.txt",
        "source/𠮷🗞️.xml",
        "source/=~#+,;@!'()[]{}.txt",
        "source/.hidden",
        "source/console.txt",
        "source/" + "字" * 66,
        "source/e\u0323.txt".replace("e\u0323", "\u1eb9"),
    ],
)
def test_any_other_name_is_kept(path):
    assert fault_of(path) == ""
    assert clashes(path) == []


@pytest.mark.parametrize(
    "paths",
    [
        ("source/Page.txt", "source/page.TXT"),
        ("source/straße.txt", "source/STRASSE.txt"),
        ("source/\u00e9.txt", "source/e\u0301.txt"),
        ("source/\u212b", "source/\u00c5"),
        ("source/a", "source/a/b"),
        ("source/A/b", "source/a"),
        ("source/a", "source/a"),
    ],
)
def test_names_that_could_not_lie_side_by_side_are_refused(paths):
    assert "D112" in clashes(*paths)
    report = Report()
    check_paths(paths, report)
    clash = next(one for one in report.findings if one.code == "D112")
    assert all(path in clash.message for path in paths)


def test_names_in_different_folders_do_not_clash():
    assert clashes("source/a.txt", "export/A.txt", "source/b/a.txt") == []


@given(NAMES)
def test_a_name_that_is_kept_is_in_normal_form_and_short(name):
    if fault_of(name) == "":
        assert name == unicodedata.normalize("NFC", name) == stored_name(name)
        assert len(name.encode()) <= LONGEST
        assert not re.search(r"[%\\\r\n\0]", name)


@given(st.lists(NAMES, min_size=2, max_size=8, unique=True))
def test_different_ids_have_different_slugs(ids):
    assert len({slug(one) for one in ids}) == len(ids)


@given(NAMES)
def test_a_slug_is_a_name_that_is_kept(identifier):
    assert re.fullmatch(r"[A-Za-z0-9._=-]+", slug(identifier))
    assert fault_of(slug(identifier)) == ""


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("shenbao_19250530", "shenbao_19250530"),
        ("yxrb-20311105.A", "yxrb-20311105.A"),
        ("云溪", "=4e91==6eaa="),
        ("con", "=63=on"),
        (".x", "=2e=x"),
    ],
)
def test_what_an_id_is_called(identifier, name):
    assert slug(identifier) == name


def test_a_very_long_id_ends_in_a_digest():
    one, other = slug("a" * 500), slug("a" * 501)
    assert len(one) == len(other) == 134
    assert one != other
