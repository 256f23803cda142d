# SPDX-License-Identifier: Apache-2.0
"""The id of an issue comes from the user, else from code and day, else from its first source."""

import pytest
from issues import source

from teikit.encoder import issue_id
from teikit.errors import InputError, UsageError
from teikit.model.metadata import Metadata


def test_an_issue_without_id_is_named_after_the_first_source():
    sources = (source("甲"), source("乙", index=2))
    assert issue_id(Metadata(), sources) == "u-" + sources[0].sha256[:12]


@pytest.mark.parametrize("name", ["yxrb-20311105", "_a.B-1", "a", "x" * 100, "a01", "source-1"])
def test_an_id_of_the_user_is_taken_as_it_is(name):
    assert issue_id(Metadata(id=name), (source("甲"),)) == name


@pytest.mark.parametrize(
    "name",
    ["2031", "-a", ".a", "云溪", "a b", "a/b", "a:b", "a\n", "é", "x" * 101, "../a", " "],
)
def test_an_id_that_is_no_ascii_name_is_refused_with_an_example(name):
    with pytest.raises(UsageError, match="cannot be the id") as caught:
        issue_id(Metadata(id=name), (source("甲"),))
    assert "yxrb-20311105" in caught.value.hint


@pytest.mark.parametrize(
    "name", ["teikit", "run-in", "a001", "a1000-p1", "pb-01", "fw-01", "src-1", "src-print"]
)
def test_an_id_that_stands_elsewhere_in_the_file_is_refused(name):
    with pytest.raises(UsageError, match="for a part of the issue"):
        issue_id(Metadata(id=name), (source("甲"),))


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"code": "yxrb", "date": "2031-11-05"}, "yxrb-20311105"),
        ({"code": "yxrb", "date": "2031-11-05", "edition": "pm"}, "yxrb-20311105-pm"),
        ({"id": "x", "code": "yxrb", "date": "2031-11-05"}, "x"),
        ({"code": "yxrb"}, "u-" + source("甲").sha256[:12]),
        ({"date": "2031-11-05", "edition": "pm"}, "u-" + source("甲").sha256[:12]),
    ],
)
def test_code_and_day_make_an_id_and_that_of_the_user_goes_before(facts, name):
    assert issue_id(Metadata(**facts), (source("甲"),)) == name


@pytest.mark.parametrize(
    "facts", [{"code": "pb"}, {"code": "yxrb", "edition": "城市版"}, {"code": "x" * 95}]
)
def test_an_id_that_cannot_be_made_of_code_and_day_is_asked_for(facts):
    with pytest.raises(InputError) as caught:
        issue_id(Metadata(date="2031-11-05", **facts), (source("甲"),))
    assert (caught.value.code, caught.value.exit_code) == ("R019", 3)
    assert "--id" in caught.value.hint
