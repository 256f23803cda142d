# SPDX-License-Identifier: Apache-2.0
"""The words of the commands that keep issues: deposit, audit, store."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.formats import complete_formats
from teikit.cli.words import Json


def complete_forms() -> list[str]:
    """Return what a shell may offer for --as."""
    from teikit.deposits import TARGETS  # here: --help is fast

    return list(TARGETS)


Issues: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        help="TEI files, or folders in which all files that end in .tei.xml are taken.",
        metavar="TEI",
        readable=False,
    ),
]
To: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--to",
        help="The store, or the folder for bags; it is made if it is not there.",
        metavar="STORE",
        readable=False,
    ),
]
As: TypeAlias = Annotated[
    str,
    typer.Option(
        "--as",
        autocompletion=complete_forms,
        help="How to keep: ocfl, a store with all versions, or bagit, a bag to send.",
        metavar="FORM",
    ),
]
Zip: TypeAlias = Annotated[bool, typer.Option("--zip", help="Put each bag into a zip file.")]
Sources: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        help="The folder in which the sources are found, at any depth; without it they lie beside"
        " the TEI.",
        metavar="FOLDER",
        readable=False,
    ),
]
WithoutSource: TypeAlias = Annotated[
    str,
    typer.Option(
        help="Deposit although a source is not there, and write down why: the TEI was made by"
        " others, or the source is lost.",
        metavar="REASON",
    ),
]
Exports: TypeAlias = Annotated[
    str,
    typer.Option(
        autocompletion=complete_formats,
        help="The exports to keep, with commas, or none; without this epub, json, txt.",
        metavar="FORMATS",
    ),
]
Message: TypeAlias = Annotated[
    str, typer.Option("-m", "--message", help="Why there is a new version.", metavar="TEXT")
]
Expect: TypeAlias = Annotated[
    str,
    typer.Option(help="Add a version only if this one is the newest.", metavar="VERSION"),
]
Kept: TypeAlias = Annotated[
    Path,
    typer.Argument(help="A store, a bag, or a folder of bags.", metavar="STORE", readable=False),
]
OlderThan: TypeAlias = Annotated[
    str,
    typer.Option(help="Leave out issues that were found sound less than this ago.", metavar="90d"),
]
Record: TypeAlias = Annotated[
    bool, typer.Option("--record", help="Write the outcome into the log of each issue.")
]
Repair: TypeAlias = Annotated[
    bool,
    typer.Option("--repair", help="Complete versions that a stopped deposit left unfinished."),
]
Store: TypeAlias = Annotated[
    Path, typer.Argument(help="An OCFL store.", metavar="STORE", readable=False)
]
Issue: TypeAlias = Annotated[
    str, typer.Argument(help="The id of the issue, as in its TEI.", metavar="ISSUE")
]
Version: TypeAlias = Annotated[
    str, typer.Option(help="Which version; the newest without this.", metavar="VERSION")
]
Folder: TypeAlias = Annotated[
    Path,
    typer.Option("-o", "--output", help="A new or empty folder.", metavar="FOLDER", readable=False),
]
Before: TypeAlias = Annotated[
    str,
    typer.Option(
        "--from", help="The older version; the one before without this.", metavar="VERSION"
    ),
]
After: TypeAlias = Annotated[
    str,
    typer.Option("--to", help="The newer version; the newest without this.", metavar="VERSION"),
]


def deposit(
    issues: Issues,
    to: To,
    form: As = "ocfl",
    zip: Zip = False,
    sources: Sources = None,
    without_source: WithoutSource = "",
    exports: Exports = "",
    message: Message = "",
    expect: Expect = "",
    json: Json = False,
) -> None:
    """Keep issues for good, with their sources, exports and proofs.

    Each TEI file must be valid and say paper and day, and every line of its sources is compared
    with it once more; what fails is refused, and nothing of it is written. The same issue again
    changes nothing; a changed one becomes a new version beside the old.

    \b
    Examples:
      teikit deposit out/yxrb-20311105.tei.xml --sources pages --to archive
      teikit deposit out --to bags --as bagit --zip
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.keeping import deposit_issues, read_wanted  # here: --help is fast

    wanted = read_wanted(
        form=form,
        zipped=zip,
        sources=sources,
        without_source=without_source,
        exports=exports,
        message=message,
        expect=expect,
    )
    raise typer.Exit(deposit_issues(issues, to, wanted, json=json))


def audit(
    store: Kept,
    older_than: OlderThan = "",
    record: Record = False,
    repair: Repair = False,
    json: Json = False,
) -> None:
    """Check what is kept: every byte, that nothing is missing or added, and the histories.

    Nothing is changed, unless --record or --repair is given.

    \b
    Examples:
      teikit audit archive
      teikit audit archive --record --older-than 90d
    """  # noqa: D301 - \b keeps the examples on their lines
    from teikit.cli.keeping import audit_store

    raise typer.Exit(audit_store(store, older_than, record=record, repair=repair, json=json))


store = typer.Typer(
    help="Look into a store: what it keeps, versions, what changed; take a version out.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,
)


@store.command("list")
def list_store(store: Store, json: Json = False) -> None:
    """List the issues of a store with their newest versions.

    \b
    Example:
      teikit store list archive
    """  # noqa: D301 - \b keeps the example on its line
    from teikit.cli.kept import list_kept

    raise typer.Exit(list_kept(store, json=json))


@store.command("show")
def show_issue(store: Store, issue: Issue, version: Version = "", json: Json = False) -> None:
    """Show the versions of an issue, and the files of one of them.

    \b
    Example:
      teikit store show archive yxrb-20311105 --version v1
    """  # noqa: D301 - \b keeps the example on its line
    from teikit.cli.kept import show_kept

    raise typer.Exit(show_kept(store, issue, version, json=json))


@store.command("get")
def get_issue(
    store: Store, issue: Issue, output: Folder, version: Version = "", json: Json = False
) -> None:
    """Take a version out of a store, byte for byte as it was deposited.

    \b
    Example:
      teikit store get archive yxrb-20311105 -o yxrb-20311105
    """  # noqa: D301 - \b keeps the example on its line
    from teikit.cli.kept import get_kept

    raise typer.Exit(get_kept(store, issue, version, output, json=json))


@store.command("diff")
def diff_issue(
    store: Store, issue: Issue, before: Before = "", after: After = "", json: Json = False
) -> None:
    """Tell what changed between two versions of an issue: headings, paragraphs, names, files.

    \b
    Example:
      teikit store diff archive yxrb-20311105 --from v1 --to v2
    """  # noqa: D301 - \b keeps the example on its line
    from teikit.cli.kept import diff_kept

    raise typer.Exit(diff_kept(store, issue, before, after, json=json))
