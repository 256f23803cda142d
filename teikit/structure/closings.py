# SPDX-License-Identifier: Apache-2.0
"""How letters and notices begin and close: whom they address, who signs, on which day."""

from collections.abc import Sequence

from teikit.language.lexicon import Profile
from teikit.structure.rows import Row

_WIDEST = 14.0  # em, of a line of the closing
_SIGNERS = 2  # lines, above the day


def closing_rows(rows: Sequence[Row], profile: Profile) -> frozenset[int]:
    """Return the rows of closings: a day alone on its line below a text, who signs above it."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        if row.width > _WIDEST or _goes_on(rows, at):
            continue
        if is_day(row.text, profile):
            found.update(_closing(rows, at))
    return frozenset(found)


def is_day(text: str, profile: Profile) -> bool:
    """Tell whether a text is a day and nothing else."""
    return profile.day.fullmatch("".join(text.split())) is not None


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a line stands right below rows[at]."""
    return at + 1 < len(rows) and not rows[at + 1].gap and not rows[at + 1].first


def _closing(rows: Sequence[Row], day: int) -> range:
    """Return the closing that ends with a day; it is empty if no sentence ends above it."""
    for low in range(day, max(day - _SIGNERS - 1, 0), -1):
        if rows[low].first:
            break
        if rows[low - 1].end in ("stop", "weak"):
            return range(low, day + 1)
        if rows[low - 1].end != "text" or rows[low - 1].width > _WIDEST:
            break
    return range(0)


def is_salutation(row: Row, profile: Profile) -> bool:
    """Tell whether a line addresses somebody: short, with a colon at its end and nowhere else."""
    return row.end == "colon" and profile.letter_opening.fullmatch(row.text) is not None
