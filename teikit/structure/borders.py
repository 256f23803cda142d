# SPDX-License-Identifier: Apache-2.0
"""Borders between two lines: which states may follow which, and what speaks for it."""

from collections.abc import Mapping, Sequence

from teikit.structure.evidence import QUOTES, glued
from teikit.structure.forms import form_of
from teikit.structure.lattice import NEVER
from teikit.structure.rows import Row

_FREE = "HBPCJF"
# Which state of the line decoder may follow which; S, what is set line by line, wherever a block
# may begin.
FOLLOW = {
    "": _FREE + "S",
    "H": "h" + _FREE + "S",
    "h": "h" + _FREE + "S",
    "B": _FREE + "S",
    "P": "pMGE" + _FREE + "S",
    "p": "pMGE" + _FREE + "S",
    "C": "c" + _FREE + "S",
    "c": "c" + _FREE + "S",
    "M": "mp",
    "m": "mp",
    "J": _FREE + "S",
    "E": "E" + _FREE + "S",
    "F": _FREE + "S",
    "G": "GMp",
    "S": _FREE + "S",
}
_ALL = tuple(before + after for before, afters in FOLLOW.items() if before for after in afters)
_PAIRS = tuple(pair for pair in _ALL if "S" not in pair)  # at most borders no other may stand
_CLOSED = frozenset(("contact", "bracketed"))  # a line that shows one is complete without a stop
ALIKE, _UNLIKE = 1.3, 5.0  # em: lines of one heading differ by less, lines of two by more
_SHORT, _UPRIGHT = 9.0, 2.5  # em of two lines that need not be two, and of one set upright
# Lines that are more than a line of a heading.
_WHOLE = frozenset(("spaced-name", "byline", "box-label", "column-label", "dash"))
_ENDS = tuple(before + after for before in "Pp" for after in "PHBCE")
_ENDS_OR_FURNITURE = (*_ENDS, "PF", "pF")
_FROM_BYLINE = tuple("B" + after for after in _FREE if after != "P")

# What a border shows, and the pairs of states that get its points.
BORDERS: dict[str, tuple[str, ...]] = {
    **{
        f"after-{end}": _ENDS_OR_FURNITURE
        for end in (
            "stop",
            "clause",
            "weak",
            "closer",
            "colon",
            "comma",
            "opener",
            "hyphen",
            "initial",
            "text",
        )
    },
    "lead-ends": ("pP", "pH", "pB", "pC", "pE"),
    "gap": _ENDS,
    "no-gap": _ENDS,
    "last-short": _ENDS,
    "last-mid": _ENDS,
    "last-full": _ENDS,
    "after-quote": _ENDS,
    "quote-after-gap": _ENDS,
    "quote-glued": _ENDS,
    "inside-after-stop": ("PM", "pM", "PG", "pG"),
    "head-after-head": ("HH", "hH"),
    "head-glued": ("HH", "hH", "CH", "cH", "JH"),
    "caption-glued": ("CC", "cC", "PC", "pC", "PM", "pM"),
    "body-under-caption": ("CP", "cP"),
    "caption-open": ("CB", "cB"),
    "caption-credited": ("Cc", "cc", "Mm", "mm"),
    "caption-wider": ("Cc", "cc", "Mm", "mm"),
    "name-after-body": ("PB", "pB"),
    "name-elsewhere": _FROM_BYLINE,
    "name-before-paragraph": ("BP",),
    "name-before-set": ("BS",),
    "name-before-list": ("BP",),
    "closed-head": ("HH",),
    "closed-before-text": ("EP",),
    "after-salutation": _ENDS,
    "after-dateline": _ENDS,
    "name-after-byline": ("BB",),
    "lines-alike": ("Hh", "hh"),
    "lines-alike-glued": ("Hh", "hh"),
    "lines-apart": ("Hh", "hh"),
    "lines-unlike": ("HH", "hH"),
    "in-number": tuple(pair for pair in _PAIRS if pair[1] in _FREE),
    "head-before-furniture": ("HF", "hF"),
    "short-before-gap": ("Pp", "pp", "Cc", "cc"),
    "caption-closed": tuple(before + after for before in "Cc" for after in "HBPCJF"),
}


def border_names(
    rows: Sequence[Row], evidence: Sequence[frozenset[str]], at: int
) -> frozenset[str]:
    """Return what the border before rows[at] shows, as keys of BORDERS, "apart" and "set"."""
    last, row = rows[at - 1], rows[at]
    ended = last.end in ("stop", "weak")
    end = _end(last, evidence[at - 1], evidence[at])
    names = {f"after-{end}", "gap" if row.gap or row.first else "no-gap"}
    names = _behind_salutation(names, evidence[at - 1])
    if row.spaced:
        names = _letter_names(names, evidence[at - 1], evidence[at])
        if row.gap:
            short = "far-short" in evidence[at - 1]
            names |= {"caption-closed"} if ended else {"short-before-gap"} if short else set()
    names |= _after_sentence(last) if ended else _after_lead(row, end, evidence[at - 1])
    if row.begin == "openers":
        names.add("quote-after-gap" if row.gap else "quote-glued")
    if glued(rows, at):
        names |= {"head-glued", "caption-glued", "body-under-caption"}
        names |= _likeness(last, row, evidence[at - 1], evidence[at])
        names |= {"in-number"} if last.text[-1].isdigit() and row.begin == "digit" else set()
        names |= set() if ended else {"caption-open"}
        credited = "credit" in evidence[at - 1] and "credit-tail" not in evidence[at]
        names |= {"caption-credited"} if credited else set()
        if row.width > last.width + 3:
            names.add("caption-wider")
    else:
        names |= {"apart", "head-after-head"}
    if form_of(evidence[at - 1]) or form_of(evidence[at]):
        names.add("set")
    return frozenset(names | _beside_names(evidence[at - 1], evidence[at]))


def _end(last: Row, shown: frozenset[str], ahead: frozenset[str]) -> str:
    """Return the class of a line's end; ； ends one item of a list where the next one begins."""
    if "list-number" in ahead and last.text[-1] in "；;":
        return "clause"
    return last.end if _CLOSED.isdisjoint(shown) else "stop"


def _likeness(last: Row, row: Row, shown: frozenset[str], ahead: frozenset[str]) -> set[str]:
    """Return whether two glued lines are of like length: one heading, or two.

    Two lines between blank lines, and no others with them, may be one even if they are unlike; not
    if one shows what is no line of a heading, as a label.
    """
    difference = abs(row.width - last.width)
    short, apart = are_short(row, last), difference > ALIKE
    if (short and apart and not row.spaced) or ("heads-glued" in ahead and (short or apart)):
        return {"lines-unlike", "lines-apart"}
    if difference >= _UNLIKE:
        if not _WHOLE.isdisjoint(shown | ahead):
            return {"lines-unlike", "lines-apart"}
        return set() if "open-pair" in ahead else {"lines-unlike"}
    if difference > ALIKE:
        return {"lines-apart"}
    if "comma-inside" in ahead:
        return set()
    return {"lines-alike-glued" if "heads-glued" in ahead else "lines-alike"}


def are_short(row: Row, last: Row) -> bool:
    """Tell whether two lines would be one if they were one heading, and are not set upright."""
    together = row.width + last.width
    return together <= _SHORT and max(row.width, last.width) > _UPRIGHT


def _after_sentence(last: Row) -> set[str]:
    names = {"inside-after-stop"}
    if last.column:
        short = last.room
        names.add("last-short" if short >= 1.5 else "last-mid" if short >= 0.7 else "last-full")
    if last.text[-1] in QUOTES:  # after these a sentence often goes on: “…。” she said
        names.add("after-quote")
    return names


def _after_lead(row: Row, end: str, shown: frozenset[str]) -> set[str]:
    """Tell whether a short line without a mark ends above a gap, as what leads to a text does."""
    return {"lead-ends"} if row.gap and end == "text" and "far-short" in shown else set()


def _behind_salutation(names: set[str], shown: frozenset[str]) -> set[str]:
    """Return `names`; behind a salutation its end says nothing but that it is one."""
    if not {"salutation", "short"} <= shown:
        return names
    return {"after-salutation", *(one for one in names if not one.startswith("after-"))}


def _letter_names(names: set[str], shown: frozenset[str], ahead: frozenset[str]) -> set[str]:
    """Return `names` with what a line in capitals and furniture say at a border."""
    if "furniture" in ahead:
        names = names | {"head-before-furniture"}
    if "capitals-stop" in shown:
        names = names | {"closed-before-text"}
        if "capitals" in ahead and "full-stop" not in ahead:
            names = names | {"closed-head"}
    return names


def _beside_names(shown: frozenset[str], ahead: frozenset[str]) -> set[str]:
    """Let a byline of names alone stand only right before a paragraph that is no list."""
    names = {"name-after-body"} if ahead & {"name", "spaced-name"} else set()
    names |= {"after-dateline"} if "dateline-only" in shown else set()
    if "byline" in shown:
        return names | ({"name-after-byline"} if "name" in ahead else set())
    fits = not ahead & {"listed", "bullet"}
    before = "name-before-paragraph" if fits else "name-before-list"
    signs_set = form_of(ahead) == "verse" and "spaced-name" in shown
    return names | {"name-elsewhere", "name-before-set" if signs_set else before}


def border_points(names: frozenset[str], points: Mapping[str, int]) -> dict[str, float]:
    """Return the points of each pair of states that may meet at a border."""
    totals = dict.fromkeys(_ALL if "set" in names else _PAIRS, 0.0)
    for name in names - {"apart", "set"}:
        for pair in BORDERS[name]:
            if pair in totals:
                totals[pair] += points[name]
    if "apart" in names:
        for pair in _PAIRS:
            totals[pair] += NEVER if pair[1] in "hcm" else 0.0
    return totals
