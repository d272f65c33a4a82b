"""`argmap source`: a group of commands on documents and on the entries that name them."""

from __future__ import annotations

import click

from argmap.cli.lazy import LazyGroup

_COMMANDS = {
    "add": "Write the entry of a document.",
    "export": "Print the sources of a map as references.",
    "import": "Write the entries of references.",
    "text": "Print what is read of a source's document.",
}


@click.group(
    cls=LazyGroup,
    table=_COMMANDS,
    files="argmap.cli.source_",
    synonyms={"new": "add", "read": "text", "show": "text", "extract": "text"},
    epilog="`argmap source COMMAND --help` shows examples.",
)
def source() -> None:
    """Documents, and the entries of a map that name them."""
