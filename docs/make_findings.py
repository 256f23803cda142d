# SPDX-License-Identifier: Apache-2.0
"""Writes docs/findings.md from the catalogue, schemas/findings.json.

.venv/bin/python docs/make_findings.py
"""

import re
from collections.abc import Iterator
from pathlib import Path

from teikit.report import catalogue

PAGE = Path(__file__).with_name("findings.md")

_AREAS = {
    "R": "Reading",
    "S": "Recognition",
    "E": "Encoding",
    "V": "Validation",
    "X": "Export",
    "D": "Deposit",
}
_OPENING = """\
# Findings

Generated from schemas/findings.json by docs/make_findings.py; edit the catalogue, not this page.
`teikit explain CODE` prints an entry.

An error means that a file is wrong or an input refused, a warning that somebody should look, a note
that something is worth knowing. Errors end a command with exit code 1, with `--strict` warnings
too. A code is never given twice; words in braces are filled in."""


def page() -> str:
    """Return the page: an overview, then each entry under a heading of its own."""
    entries = catalogue()
    parts = [_OPENING, "\n".join(_overview(entries))]
    for letter, area in _AREAS.items():
        codes = [code for code in sorted(entries) if code[0] == letter]
        if codes:
            parts.append(f"## {area}")
            parts += [_entry(code, entries[code]) for code in codes]
    return "\n\n".join(parts) + "\n"


def _overview(entries: dict[str, dict[str, str]]) -> Iterator[str]:
    yield "| code | severity | what |"
    yield "|---|---|---|"
    for code in sorted(entries, key=lambda code: (list(_AREAS).index(code[0]), code)):
        entry = entries[code]
        cells = (f"[{code}](#{code.lower()})", entry["severity"], _plain(entry["title"]))
        yield f"| {' | '.join(cells)} |"


def _entry(code: str, entry: dict[str, str]) -> str:
    retired = f", not given since {entry['retired']}" if "retired" in entry else ""
    lines = [
        f"### {code}",
        f"**{entry['severity']}: {_plain(entry['title'])}** (since {entry['since']}{retired})",
        f"`{entry['message']}`",
        _plain(entry["explanation"]),
        f"*Repair:* {_plain(entry['repair'])}",
    ]
    return "\n\n".join(lines)


def _plain(text: str) -> str:
    """Return a text with the signs escaped that Markdown would take for its own."""
    return re.sub(r"([\\`*_\[\]<|])", r"\\\1", text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
