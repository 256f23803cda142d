# SPDX-License-Identifier: Apache-2.0
"""Finds the signs of each block, over all blocks of some pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.language.credits import find_credit
from teikit.language.lexicon import Profile, plain_label
from teikit.language.phrases import find_signature
from teikit.language.script import is_han, width
from teikit.structure.blocks import Block, glued_below, text_of
from teikit.structure.evidence import glued, title_end
from teikit.structure.forms import KINDS
from teikit.structure.kinds import LABEL_EMS
from teikit.structure.kinship import Bodies, affinity, body_runs, is_kin
from teikit.structure.labels import Label
from teikit.structure.lattice import NEVER
from teikit.structure.letters import are_capitals
from teikit.structure.rows import Row
from teikit.structure.signs import LENGTHY, OPENINGS, SENTENCE, Signs

# Evidence of a block's first line that counts for its place, too.
_KEPT = (*OPENINGS, "listed", "heads-glued")
_CLAUSE = 4  # em of a clause of a heading
_FEW = 5  # paragraphs are too few to tell by how they are set
_BRIEFS, _BRIEF_HEAD = 6, 4.0  # blocks of briefs in a row at least, and the em of a heading
_LEADS = 1  # kickers of such form, less the decks, that make a habit
_DASHES = ("—", "–")  # before who signs an editor's note
_QUOTED = frozenset("“「")  # what opens a quotation in a heading
_LABEL, _LABELLED = 48, 4  # characters of a label in brackets at most, of its heading at least
_STACK = 12  # headings that stand on each other at most
_UNLIKE = 2.5  # em by which the lines of one heading hardly differ
_FORM = 40  # characters at the end of a heading in which its form is looked for
_LONG_CAPTION = 80  # characters: a caption as long as a short report stands on its own


@dataclass(frozen=True, slots=True)
class _Pages:
    """Blocks, what stands in them, and what their pages show as a whole."""

    blocks: Sequence[Block]
    rows: Sequence[Row]
    evidence: Sequence[frozenset[str]]
    profile: Profile
    texts: tuple[str, ...]
    bodies: Sequence[Bodies]
    heads: Counter[str]
    briefs: frozenset[int]
    habits: frozenset[str]

    def kind(self, at: int) -> str:
        """Return the kind of the block at a place, "" outside."""
        return self.blocks[at].kind if 0 <= at < len(self.blocks) else ""

    def shown(self, at: int) -> frozenset[str]:
        """Return the evidence of the first line of a block."""
        return self.evidence[self.blocks[at].rows[0]]


def read_signs(
    blocks: Sequence[Block],
    rows: Sequence[Row],
    evidence: Sequence[frozenset[str]],
    labels: Sequence[Label],
    profile: Profile,
) -> tuple[Signs, ...]:
    """Return the signs of each block."""
    texts = tuple(text_of(one, rows) for one in blocks)
    heads = Counter(text for one, text in zip(blocks, texts, strict=True) if one.kind == "head")
    habits = {
        "gapped": _are_gapped(blocks, rows),
        "uses-capitals": profile.spaced and _uses_capitals(heads),
        "kickers-lead": _kickers_lead(blocks, texts, rows, profile),
    }
    pages = _Pages(
        blocks,
        rows,
        evidence,
        profile,
        texts,
        body_runs(blocks, texts),
        heads,
        _find_briefs(blocks, texts, rows, profile.spaced),
        frozenset(name for name, holds in habits.items() if holds),
    )
    changes = _column_changes(blocks, rows)
    return tuple(
        _signs(pages, at, changes[at], labels[block.rows[0]]) for at, block in enumerate(blocks)
    )


def _signs(pages: _Pages, at: int, change: float | None, label: Label) -> Signs:
    text, spaced = pages.texts[at], pages.profile.spaced
    is_head = pages.kind(at) == "head"
    follows = is_head and pages.kind(at - 1) == "head"
    one_line = len(pages.blocks[at].rows) == 1
    return Signs(
        frozenset(_names(pages, at)),
        width(_unlabelled(text), spaced),
        width(_unlabelled(pages.texts[at - 1]), spaced) if follows else 0.0,
        change,
        affinity(text, *pages.bodies[at]) if is_head else 0.0,
        label.as_paragraph,
        label.as_head if one_line else -NEVER,
    )


def _unlabelled(text: str) -> str:
    """Return a heading without the label of a column behind it: 桥上看潮（湖畔札记）."""
    bare = text.rstrip()
    start = bare.rfind("（")
    label = bare[start + 1 : -1]
    if start < 0 or bare[-1] != "）" or "）" in label or not 2 <= len(label) <= _LABEL:
        return text
    heading = bare[:start].rstrip()
    return heading if len(heading) >= _LABELLED else text


def _find_briefs(
    blocks: Sequence[Block], texts: Sequence[str], rows: Sequence[Row], spaced: bool
) -> frozenset[int]:
    """Return the places of headings and paragraphs that take turns, three times at least.

    Subheads are shorter, glued to their text, or stand over more than one paragraph.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, block in enumerate(blocks):
        fits = block.kind == "paragraph" or (
            block.kind == "head"
            and width(texts[at], spaced) >= _BRIEF_HEAD
            and not (glued(rows, block.rows[0]) or glued_below(block, rows))
        )
        if not fits or (run and blocks[run[-1]].kind == block.kind):
            found |= _briefs_of(run)
            run = []
        if fits:
            run.append(at)
    return frozenset(found | _briefs_of(run))


def _briefs_of(run: Sequence[int]) -> set[int]:
    return set(run) if len(run) >= _BRIEFS else set()


def _column_changes(blocks: Sequence[Block], rows: Sequence[Row]) -> list[float | None]:
    """Return, for each paragraph, the difference of its measure to that of the one before."""
    changes: list[float | None] = []
    column: float | None = None
    for block in blocks:
        own = rows[block.rows[0]].column if block.kind == "paragraph" else 0.0
        changes.append(own - column if column and own else None)
        column = own or column
    return changes


def _names(pages: _Pages, at: int) -> list[str]:
    first = pages.blocks[at].rows[0]
    names = [name for name in _KEPT if name in pages.evidence[first]]
    names += ["set"] * (pages.kind(at) in KINDS)
    if pages.rows[first].first and first:
        names.append("new-page")
    after = pages.kind(at - 1) == "paragraph"
    if "listed" in names and after and "listed" not in pages.shown(at - 1):
        names.append("list-begins")
    names += ["list-titled"] * _is_titled_list(pages, at)
    if pages.kind(at) == "paragraph" and _is_sentence_alone(pages, at):
        names.append("one-line")
    if at in pages.briefs:
        names.append("brief")
    if pages.kind(at) == "byline" and "byline" not in pages.shown(at):
        names.append("name-only")
    names += _after_signature(pages, at)
    if pages.kind(at) == "caption":
        names += _caption_names(pages.texts[at], pages.bodies[at], pages.profile)
    return names + _head_names(pages, at) if pages.kind(at) == "head" else names


def _after_signature(pages: _Pages, at: int) -> list[str]:
    """Return what it is to stand behind one who signs: on a line of its own, or in a text."""
    last = pages.texts[at - 1] if at else ""
    if pages.kind(at - 1) == "signature":
        return ["after-editor"] * last.startswith(_DASHES)
    signed = pages.kind(at - 1) == "paragraph" and find_signature(pages.profile, last)
    return ["after-signed"] if signed else []


def _is_titled_list(pages: _Pages, at: int) -> bool:
    """Tell whether a list begins with a block and the label of a box stands behind it."""
    if not _is_listed(pages, at) or _is_listed(pages, at - 1):
        return False
    while _is_listed(pages, at):
        at += 1
    return pages.kind(at) == "head" and _is_label(pages.texts[at], pages.profile)


def _is_listed(pages: _Pages, at: int) -> bool:
    return pages.kind(at) == "paragraph" and "listed" in pages.shown(at)


def _is_sentence_alone(pages: _Pages, at: int) -> bool:
    """Tell whether a block is one line between blank lines that ends a sentence, and no more."""
    shown = pages.shown(at)
    return (
        len(pages.blocks[at].rows) == 1
        and {"alone", "full-stop"} <= shown
        and not (shown & {"dateline", "bracketed-byline", "listed", "signature", "bracketed"})
    )


def _head_names(pages: _Pages, at: int) -> list[str]:
    text, repeated = pages.texts[at], pages.heads[pages.texts[at]] > 1
    names = [*_form_names(pages, at), *(["repeated"] if repeated else [])]
    if pages.kind(at - 1) == "head":
        names += ["after-label"] * _is_label(pages.texts[at - 1], pages.profile)
        names += ["after-quotes"] * (not _QUOTED.isdisjoint(pages.texts[at - 1]))
        names += ["after-clauses"] * (len(_unlabelled(pages.texts[at - 1]).split()) > 1)
    names += ["before-set"] * (pages.kind(at + 1) in KINDS)
    names += ["stacked"] * _is_stacked(pages, at)
    for name, beside in (("after-list", at - 1), ("before-list", at + 1)):
        if pages.kind(beside) and "listed" in pages.shown(beside):
            names.append(name)
    paired = "head" in (pages.kind(at - 1), pages.kind(at + 1)) and "may-sign" not in names
    leads = "kickers-lead" in pages.habits and paired
    names += ["kickers-lead"] * leads
    if "uses-capitals" in pages.habits:
        names.append("capitals" if are_capitals(text) else "plain")
    return [*names, "gapped"] if "gapped" in pages.habits else names


def _is_label(text: str, profile: Profile) -> bool:
    return plain_label(text, profile) in profile.box_labels


def _is_notice(text: str, profile: Profile) -> bool:
    """Tell whether a heading is what a notice is called; where spaces divide words, hardly more."""
    label = plain_label(text, profile)
    short = not profile.spaced or width(label, profile.spaced) <= LABEL_EMS
    return short and label.endswith(profile.notice_ends)


def _form_names(pages: _Pages, at: int) -> list[str]:
    block, profile, text = pages.blocks[at], pages.profile, _unlabelled(pages.texts[at]).strip()
    below = glued_below(block, pages.rows) and pages.kind(at + 1) != ""
    shown = {
        "dash": text.startswith(profile.deck_starts),
        "etc": text.endswith(profile.deck_ends),
        "box-label": _is_label(text, profile),
        "column-label": plain_label(text, profile) in profile.column_labels,
        "part-number": "part-number" in pages.shown(at),
        "notice": _is_notice(text, profile),
        "digits": any(map(str.isdigit, text)),
        "clauses": _are_clauses(text.split(), profile),
        "numbered": profile.numbering.match(text) is not None,
        "alone": not glued(pages.rows, block.rows[0]) and not below,
        "labelled": text != pages.texts[at].strip(),
        "may-sign": _may_sign(text, pages.shown(at)),
    }
    names = [name for name, holds in shown.items() if holds]
    names += [name for name, form in profile.head_forms if form.search(text[-_FORM:])]
    return [*names, "on-" + _foot(pages, at)] if below else names


def _is_stacked(pages: _Pages, at: int) -> bool:
    """Tell whether a heading may be several, or one with another that is glued to it."""
    block = pages.blocks[at]
    lines = [pages.rows[row].width for row in block.rows]
    unlike = any(abs(last - line) >= _UNLIKE for last, line in pairwise(lines))
    if unlike and not pages.profile.spaced:
        return True
    above = pages.kind(at - 1) == "head" and glued(pages.rows, block.rows[0])
    below = pages.kind(at + 1) == "head" and glued_below(block, pages.rows)
    return "heads-glued" in pages.shown(at) and (len(lines) > 1 or above or below)


def _may_sign(text: str, shown: frozenset[str]) -> bool:
    """Tell whether a heading may be a name: three characters, or two that are set apart."""
    return "spaced-name" in shown or ("name" in shown and len(text) == 3)


def _foot(pages: _Pages, at: int) -> str:
    """Return the kind of what a heading stands on, the headings glued below it left aside."""
    end = at + _STACK
    while at < end and pages.kind(at) == "head" and glued_below(pages.blocks[at], pages.rows):
        at += 1
    return pages.kind(at)


def _are_clauses(parts: Sequence[str], profile: Profile) -> bool:
    """Tell whether a heading is two or three clauses of one length, set apart: 山青青 水绿绿."""
    alike = len(parts) in (2, 3) and len({*map(len, parts)}) == 1
    words = all(map(is_han, "".join(parts)))
    return alike and words and not profile.spaced and len(parts[0]) >= _CLAUSE


def _caption_names(text: str, bodies: Bodies, profile: Profile) -> list[str]:
    """Return what tells a picture that stands alone: a report of its own, with day and sentences.

    A caption that points at its picture, or shares words with one of the bodies beside it,
    belongs to an article.
    """
    credit = find_credit(profile, text)
    title = title_end(text, profile)
    body = text[title : credit.start if credit else len(text)].strip()
    dated = profile.caption_day.match(body) is not None
    shown = {
        "long-caption": len(body) >= _LONG_CAPTION,
        "dated-caption": dated,
        "day-first": dated and not title,
        "told-caption": any(one.search(body[:-1]) for one in profile.forms["inner_stop"]),
        "pointing-caption": text[0] in profile.marks["pointers"]
        or body.startswith(profile.caption_openings),
        "kin-caption": any(is_kin(body, one) for one in bodies),
    }
    return [name for name, holds in shown.items() if holds]


def _are_gapped(blocks: Sequence[Block], rows: Sequence[Row]) -> bool:
    """Tell whether blank lines stand between all paragraphs and only there.

    A subhead then stands alone as main headings do.
    """
    bodies = [one for one in blocks if one.kind == "paragraph"]
    inside = sum(not glued(rows, at) for one in bodies for at in one.rows[1:])
    begins = sum(glued(rows, one.rows[0]) for one in bodies)
    return len(bodies) >= _FEW and (inside + begins) * 20 <= len(bodies)


def _kickers_lead(
    blocks: Sequence[Block], texts: Sequence[str], rows: Sequence[Row], profile: Profile
) -> bool:
    """Tell whether the first of two headings is mostly a kicker, and rather a sentence.

    The forms of two headings are counted: those of a kicker above its main heading, less those of
    a main heading above its deck.
    """
    pairs = (
        (_unlabelled(texts[at - 1]), _unlabelled(texts[at]))
        for at in range(1, len(blocks))
        if blocks[at].kind == blocks[at - 1].kind == "head" and not rows[blocks[at].rows[0]].first
    )
    return not profile.spaced and sum(_leading(*pair, profile) for pair in pairs) >= _LEADS


def _leading(first: str, second: str, profile: Profile) -> int:
    """Return 1 if the first of two headings must be a kicker, -1 if the second is a deck."""
    forms = dict(profile.head_forms)
    told = any(map(str.isdigit, second)) and not any(map(str.isdigit, first))
    if told or forms["attends"].search(second[-_FORM:]):
        return -1
    if forms["leads"].search(first[-_FORM:]):
        return 1
    ems = width(first)
    if ems < max(SENTENCE, width(second)):
        return 0
    clauses = _are_clauses(second.split(), profile) and not _are_clauses(first.split(), profile)
    return int(ems >= LENGTHY or clauses or forms["lists"].search(first[-_FORM:]) is not None)


def _uses_capitals(heads: Iterable[str]) -> bool:
    """Tell whether headings are set in capitals: two at least, and a third of all."""
    found = list(map(are_capitals, heads))
    return sum(found) > 1 and sum(found) * 3 >= len(found)
