# SPDX-License-Identifier: Apache-2.0
"""Checks JSON exports, issue, articles or words, by their schema and beyond (exports.md 3.4)."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from teikit.report import Place, Report
from teikit.resources import schema_json
from teikit.validators.article_json import CHECKS

_SCHEMA = "issue.schema.json"
_WORDS = "words.schema.json"
_SHOWN = 60  # characters of a wrong value


def refuse_json(path: Path, head: bytes) -> str:
    """Return "" if the file begins as a JSON object does, else the reason why it is none."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "" if start.startswith(b"{") else "does not begin with {"


def check_json(path: Path, data: bytes, report: Report) -> None:
    """Add V301 to V309 for an issue, or for JSON Lines: one article a line, or its words.

    The line of a finding is that of the article in JSON Lines, 0 in an issue.
    """
    try:
        text = data.decode("utf-8")
        lines = _articles(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        report.add("V308", Place(str(path)), reason=str(error))
        return
    if lines is None:
        _check_issue(str(path), _parse(text), report)
        return
    if _is_header(lines[0]):
        _check_words(lines, str(path), report)
        return
    for number, article in enumerate(lines, start=1):
        _check_schema(article, "line", Place(str(path), number, item=_id(article)), report)
        if isinstance(article, dict):
            _check_article(article, Place(str(path), number, item=_id(article)), report)
    _check_ids(lines, str(path), report)


def _check_words(lines: list[Any], path: str, report: Report) -> None:
    for number, one in enumerate(lines, start=1):
        place = Place(path, number, item=_id(one) if number > 1 else "")
        _check_schema(one, "article" if number > 1 else "header", place, report, _WORDS)
    _check_ids(lines[1:], path, report)


def _is_header(value: Any) -> bool:  # noqa: ANN401
    """Tell whether a line is that on the words of an issue, which names their engine."""
    return isinstance(value, dict) and "engine" in value and "articles" not in value


def _articles(text: str) -> list[Any] | None:
    """Return the lines of JSON Lines, None if the text is one issue; raises ValueError."""
    try:
        whole = _parse(text)
    except ValueError:
        if not _is_json(text.partition("\n")[0]):
            raise
        return [_parse_line(*one) for one in enumerate(text.removesuffix("\n").split("\n"), 1)]
    lone = isinstance(whole, dict) and "issue" in whole and "articles" not in whole
    return [whole] if lone or _is_header(whole) else None


def _is_json(text: str) -> bool:
    try:
        _parse(text)
    except ValueError:
        return False
    return True


def _parse_line(number: int, line: str) -> Any:  # noqa: ANN401
    try:
        return _parse(line)
    except ValueError as error:
        raise ValueError(f"line {number}: {error}") from error


def _parse(text: str) -> Any:  # noqa: ANN401
    """Return the value of a text; raises ValueError for what JSON does not allow."""
    return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'the key "{twice}" stands twice in one object')
    return members


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _check_issue(path: str, issue: Any, report: Report) -> None:  # noqa: ANN401
    _check_schema(issue, "", Place(path), report)
    articles = issue.get("articles") if isinstance(issue, dict) else None
    pages = issue.get("pages") if isinstance(issue, dict) else None
    if not isinstance(articles, list) or not isinstance(pages, list):
        return
    for article in articles:
        if isinstance(article, dict):
            _check_article(article, Place(path, item=_id(article)), report)
    _check_ids([*articles, *pages], path, report)
    _check_references(articles, pages, path, report)


def _check_article(article: dict[str, Any], place: Place, report: Report) -> None:
    for code, check in CHECKS:
        try:
            problems = list(check(article))
        except (TypeError, KeyError, ValueError, AttributeError):
            continue  # of another shape than the schema says, which V301 has reported
        for problem in problems:
            report.add(code, place, problem=problem)


def _check_ids(members: list[Any], path: str, report: Report) -> None:
    used: set[str] = set()
    for one in members:
        name = _id(one)
        if name and name in used:
            report.add("V304", Place(path, item=name), id=name)
        used.add(name)


def _check_references(articles: list[Any], pages: list[Any], path: str, report: Report) -> None:
    """Add V305 for a page label or article id that nothing has, in articles and pages."""
    labels = {one.get("label") for one in pages if isinstance(one, dict)}
    ids = {_id(one) for one in articles}
    for page in pages:
        _check_names(_strings(page, "articles"), ids, "article", Place(path), report)
    for article in articles:
        place = Place(path, item=_id(article))
        named = _strings(article, "pages") + _labels_inside(article)
        _check_names(named, labels, "page", place, report)
        links = [_id(one) for one in _objects(article, "related")]
        _check_names(links, ids, "article", place, report)


def _check_names(
    names: list[str], known: set[Any], kind: str, place: Place, report: Report
) -> None:
    for name in dict.fromkeys(names):
        if name not in known:
            report.add("V305", place, kind=kind, name=name)


def _labels_inside(article: Any) -> list[str]:  # noqa: ANN401
    kinds = ("blocks", "pageBreaks", "images", "regions")
    found = (one.get("page") for kind in kinds for one in _objects(article, kind))
    return [one for one in found if isinstance(one, str)]


def _strings(value: Any, key: str) -> list[str]:  # noqa: ANN401
    return [one for one in _list(value, key) if isinstance(one, str)]


def _objects(value: Any, key: str) -> list[dict[str, Any]]:  # noqa: ANN401
    return [one for one in _list(value, key) if isinstance(one, dict)]


def _list(value: Any, key: str) -> list[Any]:  # noqa: ANN401
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _id(value: Any) -> str:  # noqa: ANN401
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


@cache
def _validator(name: str, part: str) -> Any:  # noqa: ANN401 - jsonschema has no types
    from jsonschema import Draft202012Validator as Validator  # here: it is slow to import

    schema = schema_json(name)
    Validator.check_schema(schema)
    if part:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    return Validator(schema, format_checker=Validator.FORMAT_CHECKER)


def _check_schema(
    value: Any,  # noqa: ANN401
    part: str,
    place: Place,
    report: Report,
    name: str = _SCHEMA,
) -> None:
    for error in _validator(name, part).iter_errors(value):
        path = ".".join(map(str, error.absolute_path)) or "the whole"
        report.add("V301", place, path=path, problem=_problem(error))


def _problem(error: Any) -> str:  # noqa: ANN401
    """Return an error of jsonschema in our words, without the data around it."""
    return "; ".join(_PROBLEMS.get(error.validator, _other)(error))


def _unknown_keys(error: Any) -> Iterator[str]:  # noqa: ANN401
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known and not key.startswith("x-"):
            yield f'there is no key "{key}"'


def _missing_keys(error: Any) -> Iterator[str]:  # noqa: ANN401
    for key in error.validator_value:
        if key not in error.instance and f"{key!r} is a required" in error.message:
            yield f'the key "{key}" is missing'


def _other(error: Any) -> Iterator[str]:  # noqa: ANN401
    shown = json.dumps(error.instance, ensure_ascii=False)
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    rule = json.dumps(error.validator_value, ensure_ascii=False)
    yield f"{shown} breaks the rule {error.validator} {rule[:_SHOWN]}"


_PROBLEMS = {"additionalProperties": _unknown_keys, "required": _missing_keys}
