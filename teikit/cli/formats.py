# SPDX-License-Identifier: Apache-2.0
"""The formats that can be made from TEI, as words of the command line."""

from collections.abc import Sequence

from teikit.errors import UsageError

# The endings of the files that an export makes; tests compare them with what exporters return.
ENDINGS = {
    "epub": (".epub",),
    "json": (".json", ".articles.jsonl"),
    "txt": (".txt",),
}


def complete_formats(begun: str) -> list[str]:
    """Return what a shell may offer for --to: the formats that are not named yet."""
    named, comma, _ = begun.rpartition(",")
    return [named + comma + one for one in ENDINGS if one not in named.split(",")]


def read_formats(words: Sequence[str]) -> tuple[str, ...]:
    """Return the formats of --to, which may be given several times or with commas.

    "tei" may be named, too: it is made in any case.
    """
    wanted = dict.fromkeys(one for word in words for one in word.split(",") if one)
    wanted.pop("tei", None)
    for one in wanted:
        if one not in ENDINGS:
            raise UsageError(f'there is no format "{one}"', f"Choose from {', '.join(ENDINGS)}.")
    return tuple(wanted)
