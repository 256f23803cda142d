# SPDX-License-Identifier: Apache-2.0
"""Keeps an issue: TEI and all that belongs to it, checked, as an OCFL object or a BagIt bag."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from teikit.deposits.audit_object import AuditOptions
from teikit.deposits.auditing import Audit, audit
from teikit.deposits.bag import write_bag
from teikit.deposits.ocfl import write_ocfl
from teikit.deposits.package import (
    DepositOptions,
    Evidence,
    Package,
    RefusedError,
    build_package,
)
from teikit.deposits.receipt import Receipt
from teikit.errors import UsageError
from teikit.files import Artifact
from teikit.report import Report

Target: TypeAlias = Callable[[Package, Path, DepositOptions], Receipt]

__all__ = [
    "TARGETS",
    "Audit",
    "AuditOptions",
    "DepositOptions",
    "Evidence",
    "Receipt",
    "RefusedError",
    "audit",
    "deposit",
]

TARGETS: Mapping[str, Target] = {"ocfl": write_ocfl, "bagit": write_bag}


def deposit(
    tei: bytes,
    artifacts: Sequence[Artifact],
    target: Path,
    options: DepositOptions,
    report: Report,
) -> Receipt:
    """Keep an issue in the store or folder `target` and return what is kept.

    `tei` are the bytes of its file, `artifacts` the exports. Nothing is written unless
    `options.evidence` proves that exactly these bytes are valid, that no character of their source
    is lost, and that the exports were made from them. The same issue again changes nothing. Adds
    D101 to D112; raises RefusedError if it is refused, OutputError D501 to D509 if it cannot be
    written, with everything as it was, InputError D113 and D114 if what is kept is damaged.
    """
    if options.form not in TARGETS:
        raise UsageError(
            f'nothing is kept as "{options.form}"', f"Choose from {', '.join(TARGETS)}."
        )
    package = build_package(tei, artifacts, options, report)
    return TARGETS[options.form](package, target, options)
