# SPDX-License-Identifier: Apache-2.0
"""What is doubtful: findings, their places, and the report they are gathered in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from teikit.errors import InputError
from teikit.resources import schema_json

_SHOWN = 5  # problems


class Severity(StrEnum):
    """How much a finding matters: a wrong file, a thing to look at, a thing to know."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding lies; `line` is 1-based in `file`, 0 or "" where it does not apply."""

    file: str = ""
    line: int = 0
    page: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry of a report; `message` and `hint` are the catalogue's texts, filled in."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str = ""

    def __str__(self) -> str:
        where = self.place.file + (f":{self.place.line}" if self.place.line else "")
        return f"{where}: {self.code} {self.severity}: {printable(self.message)}".removeprefix(": ")


def printable(text: str) -> str:
    r"""Return text with its control characters shown as \x1b, so that none reaches a terminal."""
    return "".join(
        f"\\x{ord(char):02x}" if ord(char) < 32 or 127 <= ord(char) < 160 else char for char in text
    )


def catalogue() -> dict[str, dict[str, str]]:
    """Return the entries of schemas/findings.json by code."""
    codes: dict[str, dict[str, str]] = schema_json("findings.json")["codes"]
    return codes


@dataclass(slots=True)
class Report:
    """The findings of one run, in the order they were made; the one thing that is appended to."""

    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, place: Place, **facts: Any) -> None:  # noqa: ANN401
        """Append the finding `code`, its texts filled with `facts`."""
        entry = catalogue()[code]
        self.findings.append(
            Finding(
                code,
                Severity(entry["severity"]),
                entry["message"].format(**facts),
                place,
                entry["repair"].format(**facts),
            )
        )

    def worst(self) -> Severity | None:
        """Return the highest severity among the findings, None if there are none."""
        ranks = list(Severity)
        return max((one.severity for one in self.findings), key=ranks.index, default=None)


def refusal_at(
    code: str,
    problems: Sequence[tuple[int, str]],
    **facts: Any,  # noqa: ANN401
) -> InputError:
    """Return the error for problems, each with its line, 0 if that is not known.

    The first five fill the fact `problems`.
    """
    problems = sorted(problems, key=lambda problem: problem[0])
    words = [f"line {line}: {said}" if line else said for line, said in problems[:_SHOWN]]
    more = len(problems) - len(words)
    words += [f"and {more} more"] if more else []
    error = refusal(code, problems="; ".join(words), **facts)
    error.line = problems[0][0]
    return error


def refusal(code: str, **facts: Any) -> InputError:  # noqa: ANN401
    """Return the error for a refusal of the catalogue, its texts filled with `facts`."""
    entry = catalogue()[code]
    return InputError(entry["message"].format(**facts), entry["repair"].format(**facts), code)
