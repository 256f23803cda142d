# SPDX-License-Identifier: Apache-2.0
"""Reads issue.toml: what a person states of an issue and its pages, checked against a schema."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from teikit.errors import InputError
from teikit.files import read_bytes
from teikit.language.lexicon import profile_names
from teikit.model.metadata import Identifier, Metadata, PageFacts
from teikit.readers.encodings import KNOWN, canonical_name
from teikit.report import refusal_at
from teikit.resources import DataProblem, check_data

SIDECAR_NAME = "issue.toml"
_SCHEMA = "metadata.schema.json"
_MAXIMUM_BYTES = 1 << 20
_SHOWN = 5  # problems
_BITS = 63
_TABLE = re.compile(r"\s*\[{1,2}\s*([\w-]+)")
_ENTRY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[.=]")
_GENERAL_HINT = 'Correct the file; a text stands in straight double quotes: paper = "云溪日报".'


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file in the folder of the sidecar that `[[page]]` or `[words]` names in this line."""

    name: str
    facts: PageFacts
    line: int


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What an issue.toml says; `name` is its own name, `pages` are in reading order.

    `metadata` has no pages yet, as a file may hold several. With `one_page`, none does.
    `dictionaries` are files of words.
    """

    name: str
    metadata: Metadata
    pages: tuple[PageFile, ...]
    encoding: str
    profile: str
    one_page: bool
    dictionaries: tuple[PageFile, ...] = ()


def read_sidecar(path: Path) -> Sidecar:
    """Return what the issue.toml at `path` says.

    Raises InputError: R010 if any of it cannot be understood, R011 to R014 as for any file.
    """
    text = _decode(path)
    data = _parse(text, path.name)
    problems = check_data(data, _SCHEMA) or tuple(_further_problems(data))
    if problems:
        raise _refuse_data(path.name, text, problems)
    return _sidecar(path.name, text, data)


def number_pages(
    sidecar: Sidecar, files: Sequence[PageFile], counts: Sequence[int]
) -> tuple[PageFacts, ...]:
    """Return all pages with their numbers; `counts` are the pages in each file.

    A number that is not stated goes on from the page before. Raises InputError R010 for one that
    does not come after it.
    """
    pages: list[PageFacts] = []
    last = 0
    for file, count in zip(files, counts, strict=True):
        number = file.facts.number or last + 1
        if number <= last:
            problem = f"{file.name} has n = {number}, but the pages before it go up to {last}"
            hint = "List the pages in reading order, each with its number or all without."
            raise refuse_sidecar(sidecar.name, [(file.line, problem)], hint)
        pages.append(PageFacts(number, file.facts.label))
        pages += [PageFacts(number + more) for more in range(1, count)]
        last = number + count - 1
    return tuple(pages)


def refuse_missing(sidecar: Sidecar, files: Sequence[PageFile], names: Sequence[str]) -> None:
    """Raise InputError R010 if one of its files is none of the `names` in its folder."""
    there = set(names)
    problems: list[tuple[int, str]] = []
    for file in (one for one in files if one.name not in there):
        near = get_close_matches(file.name, names, n=1) if len(problems) < _SHOWN else []
        meant = f' (did you mean "{near[0]}"?)' if near else ""
        problems.append((file.line, f'there is no file "{file.name}"{meant}'))
    if problems:
        hint = f"Files stand in the folder of {sidecar.name}; correct the names, or add them."
        raise refuse_sidecar(sidecar.name, problems, hint)


def refuse_sidecar(name: str, problems: Sequence[tuple[int, str]], hint: str) -> InputError:
    """Return the error R010 for problems, each with its line, 0 if that is not known."""
    return refusal_at("R010", problems, file=name, hint=hint)


def _decode(path: Path) -> str:
    try:
        return read_bytes(path, _MAXIMUM_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8: byte {error.start} does not belong there"
        raise refuse_sidecar(path.name, [(0, problem)], "Save the file as UTF-8.") from None


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = _with_texts_for_days(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        broken = isinstance(error, tomllib.TOMLDecodeError)
        reason = str(error) if broken else "a value is too large or too deep"
        raise refuse_sidecar(name, [(0, f"it is not TOML: {reason}")], _GENERAL_HINT) from None
    return data


def _with_texts_for_days(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return data of TOML as data of JSON, which has no dates.

    Raises ValueError for a number beyond the 64 bits of TOML, which cannot always be printed.
    """
    if isinstance(value, int) and value.bit_length() > _BITS:
        raise ValueError("a number is too large")
    if isinstance(value, dict):
        return {key: _with_texts_for_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_texts_for_days(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _further_problems(data: dict[str, Any]) -> Iterator[DataProblem]:
    """Yield what a schema cannot know: encodings, profiles, a file that is two pages."""
    source = data.get("source", {})
    if "encoding" in source and not canonical_name(source["encoding"]):
        message = f'"{source["encoding"]}" is no encoding that is read'
        yield DataProblem(("source", "encoding"), message, tuple(KNOWN.split(", ")))
    if "profile" in source and source["profile"] not in profile_names():
        message = f'there is no profile "{source["profile"]}"'
        yield DataProblem(("source", "profile"), message, profile_names())
    seen: Counter[str] = Counter()
    for place, page in enumerate(data.get("page", ())):
        if seen[page["file"]]:
            yield DataProblem(("page", place, "file"), f'"{page["file"]}" is a page already')
        seen[page["file"]] += 1
    for place, name in enumerate(data.get("words", {}).get("dictionaries", ())):
        if name in seen:
            message = f'"{name}" is a page, and no dictionary'
            yield DataProblem(("words", "dictionaries", place), message)


def _refuse_data(name: str, text: str, problems: Sequence[DataProblem]) -> InputError:
    """Return the error R010, its hint what may stand where something is wrong."""
    lines = _Lines.of(text)
    placed = [(lines.find(problem.path), problem) for problem in problems]
    allowed: dict[tuple[str, ...], int] = {}
    for line, problem in sorted(placed, key=lambda one: one[0])[:_SHOWN]:
        if problem.allowed:
            allowed.setdefault(problem.allowed, line)
    hints = [
        f"Allowed{f' at line {line}' if line else ''}: {', '.join(words)}."
        for words, line in allowed.items()
    ]
    hint = " ".join(hints) or _GENERAL_HINT
    return refuse_sidecar(name, [(line, one.message) for line, one in placed], hint)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The line of each key by its table and the table's place among those of this name, from 0.

    A TOML parser tells no lines, and these are only to point there: a key inside a value of
    several lines may be missed. The key "" is the table itself.
    """

    numbers: dict[tuple[str, int, str], int]

    @classmethod
    def of(cls, text: str) -> "_Lines":
        """Return the lines of the keys in a text."""
        numbers: dict[tuple[str, int, str], int] = {}
        seen: Counter[str] = Counter()
        table, place = "", 0
        for number, line in enumerate(text.split("\n"), 1):
            opened, entry = _TABLE.match(line), _ENTRY.match(line)
            if opened:
                table, place = opened[1], seen[opened[1]]
                seen[table] += 1
            key = entry[1] if entry and not opened else ""
            if opened or entry:
                numbers.setdefault((table, place, key), number)
        return cls(numbers)

    def find(self, path: Sequence[str | int]) -> int:
        """Return the line of the key at a path, else of its table, else 0."""
        table, *rest = path or ("",)
        place = rest[0] if rest and isinstance(rest[0], int) else 0
        key = next((one for one in rest if isinstance(one, str)), "")
        ways = ((str(table), place, key), (str(table), place, ""), ("", 0, str(table)))
        return next((self.numbers[way] for way in ways if way in self.numbers), 0)


def _sidecar(name: str, text: str, data: dict[str, Any]) -> Sidecar:
    issue, source, lines = data.get("issue", {}), data.get("source", {}), _Lines.of(text)
    plain = {key: issue[key].strip() for key in _PLAIN if key in issue}
    metadata = Metadata(
        **plain,
        title=issue.get("paper", "").strip(),
        number=str(issue.get("number", "")).strip(),
        identifiers=tuple(
            Identifier(kind, issue["idno"][kind].strip())
            for kind in ("ISSN", "CN")
            if kind in issue.get("idno", {})
        ),
        languages=tuple(issue.get("languages", ())),
    )
    pages = (
        PageFile(
            page["file"],
            PageFacts(int(page.get("n", 0)), page.get("label", "").strip()),
            lines.find(("page", place, "file")),
        )
        for place, page in enumerate(data.get("page", ()))
    )
    line = lines.find(("words", "dictionaries"))
    words = data.get("words", {}).get("dictionaries", ())
    return Sidecar(
        name,
        metadata,
        tuple(pages),
        encoding=source.get("encoding", ""),
        profile=source.get("profile", ""),
        one_page=source.get("page_break") == "none",
        dictionaries=tuple(PageFile(one, PageFacts(), line) for one in words),
    )


_PLAIN = ("id", "code", "date", "edition", "publisher", "place", "licence", "rights")
