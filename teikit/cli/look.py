# SPDX-License-Identifier: Apache-2.0
"""The words of the commands that look and change nothing: inspect, eval, explain."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.words import Encoding, Json

Source: TypeAlias = Annotated[
    Path,
    typer.Argument(
        help="The text of a newspaper page, or the folder of an issue.",
        metavar="SOURCE",
        readable=False,
    ),
]
Trace: TypeAlias = Annotated[
    bool, typer.Option("--trace", help="Show what each line was decided by, with its points.")
]
StopAfter: TypeAlias = Annotated[
    str, typer.Option(help="Run no step of recognition after this one.", metavar="STEP")
]
Truth: TypeAlias = Annotated[
    Path,
    typer.Argument(
        help="What is right: truth JSON, gold TEI, or a folder of them.",
        metavar="TRUTH",
        readable=False,
    ),
]
Tei: TypeAlias = Annotated[
    Path,
    typer.Argument(
        help="The TEI to be scored, or a folder of TEI files.", metavar="TEI", readable=False
    ),
]
Show: TypeAlias = Annotated[
    bool, typer.Option("--show", help="List every text that is missing, and every wrong one.")
]


def complete_codes(begun: str) -> list[str]:
    """Return what a shell may offer for a code."""
    from teikit.report import catalogue  # here: --help is fast

    return [code for code in sorted(catalogue()) if code.startswith(begun)]


Code: TypeAlias = Annotated[
    str,
    typer.Argument(
        autocompletion=complete_codes, help="A code as printed, for example V110.", metavar="CODE"
    ),
]


def inspect(
    source: Source,
    trace: Trace = False,
    stop_after: StopAfter = "",
    encoding: Encoding = "",
    json: Json = False,
) -> None:
    """Show each line of a page with what it was taken for.

    One row a line, to be read beside the source: number, width and width of its column in em,
    label, item, role, certainty where there is doubt, text. Nothing is written.

    \b
    Examples:
      teikit inspect page.txt
      teikit inspect page.txt --trace --stop-after labels
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.inspection import inspect_issue  # here: --help is fast

    raise typer.Exit(inspect_issue(source, encoding, stop_after, trace=trace, json=json))


def evaluate(truth: Truth, tei: Tei, show: Show = False, json: Json = False) -> None:
    """Score TEI against a truth: what was recognised as by a person.

    Eight measures, each an exact match without white space: main headings, all headings, headings
    with their roles, bylines, datelines, captions, paragraphs, articles. In a folder, a truth goes
    with the TEI of the same name, or with the TEI that names a source of that name.

    The last table tells how far the certainty in the TEI (cert; high where none is marked) can be
    trusted: how many decisions of each kind are right. An item is right if it is matched as an
    article; any other if its text, for a heading with its role, is in the truth. Regular names and
    titles of captions are judged if the truth knows them; column breaks and furniture are not.

    \b
    Examples:
      teikit eval gold.tei.xml out/yxrb-20311105.tei.xml --show
      teikit eval corpus out
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.evaluation import evaluate_files  # here: --help is fast

    raise typer.Exit(evaluate_files(truth, tei, show=show, json=json))


def explain(code: Code = "") -> None:
    """Explain the code of a finding; without a code, list them all.

    \b
    Examples:
      teikit explain V110
      teikit explain
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.codes import explain_code, list_codes  # here: --help is fast

    if code:
        explain_code(code)
    else:
        list_codes()
