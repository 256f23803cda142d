# SPDX-License-Identifier: Apache-2.0
"""Data is checked against our schemas, and what is wrong is said in words."""

import json
from pathlib import Path

import pytest

from teikit import resources
from teikit.resources import DataProblem, check_data, schema_path

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"title": "a name", "type": "string", "pattern": "^[a-z]+$", "maxLength": 50},
        "kind": {"enum": ["daily", "weekly", 7]},
        "parts": {"type": "array", "items": {"title": "a number", "type": "integer"}},
        "day": {"title": "a day", "format": "date"},
    },
}


@pytest.fixture(autouse=True)
def _schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes SCHEMA the schema test.json."""
    (tmp_path / "test.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    monkeypatch.setattr(resources, "_PLACES", (tmp_path,))
    yield
    resources.schema_json.cache_clear()
    resources._validator.cache_clear()


def test_data_that_follows_its_schema_has_no_problem():
    value = {"name": "a", "kind": "daily", "parts": [1, 2], "day": "2031-11-05"}
    assert check_data(value, "test.json") == ()


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        ({"name": "A"}, ("name",), '"A" is not a name'),
        ({"name": "A" * 60}, ("name",), f'"{"A" * 40}…" is not a name'),
        ({"name": 1.5}, ("name",), "1.5 is not a name"),
        ({"name": 10**50}, ("name",), "a number is not a name"),
        ({"name": float("nan")}, ("name",), "a number is not a name"),
        ({"name": False}, ("name",), "false is not a name"),
        ({"name": {}}, ("name",), "a table is not a name"),
        ({"name": "a", "parts": [1, [2]]}, ("parts", 1), "a list is not a number"),
        ({"name": "a", "parts": None}, ("parts",), "this is not allowed here"),
        ({"name": "a", "day": "2031-02-30"}, ("day",), '"2031-02-30" is not a day'),
    ],
)
def test_a_value_is_shown_with_what_it_should_be(value, path, message):
    assert check_data(value, "test.json") == (DataProblem(path, message),)


def test_unknown_keys_and_values_are_answered_with_near_ones_and_the_allowed():
    problems = check_data({"Name": 1, "kind": "dayly", "x": 2}, "test.json")
    known = ("name", "kind", "parts", "day")
    assert set(problems) == {
        DataProblem(("Name",), 'there is no key "Name" (did you mean "name"?)', known),
        DataProblem(("x",), 'there is no key "x"', known),
        DataProblem((), 'the key "name" is missing', known),
        DataProblem(
            ("kind",),
            '"dayly" is not one of daily, weekly, 7 (did you mean "daily"?)',
            ("daily", "weekly", "7"),
        ),
    }


def test_of_very_many_problems_the_first_are_named():
    assert len(check_data({f"key{n}": 1 for n in range(5000)}, "test.json")) == 100


def test_a_broken_installation_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="not installed completely"):
        schema_path("nothing.json")
