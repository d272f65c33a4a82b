"""`argmap source text`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from argmap.cli.common import checked, give_up
from argmap.cli.lookup import id_comes_first
from argmap.cli.sources import the_source

if TYPE_CHECKING:
    from argmap.model import Source


@click.command(
    "text",
    epilog="""\b
Examples:
  argmap source text voa               in the maps below this folder
  argmap source text voa maps/manas
  argmap source text voa > voa.txt     UTF-8, the characters that quotes are checked against

Exit codes: 0 done, 2 there is no such source, or its document can't be read.
""",
)
@click.argument("id", metavar="ID")
@click.argument("path", default=".")
def command(id: str, path: str) -> None:
    """Print the text of a source's document, as quotes are checked against it.

    PATH is a map file or a folder; the maps below it are searched for the source ID.
    """
    from argmap.diagnostics.printable import printable  # noqa: PLC0415  (slow to load)
    from argmap.sources.document import DocumentProblem  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415

    id_comes_first("argmap source text", id, path)
    report = checked([path])
    _, source = the_source(id, path, report.checked, "argmap source text")
    if source.file is None:
        give_up(f"the source `{source.id}` names no document", ["give it a line `file: PATH`"])
    folder = (source.at.source.path or Path.cwd()).parent
    try:
        shelved = report.shelf.get(source, project_root(folder))
    except DocumentProblem as problem:
        if problem.rule == "missing-file" and not (folder / source.file).is_dir():
            _absent(source, folder)
        give_up(problem.message, problem.help)
    assert shelved is not None, "it names a document"
    document = shelved.document
    text = document.text.text
    if sys.stdout.isatty():
        click.echo("\n".join(printable(line) for line in text.split("\n")))
    else:
        sys.stdout.buffer.write(text.encode())
    pages = f" on {len(document.pages)} pages" if document.pages else ""
    read = f"{len(text)} characters{pages}, read by {document.extractor}"
    click.echo(printable(f"{document.text.name}: {read}"), err=True)


def _absent(source: Source, folder: Path) -> NoReturn:
    """Give up since a document is not there; `folder` is the map's."""
    from argmap.sources.verdicts import LOCK  # noqa: PLC0415  (slow to load)

    help = ["its path is relative to the map file: put the document there, or change the path"]
    if (folder / LOCK).is_file():
        help = [
            f"{LOCK} verifies quotes without the document, but holds no text of it",
            "ask whoever has the document, and put it there",
        ]
    give_up(f"the document of `{source.id}` is not there: {source.file}", help)
