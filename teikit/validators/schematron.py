# SPDX-License-Identifier: Apache-2.0
"""Prints the rule table as ISO Schematron: python -m teikit.validators.schematron > teikit.sch."""

import html
import sys
from string import Formatter

from teikit.report import catalogue
from teikit.tei.names import TEI_NAMESPACE
from teikit.validators.rules import KEYS, RULES, Rule

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  Rules for newspaper issues in TEI that a grammar cannot state; the grammar is teikit.rng.
  Printed from the rule table of teikit by python -m teikit.validators.schematron: change the
  table, not this file. XPath 1.0 with key(), as XSLT 1.0 has it. "teikit explain CODE" says more.
-->
<schema xmlns="http://purl.oclc.org/dsdl/schematron"
        xmlns:xsl="http://www.w3.org/1999/XSL/Transform" queryBinding="xslt">
  <title>teikit: rules for newspaper issues</title>
  <ns prefix="t" uri="{TEI_NAMESPACE}"/>
"""
_ENTITIES = str.maketrans({"\u3000": "&#x3000;", "\u00a0": "&#xA0;", '"': "&quot;"})


def schematron() -> str:
    """Return the rule table as a Schematron schema, one pattern a rule."""
    keys = "".join(
        f"  <xsl:key name={_value(key.name)} match={_value(key.match)} use={_value(key.use)}/>\n"
        for key in KEYS
    )
    return f"{_HEAD}{keys}{''.join(map(_pattern, RULES))}</schema>\n"


def _value(text: str) -> str:
    """Return a text as the value of an attribute, in its quotation marks."""
    return f'"{html.escape(text, quote=False).translate(_ENTITIES)}"'


def _pattern(rule: Rule) -> str:
    entry = catalogue()[rule.code]
    return (
        f'  <pattern id="{rule.code}">\n'
        f"    <rule context={_value(rule.context)}>\n"
        f'      <assert role="{entry["severity"]}" test={_value(rule.test)}>'
        f"{rule.code}: {_message(entry['message'], dict(rule.facts))}</assert>\n"
        "    </rule>\n"
        "  </pattern>\n"
    )


def _message(message: str, facts: dict[str, str]) -> str:
    """Return a message of the catalogue with its fields as value-of."""
    parts = []
    for words, name, _, _ in Formatter().parse(message):
        parts.append(html.escape(words, quote=False))
        if name:
            parts.append(f"<value-of select={_value(facts[name])}/>")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(schematron())
