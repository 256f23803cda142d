# SPDX-License-Identifier: Apache-2.0
"""The words of `teikit convert`."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from teikit.cli.formats import complete_formats
from teikit.cli.words import Dictionaries, Encoding, Force, Json, Strict

Source: TypeAlias = Annotated[
    Path,
    typer.Argument(
        help="The text of a newspaper page, or the folder of an issue.",
        metavar="SOURCE",
        readable=False,  # typer would look, and call it wrong words; so in all commands
    ),
]
Output: TypeAlias = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        help="The folder for the TEI file, which is named by the id of the issue; or the file"
        " itself, if it ends in .tei.xml.",
        metavar="FOLDER",
        readable=False,
    ),
]
Title: TypeAlias = Annotated[str, typer.Option(help="The name of the newspaper.", metavar="NAME")]
Day: TypeAlias = Annotated[str, typer.Option(help="The day of issue.", metavar="YYYY-MM-DD")]
Label: TypeAlias = Annotated[
    str,
    typer.Option(
        help="The page, or the first one, as it is called in print, for example A02.",
        metavar="LABEL",
    ),
]
Language: TypeAlias = Annotated[
    str, typer.Option(help="The language of the text, for example zh-Hans.", metavar="TAG")
]
Id: TypeAlias = Annotated[
    str, typer.Option(help="The id of the issue, for example yxrb-20311105.", metavar="ID")
]
Also: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        autocompletion=complete_formats,
        help="What to make of the TEI besides: epub, json, txt, words; several with commas.",
        metavar="FORMATS",
    ),
]
Keywords: TypeAlias = Annotated[
    str,
    typer.Option(
        "--keywords",
        help="How many keywords each article gets in the header, 50 at most (simplified Chinese).",
        metavar="NUMBER",
    ),
]
Words: TypeAlias = Annotated[
    bool,
    typer.Option("--words", help="Make the words of each article, too, as --to words does."),
]
AllowLoss: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--allow-loss",
        help="Write the TEI even if text of the source is lost, and state the loss in it; the exit"
        " code is 1 all the same.",
    ),
]


def convert(
    source: Source,
    output: Output = Path(),
    title: Title = "",
    date: Day = "",
    page: Label = "",
    language: Language = "",
    id: Id = "",
    encoding: Encoding = "",
    to: Also = None,
    keywords: Keywords = "",
    words: Words = False,
    dictionary: Dictionaries = None,
    force: Force = False,
    strict: Strict = False,
    allow_loss: AllowLoss = False,
    json: Json = False,
) -> None:
    """Turn the text of a page, or of a whole issue, into TEI."""
    from teikit.cli import arguments  # here: --help is fast
    from teikit.cli.formats import read_formats
    from teikit.cli.make import make_tei
    from teikit.options import EncodeOptions, ReadOptions, StructureOptions
    from teikit.pipeline import ConvertOptions

    formats = read_formats([*(to or ()), *(["words"] if words else [])])
    count = arguments.read_count("--keywords", keywords)
    dictionaries = arguments.read_dictionaries(dictionary, bool(count) or "words" in formats)
    options = ConvertOptions(
        metadata=arguments.read_metadata(
            id=id, title=title, date=date, page=page, language=language
        ),
        read=ReadOptions(encoding=encoding),
        structure=StructureOptions(keywords=count, dictionaries=dictionaries),
        encode=EncodeOptions(day=arguments.read_day_of_epoch()),
        allow_loss=allow_loss,
    )
    code = make_tei(source, output, options, formats, force=force, strict=strict, json=json)
    raise typer.Exit(code)


# Longer than a function may be: what --help prints is at the same time the manual of issue.toml.
convert.__doc__ = (
    f"{convert.__doc__}"
    + """

    Headings, bylines, paragraphs and captions are found and marked, and doubts are written down.
    Before anything is written, every line of the source is rebuilt from the TEI and compared.
    What only you can know, as the newspaper and the day, is never guessed.

    A folder is one issue, its text files are the pages: p2.txt comes before p10.txt. A file
    issue.toml in it states what you know; options go before it. All of it may be left out:

    \b
      [issue]
      code = "yxrb"             # with the date it gives the id
      paper = "云溪日报"
      date = 2031-11-05
      number = "1024"           # also edition, publisher, place, rights
      licence = "CC0-1.0"
      languages = ["zh-Hans"]
      idno = { ISSN = "0000-0000", CN = "CN 00-0000" }
      [source]
      encoding = "gb18030"      # also page_break, profile
      [words]
      dictionaries = ["names.txt"]  # for --keywords and --words
      [[page]]                  # one for each page, in their order
      file = "p1.txt"
      n = 1
      label = "第01版 要闻"

    \b
    Examples:
      teikit convert page.txt -o out --title 云溪日报 --date 2031-11-05 --page A02
      teikit convert yxrb-20311105/ -o out --to epub,json
    """
)
