# SPDX-License-Identifier: Apache-2.0
"""Newspaper issues to TEI, and TEI to what people read: the names that will stay."""

from importlib import import_module
from typing import TYPE_CHECKING

from teikit.options import VERSION as __version__

if TYPE_CHECKING:
    from teikit.deposits import deposit
    from teikit.encoder import encode
    from teikit.errors import TeikitError
    from teikit.exporters import export
    from teikit.ledger import verify
    from teikit.pipeline import convert
    from teikit.readers import read
    from teikit.report import Finding, Report
    from teikit.scores import score
    from teikit.structure import recognise
    from teikit.tei import TeiDocument
    from teikit.validators import validate

__all__ = [
    "Finding",
    "Report",
    "TeiDocument",
    "TeikitError",
    "__version__",
    "convert",
    "deposit",
    "encode",
    "export",
    "read",
    "recognise",
    "score",
    "validate",
    "verify",
]

_HOMES = {
    "Finding": "report",
    "Report": "report",
    "TeiDocument": "tei",
    "TeikitError": "errors",
    "convert": "pipeline",
    "deposit": "deposits",
    "encode": "encoder",
    "export": "exporters",
    "read": "readers",
    "recognise": "structure",
    "score": "scores",
    "validate": "validators",
    "verify": "ledger",
}


def __getattr__(name: str) -> object:
    """Import a name on first use, so that a part of teikit costs only what it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'teikit' has no attribute {name!r}")
    return getattr(import_module(f"teikit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
