# SPDX-License-Identifier: Apache-2.0
"""Any file or folder is converted with nothing lost, or refused with a reason."""

from hypothesis import example, given
from inputs import Given, inputs
from whatever import check


# What once broke a promise.
@example(Given({"p1.txt": b" \t ?"}, "p1.txt"))
@example(Given({"p1.txt": b"LATE NEWS\nLATE NEWS\n"}, "p1.txt"))
@example(Given({"p1.txt": "\u200b\n".encode()}, "p1.txt"))
@given(inputs())
def test_any_input_is_converted_whole_or_refused_with_a_remedy(what: Given):
    assert check(what)
