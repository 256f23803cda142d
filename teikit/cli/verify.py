# SPDX-License-Identifier: Apache-2.0
"""The words of `teikit verify`."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.words import Encoding, Json, Strict

Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        help="The TEI file; before it the sources it was made from, or their folder, if they are"
        " at hand.",
        metavar="FILE",
        readable=False,
    ),
]


def verify(
    files: Files, encoding: Encoding = "", strict: Strict = False, json: Json = False
) -> None:
    """Prove that a TEI file holds every character of its source.

    With the source each line is compared; without it the digest of the text, which the TEI file
    states, tells whether anything was changed.

    \b
    Examples:
      teikit verify page.txt out/yxrb-20311105.tei.xml
      teikit verify yxrb-20311105/ out/yxrb-20311105.tei.xml
      teikit verify out/yxrb-20311105.tei.xml
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.check import verify_tei  # here: --help is fast

    raise typer.Exit(verify_tei(files, encoding, strict=strict, json=json))
