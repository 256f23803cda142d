# SPDX-License-Identifier: Apache-2.0
"""`teikit explain`: each code of the catalogue, and what is no code."""

import pytest

from teikit.report import catalogue


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_each_code_is_explained_within_the_width_of_a_terminal(run, code):
    entry = catalogue()[code]
    done = run("explain", code)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{code} {entry['severity']}: {entry['title']}\n")
    words = done.out.split()
    for part in ("message", "explanation", "repair"):
        assert " ".join(entry[part].split()) in " ".join(words)
    assert max(map(len, done.out.splitlines())) <= 100


def test_a_code_may_be_written_in_small_letters(run):
    assert run("explain", "r101").out == run("explain", "R101").out


def test_without_a_code_all_are_listed_in_their_order(run):
    done = run("explain")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()] == sorted(catalogue())


@pytest.mark.parametrize(
    ("typo", "near"), [("R10I", "R101"), ("V1O1", "V101"), ("r-101", "R101"), ("R1011", "R101")]
)
def test_a_typo_is_answered_with_a_code_near_it(run, typo, near):
    done = run("explain", typo)
    assert (done.code, done.out) == (2, "")
    assert f'there is no code "{typo}"' in done.err
    assert f"Did you mean {near}" in done.err


def test_what_is_like_no_code_is_answered_with_the_list(run):
    done = run("explain", "\x1bhelp")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "Did you mean" not in done.err
    assert "teikit explain" in done.err


@pytest.mark.parametrize("command", ["inspect", "eval", "explain"])
def test_the_help_of_each_has_an_example(run, command):
    done = run(command, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"teikit {command}" in done.out.partition("Example")[2]
