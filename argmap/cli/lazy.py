"""A group whose commands are loaded when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that imports a command's file only for that command.

    `table` has the commands' names and what each does, `files` the start of the names of the
    modules that hold them, `synonyms` other words that people try.
    """

    def __init__(
        self,
        *args: Any,
        table: Mapping[str, str],
        files: str,
        synonyms: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._table = table
        self._files = files
        self._synonyms = synonyms or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._table:
            return None
        module = importlib.import_module(f"{self._files}{cmd_name}")
        command: click.Command = getattr(module, "command", None) or getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(self._table.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self._table:
            from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)
            from argmap.diagnostics.printable import printable  # noqa: PLC0415

            hint = did_you_mean(self._synonyms.get(name, name), self._table)
            more = "; ".join(hint) or f"see `{ctx.command_path} --help` for the commands"
            ctx.fail(printable(f"there is no command `{name}`: {more}"))
        return super().resolve_command(ctx, args)
