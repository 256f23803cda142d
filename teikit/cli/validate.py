# SPDX-License-Identifier: Apache-2.0
"""The words of `teikit validate`."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.words import Json, Strict

Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        help="TEI files, or EPUB and JSON made from them.", metavar="FILE", readable=False
    ),
]


def validate(files: Files, strict: Strict = False, json: Json = False) -> None:
    """Check files against their schemas and rules, in plain words.

    A TEI file is checked by the grammar and the rules of teikit, an EPUB and a JSON file as exports
    of teikit; epubcheck is asked too, where it is installed.

    \b
    Examples:
      teikit validate out/yxrb-20311105.tei.xml
      teikit validate --strict out/*.tei.xml out/*.json out/*.epub
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.judge import validate_files  # here: --help is fast

    raise typer.Exit(validate_files(files, strict=strict, json=json))
