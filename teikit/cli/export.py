# SPDX-License-Identifier: Apache-2.0
"""The words of `teikit export`."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.words import Dictionaries, Force, Formats, Json, Strict

Files: TypeAlias = Annotated[
    list[Path],
    typer.Argument(help="TEI files of newspaper issues.", metavar="TEI", readable=False),
]
Output: TypeAlias = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        help="The folder for what is made; files are named by the issue.",
        metavar="FOLDER",
        readable=False,
    ),
]


def export(
    files: Files,
    formats: Formats,
    output: Output = Path(),
    dictionary: Dictionaries = None,
    force: Force = False,
    strict: Strict = False,
    json: Json = False,
) -> None:
    """Make EPUB, JSON, plain text or a list of words from TEI.

    The TEI file is all that is read, as it is now, with every change an editor has made in it;
    for words a dictionary may be added.

    \b
    Examples:
      teikit export out/yxrb-20311105.tei.xml -t epub -o out
      teikit export out/*.tei.xml -t json,txt -o out
      teikit export out/*.tei.xml -t words -o out --dictionary names.txt
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.arguments import read_dictionaries  # here: --help is fast
    from teikit.cli.formats import read_formats
    from teikit.cli.publish import export_files

    wanted = read_formats(formats)
    words = read_dictionaries(dictionary, "words" in wanted)
    code = export_files(
        files, wanted, output, force=force, strict=strict, json=json, dictionaries=words
    )
    raise typer.Exit(code)
