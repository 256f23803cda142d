# SPDX-License-Identifier: Apache-2.0
"""The commands of teikit, their names and their help."""

import inspect
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated

import typer

from teikit.cli.convert import convert
from teikit.cli.export import export
from teikit.cli.keep import audit, deposit, store
from teikit.cli.look import evaluate, explain
from teikit.cli.look import inspect as look_at
from teikit.cli.streams import say
from teikit.cli.validate import validate
from teikit.cli.verify import verify
from teikit.cli.wording import LANGUAGES, choose_language
from teikit.errors import UsageError
from teikit.options import VERSION
from teikit.report import printable

COMMANDS = (convert, look_at, verify, validate, export, deposit, audit, evaluate, explain)

# typer has no name for the class of its errors about words; that of bad values stands below it.
WrongWords: type[Exception] = typer.BadParameter.__mro__[1]


@cache
def make_app(*, panels: bool, completion: bool) -> typer.Typer:
    """Return the command line; `panels` draws its help by rich, which takes long to load."""
    app = typer.Typer(
        add_completion=completion,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if panels else None,
    )
    app.callback(help=_help_of(teikit, panels))(teikit)
    for command in COMMANDS:
        # A function named eval would hide Python's own.
        app.command("eval" if command is evaluate else None)(command)
    for one in (*app.registered_commands, *store.registered_commands):
        if one.callback is not None:
            one.short_help = _first_sentence(one.callback)
            one.help = _help_of(one.callback, panels)
    app.add_typer(store, name="store", short_help=store.info.help)
    return app


def _first_sentence(command: Callable[..., None]) -> str:
    """Return the line of a command in a list of commands; typer would cut it at 45 characters."""
    return _paragraphs(command)[0].replace("\n", " ")


def _help_of(command: Callable[..., None], panels: bool) -> str:
    """Return the help of a command as typer prints it plainly, or as rich draws it."""
    if not panels:
        return inspect.getdoc(command) or ""
    return "\n\n".join(map(_drawn, _paragraphs(command)))


def _drawn(paragraph: str) -> str:
    """Return a paragraph for rich, which breaks lines anew only if they are one.

    Brackets are its own signs, and an indent stays only behind one of them.
    """
    escaped = re.sub(r"\[(?=[a-z#/@])", r"\\[", paragraph)
    if not escaped.startswith("\b\n"):
        return escaped.replace("\n", " ")
    lines = escaped.splitlines()[1:]
    return "\n".join(f"[not dim]{one}[/]" if one.startswith(" ") else one for one in lines)


def _paragraphs(command: Callable[..., None]) -> list[str]:
    return (inspect.getdoc(command) or "").split("\n\n")


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"teikit {VERSION}")
        raise typer.Exit


def _choose_language(language: str) -> None:
    if language and language not in LANGUAGES:
        raise UsageError(
            f'there are no messages in "{printable(language)}"',
            f"Choose from {', '.join(LANGUAGES)}.",
        )
    if language:
        choose_language(language)


def teikit(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            callback=_choose_language,
            autocompletion=lambda: list(LANGUAGES),
            help="The language of summaries: en, zh; else that of the environment.",
            metavar="LANGUAGE",
        ),
    ] = "",
) -> None:
    """Turn newspaper pages into TEI, and prove that nothing was lost.

    \b
    Example:
      teikit convert page.txt -o out

    \b
    Exit codes:
      0  fine
      1  findings: an error; with --strict a warning too (or a bug in teikit)
      2  the words of the command are wrong
      3  an input cannot be read
      4  a needed program is missing
      5  an output cannot be written
    """  # noqa: D301 - \b keeps lines together
