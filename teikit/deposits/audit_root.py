# SPDX-License-Identifier: Apache-2.0
"""Checks the storage root: its own files, and that nothing lies in it that belongs nowhere."""

from pathlib import Path

from teikit.deposits.layout import EXTENSIONS, LAYOUT, WORK, altered_files, staging_of, walk_root
from teikit.deposits.staging import dead_folders
from teikit.report import Place, Report


def audit_root(root: Path, report: Report) -> None:
    """Add D201, D202 for its own files, D203 for stray files, D214 for work left behind."""
    for name, is_there in altered_files(root):
        code, cause = ("D201" if is_there else "D202"), "it is not what teikit wrote"
        report.add(code, Place(f"{root}/{name}"), file=name, cause=cause)
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
