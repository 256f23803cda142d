# SPDX-License-Identifier: Apache-2.0
"""TEI documents with a source, and what the ledger says of them."""

from issues import source

from teikit.ledger import Ledger, verify
from teikit.model.source import Source
from teikit.report import Report
from teikit.tei import TeiDocument

LINES = ("记者 季 风", "", "本报讯 昨夜，队员上堤，", "渗水止住。", "", "云溪加固东堤")
BODY = """
  <div type="article"><head type="main"><lb n="6"/>云溪加固东堤</head>
    <byline><lb n="1"/>记者 <choice><orig>季 风</orig><reg>季风</reg></choice></byline>
    <dateline><lb n="3"/>本报讯 </dateline>
    <p>昨夜，队员上堤，<lb n="4" break="no"/>渗水止住。</p></div>
"""


def bibl(one: Source, number: int = 1) -> str:
    """The statement of a source in the header."""
    return (
        f'<bibl type="digital-source" subtype="text" xml:id="src-{number}">'
        f'<idno type="filename">{one.name}</idno><idno type="sha256">{one.sha256}</idno>'
        f'<idno type="sha256-text">{one.sha256_text}</idno>'
        f'<extent><measure unit="lines" quantity="{one.line_count}"/></extent></bibl>'
    )


def document(body: str, *sources: Source, statements: str = "") -> TeiDocument:
    """A TEI document with this body."""
    stated = statements or "".join(bibl(one, n) for n, one in enumerate(sources, 1))
    return TeiDocument.parse(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<sourceDesc>{stated}</sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>".encode(),
        "issue.tei.xml",
    )


def outcome(sources: tuple[Source, ...], made: TeiDocument) -> tuple[Ledger, list, Report]:
    """The ledger, the (code, line) of each finding, the report."""
    report = Report()
    ledger = verify(sources, made, report)
    return ledger, [(one.code, one.place.line) for one in report.findings], report


def codes_of(body: str, *lines: str) -> list[tuple[str, int]]:
    """The findings on a body that should hold these lines."""
    one = source(*lines)
    return outcome((one,), document(body, one))[1]
