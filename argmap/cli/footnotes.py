"""`argmap footnotes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from argmap.cli.common import give_up, waiting
from argmap.cli.output import form_of, one_map, spare, write_out
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.exchange.footnotes import Footnotes

_ENDINGS = {
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "docx": "docx",
    "csv": "csv",
}


@click.command(
    epilog="""\b
Examples:
  argmap footnotes maps/dam                         Markdown, to standard output
  argmap footnotes maps/dam --output dam.docx       a Word document with real footnotes
  argmap footnotes maps/dam/motives.argmap --to csv > motives.csv

Exit codes: 0 done, 1 the map has errors, 2 it could not be done.
"""
)
@click.argument("path", default=".")
@click.option(
    "--to",
    type=click.Choice(["md", "html", "docx", "csv"]),
    help="The format. [default: by the file's ending, md]",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; otherwise to standard output."
)
def footnotes(path: str, to: str | None, output: str | None) -> None:
    """Write every claim with its speakers, quotes, checks and sources, as notes.

    For an editor who goes through a map line by line: who said it, in which words, where they
    stand and what came of the check, with the sources cited as the Chicago Manual of Style
    does. PATH is a folder that holds one map, or one of its files.
    """
    from argmap.exchange.footnotes import footnotes as made_of  # noqa: PLC0415  (slow to load)

    spare(output, path)
    form = form_of(output, to, _ENDINGS, "md")
    if form == "docx" and output in (None, "-"):
        give_up("a Word document is no text for standard output", ["write it with --output FILE"])
    map, file = one_map(
        path, "Nothing was written: notes of a map with errors could look verified."
    )
    made = made_of(map, file)
    if not made.parts:
        give_up(f"{path} has no claim and no evidence, so there is nothing to note")
    with waiting("writing"):
        data = _written(made, form)
    write_out(output, data, counted(len(made.notes), "note"))


def _written(made: Footnotes, form: str) -> bytes:
    if form == "docx":
        from argmap.exchange.feet import NoWord  # noqa: PLC0415
        from argmap.exchange.word import as_docx  # noqa: PLC0415  (loads an extra)

        try:
            return as_docx(made)
        except NoWord:
            give_up(
                "writing Word documents needs a library that is not installed",
                ['pip install "argmap[documents]"'],
            )
    if form == "csv":
        from argmap.exchange.csv import as_csv  # noqa: PLC0415

        return as_csv(made)
    if form == "html":
        from argmap.exchange.html import as_html  # noqa: PLC0415

        return as_html(made).encode()
    from argmap.exchange.markdown import as_markdown  # noqa: PLC0415

    return as_markdown(made).encode()
