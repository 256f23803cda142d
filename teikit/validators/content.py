# SPDX-License-Identifier: Apache-2.0
"""Follows the children of an element through its content model and names what does not fit."""

from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.names import local_name
from teikit.validators.advice import advise
from teikit.validators.grammar import Definition, grammar
from teikit.validators.positions import Model
from teikit.validators.problems import Problem, elements, listed
from teikit.validators.values import is_allowed, nearest

_MOST_PARENTS = 6


@dataclass(frozen=True, slots=True)
class Visit:
    """An element to be checked against a definition."""

    element: etree._Element
    definition: Definition


@dataclass(slots=True)
class _Walk:
    """How far the children have been followed: the places now allowed, and the way there."""

    parent: etree._Element
    definition: Definition
    allowed: frozenset[int]
    finished: bool
    way: list[tuple[frozenset[int], etree._Element]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    @property
    def model(self) -> Model:
        return self.definition.model


def visit_children(
    parent: etree._Element, definition: Definition
) -> tuple[list[Problem], list[Visit]]:
    """Return the problems with the children of `parent`, and the children to be visited next.

    Gives V002 to V006 and V012.
    """
    model = definition.model
    walk = _Walk(parent, definition, model.first, model.optional)
    for child in elements(parent):
        if not local_name(child):
            walk.problems.append(_foreign(child))
        elif local_name(child) not in grammar().names:
            walk.problems.append(_unknown(child))
        else:
            _follow(walk, child)
    if not walk.finished:
        walk.problems.append(_unfinished(walk))
    return walk.problems, walk.visits


def _follow(walk: _Walk, child: etree._Element) -> None:
    """Take one child: at its place, else past a gap before it, else as misplaced."""
    name = local_name(child)
    place = walk.model.place(walk.allowed, name)
    if place is not None:
        _take(walk, child, place)
        return
    missing = _missing_before(walk, name)
    after = None if missing is None else walk.model.place(walk.model.follow[missing], name)
    if missing is None or after is None:
        _misplace(walk, child)
        return
    walk.problems.append(_lacking(walk, missing, child))
    _take(walk, child, after)


def _take(walk: _Walk, child: etree._Element, place: int) -> None:
    """Move on past a place; the child is to be visited."""
    definition = grammar().definitions[walk.model.children[place].definition]
    walk.visits.append(Visit(child, definition))
    walk.way.append((walk.allowed, child))
    walk.allowed = walk.model.follow[place]
    walk.finished = place in walk.model.last


def _missing_before(walk: _Walk, name: str) -> int | None:
    """Return the place of a required child whose lack alone makes this one not fit."""
    if walk.finished:
        return None
    distances = walk.model.distances()
    candidates = sorted(walk.allowed, key=lambda n: (distances[n], n))
    follow = walk.model.follow
    fitting = (n for n in candidates if walk.model.place(follow[n], name) is not None)
    return next(fitting, None)


def _misplace(walk: _Walk, child: etree._Element) -> None:
    """Note a child that does not fit here; it is visited, but not counted."""
    name = local_name(child)
    place = walk.model.place(walk.model.everywhere, name)
    if place is None:
        walk.problems.append(_not_in(walk, child))
        walk.visits.append(Visit(child, _fitting(child)))
    else:
        walk.problems.append(_not_here(walk, child))
        definition = grammar().definitions[walk.model.children[place].definition]
        walk.visits.append(Visit(child, definition))


def _fitting(element: etree._Element) -> Definition:
    """Return the definition of its name that an element seems to follow, by what it has."""

    def strangeness(definition: Definition) -> tuple[bool, int]:
        kinds = definition.attributes.get("type")
        odd_type = kinds is not None and not is_allowed(kinds, element.get("type", ""))
        names = map(local_name, elements(element))
        return odd_type, sum(not definition.model.knows(name) for name in names)

    return min(grammar().named(local_name(element)), key=strangeness)


def _foreign(child: etree._Element) -> Problem:
    name = etree.QName(child)
    return Problem(child, "V012", {"name": name.localname, "namespace": name.namespace or ""})


def _unknown(child: etree._Element) -> Problem:
    name = local_name(child)
    advice = advise("V002", name)
    near = "" if advice["hint"] else nearest(name, grammar().names)
    facts = {"name": name, "advice": f"; did you mean <{near}>?" if near else ""}
    return Problem(child, "V002", facts | advice)


def _not_in(walk: _Walk, child: etree._Element) -> Problem:
    name, parent = local_name(child), walk.definition.name
    parts = [child, *child.iterancestors()]
    parents = grammar().parents(name, local_name(parts[-2]))
    more = " …" if len(parents) > _MOST_PARENTS else ""
    facts = {"name": name, "parent": parent, "parents": ", ".join(parents[:_MOST_PARENTS]) + more}
    return Problem(child, "V003", facts | advise("V003", name, parent))


def _not_here(walk: _Walk, child: etree._Element) -> Problem:
    """Name the nearest child before which this one would have fitted, else what is needed."""
    name, place = local_name(child), walk.model.place
    barred = (one for allowed, one in reversed(walk.way) if place(allowed, name) is not None)
    barrier = next(barred, None)
    if barrier is None and walk.allowed:
        where = f"not before {listed(walk.model.needed(walk.allowed))}"
    else:
        where = f"not after <{local_name(walk.way[-1][1] if barrier is None else barrier)}>"
    facts = {"name": name, "parent": walk.definition.name, "where": where}
    return Problem(child, "V004", facts | advise("V004", name, walk.definition.name))


def _lacking(walk: _Walk, missing: int, child: etree._Element) -> Problem:
    facts = {
        "name": walk.definition.name,
        "missing": walk.model.children[missing].name,
        "next": local_name(child),
    }
    return Problem(walk.parent, "V005", facts)


def _unfinished(walk: _Walk) -> Problem:
    needed = listed(walk.model.needed(walk.allowed))
    return Problem(walk.parent, "V006", {"name": walk.definition.name, "needed": needed})
