# SPDX-License-Identifier: Apache-2.0
"""Checks the storage root: its own files, and that nothing lies in it that belongs nowhere."""

from pathlib import Path

from teikit.deposits.layout import EXTENSIONS, LAYOUT, WORK, check_store, staging_of, walk_root
from teikit.deposits.staging import dead_folders
from teikit.errors import InputError
from teikit.report import Place, Report


def audit_root(root: Path, report: Report) -> None:
    """Add D206 for a root of another kind, D203 for stray files, D214 for work left behind."""
    try:
        check_store(root)
    except InputError as error:
        report.add("D206", Place(str(root)), file=root.name, reason=error.message)
    for path, is_object in walk_root(root):
        if not is_object:
            report.add("D203", Place(str(path)), file=path.relative_to(root))
    _check_extensions(root, report)


def _check_extensions(root: Path, report: Report) -> None:
    folder = root / EXTENSIONS
    inside = sorted(folder.glob("*")) + sorted((folder / LAYOUT).glob("*"))
    ours = {folder / LAYOUT, folder / LAYOUT / "config.json", folder / WORK}
    for path in inside:
        if path not in ours:
            report.add("D203", Place(str(path)), file=path.relative_to(root))
    for path in dead_folders(staging_of(root), "*"):
        report.add("D214", Place(str(path)), file=path.relative_to(root))
