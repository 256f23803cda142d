# SPDX-License-Identifier: Apache-2.0
"""Lines as rows: what is measured of each line that has text, before anything is decided."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from teikit.language.lexicon import Profile
from teikit.language.phrases import find_jump, find_signature
from teikit.language.script import is_han, width
from teikit.model.source import Line, Source

# What a line may not be divided in: opening marks, a number or Latin word or one character,
# and the closing marks and stops after it.
_UNIT = re.compile(
    r"[“‘「『（《〈【〔(]*(?:[A-Za-z0-9.,%℃°/:~～-]+|.)([，。、；：！？…—”’」』）》〉】〕),.;!?]*)",
    re.DOTALL,
)
_SQUEEZED = frozenset("，。、；：！？“”‘’「」『』（）《》〈〉【】")
_WORD = re.compile(r"\S+?(?:[-‐/—](?=\w)|(?=\s)|$)")  # a line may end behind these marks
_GLUED = 6  # characters of the line below an initial at least
_BELOW = 2  # lines of its text that stand below it at least
_SHORT, _SHORT_LINES = 1.5, 2  # em by which last lines of texts are short, and how many are
_FEW, _ODD = 16, 20  # gaps that tell the spacing of a page; one of 20 may be less
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"  # inside quotation marks, in French


@dataclass(frozen=True, slots=True)
class _Own:
    """What is measured of a line by itself; see `Row`."""

    line: Line
    page: int
    text: str
    lead: int
    gap: int
    first: bool
    width: float
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Row(_Own):
    """A line with text: `text` without outer white space, `lead` the white space before it.

    `gap` counts the blank lines before it, `first` tells that it opens a page. `width` and
    `column` are in em; `column` is the measure of the column around it, 0.0 where none can be
    told; `measures` are those it may have, each with the points by which it is behind.
    `begin` and `end` are classes of its first and last character. `next_unit` is the width of what
    the next line begins with and no line end may divide: a line is full when this would not have
    fitted. `next_width` is the width of the next line if that is unfinished, 0.0 otherwise. `give`
    is how much its punctuation may be squeezed, in em. With `spaced`, spaces divide its words; then
    `keeps` and `apart` are words before which a hyphen at its end stays, without and with a space
    behind it; for a drop capital `apart` are those that are words.
    """

    column: float = 0.0
    measures: tuple[tuple[float, float], ...] = ()
    next_unit: float = 1.0
    next_width: float = 0.0
    give: float = 0.3
    spaced: bool = False
    keeps: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()

    @property
    def short(self) -> float:
        """Return how much the line is shorter than its column, in em; 0.0 if not known.

        A column may widen right behind a line: an unfinished line below that is a little wider
        is the better measure.
        """
        if not self.column:
            return 0.0
        wider = self.next_width if 0 < self.next_width - self.column <= 2.5 else 0.0
        return max(self.column, wider) - self.width

    @property
    def full(self) -> bool:
        """Tell whether what the next line begins with would not have fitted into its column."""
        return bool(self.column) and -self.give <= self.short < max(self.next_unit, 0.6) + 0.25

    @property
    def room(self) -> float:
        """Return how much free room, in em, tells that a text ended here; see `short`.

        Words are of any length: only what the next one would have left counts.
        """
        return self.short - self.next_unit if self.spaced else self.short


def rows_of(sources: Sequence[Source], profile: Profile, first_page: int = 1) -> tuple[Row, ...]:
    """Return the rows of all pages in order, without their columns."""
    pages = (page for source in sources for page in source.pages)
    read = [
        one
        for number, page in enumerate(pages, first_page)
        for one in _page_rows(page.lines, number, profile)
    ]
    for at in _initials(read, profile):
        read[at] = replace(read[at], end="initial")
    later: list[_Own | None] = [*read[1:], None]
    return tuple(_row(one, other, profile) for one, other in zip(read, later, strict=False))


def _initials(read: Sequence[_Own], profile: Profile) -> list[int]:
    """Return the lines that are a drop capital of ideographs.

    What stands so more than once is none: it says who speaks, 问 and 答.
    """
    found = [
        at
        for at, one in enumerate(read)
        if len(one.text) == 1 and _is_initial(one, read[at + 1 : at + 1 + _BELOW], profile)
    ]
    counts = Counter(read[at].text for at in found)
    return [at for at in found if counts[read[at].text] == 1]


def _is_initial(own: _Own, below: Sequence[_Own], profile: Profile) -> bool:
    """Tell whether a line is one ideograph, set large, and lines of a text are glued below.

    What numbers a part, 一 or 上, is a heading, and so is what stands above an indent.
    """
    opens = is_han(own.text) and (own.gap > 0 or own.first)
    if not opens or profile.part_number.fullmatch(own.text) or len(below) < _BELOW:
        return False
    glued = not any(one.gap or one.first or one.lead for one in below)
    return glued and all(len(one.text) >= _GLUED for one in below)


def _row(own: _Own, later: _Own | None, profile: Profile) -> Row:
    """Return the row of a line, with what the line below it, `later`, begins with."""
    unfinished = later and not profile.spaced and later.end not in ("stop", "weak")
    return Row(
        own.line,
        own.page,
        own.text,
        own.lead,
        own.gap,
        own.first,
        own.width,
        own.begin,
        own.end,
        next_unit=_first_unit(later.text, profile.spaced) if later else 1.0,
        next_width=later.width if later and unfinished else 0.0,
        give=_give(own.text, profile),
        spaced=profile.spaced,
    )


def frames(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the runs of rows without a blank line between them as half-open index pairs."""
    starts = [at for at, row in enumerate(rows) if row.gap or row.first]
    if not starts:
        return []
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _first_unit(text: str, spaced: bool) -> float:
    """Return the width of what no line end may divide at the start of a line.

    A closing mark or stop counts little more than half: it may be squeezed, or hang. Of a word
    the space before it counts, too.
    """
    if spaced:
        word = _WORD.match(text)
        return width(word.group() if word else text, spaced=True) + 0.5
    unit = _UNIT.match(text)
    assert isinstance(unit, re.Match)
    closing = len(unit.group(1))
    return width(unit.group()) - closing * 0.4


def _page_rows(lines: Iterable[Line], page: int, profile: Profile) -> Iterator[_Own]:
    counted = list(_with_gaps(lines))
    spacing = 0 if profile.spaced else _spacing(counted, profile)
    first, before = True, ""
    for line, text, blank in counted:
        gap = max(blank - spacing, 0)
        lead = len(line.text) - len(line.text.lstrip())
        begin = _begin_class(text, profile)
        end = _end_of("" if gap else before, text, profile)
        yield _Own(line, page, text, lead, gap, first, width(text, profile.spaced), begin, end)
        first, before = False, text


def _with_gaps(lines: Iterable[Line]) -> Iterator[tuple[Line, str, int]]:
    """Yield the lines that have text, each with that and the number of blank lines before it."""
    gap = 0
    for line in lines:
        text = line.text.strip()
        if text:
            yield line, text, gap
            gap = 0
        else:
            gap += 1


def _spacing(lines: Sequence[tuple[Line, str, int]], profile: Profile) -> int:
    """Return how many blank lines stand between all lines of a page and say nothing: mostly 0.

    Its lines must be those of a column: many share a width, and shorter ones end with a stop.
    """
    gaps = sorted(gap for _, _, gap in lines[1:])
    spacing = gaps[len(gaps) // _ODD] if len(gaps) >= _FEW else 0
    return spacing if spacing and _are_wrapped([text for _, text, _ in lines], profile) else 0


def _are_wrapped(texts: Sequence[str], profile: Profile) -> bool:
    widths = [width(text) for text in texts]
    counts = Counter(map(round, widths))
    column, _ = max(counts.items(), key=lambda one: (one[1], one[0]))
    near = sum(abs(one - column) <= 1 for one in widths)
    short = sum(
        one < column - _SHORT and _end_class(text, profile) in ("stop", "weak")
        for text, one in zip(texts, widths, strict=True)
    )
    return near * 3 >= len(texts) and short >= _SHORT_LINES


def _give(text: str, profile: Profile) -> float:
    if profile.spaced:
        return profile.measure["loose"]
    return 0.3 + min(1.5, sum(char in _SQUEEZED for char in text) / 2)


def _end_of(before: str, text: str, profile: Profile) -> str:
    """Return the class of a line's end; a jump or a signature at the end of a text closes it.

    `before` is the line glued above, since such a tail may be broken over two lines.
    """
    broken = before[-12:] + (" " if profile.spaced else "") + text
    if len(text) <= 40 and (_has_tail(text, profile) or _has_tail(broken, profile)):
        return "stop"
    return _end_class(text, profile)


def _has_tail(text: str, profile: Profile) -> bool:
    return any(find(profile, text) is not None for find in (find_jump, find_signature))


def _begin_class(text: str, profile: Profile) -> str:
    marks = profile.marks
    for kind in ("no_start", "openers", "bullets"):
        if text[0] in marks[kind]:
            return kind
    return "digit" if text[0].isdigit() else "text"


def _end_class(text: str, profile: Profile) -> str:
    """Return stop, weak, comma, colon, opener, closer, hyphen, initial or text.

    A stop counts through a closer and a mark of the text's end; an initial is a drop capital, split
    off from its word; of ideographs `_is_initial` tells.
    """
    marks = profile.marks
    if profile.spaced and len(text) == 1 and text.isupper():
        return "initial"
    closers = _closing(marks["closers"], marks["bullets"], profile.spaced)
    bare = text.rstrip(closers)
    last = bare[-1:] or text[-1]
    if last in "。．.":
        return "text" if _is_short_form(text, bare, profile) else "stop"
    if last in marks["stops"]:
        return "weak"
    if text[-1] in marks["hyphens"] and text[-2:-1].isalnum():
        return "hyphen"
    if text[-1] in marks["closers"]:
        return "closer"
    for kind in ("commas", "colons", "openers"):
        if text[-1] in marks[kind]:
            return kind.removesuffix("s")
    return "text"


@cache
def _closing(closers: frozenset[str], bullets: frozenset[str], spaced: bool) -> str:
    return "".join(sorted(closers | bullets)) + (_BLANKS if spaced else "")


def _is_short_form(text: str, bare: str, profile: Profile) -> bool:
    """Tell whether the stop at a line's end, closers aside in `bare`, ends no sentence."""
    if profile.spaced:
        return profile.abbreviation.search(bare) is not None
    return bare[-1:] == "." and text[:-1][-1:].isdigit()
