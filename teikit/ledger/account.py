# SPDX-License-Identifier: Apache-2.0
"""The ledger: how many characters there were, and where they are now."""

from dataclasses import dataclass

_WAYS = {"source": "line by line", "sha256-text": "by the digest of the source"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where the characters of the sources are; white space never counts.

    `source` counts those of the sources, `found` those of them that stand in TEI at their place.
    `encoded` counts all characters in the text of TEI by what they are. `proof` is "source" if
    lines were compared, "sha256-text" if only digests were, for want of a source: then `source`
    counts the rebuilt text, and of each file all of it is found or nothing. `conserved` tells
    that no finding V701 to V707 was made.
    """

    source: int
    found: int
    encoded: tuple[tuple[str, int], ...]
    lines: int
    proof: str
    conserved: bool

    @property
    def missing(self) -> int:
        """Characters of the sources that are not found."""
        return self.source - self.found

    @property
    def added(self) -> int:
        """Characters of TEI that stand in no source, or not at their place."""
        return sum(count for _, count in self.encoded) - self.found

    @property
    def percentage(self) -> str:
        """What is found of the sources: two decimals, 100.00 only if that is all."""
        return share(self.found, self.source)


def table(ledger: Ledger) -> str:
    """Return the ledger as lines for people: what TEI holds, and what is found of the sources."""
    encoded = sum(count for _, count in ledger.encoded)
    rows = [_row(name, count, share(count, encoded)) for name, count in ledger.encoded]
    rows.append(
        _row("found", ledger.found, ledger.percentage)
        + f"  of {_counted(ledger.source, 'character')} in {_counted(ledger.lines, 'line')},"
        f" {_WAYS[ledger.proof]}"
    )
    rows += [_row(name, count) for name, count in _faults(ledger) if count]
    return "\n".join(rows)


def _faults(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    return (("missing", ledger.missing), ("added", ledger.added))


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name if count == 1 else name + 's'}"


def _row(name: str, count: int, percent: str = "") -> str:
    return f"{name:<17}{count:>10,}" + (f"{percent:>9} %" if percent else "")


def share(part: int, whole: int) -> str:
    """Return a part of a whole in percent with two decimals: 100.00 only if that is all of it."""
    hundredths = (part * 20_000 + whole) // (2 * whole) if whole else 10_000
    if part < whole:
        hundredths = min(hundredths, 9_999)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
