# SPDX-License-Identifier: Apache-2.0
"""Writes a TEI document in other formats: pure functions from TEI to files not yet written."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from teikit.errors import InputError, UsageError
from teikit.files import Artifact
from teikit.options import ExportOptions
from teikit.report import Report
from teikit.tei.document import TeiDocument

Exporter: TypeAlias = Callable[[TeiDocument, ExportOptions, Report], tuple[Artifact, ...]]


def export(
    tei: TeiDocument, form: str, options: ExportOptions, report: Report
) -> tuple[Artifact, ...]:
    """Return the artifacts of a document in a format that is a key of EXPORTERS.

    The same document and options give the same bytes. Adds the X codes; raises UsageError for an
    unknown format, InputError for elements nested some hundred deep.
    """
    exporter = EXPORTERS.get(form)
    if exporter is None:
        raise UsageError(f'there is no format "{form}"', f"choose one of {', '.join(EXPORTERS)}")
    try:
        return exporter(tei, options, report)
    except RecursionError:
        raise InputError(
            f"{tei.name or 'the TEI'} nests its elements too deeply to be exported",
            "Look for one element opened again and again inside itself: no text needs this.",
        ) from None


def _export_epub(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    from teikit.exporters.epub import export_epub

    return export_epub(tei, options, report)


def _export_json(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    from teikit.exporters.issue_json import export_json

    return export_json(tei, options, report)


def _export_txt(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    from teikit.exporters.plain import export_txt

    return export_txt(tei, options, report)


def _export_words(tei: TeiDocument, options: ExportOptions, report: Report) -> tuple[Artifact, ...]:
    from teikit.exporters.words import export_words

    return export_words(tei, options, report)


EXPORTERS: Mapping[str, Exporter] = {
    "epub": _export_epub,
    "json": _export_json,
    "txt": _export_txt,
    "words": _export_words,
}
"""Format to exporter; each is imported on first use."""
