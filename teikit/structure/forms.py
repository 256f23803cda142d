# SPDX-License-Identifier: Apache-2.0
"""Lines that are kept each on its own: advertisements, tables, verse, told by several lines.

The finders look at runs of rows; what they claim becomes evidence of its rows, and the label
"set" of the line decoder is for these rows alone.
"""

from collections.abc import Sequence

from teikit.language.lexicon import Profile
from teikit.structure.adverts import advertisement_runs
from teikit.structure.rows import Row
from teikit.structure.tables import table_runs
from teikit.structure.verse import verse_runs

# What may claim a run of rows, the surest first: the evidence of its first row, that of all others
# having "+" behind it. Blocks of these kinds are made of them.
FINDERS = (
    ("advertisement", advertisement_runs),
    ("table", table_runs),
    ("verse", verse_runs),
)
KINDS = tuple(kind for kind, _ in FINDERS)


def find_forms(rows: Sequence[Row], profile: Profile) -> dict[int, list[str]]:
    """Return the evidence of the rows that are set line by line; no row is in two runs."""
    found: dict[int, list[str]] = {}
    for kind, finder in FINDERS:
        for low, high, more in finder(rows, profile):
            if not any(at in found for at in range(low, high)):
                names = (kind, *(f"{kind}+" for _ in range(low + 1, high)))
                found |= {at: [name, *more] for at, name in enumerate(names, start=low)}
    return found


def form_of(shown: frozenset[str]) -> str:
    """Return the label of a row by its form: "table", "table+" and so on; "" without one."""
    return next((name for name in _LABELS if name in shown), "")


_LABELS = tuple(kind + more for kind in KINDS for more in ("", "+"))
