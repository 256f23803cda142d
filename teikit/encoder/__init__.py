# SPDX-License-Identifier: Apache-2.0
"""Issue -> TEI: writes down what was recognised, with its doubts, and nothing else."""

from lxml import etree

from teikit.encoder.body import encode_text
from teikit.encoder.header import encode_header
from teikit.encoder.ids import issue_id
from teikit.model.issue import Issue
from teikit.options import EncodeOptions
from teikit.report import Report
from teikit.tei import TeiDocument
from teikit.tei.names import TEI_NAMESPACE, XML_ID, XML_LANG, tei

__all__ = ["encode", "issue_id"]

_MODELS = (
    ("teikit.rng", "http://relaxng.org/ns/structure/1.0"),
    ("teikit.sch", "http://purl.oclc.org/dsdl/schematron"),
)


def encode(issue: Issue, options: EncodeOptions, report: Report) -> TeiDocument:
    """Return an issue as TEI that keeps every character of its content (encoding.md).

    Adds E001. Raises UsageError for an id of the issue that cannot be used, InputError R019 if
    none can be made.
    """
    name = issue_id(issue.metadata, issue.sources)
    root = etree.Element(tei("TEI"), nsmap={None: TEI_NAMESPACE})
    root.set(XML_LANG, issue.language or "und")
    root.set(XML_ID, name)
    root.set("type", "newspaper-issue")
    for href, language in _MODELS:
        model = f'href="{href}" type="application/xml" schematypens="{language}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", model))
    encode_text(root, issue)
    encode_header(root, issue, options, report)
    return TeiDocument(root)
