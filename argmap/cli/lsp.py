"""`argmap lsp`."""

from __future__ import annotations

import gc
import sys

import click

from argmap.cli.common import give_up


@click.command(
    epilog="""\b
Examples:
  argmap lsp           what an editor starts; docs/editors.md says how to tell it so

It speaks the Language Server Protocol over standard input and output, and ends when the editor
does.
"""
)
@click.option("--stdio", is_flag=True, help="Taken for editors that give it; there is no other.")
def lsp(stdio: bool) -> None:
    """Serve an editor: findings as one types, completion, rename, and more."""
    try:
        from argmap.editor.server import Server  # noqa: PLC0415  (slow to load)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("argmap"):
            raise
        give_up(
            f"the language server needs the package {error.name}, which is not there",
            [f'install it: {sys.executable} -m pip install "argmap[editor]"'],
        )
    if sys.stdin.isatty():
        give_up(
            "this is a server that an editor starts, and speaks to no one at a terminal",
            ["tell your editor to start `argmap lsp`"],
        )
    gc.enable()  # it runs all day
    Server().start_io()
