"""`argmap source import`."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.appending import append_entries, refuse_no_map
from argmap.cli.common import give_up
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.exchange.references import Reference, References
    from argmap.model import Map

_LARGEST = 64 * 1024 * 1024


@click.command(
    "import",
    epilog="""\b
Examples:
  argmap source import library.bib                       prints the entries, to paste
  argmap source import library.json --to sources.argmap  appends them to the map file

Exit codes: 0 done, 1 some references could not be read, 2 nothing could be read or written.
""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="MAPFILE.argmap",
    help="Append the entries to this map file; otherwise they are printed.",
)
def command(file: Path, target: Path | None) -> None:
    """Write the source entries of a list of references, and the speakers who are its authors.

    FILE is BibTeX (.bib) or CSL-JSON (.json). An id that the map has already is left out. What
    the language has no place for is named, with how often it was met.
    """
    from argmap.exchange.entries import id_of  # noqa: PLC0415  (slow to load)
    from argmap.exchange.references import entries  # noqa: PLC0415
    from argmap.language.vocabulary import reserved_ids  # noqa: PLC0415
    from argmap.model import Map, Source, Speaker  # noqa: PLC0415

    found = _read(file)
    map = _map(target) if target else Map(folder=".")
    folder = (target.parent if target else Path.cwd()).resolve()
    known = {
        name.casefold(): speaker.id
        for speaker in map.of_kind(Speaker)
        for name in (*speaker.alias, speaker.text)
    }
    items = [_with_file(item, file, folder, found) for item in found.items]
    ids = [id_of(item.id) for item in items]
    new = [item for item, id in zip(items, ids, strict=True) if id not in map.entries]
    cited = [source.id for source in map.of_kind(Source)]
    text = "\n".join(entries(new, known, {*map.entries, *reserved_ids()}, cited))
    if target is None:
        click.echo(text, nl=False)
    elif new:
        append_entries(target, text)
    _tell(file, target, found, [id for id in ids if id in map.entries], new)
    sys.exit(1 if found.problems else 0)


def _read(file: Path) -> References:
    """The references of a file; gives up where it is none."""
    from argmap.exchange.bibtex import NoBibtex, read_bibtex  # noqa: PLC0415  (slow to load)
    from argmap.exchange.csl import read_csl  # noqa: PLC0415
    from argmap.exchange.references import Unreadable  # noqa: PLC0415

    suffix = file.suffix.lower()
    if suffix not in (".bib", ".json"):
        give_up(
            f"{file} is neither BibTeX nor CSL-JSON: its name ends in neither .bib nor .json",
            ["export the references in one of the two forms, and keep the ending"],
        )
    try:
        if not file.is_file():
            give_up(f"there is no file {file}")
        if file.stat().st_size > _LARGEST:
            give_up(f"{file} has more than 64 MB", ["export fewer references at once"])
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        give_up(f"can't read {file}: {error.strerror or error}")
    except UnicodeDecodeError as error:
        give_up(
            f"byte {error.start} of {file} is not UTF-8",
            ["export it again, or save it, with the encoding UTF-8"],
        )
    try:
        return read_bibtex(text) if suffix == ".bib" else read_csl(text)
    except Unreadable as problem:
        give_up(f"{file}: {problem.message}", problem.help)
    except NoBibtex:
        give_up(
            "reading BibTeX needs a library that is not installed",
            ['pip install "argmap[bibtex]"', "or export the references as CSL-JSON"],
        )


def _map(target: Path) -> Map:
    """The map that a file belongs to, or will belong to."""
    from argmap.workspace import Workspace  # noqa: PLC0415  (slow to load)

    refuse_no_map(target)
    try:
        return Workspace().load(target.parent.resolve()).map
    except OSError as error:
        give_up(f"can't read the folder {target.parent}: {error.strerror}")


def _with_file(item: Reference, list_file: Path, folder: Path, found: References) -> Reference:
    """The reference with its file's path from the map's folder, or without one.

    A file counts that is there and lies inside the project. Its path may be relative to the
    map's folder or to the list's; programs that write BibTeX put it between colons.
    """
    from argmap.exchange.entries import one_line  # noqa: PLC0415
    from argmap.workspace.project import inside, project_root  # noqa: PLC0415

    if not item.file:
        return item
    root = project_root(folder)
    for path in [item.file, *re.split(r"(?<!\\)[:;]", item.file)]:
        for start in (folder, list_file.parent.resolve()):
            try:
                place = start / path
                there = bool(path) and inside(place, root) and place.is_file()
            except (OSError, ValueError):
                there = False
            name = Path(os.path.relpath(place, folder)).as_posix() if there else ""
            if name and one_line(name) == name:
                return replace(item, file=name)
    found.unplaced["file that is not in the project"] += 1
    return replace(item, file=None)


def _tell(
    file: Path, target: Path | None, found: References, skipped: list[str], new: list[Reference]
) -> None:
    """Say on standard error what was left out, and why, and what was changed."""
    from argmap.diagnostics.printable import printable  # noqa: PLC0415

    lines = [f"{file}, {problem.place}: {problem.message}" for problem in found.problems]
    lines += [f"skipped: the map has `{id}` already" for id in skipped]
    if found.unplaced:
        fields = ", ".join(f"{name} ({number})" for name, number in sorted(found.unplaced.items()))
        lines.append(f"left out, since a map has no place for it: {fields}")
    for change, ids in _changes(new).items():
        lines.append(
            f"changed, since a map would take it for a line of its own: {change} in "
            f"{counted(len(ids), 'reference')}: "
            f"{', '.join(ids)}"
        )
    count = len(new)
    number = counted(count, "source")
    where = f"written: {target.as_posix()} ({number})" if target and count else number
    click.echo("\n".join(printable(line) for line in [*lines, where]), err=True)


def _changes(items: list[Reference]) -> dict[str, list[str]]:
    """What is written otherwise than the list has it, with the keys of the references."""
    from argmap.exchange.entries import changes  # noqa: PLC0415  (slow to load)

    found: dict[str, dict[str, None]] = {}
    for item in items:
        names = (author.name.whole for author in item.authors)
        said = (item.title, item.publisher, item.medium, item.descriptor, item.excerpt)
        for text in (*said, *names, *item.note, *item.tags):
            for change in changes(text or ""):
                found.setdefault(change, {})[item.id] = None
    return {change: list(ids) for change, ids in found.items()}
