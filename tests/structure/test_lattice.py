# SPDX-License-Identifier: Apache-2.0
"""The dynamic programming finds what trying every path finds."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.structure.lattice import NEVER, decode

POINTS = st.integers(-20, 20).map(float)


@st.composite
def lattices(draw):
    """Start, emissions, steps and end of up to four cells of up to three states each."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    emissions = [draw(st.lists(POINTS, min_size=size, max_size=size)) for size in sizes]
    steps = []
    for before, after in pairwise(sizes):
        rows = [[(one, draw(POINTS)) for one in range(before)] for _ in range(after)]
        steps.append(rows)
    start = draw(st.lists(POINTS, min_size=sizes[0], max_size=sizes[0]))
    end = draw(st.lists(POINTS, min_size=sizes[-1], max_size=sizes[-1]))
    return start, emissions, steps, end


def score(path, start, emissions, steps, end) -> float:
    total = start[path[0]] + end[path[-1]]
    total += sum(emission[state] for emission, state in zip(emissions, path, strict=True))
    for step, (before, after) in zip(steps, pairwise(path), strict=True):
        total += dict(step[after])[before]
    return total


@given(lattices())
def test_the_path_is_the_best_of_all(given_lattice):
    paths = list(product(*(range(len(one)) for one in given_lattice[1])))
    best = max(score(path, *given_lattice) for path in paths)
    assert score(decode(*given_lattice).path, *given_lattice) == best


@given(lattices())
def test_a_cost_is_the_loss_of_passing_a_state(given_lattice):
    paths = list(product(*(range(len(one)) for one in given_lattice[1])))
    best = max(score(path, *given_lattice) for path in paths)
    lattice = decode(*given_lattice)
    for cell, costs in enumerate(lattice.costs):
        for state, cost in enumerate(costs):
            through = max(score(path, *given_lattice) for path in paths if path[cell] == state)
            assert cost == pytest.approx(best - through)
        assert costs[lattice.path[cell]] == 0.0


def test_a_step_that_is_not_there_is_not_taken():
    only_same = (((0, 0.0),), ((1, 0.0),))
    found = decode((0.0, 1.0), [(0.0, 0.0), (5.0, 0.0)], [only_same], (0.0, 0.0))
    assert found.path == (0, 0)
    assert found.costs[1] == (0.0, 4.0)


def test_a_state_that_may_not_begin_is_never_first():
    found = decode((NEVER, 0.0), [(99.0, 0.0)], [], (0.0, 0.0))
    assert found.path == (1,)
    assert found.costs[0][0] > 1000
