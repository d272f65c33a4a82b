"""`argmap fmt`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import print_diff, write_changes
from argmap.cli.common import give_up, giving_up, in_colour
from argmap.diagnostics.printable import printable, shown_path, shown_place
from argmap.text import counted
from argmap.workspace.project import STANDARD_INPUT

if TYPE_CHECKING:
    from argmap.text import SourceText


@click.command(
    epilog="""\b
Examples:
  argmap fmt maps               write every map below the folder in canonical form
  argmap fmt --diff maps/dam    show what would change, and change nothing
  argmap fmt --check maps       for CI
  argmap fmt -                  standard input to standard output

Exit codes: 0 done, 1 a file with errors was left alone, or --check or --diff found a file that
would change, 2 the work could not be done.
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; name what would change.")
@click.option("--diff", "show_diff", is_flag=True, help="Change nothing; show what would change.")
def fmt(paths: tuple[str, ...], only_check: bool, show_diff: bool) -> None:
    """Write maps in canonical form: spacing made one; words, order and comments kept.

    A PATH is a map file or a folder; without one, the maps below this folder are written.
    """
    from argmap.language.formatter import format_text  # noqa: PLC0415  (slow to load)
    from argmap.text import read_text  # noqa: PLC0415

    changed, faulty = 0, 0
    files = _files(paths or (".",))
    for path in files:
        name = STANDARD_INPUT if path is None else shown_path(path)
        problem = _problem(path)
        if problem:
            faulty += 1
            _say(f"left alone: {name}: {problem}")
            continue
        data = _read(path)
        source, faults = read_text(data, name, path)
        after = None if faults else format_text(source)
        if after is None:
            faulty += 1
            _leave_alone(source, len(faults), path)
            if path is None:
                sys.stdout.buffer.write(data)
            continue
        if path is None and not (only_check or show_diff):
            sys.stdout.buffer.write(after.encode())
        if after.encode() == data:
            continue
        changed += 1
        if show_diff:
            print_diff(name, data, after.encode())
        if only_check:
            click.echo(printable(f"would change: {name}{_line_ends(data)}"))
        if path is not None and not (only_check or show_diff):
            write_changes({path: data}, {path: after.encode()})
            click.echo(printable(f"written: {name}{_line_ends(data)}"))
    if files != [None] or only_check or show_diff:  # else the text itself says it
        click.echo(_summary(len(files), changed, faulty, only_check or show_diff), err=True)
    sys.exit(1 if faulty or (changed and (only_check or show_diff)) else 0)


def _files(paths: tuple[str, ...]) -> list[Path | None]:
    """The files to write, each once; None for standard input."""
    from argmap.check.targets import targets  # noqa: PLC0415
    from argmap.workspace.project import map_files  # noqa: PLC0415

    found: dict[Path | None, None] = {}
    for path in paths:
        if path == "-":
            found[None] = None
            continue
        try:
            with giving_up():
                for folder, only in targets(Path(path), ()):
                    found |= dict.fromkeys([only] if only else map_files(folder))
        except OSError as error:
            give_up(f"can't read {path}: {error.strerror}")
    return list(found)


def _problem(path: Path | None) -> str | None:
    from argmap.workspace.project import project_root, unreadable  # noqa: PLC0415

    try:
        return unreadable(path, project_root(path.parent)) if path else None
    except OSError as error:
        give_up(f"can't read {path}: {error.strerror}")


def _say(message: str) -> None:
    click.echo(click.style(printable(message), fg="yellow"), err=True, color=in_colour(sys.stderr))


def _read(path: Path | None) -> bytes:
    if path is None:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        give_up(f"can't read {path}: {error.strerror}")


def _leave_alone(source: SourceText, bad_bytes: int, path: Path | None) -> None:
    from argmap.language import parse  # noqa: PLC0415

    places = [shown_place(span) for _, span in parse(source).faults()]
    where = f", the first at {places[0]}" if places else ""
    see = f"argmap check {shown_path(path)}" if path else "argmap check -"
    errors = f"{counted(len(places) + bad_bytes, 'error')} of form{where}"
    _say(f"left alone: {source.name} has {errors}; `{see}` shows them")


def _line_ends(data: bytes) -> str:
    """What is to be said of a file whose line ends become those of the canonical form."""
    return " (its CRLF line ends become LF)" if b"\r\n" in data else ""


def _summary(files: int, changed: int, faulty: int, dry: bool) -> str:
    would = "would change" if dry else "written"
    parts = [f"{changed} of {counted(files, 'file')} {would}"]
    if faulty:
        parts.append(f"{faulty} left alone")
    return f"{', '.join(parts)}."
