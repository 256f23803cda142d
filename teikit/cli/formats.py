# SPDX-License-Identifier: Apache-2.0
"""The formats that can be made from TEI, as words of the command line."""

from collections.abc import Collection, Sequence

from teikit.errors import UsageError

# The endings of the files that an export makes; tests compare them with what exporters return.
ENDINGS = {
    "epub": (".epub",),
    "json": (".json", ".articles.jsonl"),
    "txt": (".txt",),
    "words": (".words.jsonl",),
}

# What a deposit keeps. Words are no record: they depend on a dictionary, and can be made again.
KEPT = tuple(one for one in ENDINGS if one != "words")


def complete_formats(begun: str) -> list[str]:
    """Return what a shell may offer for --to: the formats that are not named yet."""
    named, comma, _ = begun.rpartition(",")
    return [named + comma + one for one in ENDINGS if one not in named.split(",")]


def read_formats(words: Sequence[str], known: Collection[str] = ENDINGS) -> tuple[str, ...]:
    """Return the formats of --to, which may be given several times or with commas.

    "tei" may be named, too: it is made in any case. Raises UsageError for one that is not known.
    """
    wanted = dict.fromkeys(one for word in words for one in word.split(",") if one)
    wanted.pop("tei", None)
    for one in wanted:
        if one not in known:
            here = "is not kept" if one in ENDINGS else "does not exist"
            raise UsageError(f'the format "{one}" {here}', f"Choose from {', '.join(known)}.")
    return tuple(wanted)
