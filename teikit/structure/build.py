# SPDX-License-Identifier: Apache-2.0
"""The last step: the Issue, every row of the draft in exactly one place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from teikit.language.lexicon import Profile
from teikit.model.issue import (
    Block,
    BodyPart,
    Closing,
    Figure,
    Furniture,
    Head,
    Issue,
    Item,
    PageBreak,
    Paragraph,
    Section,
    Subsection,
    Table,
    Verse,
)
from teikit.model.metadata import Metadata
from teikit.structure.banners import begin_section, is_banner, is_brief
from teikit.structure.blocks import Block as Lines
from teikit.structure.blocks import text_of
from teikit.structure.certainty import (
    block_certainty,
    block_margin,
    head_certainty,
    item_certainty,
    quiet,
    weakest,
    word_for,
)
from teikit.structure.draft import Draft
from teikit.structure.items import Placed
from teikit.structure.jumps import chain
from teikit.structure.kinds import Texts, kind_of
from teikit.structure.masthead import masthead_of
from teikit.structure.pieces import (
    byline_of,
    closing_of,
    figure_of,
    furniture_of,
    head_of,
    headed_paragraph_of,
    jump_of,
    line_of,
    paragraph_of,
    stanzas_of,
    table_of,
)
from teikit.structure.places import ROLES
from teikit.structure.rows import Row
from teikit.structure.signs import Signs
from teikit.structure.trust import in_doubt

_Member = tuple[Placed, Signs]


@dataclass(slots=True)
class _Body:
    """The body under construction: what is done, so many items of it, and the item that is open."""

    done: list[BodyPart] = field(default_factory=list)
    items: int = 0
    members: list[_Member | Furniture | PageBreak] = field(default_factory=list)


def build_issue(draft: Draft, metadata: Metadata) -> Issue:
    """Return the issue that a finished draft describes."""
    body = _Body()
    pages = sum(len(source.pages) for source in draft.sources)
    page = 0
    for place in _in_order(draft):
        first = draft.rows[place[0].rows[0]]
        breaks = [PageBreak(number) for number in range(page + 1, first.page + 1)]
        page = max(page, draft.rows[place[0].rows[-1]].page)
        opens = isinstance(place[1], tuple) and place[1][0].opens
        if opens:
            _close(body, draft)
        (body.members if body.members else body.done).extend(breaks)
        if isinstance(place[1], tuple):
            body.members.append(place[1])
        else:
            furniture = furniture_of(_rows(draft, place[0]), draft.profile_of(place[0]))
            (body.members if body.members else body.done).append(furniture)
    _close(body, draft)
    body.done += [PageBreak(number) for number in range(page + 1, pages + 1)]
    language = metadata.language or draft.profile.name
    head = draft.rows[: draft.masthead]
    masthead = masthead_of(head, draft.profile_at(0)) if head else ()
    return Issue(metadata, language, draft.sources, chain(body.done), masthead)


def _in_order(draft: Draft) -> Iterable[tuple[Lines, _Member | None]]:
    """Return all blocks in the order of the page, those of items with their state and signs."""
    members: list[tuple[Lines, _Member | None]] = [
        (placed.block, (placed, signs))
        for placed, signs in zip(draft.placed, draft.signs, strict=True)
    ]
    furniture: list[tuple[Lines, _Member | None]] = [(one, None) for one in draft.furniture]
    return sorted([*members, *furniture], key=lambda one: one[0].rows[0])


def _rows(draft: Draft, block: Lines) -> list[Row]:
    return [draft.rows[at] for at in block.rows]


def _close(body: _Body, draft: Draft) -> None:
    """Move the open item to what is done; furniture and breaks after its last block follow it."""
    trailing: list[Furniture | PageBreak] = []
    while body.members and not isinstance(body.members[-1], tuple):
        last = body.members.pop()
        if not isinstance(last, tuple):
            trailing.insert(0, last)
    if body.members:
        body.items += 1
        item = _item(draft, body.members, f"i{body.items}")
        blocks = [one for one in body.members if isinstance(one, tuple)]
        open_part = body.done[-1] if body.done else None
        if is_banner(blocks):
            body.done.append(begin_section(item))
        elif isinstance(open_part, Section) and is_brief(blocks):
            body.done[-1] = replace(open_part, items=(*open_part.items, item))
        else:
            body.done.append(item)
    body.done += trailing
    body.members = []


def _item(draft: Draft, members: Sequence[_Member | Furniture | PageBreak], key: str) -> Item:
    own = [one[0] for one in members if isinstance(one, tuple)]
    roles = "".join(one.state[1] for one in own)
    if roles == "W":
        item = _advertisement(draft, own[0], key)
    elif set(roles) & set("PVACczX"):
        item = _story(draft, members, own, key)
    else:
        item = _fragment(draft, members, key)
    failed = any(draft.rows[one.block.rows[0]].page in draft.failed for one in own)
    return in_doubt(item) if failed else item


def _story(
    draft: Draft,
    members: Sequence[_Member | Furniture | PageBreak],
    own: Sequence[Placed],
    key: str,
) -> Item:
    """Return an item with its headings and blocks in their places; `own` are its blocks."""
    heads: list[Head] = []
    blocks: list[Block] = []
    texts = [one for one in members if isinstance(one, tuple) and _is_text(one)]
    for member in members:
        if not isinstance(member, tuple):
            blocks.append(member)
        elif member[0].state[1] in ROLES:
            heads.append(_head(draft, member, members))
        elif _is_text(member):
            head, made = _paragraph(draft, member, member is texts[0], member is texts[-1])
            heads += head
            blocks += made
        elif member[0].state[1] == "V":
            blocks += _set(draft, member[0].block)
        else:
            blocks.append(_block(draft, member))
    profile = draft.profile_of(own[0].block)
    kind, subtype = "photo-story", ""
    if own[0].state[0] != "p":
        kind, subtype = kind_of(_texts(draft, members), profile)
    item = Item(key, kind, _led(heads), tuple(_sections(blocks, profile)), subtype)
    certainty = _item_certainty(draft, own)
    language = profile.name if profile is not draft.profile else ""
    return replace(item, certainty=certainty, language=language)


def _item_certainty(draft: Draft, own: Sequence[Placed]) -> str:
    first = own[0].block.rows[0]
    opening = 0.0 if first in draft.pins else draft.labels[first].margin
    before, after = draft.before(own[0]), draft.after(own[-1])
    return item_certainty(own, before, after, opening, draft.profile_at(first))


def _advertisement(draft: Draft, placed: Placed, key: str) -> Item:
    """Return an advertisement: its first line is the heading, each other one a paragraph."""
    first, *more = _rows(draft, placed.block)
    certainty = _item_certainty(draft, [placed])
    blocks = tuple(Paragraph(line_of(row)) for row in more)
    head = head_of([first], "main", "medium")
    return Item(key, "advertisement", (head,), blocks, certainty=certainty)


def _fragment(draft: Draft, members: Sequence[_Member | Furniture | PageBreak], key: str) -> Item:
    """Return lines that no item could claim as paragraphs of a fragment."""
    blocks: list[Block] = []
    for member in members:
        if isinstance(member, tuple):
            head = head_of(_rows(draft, member[0].block), "main", "")
            blocks.append(Paragraph(head.content))
        else:
            blocks.append(member)
    return Item(key, "fragment", (), tuple(blocks), certainty="low")


def _head(
    draft: Draft, member: _Member, members: Sequence[_Member | Furniture | PageBreak]
) -> Head:
    beside = [
        one
        for one in members
        if isinstance(one, tuple) and one[0].state[1] in ROLES and one is not member
    ]
    certainty = _head_certainty(draft, member, beside)
    role = ROLES[member[0].state[1]]
    if role == "kicker" and member[1].names & {"repeated", "column-label"}:
        role = "column"
    return head_of(_rows(draft, member[0].block), role, certainty)


def _led(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return the headings of an item, the last kicker as its main heading if it has none."""
    roles = [one.role for one in heads]
    if "main" in roles or "kicker" not in roles:
        return tuple(heads)
    at = max(number for number, role in enumerate(roles) if role == "kicker")
    return (*heads[:at], replace(heads[at], role="main", certainty="low"), *heads[at + 1 :])


def _head_certainty(draft: Draft, member: _Member, beside: Sequence[_Member]) -> str:
    block = member[0].block
    lines = block_margin(block, draft.labels, draft.pins)
    return head_certainty(member[0], beside, member[1], lines, draft.profile_of(block))


def _is_text(member: _Member) -> bool:
    return member[0].block.kind == "paragraph"


def _set(draft: Draft, block: Lines) -> list[Block]:
    """Return what a block that is set line by line becomes: stanzas, or a table."""
    rows, shown = _rows(draft, block), draft.evidence[block.rows[0]]
    certainty = "low" if shown & {"free", "bare"} else ""
    if block.kind == "table":
        return [table_of(rows, "headed" in shown, certainty)]
    return list(stanzas_of(rows, certainty))


def _block(draft: Draft, member: _Member) -> Block:
    """Return the block that a member which is no text and no heading of its item becomes."""
    block, rows = member[0].block, _rows(draft, member[0].block)
    profile = draft.profile_of(block)
    match block.kind:
        case "head" if member[0].state[1] != "G":
            return Subsection(head_of(rows, "subhead", _head_certainty(draft, member, ())), ())
        case "caption":
            return figure_of(rows, profile, _certainty(draft, block))
        case "jump":
            return jump_of(rows, profile)
    if "closing" in draft.evidence[block.rows[0]]:
        return closing_of(rows[0], profile)
    lines = block_margin(block, draft.labels, draft.pins)
    return byline_of(rows, profile, quiet(word_for(lines, profile.certainty["role"])))


def _certainty(draft: Draft, block: Lines) -> str:
    margin = block_margin(block, draft.labels, draft.pins)
    return block_certainty(margin, draft.rows[block.rows[0]], draft.profile_of(block))


def _paragraph(
    draft: Draft, member: _Member, opens: bool, closes: bool
) -> tuple[list[Head], list[Block]]:
    """Return a paragraph, run-ins split off if it `opens` or `closes` the body.

    If the whole item begins with it, its first words may be the heading.
    """
    block, rows = member[0].block, _rows(draft, member[0].block)
    profile = draft.profile_of(block)
    certainty = _certainty(draft, block)
    # In a list of briefs each may be signed; that is text of its paragraph.
    signed = closes and "listed" not in member[1].names
    if member[0].opens and "run-in-head" in member[1].names:
        return headed_paragraph_of(rows, profile, certainty, signed)
    return [], paragraph_of(rows, profile, certainty, opens, signed)


def _sections(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Gather what follows a subhead under it; bylines at the very end stay with the item.

    Two subheads with nothing between are the lines of one, if the second has no number of its own.
    """
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        inner = isinstance(block, Paragraph | Verse | Table | Figure | Furniture | PageBreak)
        if isinstance(last, Subsection) and inner:
            made[-1] = Subsection(last.head, (*last.blocks, block))
        elif (
            isinstance(last, Subsection)
            and isinstance(block, Subsection)
            and not (last.blocks or _is_numbered(block.head, profile))
        ):
            certainty = weakest(last.head.certainty, block.head.certainty)
            content = last.head.content + block.head.content
            made[-1] = Subsection(Head("subhead", content, certainty), ())
        elif isinstance(last, Closing) and isinstance(block, Closing) and not last.day:
            made[-1] = Closing(last.signers + block.signers, block.day)
        else:
            made.append(block)
    return made


def _is_numbered(head: Head, profile: Profile) -> bool:
    text = "".join(one for one in head.content if isinstance(one, str))
    return profile.numbering.match(text) is not None


def _texts(draft: Draft, members: Sequence[_Member | Furniture | PageBreak]) -> Texts:
    """Return what an item says, for telling its kind."""
    own = [one for one in members if isinstance(one, tuple)]
    bodies = [one for one in own if _is_text(one)]
    main = next((one for one in own if ROLES.get(one[0].state[1]) == "main"), None)
    dated = {"dateline", "bracketed-byline"}
    return Texts(
        text_of(main[0].block, draft.rows) if main else "",
        [text_of(one[0].block, draft.rows) for one in bodies],
        all("listed" in one[1].names for one in bodies) and bool(bodies),
        any(one[0].block.kind == "byline" or one[1].names & dated for one in own),
        frozenset(one[0].block.kind for one in own if one[0].state[1] == "V"),
    )
