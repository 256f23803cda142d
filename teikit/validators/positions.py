# SPDX-License-Identifier: Apache-2.0
"""Content models as positions: which child may stand first, which after which, which last."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True, slots=True)
class Child:
    """A place for a child: its name and its definition in the grammar."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class Model:
    """A content model; the numbers in its sets count `children`, its places in grammar order.

    `follow` has a set for each place: the places that may come next. `optional` says that no
    child at all is enough. The construction is Glushkov's, The abstract theory of automata, 1961.
    """

    children: tuple[Child, ...] = ()
    first: frozenset[int] = frozenset()
    last: frozenset[int] = frozenset()
    follow: tuple[frozenset[int], ...] = ()
    optional: bool = True

    @property
    def everywhere(self) -> frozenset[int]:
        """Return all places."""
        return frozenset(range(len(self.children)))

    def knows(self, name: str) -> bool:
        """Tell whether an element of this name has a place anywhere."""
        return any(child.name == name for child in self.children)

    def place(self, allowed: frozenset[int], name: str) -> int | None:
        """Return that of the `allowed` places which an element of this name takes, if any.

        In teikit.rng the name tells the place: there is never a second one.
        """
        return next((n for n in sorted(allowed) if self.children[n].name == name), None)

    def distances(self) -> dict[int, int]:
        """Return how many more children each place needs after it, by the shortest way."""
        found = dict.fromkeys(self.last, 0)
        steps = 0
        while len(found) < len(self.children):
            near = [
                n
                for n in self.everywhere - found.keys()
                if not found.keys().isdisjoint(self.follow[n])
            ]
            steps += 1
            found |= dict.fromkeys(near, steps)
        return found

    def needed(self, allowed: frozenset[int]) -> list[str]:
        """Return the names of those children that lead to the end of the content soonest."""
        distances = self.distances()
        soonest = min(distances[n] for n in allowed)
        names = (self.children[n].name for n in sorted(allowed) if distances[n] == soonest)
        return list(dict.fromkeys(names))


NOTHING = Model()


def single(child: Child) -> Model:
    """Return the model of exactly one child."""
    only = frozenset((0,))
    return Model((child,), only, only, (frozenset(),), optional=False)


def sequence(models: Iterable[Model]) -> Model:
    """Return the model of one content after the other."""
    return reduce(_then, models, NOTHING)


def alternatives(models: Iterable[Model]) -> Model:
    """Return the model of one content or another; at least one must be given."""
    return reduce(_or, models)


def repeated(model: Model) -> Model:
    """Return the model of a content once or more often."""
    follow = tuple(
        after | model.first if number in model.last else after
        for number, after in enumerate(model.follow)
    )
    return Model(model.children, model.first, model.last, follow, model.optional)


def optional(model: Model) -> Model:
    """Return the model of a content that may be missing."""
    return Model(model.children, model.first, model.last, model.follow, optional=True)


def _moved(numbers: frozenset[int], distance: int) -> frozenset[int]:
    return frozenset(number + distance for number in numbers)


def _then(left: Model, right: Model) -> Model:
    distance = len(left.children)
    first, last = _moved(right.first, distance), _moved(right.last, distance)
    follow = tuple(
        after | first if number in left.last else after for number, after in enumerate(left.follow)
    )
    return Model(
        left.children + right.children,
        left.first | first if left.optional else left.first,
        left.last | last if right.optional else last,
        follow + tuple(_moved(after, distance) for after in right.follow),
        left.optional and right.optional,
    )


def _or(left: Model, right: Model) -> Model:
    distance = len(left.children)
    return Model(
        left.children + right.children,
        left.first | _moved(right.first, distance),
        left.last | _moved(right.last, distance),
        left.follow + tuple(_moved(after, distance) for after in right.follow),
        left.optional or right.optional,
    )
