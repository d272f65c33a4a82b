"""The command line."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import NoReturn

import click

from argmap import __version__
from argmap.cli.common import INTERRUPTED, QuietEnd, give_up
from argmap.cli.lazy import LazyGroup

_COMMANDS = {
    "cache": "Say what is kept from run to run, or clear it.",
    "check": "Check maps and report what is wrong.",
    "config": "Print which rules are looked for, and what says so.",
    "diff": "Print what changed in the argument between two states of maps.",
    "export": "Print a map as JSON.",
    "fmt": "Write maps in canonical form.",
    "footnotes": "Write who said each claim, where and in which words, as notes.",
    "lock": "Record verified quotes, to check them without the documents.",
    "lsp": "Serve an editor: findings as one types, completion, rename, and more.",
    "new": "Write a small map to begin from.",
    "origins": "Print who a claim rests on, and how many independent origins.",
    "quote": "Find a passage by a few words and print an entry that quotes it.",
    "rename": "Give an entry another id, in all files that name it.",
    "render": "Draw a map: six views, as pictures, as an interactive page, in words.",
    "report": "Write a map as a report: Markdown, HTML, Word or PDF.",
    "rules": "List the rules that maps are checked by, or explain one.",
    "schema": "Print the JSON Schema of an exported map, or of a configuration.",
    "serve": "Show a map in the browser, live while it is written.",
    "show": "Print a claim with all that speaks for and against it.",
    "source": "Show what is read of a document, and write the entries of sources.",
    "speakers": "Print or draw who asserts, denies and doubts what.",
    "watch": "Draw a map again at every change of its files.",
}


_SYNONYMS = {
    "draw": "render",
    "explain": "rules",
    "format": "fmt",
    "graph": "render",
    "init": "new",
    "lint": "check",
    "live": "serve",
    "plot": "render",
    "preview": "serve",
    "validate": "check",
}


@click.group(
    cls=LazyGroup,
    table=_COMMANDS,
    files="argmap.cli.",
    synonyms=_SYNONYMS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `argmap new FOLDER`; `argmap COMMAND --help` shows examples.",
)
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Maps of claims: who says what, on what evidence, and what speaks against it."""
    try:
        os.getcwd()  # noqa: PTH109  (pathlib may answer from memory)
    except FileNotFoundError:
        give_up("the folder that you are in is not there any more", ["go to another: cd FOLDER"])


def _cut_off(error: OSError) -> int:
    """Says that what is printed could not be written, and gives the exit code for that."""
    what = "can't write the output" if error.filename is None else str(error.filename)
    with contextlib.suppress(OSError):
        click.echo(f"error: {what}: {error.strerror or error}", err=True)
    return 2


def _interrupt(number: int, frame: object) -> NoReturn:
    """Ends the command where it is; what it has begun is tidied up on the way."""
    raise SystemExit(INTERRUPTED)


def _end_interrupted(*, say: bool) -> None:
    """Ends the processes that help, and says that the command was interrupted."""
    if "multiprocessing" in sys.modules:
        from argmap.check.processes import end_all  # noqa: PLC0415  (only where it is there)

        end_all()
    if not say:
        return
    with contextlib.suppress(OSError):
        # A terminal has `^C` on this line.
        click.echo("\nInterrupted." if sys.stderr.isatty() else "Interrupted.", err=True)


def main() -> None:
    """Runs the command line; exits with 0, 1 for findings, 2 where the work can't be done,
    or 130 after Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        # A report may hold any script, whatever the terminal's encoding.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # Looking for pydantic plugins in every installed package would be half of pydantic's start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    gc.disable()  # a command is short, and what it makes lives to its end
    code = 0
    try:
        cli(prog_name="argmap")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
        if code == INTERRUPTED:
            _end_interrupted(say=not isinstance(stop, QuietEnd))
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
