# SPDX-License-Identifier: Apache-2.0
"""Writes docs/cli.md from the commands: what `teikit COMMAND -h` says, on one page.

.venv/bin/python docs/make_cli.py
"""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from teikit.cli.app import make_app

PAGE = Path(__file__).with_name("cli.md")

_OPENING = """\
# Commands

Generated from the help of the commands by docs/make_cli.py; edit teikit/cli, not this page.

Every command has `-h`, and what it prints stands below. Results go to stdout, remarks to stderr;
with `--json` results are one JSON object. On a terminal help stands in panels, severities are
coloured (not with `NO_COLOR`), and a work of more than a second tells how far it is. In pipes all
that is left out.

| exit code | means |
|---|---|
| 0 | fine |
| 1 | a finding is an error; with `--strict` a warning too; or a bug in teikit |
| 2 | the words of the command are wrong |
| 3 | an input cannot be read |
| 4 | a needed program is missing |
| 5 | an output cannot be written, or exists already |
| 130, 143 | stopped by Ctrl-C or by a signal; no file is half-written |

| variable | what it does |
|---|---|
| `LC_ALL`, `LC_MESSAGES`, `LANG` | `zh…`: summaries in Chinese, as with `teikit --lang zh` |
| `SOURCE_DATE_EPOCH` | the day written into files; without it none is, as the clock has no part in them |
| `NO_COLOR` | no colours |
| `TEIKIT_DEBUG` | shows where in teikit a bug lies |

**Completion.** `teikit --install-completion` sets it up for your shell (bash, zsh, fish, PowerShell);
`teikit --show-completion` prints it, to be put where you like. Commands, options, formats and the
codes of findings are completed; in zsh the first TAB of a session only loads this, press it twice."""  # noqa: E501 - rows of tables


def page() -> str:
    """Return the page: what holds for all commands, then each of them."""
    group: Any = typer.main.get_command(make_app(panels=False, completion=False))
    parts = [_OPENING, "\n".join(_list(group.commands, "teikit"))]
    for name, command in sorted(_all(group.commands, "teikit")):
        parts += _command(name, command)
    return "\n\n".join(parts) + "\n"


def _all(commands: dict[str, Any], before: str) -> Iterator[tuple[str, Any]]:
    for name, command in commands.items():
        yield f"{before} {name}", command
        yield from _all(getattr(command, "commands", {}), f"{before} {name}")


def _list(commands: dict[str, Any], before: str) -> Iterator[str]:
    yield "| command | what it does |"
    yield "|---|---|"
    for name, command in commands.items():
        full = f"{before} {name}"
        yield f"| [{full}](#{full.replace(' ', '-')}) | {command.short_help} |"


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer names no type
    yield f"## {name}"
    yield from map(_paragraph, inspect.cleandoc(command.help).split("\n\n"))
    inner = getattr(command, "commands", {})
    if inner:
        yield "\n".join(_list(inner, name))
        return
    yield "\n".join(_table(command))


def _paragraph(text: str) -> str:
    """Return a paragraph; lines that help keeps are set as they are, under their title."""
    if not text.startswith("\b"):
        return text
    first, *lines = text.removeprefix("\b\n").split("\n")
    title = [] if first.startswith(" ") else [first]
    kept = lines if title else [first, *lines]
    return "\n\n".join([*title, "```\n" + inspect.cleandoc("\n".join(kept)) + "\n```"])


def _table(command: Any) -> Iterator[str]:  # noqa: ANN401
    yield "| word | what it means |"
    yield "|---|---|"
    for param in command.params:
        help_text = re.sub(r"([\\`*_\[\]<|])", r"\\\1", " ".join((param.help or "").split()))
        yield f"| {_word(param)} | {help_text} |"


def _word(param: Any) -> str:  # noqa: ANN401
    """Return an argument, or an option with all its names and what follows it."""
    value = param.metavar or param.name.upper()
    several = " …" if param.nargs == -1 else ""
    if param.param_type_name == "argument":
        return f"`{value}`{several}" + ("" if param.required else " (may be left out)")
    shown = "" if getattr(param, "is_flag", False) else f" {value}"
    return ", ".join(f"`{one}{shown}`" for one in param.opts) + (
        " (needed)" if param.required else ""
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
