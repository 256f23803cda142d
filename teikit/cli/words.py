# SPDX-License-Identifier: Apache-2.0
"""Options that mean the same in every command that has them."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.formats import complete_formats


def complete_encodings() -> list[str]:
    """Return what a shell may offer for --encoding."""
    from teikit.readers.encodings import KNOWN  # here: --help is fast

    return KNOWN.split(", ")


Encoding: TypeAlias = Annotated[
    str,
    typer.Option(
        autocompletion=complete_encodings,
        help="The encoding of the text, if detection fails.",
        metavar="NAME",
    ),
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="End with exit code 1 after a warning too.")
]
Json: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print the results as one JSON object.")
]
Dictionaries: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--dictionary",
        help="A file of words to be known besides, in each line a word and its frequency; may be"
        " given several times.",
        metavar="FILE",
        readable=False,
    ),
]
Formats: TypeAlias = Annotated[
    list[str],
    typer.Option(
        "-t",
        "--to",
        autocompletion=complete_formats,
        help="What to make: epub, json, txt, words; several with commas.",
        metavar="FORMATS",
    ),
]
