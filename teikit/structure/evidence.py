# SPDX-License-Identifier: Apache-2.0
"""Evidence: what each row shows, as names; the profile's points say what each is worth."""

from collections import Counter
from collections.abc import Sequence

from teikit.language.credits import find_credit, shares_credit
from teikit.language.forms import leading_form
from teikit.language.furniture import furniture_kind
from teikit.language.lexicon import Profile, plain_label
from teikit.language.phrases import find_dateline, find_jump, find_signature
from teikit.language.script import width
from teikit.structure.bylines import WIDEST, byline_names
from teikit.structure.closings import closing_rows, is_salutation
from teikit.structure.forms import find_forms
from teikit.structure.letters import letter_names
from teikit.structure.rows import Row, frames

_CLAUSE_ENDS = tuple("。，；、")  # behind its first character no text has one
_NAMES = frozenset(("name", "spaced-name", "byline"))
QUOTES = "”’」』"
_CLOSING = QUOTES + "）)】〕］]"
_CONTACT = 40  # characters of a line that only tells where to write or call
_REPEATED = 4.0  # em: shorter lines are the same by chance
_CAPTION = 45.0  # em of a caption of one line
_CAPTION_LINES = 4  # a credit is looked for in so many lines
_FLUSH_LINES = 3  # of a heading set apart
_PAGE = 20  # characters at the end of a line that may name a page
_FURNITURE = 60.0  # em: a line of the page's own is no wider
_AHEAD = 60  # code points of a paragraph in which its dateline must end


def find_evidence(rows: Sequence[Row], profile: Profile) -> tuple[frozenset[str], ...]:
    """Return, for each row, the names of the evidence it shows."""
    uses_indents = _uses_indents(rows, profile)
    listed = _list_marks(rows, profile)
    flush = _flush_rows(rows, profile) if uses_indents and profile.spaced else ()
    forms, closings = find_forms(rows, profile), closing_rows(rows, profile)
    again, speakers = _repeated(rows), _speakers(rows, profile)
    contents = _contents_rows(rows, profile)
    shared = _shared_credits(rows, profile)
    found = []
    for at, row in enumerate(rows):
        names = [
            *_setting(rows, at),
            *_form(row, profile),
            *_measures(row, profile),
            *_phrases(rows, at, profile),
            *forms.get(at, ()),
            *(["furniture"] if at in again else []),
            *(["speaker"] if at in speakers else []),
            *(["contents"] if at in contents else []),
            *(["credit-shared"] if at in shared else []),
        ]
        if not row.column and "alone" in names:
            names.append("whole")
        names += _width_names({*names})
        if not profile.spaced:
            names += _marks(row.text, names, profile)
            names += ["contact"] * _is_contact(row.text, profile)
            names += ["salutation"] * ("short" in names and is_salutation(row, profile))
            names += ["signature", "closing"] * (at in closings)
        else:
            names += letter_names(row, profile)
            names += ["flush-frame"] * (at in flush and "capitals" not in names)
        if uses_indents and not is_indented(row, profile):
            names.append("no-indent")
        if row.text[0] in listed:
            names = [*(name for name in names if name != "pointer"), "listed"]
        found.append(frozenset(names))
    return tuple(found)


_SENTENCE = {"full-stop", "weak-stop", "stop-inside", "comma-end", "colon-end", "titled"}
_OTHERWISE = {"credit", "credit-later", "credit-tail", "contents"}


def _width_names(names: set[str]) -> list[str]:
    """Return what a line wider than its column shows, by how it ends: a sentence, or none."""
    if names.isdisjoint({"wider", "over-wide"}):
        return []
    wide = ["wide-sentence"] if {"alone", "full-stop"} <= names else []
    title = "over-wide" in names and names.isdisjoint(_SENTENCE | _OTHERWISE)
    return [*wide, "wide-title"] if title else wide


def _repeated(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows that say at once what the row before says: printed twice for bold type."""
    pairs = ((at, rows[at - 1], rows[at]) for at in range(1, len(rows)) if not rows[at].first)
    return frozenset(
        at
        for at, last, row in pairs
        if row.text == last.text and row.width >= _REPEATED and any(map(str.isalnum, row.text))
    )


def _speakers(rows: Sequence[Row], profile: Profile) -> frozenset[int]:
    """Return the rows that open with a label that opens another on the page: who speaks."""
    found = {at: profile.question.match(row.text) for at, row in enumerate(rows)}
    labels = {at: (rows[at].page, label["who"]) for at, label in found.items() if label}
    counts = Counter(labels.values())
    return frozenset(at for at, label in labels.items() if counts[label] > 1)


def _list_marks(rows: Sequence[Row], profile: Profile) -> frozenset[str]:
    """Return the marks that open at least three lines of a page: a list, not pointers."""
    counts = Counter((row.page, row.text[0]) for row in rows if row.begin == "bullets")
    return frozenset(mark for (_, mark), count in counts.items() if count >= 3)


def is_indented(row: Row, profile: Profile) -> bool:
    """Tell whether a row begins with the indent of a paragraph: two full squares, or so."""
    if not row.lead:
        return False
    lead = width(row.line.text[: row.lead], profile.spaced)
    return profile.measure["least_indent"] <= lead <= profile.measure["most_indent"]


def _flush_rows(rows: Sequence[Row], profile: Profile) -> frozenset[int]:
    """Return the rows of frames of a few lines, none of them indented.

    On a page that keeps its indents they begin no paragraph.
    """
    small = (range(*one) for one in frames(rows) if one[1] - one[0] <= _FLUSH_LINES)
    flush = (one for one in small if not any(is_indented(rows[at], profile) for at in one))
    return frozenset(at for one in flush for at in one)


def _uses_indents(rows: Sequence[Row], profile: Profile) -> bool:
    indented = sum(is_indented(row, profile) for row in rows)
    if profile.spaced and indented >= 2 and indented * 8 >= len(rows):
        return True
    return indented >= 4 and indented * 25 >= len(rows)


def glued(rows: Sequence[Row], at: int) -> bool:
    """Tell whether rows[at] follows the row before it without a blank line, on one page."""
    return 0 < at < len(rows) and not rows[at].gap and not rows[at].first


def _setting(rows: Sequence[Row], at: int) -> list[str]:
    above, below = glued(rows, at), glued(rows, at + 1)
    if above and below:
        return ["glued-both"]
    names = ["glued-above" if above else "glued-below" if below else "alone"]
    return [*names, "open-pair"] if (above or below) and _in_open_pair(rows, at, above) else names


def _in_open_pair(rows: Sequence[Row], at: int, above: bool) -> bool:
    """Tell whether rows[at] is one of just two lines in a frame that ends no sentence."""
    first = at - 1 if above else at
    alone = not glued(rows, first) and not glued(rows, first + 2)
    return alone and rows[first + 1].end in ("text", "closer")


_END_NAMES = {
    "stop": "full-stop",
    "weak": "weak-stop",
    "comma": "comma-end",
    "colon": "colon-end",
    "opener": "comma-end",
    "hyphen": "hyphen-end",
    "initial": "initial",
}
_BEGIN_NAMES = {"no_start": "forbidden-start", "bullets": "bullet"}


def _form(row: Row, profile: Profile) -> list[str]:
    names = [_END_NAMES.get(row.end, ""), _BEGIN_NAMES.get(row.begin, "")]
    inside = row.text[:-1]
    if any(one.search(inside) for one in profile.forms["inner_stop"]):
        names.append("stop-inside")
    names += ["mark-early"] * (row.text[1:2] in _CLAUSE_ENDS and not profile.spaced)
    commas = sum(len(one.findall(inside)) for one in profile.forms["inner_comma"])
    names += ["comma-inside"] * (commas > 0) + ["commas-inside"] * (commas > 1)
    if row.text[0] in profile.marks["pointers"] or row.text.startswith(profile.caption_openings):
        names.append("pointer")
    names += ["placed"] * (profile.placed.search(row.text) is not None)
    names += ["dash"] * row.text.startswith(profile.deck_starts)
    if is_indented(row, profile):
        names.append("indented")
    elif row.lead:
        names.append("leading-blank")
    if profile.numbering.match(row.text):
        titles = row.end in ("text", "closer") and not row.full
        names.append("numbered" if titles else "list-number")
    label = plain_label(row.text, profile)
    names += ["box-label"] * (label in profile.box_labels)
    names += ["column-label"] * (label in profile.column_labels)
    if _titled(row, profile):
        names.append("titled")
    return [name for name in names if name]


def _shared_credits(rows: Sequence[Row], profile: Profile) -> frozenset[int]:
    """Return the rows that stand alone above a caption whose credit is that of all pictures."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        if profile.credit_lead.search(row.text) and shares_credit(profile, row.text):
            while at and not (rows[at].first or glued(rows, at)) and _stands_alone(rows, at - 1):
                at -= 1
                found.add(at)
    return frozenset(found)


def _stands_alone(rows: Sequence[Row], at: int) -> bool:
    """Tell whether a row is a sentence between blank lines, short enough for a caption."""
    alone = not glued(rows, at) and not glued(rows, at + 1)
    return alone and rows[at].end == "stop" and rows[at].width <= _CAPTION


def _contents_rows(rows: Sequence[Row], profile: Profile) -> frozenset[int]:
    """Return the rows that end with a page, two on a page at least, and are no jumps to it."""
    found = {
        at: row.page
        for at, row in enumerate(rows)
        if profile.contents.search(row.text[-_PAGE:])
        and not any(one.search(row.text[-_PAGE:]) for _, one in profile.jumps)
    }
    counts = Counter(found.values())
    return frozenset(at for at, page in found.items() if counts[page] > 1)


def _is_contact(text: str, profile: Profile) -> bool:
    """Tell whether a short line ends with a telephone or an address of mail."""
    said = profile.contact.search(text) is not None or "@" in text
    return said and len(text) <= _CONTACT and text[-1].isascii() and text[-1].isalnum()


def _marks(text: str, names: Sequence[str], profile: Profile) -> list[str]:
    """Return what pairs of marks say: in brackets or quotation marks as a whole, or left open.

    A name in brackets is no more than a name; `names` is what the row shows besides.
    """
    opened = sum(char in profile.marks["openers"] for char in text)
    closed = sum(char in profile.marks["closers"] for char in text)
    if opened != closed:
        return ["unclosed", *(["open-bracket"] if text[0] in "（(" else [])]
    whole = opened == 1 and text[0] in profile.marks["openers"] and text[-1] in _CLOSING
    if whole and profile.part_number.fullmatch(text[1:-1].strip()):
        return ["part-number"]
    if not whole or text[-2] in profile.marks["stops"] or not _NAMES.isdisjoint(names):
        return []
    return ["quoted" if text[-1] in QUOTES else "bracketed"]


def title_end(text: str, profile: Profile) -> int:
    """Return where a caption's run-in title ends: up to 8 em before a blank; 0 if none.

    Where spaces divide words, a title in capitals ends with a dash.
    """
    if profile.spaced:
        title = leading_form(profile, "run_in_head", text)
        return title.end if title else 0
    stop = next((at for at, char in enumerate(text) if char.isspace()), 0)
    if not 2 <= stop <= 10 or width(text[:stop]) > 10 or profile.caption_day.match(text):
        return 0
    marks = profile.marks["no_end"] | profile.marks["openers"] | profile.marks["closers"]
    return 0 if any(char in marks for char in text[:stop]) else stop


def _titled(row: Row, profile: Profile) -> bool:
    stop = title_end(row.text, profile)
    return bool(stop) and width(row.text[stop:], profile.spaced) >= 12


def _measures(row: Row, profile: Profile) -> list[str]:
    names = []
    if row.width > profile.measure["too_wide"]:
        names.append("too-wide")
    if not row.column:
        return [*names, "no-column"]
    if row.short <= -max(row.give, 1.5) - 0.7:
        return [*names, "over-wide" if row.width >= row.column * 1.45 else "wider"]
    names.append("narrow")
    ends_full = row.end in ("stop", "weak")
    if row.end == "initial":
        return names
    if row.short >= profile.indent + row.next_unit + 1.5 and not ends_full:
        names += ["short", "far-short"]
    elif not ends_full:
        names += _column_measure(row, profile)
    return names


def _column_measure(row: Row, profile: Profile) -> list[str]:
    """Tell whether an unfinished line is full to its column, and no first line, which is shorter.

    In letters the indent is lost among what full lines differ by.
    """
    indent, loose = profile.indent, profile.measure["loose"]
    room = row.next_unit + loose
    if profile.spaced:
        return ["at-column" if row.short < room else "shorter"]
    hung = 0.8 if row.end in ("comma", "colon", "closer") else 0.0
    return ["at-column"] * (row.short < min(room, indent - loose - hung))


def _phrases(rows: Sequence[Row], at: int, profile: Profile) -> list[str]:
    row = rows[at]
    names = [_credit_name(rows, at, profile)]
    if row.width <= WIDEST:
        names += byline_names(row, _beside(rows, at, -1), _beside(rows, at, 1), profile)
    dateline, byline = find_dateline(profile, _ahead(rows, at, 3)[:_AHEAD])
    if dateline or byline:
        names.append("dateline" if dateline else "bracketed-byline")
        names += ["dateline-only"] * (
            max(one.end for one in (dateline, byline) if one) >= len(row.line.text)
        )
    if row.width <= _FURNITURE:
        names += ["furniture"] * bool(furniture_kind(profile, row.text, _at_edge(rows, at)))
    names += [name for name, limit, shows in _WHOLE if row.width <= limit and shows(row, profile)]
    return names


def _beside(rows: Sequence[Row], at: int, step: int) -> Row | None:
    """Return the row glued above rows[at], step -1, or below it, 1; None if there is none."""
    return rows[at + step] if glued(rows, max(at, at + step)) else None


def _at_edge(rows: Sequence[Row], at: int) -> bool:
    """Tell whether rows[at] is the first or last of its page, set apart."""
    if glued(rows, at) or glued(rows, at + 1):
        return False
    return rows[at].first or at + 1 == len(rows) or rows[at + 1].first


def _is_jump(row: Row, profile: Profile) -> bool:
    jump = find_jump(profile, row.text)
    return jump is not None and jump.start == 0 and not _is_tail(row.text)


def _is_tail(text: str) -> bool:
    """Tell whether a bracket that was opened in a line above is closed here."""
    return sum(map(text.count, "）)")) > sum(map(text.count, "（("))


def _is_signature(row: Row, profile: Profile) -> bool:
    found = find_signature(profile, row.text)
    return found is not None and found.start == 0


# What a whole line may be, with the width in em above which it is not looked for.
_WHOLE = (
    ("jump", 20, _is_jump),
    ("signature", 20, _is_signature),
)


def _credit_name(rows: Sequence[Row], at: int, profile: Profile) -> str:
    """Tell where a picture credit ends: with this line, below it, or with the one above."""
    if find_credit(profile, rows[at].text):
        return "credit"
    if find_credit(profile, _ahead(rows, at, _CAPTION_LINES)):
        return "credit-later"
    return "credit-tail" if find_credit(profile, _behind(rows, at)) else "no-credit"


def _behind(rows: Sequence[Row], at: int) -> str:
    """Return the end of the row glued above rows[at], and rows[at] itself if it is short."""
    if not glued(rows, at) or rows[at].width > 12:
        return ""
    between = " " if rows[at].spaced else ""
    return rows[at - 1].line.text[-24:] + between + rows[at].text


def _ahead(rows: Sequence[Row], at: int, count: int) -> str:
    """Return the text of rows[at] and of the rows glued below it, `count` in all, joined."""
    parts = [rows[at].line.text]
    for other in range(at + 1, min(at + count, len(rows))):
        if not glued(rows, other):
            break
        parts.append(rows[other].line.text)
    return (" " if rows[at].spaced else "").join(parts)
