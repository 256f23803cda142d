# SPDX-License-Identifier: Apache-2.0
"""Checks the words of a call before any work begins."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from teikit.errors import UsageError
from teikit.model.metadata import Metadata, PageFacts
from teikit.options import Dictionary
from teikit.report import printable

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,3}")
_MOST = 50  # keywords of an article
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def read_metadata(*, id: str, title: str, date: str, page: str, language: str) -> Metadata:
    """Return what the user states of an issue; raises UsageError for what cannot be so."""
    _check_words("--title", title)
    _check_words("--page", page)
    if date:
        _check_day(date)
    if language and not _TAG.fullmatch(language):
        raise UsageError(
            f'--language "{printable(language)}" is no language tag',
            "Write a tag of BCP 47, for example zh-Hans, zh-Hant or en.",
        )
    return Metadata(
        id=id,
        title=title.strip(),
        date=date,
        languages=(language,) if language else (),
        pages=(PageFacts(label=page.strip()),) if page.strip() else (),
    )


def read_count(option: str, text: str) -> int:
    """Return the number that an option gives, 0 if it is not given; raises UsageError."""
    if text and not (_COUNT.fullmatch(text) and int(text) <= _MOST):
        raise UsageError(
            f'{option} "{printable(text)}" is no number from 0 to {_MOST}',
            f"Write a whole number in digits, {_MOST} at most.",
        )
    return int(text or 0)


def read_dictionaries(paths: Sequence[Path] | None, wanted: bool) -> tuple[Dictionary, ...]:
    """Return the dictionaries at `paths`; raises UsageError if nothing `wanted` asks them."""
    if paths and not wanted:
        raise UsageError(
            "--dictionary is given, but no words are asked for",
            "Add words to --to, or leave out --dictionary; convert has --keywords and --words.",
        )
    if not paths:
        return ()
    from teikit.language.dictionaries import read_dictionary  # here: most calls have none

    return tuple(map(read_dictionary, paths))


def read_day_of_epoch() -> str:
    """Return the day (UTC) of the variable SOURCE_DATE_EPOCH, "" if it is not set."""
    moment = read_epoch()
    return moment.date().isoformat() if moment else ""


def read_epoch() -> datetime | None:
    """Return the time that the variable SOURCE_DATE_EPOCH gives, None if it is not set.

    Raises UsageError if it is no number of seconds; see reproducible-builds.org.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        if not re.fullmatch("[0-9]{1,12}", seconds):
            raise ValueError(seconds)
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f'SOURCE_DATE_EPOCH is "{printable(seconds)}", which is no time',
            "Set it to seconds since 1970, or unset it: SOURCE_DATE_EPOCH=$(date +%s)",
        ) from None


def _check_day(text: str) -> None:
    hint = "Write the full day as YYYY-MM-DD, for example 2031-11-05."
    if not _DAY.fullmatch(text):
        raise UsageError(f'--date "{printable(text)}" is not written as YYYY-MM-DD', hint)
    try:
        date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--date "{text}" is no day of the calendar', hint) from None


def _check_words(option: str, words: str) -> None:
    if _UNPRINTABLE.search(words):
        raise UsageError(
            f'{option} "{printable(words)}" holds a character that cannot be printed',
            "Type the words anew, without control characters, in the encoding of your terminal.",
        )
