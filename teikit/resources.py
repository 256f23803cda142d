# SPDX-License-Identifier: Apache-2.0
"""Finds the files of schemas/, in a wheel and in a checkout, and checks data against them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")
_SHOWN = 40  # characters of a wrong value
_MOST = 100  # problems
_LARGE = 10**9  # a number beyond is not shown


def schema_path(name: str) -> Path:
    """Return the path of schemas/`name`; raises FileNotFoundError, which is a broken install."""
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"teikit is not installed completely: schemas/{name} is missing")


@cache
def schema_json(name: str) -> dict[str, Any]:
    """Return the JSON object in schemas/`name`, read once."""
    loaded: dict[str, Any] = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return loaded


@cache
def _validator(name: str, part: str) -> Any:  # noqa: ANN401 - jsonschema has no types
    from jsonschema import Draft202012Validator  # here: it is slow to import

    schema = schema_json(name)
    Draft202012Validator.check_schema(schema)
    own = {"$ref": f"#/$defs/{part}"} if part else {}
    return Draft202012Validator(
        {key: value for key, value in schema.items() if part == "" or key.startswith("$")} | own,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def schema_problem(value: object, name: str, part: str = "") -> str:
    """Return the first thing in `value` that breaks schemas/`name`, "" if nothing does.

    `part` is the name of one of its definitions, "" for the whole.
    """
    error = next(iter(_validator(name, part).iter_errors(value)), None)
    if error is None:
        return ""
    place = "/".join(map(str, error.absolute_path))
    return f"{place}: {error.message}" if place else str(error.message)


@dataclass(frozen=True, slots=True)
class DataProblem:
    """What breaks a schema, in words; `path` leads there by keys and 0-based places.

    `allowed` are the keys or values that may stand there, where these are few.
    """

    path: tuple[str | int, ...]
    message: str
    allowed: tuple[str, ...] = ()


def check_data(value: object, name: str) -> tuple[DataProblem, ...]:
    """Return what breaks schemas/`name` in `value`, for the person who wrote it; 100 at most.

    A part of the schema says in its title what a value of it is, as in "a full day".
    """
    errors = _validator(name, "").iter_errors(value)
    problems = (problem for error in errors for problem in _problems(error))
    return tuple(dict.fromkeys(islice(problems, _MOST)))


def _problems(error: Any) -> Iterator[DataProblem]:  # noqa: ANN401
    """Yield an error of jsonschema in our words; of several unknown keys, each."""
    path, schema, value = tuple(error.absolute_path), error.schema, error.instance
    known = tuple(schema.get("properties", ()))
    if error.validator == "additionalProperties":
        for key in (one for one in value if one not in known):
            yield DataProblem((*path, key), f'there is no key "{key}"{_near(key, known)}', known)
    elif error.validator == "required":
        missing = next(one for one in error.validator_value if one not in value)
        yield DataProblem(path, f'the key "{missing}" is missing', known)
    elif error.validator == "enum":
        values = tuple(map(str, error.validator_value))
        words = f"is not one of {', '.join(values)}{_near(str(value), values)}"
        yield DataProblem(path, f"{_shown(value)} {words}", values)
    else:
        yield DataProblem(path, f"{_shown(value)} is not {schema.get('title', 'allowed here')}")


def _near(word: str, words: tuple[str, ...]) -> str:
    """Return the question after the word spelt most like `word`, "" if none is near."""
    by_case = {one.lower(): one for one in words}
    near = get_close_matches(word.lower(), by_case, n=1)
    return f' (did you mean "{by_case[near[0]]}"?)' if near else ""


def _shown(value: object) -> str:
    """Return a value as the one who wrote it knows it, a long one cut."""
    if isinstance(value, str):
        return f'"{value[:_SHOWN]}{"…" if len(value) > _SHOWN else ""}"'
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value) if abs(value) < _LARGE else "a number"
    kinds = {dict: "a table", list: "a list", bool: "true" if value else "false"}
    return kinds.get(type(value), "this")
