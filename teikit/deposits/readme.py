# SPDX-License-Identifier: Apache-2.0
"""The README of a package, for a person who has neither teikit nor this documentation."""

from teikit.deposits.metadata import Facts

_TEXT = """\
{label}

This is one issue of a newspaper, kept with everything that is needed to read, check and
re-use it. No special program is needed: all files are plain text, XML, JSON or common formats.

Newspaper   {title}
Day         {day}
Id          {issue}
URI         {uri}

What is where
  tei/          the issue in TEI XML: the record that all else was made from
  source/       the files that the TEI was made from, byte for byte as received
  corrections/  corrections made by people, if there are any
  export/       the issue in other formats; each was made from the TEI
  metadata/     descriptions for catalogues (Dublin Core, DataCite), a list of all files with
                their sha256 (manifest.json), the history of the package (provenance.jsonl)
                and the schemas that the files were checked with (schemas/)

How to check it
  manifest.json gives the length and the sha256 of each file. The text of the source stands in
  the TEI line by line: <lb n="12"/> is line 12 of the source file, and the header of the TEI
  states the sha256 of each source.

How to read it
  Open a file of export/ in a browser or e-book reader, or the TEI in any editor. The meaning
  of the TEI elements is explained at https://tei-c.org/guidelines/.
"""


def readme(facts: Facts, uri: str) -> bytes:
    """Return the README of an issue."""
    text = _TEXT.format(
        label=facts.label, title=facts.title, day=facts.day, issue=facts.issue, uri=uri
    )
    return text.encode()
