# SPDX-License-Identifier: Apache-2.0
"""Writes an issue as JSON, and its articles as JSON Lines (schemas/issue.schema.json)."""

import json

from teikit.exporters.article_json import item_to_article, person_to_json, without_empty
from teikit.exporters.json_text import Json, print_json
from teikit.exporters.reading import Edition, Image, Page, Tally, read_edition
from teikit.files import Artifact
from teikit.options import VERSION, ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

SCHEMA_VERSION = "1.0"
_DAY = 10  # the length of a full date


def export_json(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    """Return `<issue>.json`, the issue, and `<issue>.articles.jsonl`, one article a line.

    Offsets count code points of the article's text. What the TEI lacks is absent. Adds X301 to
    X304 besides those of the reading.
    """
    edition = read_edition(tei, report)
    tally = Tally()
    articles = [
        item_to_article(item, number, edition, tally)
        for number, item in enumerate(edition.items, start=1)
    ]
    for kind, count in edition.unread:
        tally.item = ""
        tally.note("X304", kind, number=str(count))
    tally.report(report, tei.name)
    issue = _issue(edition, articles, tei.name, options)
    lines = (_line(one, edition) for one in articles)
    return (
        Artifact(f"{edition.id}.json", "application/json", f"{print_json(issue)}\n".encode()),
        Artifact(f"{edition.id}.articles.jsonl", "application/jsonl", "".join(lines).encode()),
    )


def _issue(
    edition: Edition, articles: list[dict[str, Json]], name: str, options: ExportOptions
) -> dict[str, Json]:
    known = edition.metadata
    head = without_empty(
        {
            "schemaVersion": SCHEMA_VERSION,
            "id": edition.id,
            "publication": _publication(edition),
            "date": _date(edition),
            "dateCertainty": known.date_certainty,
            "issueNumber": known.number,
            "edition": known.edition,
            "language": edition.language,
            "rights": known.rights or known.licence,
            "keywords": list(known.keywords),
            "pages": [_page(page, edition) for page in edition.pages],
        }
    )
    sources = [without_empty({"file": s.file, "sha256": s.sha256}) for s in known.sources]
    provenance = without_empty(
        {
            "tei": name or f"{edition.id}.tei.xml",
            "teiSha256": options.sha256,
            "generator": f"teikit {VERSION}",
            "sources": list(sources),
        }
    )
    return head | {"articles": list(articles), "provenance": provenance}


def _line(article: dict[str, Json], edition: Edition) -> str:
    """Return one article with the issue it stands in as a line of JSON."""
    known = edition.metadata
    issue = without_empty(
        {
            "id": edition.id,
            "publication": _publication(edition),
            "date": _date(edition),
            "issueNumber": known.number,
            "edition": known.edition,
            "language": edition.language,
        }
    )
    line = {**article, "issue": issue}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _publication(edition: Edition) -> dict[str, Json]:
    """Return the newspaper; nothing if its name is not known."""
    known = edition.metadata
    if not known.title:
        return {}
    return without_empty(
        {
            "name": known.title,
            "issn": known.issn,
            "cn": known.cn,
            "publisher": known.publisher,
            "place": known.place,
        }
    )


def _date(edition: Edition) -> str:
    """Return the date if it is a full day; less is told by dateCertainty alone."""
    day = edition.metadata.date
    return day if len(day) == _DAY else ""


def _page(page: Page, edition: Edition) -> dict[str, Json]:
    return without_empty(
        {
            "id": page.id,
            "number": page.number,
            "label": page.label,
            "section": page.section,
            "articles": [item.id for item in edition.items if page.label in item.pages],
            "image": _image(page.image) if page.image else {},
            "credits": [person_to_json(one) for one in page.people],
        }
    )


def _image(image: Image) -> dict[str, Json]:
    sizes = {"width": image.width or "", "height": image.height or ""}
    return without_empty({"src": image.source, **sizes})
