"""Where a command writes what it has made, and what it must not write over."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from argmap.cli.changing import write_file
from argmap.cli.common import checked, give_up, stop_at_errors

if TYPE_CHECKING:
    from argmap.check import Checked, Report
    from argmap.model import Map


_OTHERS = frozenset("jpeg jpg gif webp tif tiff bmp eps ps htm doc odt rtf xls xlsx".split())
"""Endings of formats that nothing here writes."""
_F = TypeVar("_F", bound=str)


def form_of(
    output: str | None,
    to: _F | None,
    endings: Mapping[str, _F],
    usual: _F,
    *,
    option: bool = True,
) -> _F:
    """The format that `--to` or the ending of the output names; gives up where they disagree.

    `option`: whether the command has `--to`.
    """
    if not output or output == "-":
        return to or usual
    ending = Path(output).suffix.lstrip(".").lower()
    named = endings.get(ending)
    if to and (named not in (None, to) or ending in _OTHERS):
        give_up(
            f"the ending of {output} and --to {to} disagree",
            [f"write -o {Path(output).with_suffix('.' + to)}, or leave --to out"],
        )
    form = to or named
    if form is None:
        known = ", ".join(f".{ending}" for ending in endings)
        forms = ", ".join(dict.fromkeys(endings.values()))
        give_up(
            f"the ending of {output} names no format",
            [
                f"end it in one of {known}"
                + (f", or say --to with one of {forms}" if option else "")
            ],
        )
    return form


def one_map(path: str, what: str) -> tuple[Map, str | None]:
    """The one map at a path, and the name of the file asked for where the path is one.

    Gives up where there are several, and stops at the errors of the map; `what` says then what
    was not done.
    """
    one = one_checked(path, what)[0]
    return one.map, one.file


def one_checked(path: str, what: str) -> tuple[Checked, Report]:
    """The one map at a path as it was checked, and the report of that.

    Ends as `one_map` does.
    """
    report = checked([path])
    return the_one(report, path, what), report


def the_one(report: Report, path: str, what: str) -> Checked:
    """The one map of a report on a path; ends as `one_map` does."""
    if len(report.checked) > 1:
        folders = ", ".join(one.map.folder for one in report.checked)
        give_up(f"below {path} are {len(report.checked)} maps: {folders}", ["name one of them"])
    stop_at_errors(report.checked, what)
    return report.checked[0]


def spare(output: str | None, *paths: str) -> None:
    """Give up where the output is a folder, stands in none, or is a file that a project needs.

    `paths` is where the maps are that the output is made of.
    """
    if not output or output == "-":
        return
    from argmap.check.needed import why_needed  # noqa: PLC0415  (slow to load)

    target = Path(output)
    try:
        is_folder, has_folder = target.is_dir(), target.parent.is_dir()
    except (OSError, RuntimeError):
        return  # writing says what is wrong
    if is_folder:
        give_up(f"{output} is a folder", [f"write into it: -o {target / 'NAME'}"])
    if output.endswith(("/", os.sep)) or not has_folder:
        folder = target.parent if not has_folder else target
        give_up(f"there is no folder {folder}", ["make it first, or write into another"])
    try:
        why = why_needed(target, paths)
    except (OSError, RuntimeError):
        return  # as above
    if why:
        give_up(f"{output} {why}", ["choose another name"])


def write_out(output: str | None, data: bytes, what: str) -> None:
    """Writes to a file whole or not at all, or to standard output; `what` says how much it is, if
    anything."""
    save(output, data)
    if output and output != "-":
        click.echo(f"written: {output}{what and f' ({what})'}", err=True)


def save(output: str | None, data: bytes) -> None:
    """The same, and says nothing of it."""
    if output and output != "-":
        write_file(Path(output), data)
    else:
        sys.stdout.buffer.write(data)
