# SPDX-License-Identifier: Apache-2.0
"""What the encoder writes is valid TEI, by our grammar and by the complete one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from issues import issues, worked_example
from lxml import etree

from teikit.encoder import encode
from teikit.options import EncodeOptions
from teikit.report import Report

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "schemas" / "teikit.rng"


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(OURS))


@given(issues())
def test_any_issue_is_valid_by_our_grammar(grammar, issue):
    made = encode(issue, EncodeOptions(day="2031-11-06", loss="none"), Report())
    valid = grammar.validate(etree.fromstring(made.to_bytes()))
    assert valid, f"{grammar.error_log}\n{made.to_bytes().decode()}"


def samples(count: int) -> list[bytes]:
    """The worked example and so many invented issues, some with a day, some without."""
    made = [worked_example()]

    @settings(max_examples=count, database=None)
    @given(st.lists(issues(), min_size=1, max_size=4))
    def gather(invented):
        made.extend(invented)

    gather()
    options = (EncodeOptions(), EncodeOptions(day="2031-11-06", loss="none"))
    return [encode(one, options[n % 2], Report()).to_bytes() for n, one in enumerate(made)]


@pytest.mark.java
def test_any_issue_is_valid_by_the_complete_grammar(jing, tei_all, tmp_path):
    for number, data in enumerate(samples(60)):
        (tmp_path / f"{number}.xml").write_bytes(data)
    assert jing(tei_all, *sorted(tmp_path.glob("*.xml"))) == ""


@pytest.mark.java
def test_any_issue_is_valid_by_the_newest_complete_grammar(jing, shared, tmp_path):
    for number, data in enumerate(samples(60)):
        (tmp_path / f"{number}.xml").write_bytes(data)
    files = sorted(tmp_path.glob("*.xml"))
    assert jing(shared / "tei" / "tei_all.rng", *files) == ""
    assert jing(OURS, *files) == ""
