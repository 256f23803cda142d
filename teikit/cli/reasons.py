# SPDX-License-Identifier: Apache-2.0
"""Why a line was taken for what it is: its evidence, and the points that each piece gave."""

from collections.abc import Iterable, Iterator

from teikit.structure.borders import BORDERS, border_names
from teikit.structure.draft import Draft
from teikit.structure.fills import fill_of, likeliest
from teikit.structure.labels import STATES as LABEL_STATES
from teikit.structure.places import STATES as ITEM_STATES

_RIVALS = 3
_BEYOND = 50_000  # points: more than all evidence together; so profiles and decoders forbid
_LEARNT = ("gap", "no-gap")


def reasons(draft: Draft, at: int) -> Iterator[str]:
    """Yield one sentence a step on draft.rows[at], as far as the steps were run."""
    if draft.evidence:
        yield f"shows: {', '.join(sorted(draft.evidence[at]))}"
    if draft.labels:
        border = ", ".join(_border(draft, at)) if at else ""
        yield from [f"border: {border}"] if border else []
        yield from _fill(draft, at)
        yield from _label(draft, at)
    for number, block in enumerate(draft.blocks):
        if draft.signs and block.rows[0] == at:
            yield from _block(draft, number)


def _border(draft: Draft, at: int) -> Iterator[str]:
    """Yield what the border above a row says for its label, or for a paragraph to begin there.

    What a blank line is worth is learnt from the page and not in the profile.
    """
    points = draft.profile_at(at).points["step"]
    after = _states(draft.labels[at].name) | _states("paragraph")
    pairs = {one + two for one in _states(draft.labels[at - 1].name) for two in after}
    for name in sorted(border_names(draft.rows, draft.evidence, at)):
        if pairs.intersection(BORDERS.get(name, ())):
            yield name if name in _LEARNT else f"{name} {points[name]:+}"


def _fill(draft: Draft, at: int) -> Iterator[str]:
    """Tell what a line of running text gets in its likeliest measure, the text going on or not."""
    row, profile = draft.rows[at], draft.profile_at(at)
    if not row.measures or not draft.labels[at].name.startswith("paragraph"):
        return
    fill = fill_of(row, profile.indent, profile.points["measure"])
    lane, kind = likeliest(fill), int(draft.labels[at].name.endswith("+"))
    on, ended = fill.onward[kind][lane], fill.ended[kind][lane]
    yield f"measure {fill.measures[lane]:g}: {on:+.0f} if the text goes on, {ended:+.0f} if it ends"


def _states(label: str) -> set[str]:
    return {name for name, state in LABEL_STATES.items() if state.label == label}


def _label(draft: Draft, at: int) -> Iterator[str]:
    """Tell the points of a row's label, and how far any other is behind over the whole page."""
    label = draft.labels[at]
    tables = next(one.tables for one in LABEL_STATES.values() if one.label == label.name)
    given: dict[str, int] = {}
    for points in (draft.profile_at(at).points[name] for name in tables):
        for name in ("base", *sorted(draft.evidence[at])):
            given[name] = given.get(name, 0) + points.get(name, 0)
    total = sum(given.values())
    pinned = " (fixed by second thoughts)" if at in draft.pins else ""
    sum_of = ", ".join(f"{name} {points:+}" for name, points in given.items() if points)
    yield f"label {label.name}{pinned}: {total:+}" + (f" = {sum_of}" if sum_of else "")
    yield (
        "no other label is possible"
        if label.margin >= _BEYOND
        else f"any other label costs {label.margin:.0f} points over the page"
    )


def _block(draft: Draft, number: int) -> Iterator[str]:
    """Tell what a block shows, its state in its item, and the points of others by themselves."""
    block, signs = draft.blocks[number], draft.signs[number]
    yield f"signs: {', '.join(sorted(signs.names)) or 'none'}"
    if not draft.placed:
        return
    state = draft.placed[number].state
    points = draft.profile_of(block).points["item"]
    others = {
        name: signs.emission(name, points)
        for name, (kind, _) in ITEM_STATES.items()
        if kind == block.kind
    }
    best = sorted(others, key=lambda name: (name != state, -others[name], name))[: _RIVALS + 1]
    opens = ", opens an item" if draft.placed[number].opens else ""
    yield f"state {state}{opens}; by itself: {_listed((name, others[name]) for name in best)}"


def _listed(pairs: Iterable[tuple[str, float]]) -> str:
    return ", ".join(
        f"{name} never" if points <= -_BEYOND else f"{name} {points:+.0f}" for name, points in pairs
    )
