"""The command line: a group whose commands are loaded when they are called."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys

import click

from argmap import __version__

_COMMANDS = {
    "check": "Check maps and report what is wrong.",
    "export": "Print a map as JSON.",
    "fmt": "Write maps in canonical form.",
    "new": "Write a small map to begin from.",
    "render": "Draw a map as SVG, PNG, PDF or DOT.",
    "schema": "Print the JSON Schema of an exported map.",
    "show": "Print a claim with all that speaks for and against it.",
}


_SYNONYMS = {
    "draw": "render",
    "format": "fmt",
    "graph": "render",
    "init": "new",
    "lint": "check",
    "plot": "render",
    "validate": "check",
}


class _Lazy(click.Group):
    """A group that imports a command's file only for that command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"argmap.cli.{cmd_name}")
        command: click.Command = getattr(module, "command", None) or getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS:
            from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)
            from argmap.diagnostics.printable import printable  # noqa: PLC0415

            hint = did_you_mean(_SYNONYMS.get(name, name), _COMMANDS)
            more = "; ".join(hint) or "see `argmap --help` for the commands"
            ctx.fail(printable(f"there is no command `{name}`: {more}"))
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `argmap new FOLDER`; `argmap COMMAND --help` shows examples.",
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Maps of claims: who says what, on what evidence, and what speaks against it."""


def _cut_off(error: OSError) -> int:
    """Says that what is printed could not be written, and gives the exit code for that."""
    with contextlib.suppress(OSError):
        click.echo(f"error: can't write the output: {error.strerror}", err=True)
    return 2


def main() -> None:
    """Runs the command line; exits with 0, 1 for findings, or 2 where the work can't be done."""
    for stream in (sys.stdout, sys.stderr):
        # A report may hold any script, whatever the terminal's encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Looking for pydantic plugins in every installed package would be half of pydantic's start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a command is short, and what it makes lives to its end
    code = 0
    try:
        cli(prog_name="argmap")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        code = _cut_off(error)
    except Exception as error:  # a fault of the program's own, which is no page of code to read
        if os.environ.get("ARGMAP_TRACEBACK"):
            raise
        click.echo(f"error: argmap itself has failed: {type(error).__name__}: {error}", err=True)
        click.echo("  = help: please report it, with what ARGMAP_TRACEBACK=1 prints", err=True)
        code = 2
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 1
    except OSError as error:
        code = _cut_off(error)
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    # Taking a large map's objects apart one by one would be a tenth of the time.
    os._exit(code)
