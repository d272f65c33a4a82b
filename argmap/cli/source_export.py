"""`argmap source export`."""

from __future__ import annotations

import click

from argmap.cli.common import give_up
from argmap.cli.output import form_of, one_map, spare, write_out
from argmap.text import counted

_ENDINGS = {"json": "csl", "bib": "bibtex"}


@click.command(
    "export",
    epilog="""\b
Examples:
  argmap source export maps/dam --to csl > dam.json     for Zotero, pandoc and others
  argmap source export maps/dam --output dam.bib        for LaTeX

Exit codes: 0 done, 1 the map has errors, 2 it could not be done.
""",
)
@click.argument("path", default=".")
@click.option(
    "--to",
    type=click.Choice(["csl", "bibtex"]),
    help="The format: CSL-JSON or BibTeX. [default: by the file's ending, csl]",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; otherwise to standard output."
)
def command(path: str, to: str | None, output: str | None) -> None:
    """Print the sources of a map as a list of references, CSL-JSON or BibTeX.

    PATH is a folder that holds one map, or one of its files. `argmap source import` reads the
    list again without a loss.
    """
    from argmap.exchange.bibtex import NoBibtex, write_bibtex  # noqa: PLC0415  (slow to load)
    from argmap.exchange.csl import write_csl  # noqa: PLC0415
    from argmap.exchange.references import references  # noqa: PLC0415

    spare(output, path)
    form = form_of(output, to, _ENDINGS, "csl")
    map, file = one_map(path, "Nothing was exported: a map with errors could mean something else.")
    items = references(map, file)
    if not items:
        give_up(f"{path} has no source")
    try:
        made = write_bibtex(items) if form == "bibtex" else write_csl(items)
    except NoBibtex:
        give_up(
            "writing BibTeX needs a library that is not installed",
            ['pip install "argmap[bibtex]"', "or write CSL-JSON: --to csl"],
        )
    write_out(output, made.encode(), counted(len(items), "source"))
