# SPDX-License-Identifier: Apache-2.0
"""Checks a TEI file, layer by layer: XML, grammar, rules, exact checks."""

from itertools import chain
from pathlib import Path

from teikit import safexml
from teikit.errors import InputError
from teikit.report import Place, Report
from teikit.validators.exact import check_exactly
from teikit.validators.explain import check_grammar, check_root
from teikit.validators.problems import report_problems
from teikit.validators.rules import check_rules

_BEGINNINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")


def refuse_tei(path: Path, head: bytes) -> str:
    """Return "" for what may be XML, by its first bytes or its name, else the reason."""
    if path.suffix.lower() == ".xml" or head.lstrip().startswith(_BEGINNINGS):
        return ""
    return "it does not begin as XML does"


def check_tei(path: Path, data: bytes, report: Report) -> None:
    """Add what is wrong with the TEI file `data`: V001 to V133, V201 to V207.

    A document that is no newspaper issue at all gets V012 or V013 and is left at that.
    """
    try:
        root = safexml.parse(data, path.name)
    except InputError as error:
        place = Place(str(path), error.line or 1)
        report.add("V001", place, reason=error.message, hint=error.hint)
        return
    found = check_root(root)
    if not found:
        found = list(chain(check_grammar(root), check_rules(root), check_exactly(root)))
    report_problems(found, str(path), report)
