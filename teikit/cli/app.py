# SPDX-License-Identifier: Apache-2.0
"""The commands of teikit and their names."""

from typing import Annotated

import typer

from teikit.cli.convert import convert
from teikit.cli.export import export
from teikit.cli.keep import audit, deposit, store
from teikit.cli.look import evaluate, explain, inspect
from teikit.cli.streams import say
from teikit.cli.validate import validate
from teikit.cli.verify import verify
from teikit.options import VERSION

COMMANDS = (convert, inspect, verify, validate, export, deposit, audit, evaluate, explain)

# Plain help: rich would be loaded only to draw boxes.
app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in COMMANDS:
    # A function named eval would hide Python's own.
    app.command("eval" if command is evaluate else None)(command)
app.add_typer(store, name="store")


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"teikit {VERSION}")
        raise typer.Exit


@app.callback()
def teikit(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Turn newspaper pages into TEI, and prove that nothing was lost.

    Example: teikit convert page.txt -o out

    \b
    Exit codes:
      0  fine
      1  findings: an error; with --strict a warning too (or a bug in teikit)
      2  the words of the command are wrong
      3  an input cannot be read
      4  a needed program is missing
      5  an output cannot be written
    """  # noqa: D301 - \b keeps the table in its lines
