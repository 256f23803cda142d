# SPDX-License-Identifier: Apache-2.0
"""Explains the codes of findings, from the catalogue."""

import difflib
import textwrap
from operator import eq

from teikit.cli.columns import table
from teikit.cli.streams import say
from teikit.errors import UsageError
from teikit.report import catalogue, printable

_WIDTH = 80
_MISREAD = str.maketrans("OIL", "011")


def explain_code(code: str) -> None:
    """Print the entry of a code; raises UsageError with a code near it if there is none."""
    entries = catalogue()
    entry = entries.get(code.upper())
    if entry is None:
        raise _unknown(code, list(entries))
    retired = f", no longer given since {entry['retired']}" if "retired" in entry else ""
    say(f"{code.upper()} {entry['severity']}: {entry['title']}")
    for label, text in (
        ("Message", entry["message"]),
        ("Meaning", entry["explanation"]),
        ("Repair", entry["repair"]),
        ("Since", f"teikit {entry['since']}{retired}"),
    ):
        say("\n" + _paragraph(label, text))


def list_codes() -> None:
    """Print all codes, one a line, in their order."""
    rows = [
        (code, entry["severity"], entry["title"]) for code, entry in sorted(catalogue().items())
    ]
    for line in table(rows):
        say(line)


def _paragraph(label: str, text: str) -> str:
    """Return a text under its label, each of its lines broken at the width of a terminal."""
    lines = [
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="  ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        for line in text.splitlines()
    ]
    return "\n".join([label, *lines])


def _unknown(code: str, codes: list[str]) -> UsageError:
    typed = "".join(filter(str.isalnum, code.upper()))
    meant = typed[:1] + typed[1:].translate(_MISREAD)
    near = difflib.get_close_matches(meant, codes, n=20, cutoff=0.6)
    best = max(near, key=lambda one: sum(map(eq, one, meant)), default="")
    hint = f"Did you mean {best}? " if best else ""
    return UsageError(
        f'there is no code "{printable(code)}"', f"{hint}teikit explain lists all codes."
    )
