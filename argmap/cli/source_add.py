"""`argmap source add`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import click

from argmap.cli.common import give_up, waiting

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.sources.document import Document

_SAYS_NOTHING = re.compile(
    r"[\W\d_]*(?:article|default|document|download|file|index|page|print|scan|untitled)?[\W\d_]*\Z",
    re.I,
)


@click.command(
    "add",
    epilog="""\b
Examples:
  argmap source add sources/report.pdf                       prints the entry, to paste
  argmap source add sources/report.pdf --to dam.argmap       appends it to the map file
  argmap source add sources/report.pdf --id engineer-report

Exit codes: 0 done, 2 the document can't be read, or the entry can't be written.
""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "given", metavar="ID", help="The source's id; otherwise one is made.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="MAPFILE.argmap",
    help="Append the entry to this map file; otherwise it is printed.",
)
def command(file: Path, given: str | None, target: Path | None) -> None:
    """Write the source entry of a document: its title, author, date, path and hash.

    FILE is a document inside the project. What it says about itself is taken over; look it
    over before you rely on it. An author who is no speaker of the map yet gets an entry.
    """
    from argmap.cli.appending import append_entries  # noqa: PLC0415  (slow to load)
    from argmap.sources.document import DocumentProblem  # noqa: PLC0415
    from argmap.sources.reading import read_document  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415
    from argmap.workspace.project import SUFFIX  # noqa: PLC0415

    if target is not None and target.suffix != SUFFIX:
        give_up(f"{target} is not a map: its name does not end in {SUFFIX}")
    if target is not None and not target.parent.is_dir():
        give_up(f"there is no folder {target.parent}", ["make it, or name a file elsewhere"])
    folder = (target.parent if target else _map_folder(file)).resolve()
    try:
        with waiting("reading"):
            document = read_document(file, project_root(folder))
    except DocumentProblem as problem:
        give_up(problem.message, problem.help)
    entries = _entries(document, folder, _map(folder), given)
    if target is None:
        click.echo(entries, nl=False)
    else:
        append_entries(target, entries)
        click.echo(f"written: {target.as_posix()}", err=True)


def _map_folder(file: Path) -> Path:
    """The nearest folder above a document that holds a map, else the one that you are in."""
    from argmap.workspace.project import SUFFIX, project_root  # noqa: PLC0415

    root = project_root(Path.cwd())
    for above in Path(os.path.abspath(file)).parents:  # noqa: PTH100  (keeps links)
        if not above.is_relative_to(root):
            break
        if above.is_dir() and next(above.glob(f"*{SUFFIX}"), None):
            return above
    return Path.cwd()


def _map(folder: Path) -> Map:
    from argmap.workspace import Workspace  # noqa: PLC0415

    try:
        return Workspace().load(folder).map
    except OSError as error:
        give_up(f"can't read the folder {folder}: {error.strerror}")


def _entries(document: Document, folder: Path, map: Map, given: str | None) -> str:
    """The entry of a document, and of each author whom the map does not know."""
    from argmap.exchange.entries import entry_id, source_entry, speaker_entry  # noqa: PLC0415
    from argmap.language.vocabulary import reserved_ids  # noqa: PLC0415

    _refuse_double(document, map)
    taken = {*map.entries, *reserved_ids()}
    stem = re.sub(r"[\W_]+", " ", document.path.stem).strip()
    words = document.title or document.publisher or stem
    id = (
        _valid(given, taken)
        if given
        else entry_id(words if _SAYS_NOTHING.match(stem) else stem, taken)
    )
    taken.add(id)
    authors, speakers = [], []
    for name in dict.fromkeys(document.authors):
        author = _known(name, map)
        if author is None:
            author = entry_id(name, taken)
            taken.add(author)
            speakers.append(speaker_entry(author, name))
        authors.append(author)
    try:
        entry = source_entry(
            id,
            document.title or stem or id,
            authors=list(dict.fromkeys(authors)),
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            file=_relative(document.path, folder),
            sha256=document.sha256,
        )
    except ValueError as error:
        give_up(str(error))
    return "\n".join([entry, *speakers])


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _refuse_double(document: Document, map: Map) -> None:
    from argmap.diagnostics.printable import shown_place  # noqa: PLC0415
    from argmap.model import Source  # noqa: PLC0415

    for entry in map.entries.values():
        if isinstance(entry, Source) and entry.sha256 == document.sha256:
            give_up(
                f"the map has this document already: it is the source `{entry.id}`",
                [f"it stands at {shown_place(entry.at)}"],
            )


def _valid(id: str, taken: set[str]) -> str:
    """An id that was asked for; gives up where it is taken or is none."""
    from argmap.exchange.entries import id_of  # noqa: PLC0415

    name = normalize("NFC", id)
    if id_of(name) != name:
        meant = id_of(name)
        hint = [f"--id {meant}"] if meant else ["write letters, digits, `-` and `_`"]
        give_up(f"`{id}` can't be an id", hint)
    if name in taken:
        give_up(f"the id `{name}` is taken, or is a word of the language", ["name another"])
    return name


def _known(name: str, map: Map) -> str | None:
    """The id of the speaker who has a name, or has it as an alias."""
    from argmap.model import Speaker  # noqa: PLC0415

    for entry in map.entries.values():
        if isinstance(entry, Speaker) and name.casefold() in (
            said.casefold() for said in (entry.text, *entry.alias)
        ):
            return entry.id
    return None
