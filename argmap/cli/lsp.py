"""`argmap lsp`."""

from __future__ import annotations

import gc
import os
import sys
from typing import BinaryIO

import click

from argmap.cli.common import give_up, needs


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
        from argmap.editor.refusals import log_to_stderr  # noqa: PLC0415  (slow to load)
        from argmap.editor.server import Server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("argmap"):
            raise
        needs("the language server", error.name)
    if sys.stdin.isatty():
        give_up(
            "this is a server that an editor starts, and speaks to no one at a terminal",
            ["tell your editor to start `argmap lsp`; docs/editors.md says how"],
        )
    gc.enable()  # it runs all day
    log_to_stderr()
    server = Server()
    server.start_io(*_taken())
    raise SystemExit(0 if server.protocol.is_shut_down else 1)


def _taken() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the server alone: whatever else prints or reads, in this
    process or in one that it begins, can't get between its messages."""
    sys.stdout.flush()
    taken = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return taken
