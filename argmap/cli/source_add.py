"""`argmap source add`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import click

from argmap.cli.appending import append_entries, refuse_no_map
from argmap.cli.common import give_up, waiting

if TYPE_CHECKING:
    from argmap.model import Map
    from argmap.sources.document import Document

_SAYS_NOTHING = re.compile(
    r"[\W\d_]*(?:article|default|document|download|file|index|page|print|scan|untitled)?[\W\d_]*\Z",
    re.I,
)


class _LeftOut(Exception):
    """A document that gets no entry: why, and what to do."""

    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@dataclass(slots=True)
class _Known:
    """What the map has, and what is added to it."""

    taken: set[str]
    """The ids in use, and the words that can't be ids."""
    speakers: dict[str, str]
    """Ids by name and alias, case-folded."""
    documents: dict[str | Path, str]
    """What is said of each document that is there, by its digest and by its real path."""
    guessed: list[str] = field(default_factory=list)
    """Authors who are taken for people by their names."""


@click.command(
    "add",
    epilog="""\b
Examples:
  argmap source add sources/report.pdf                       prints the entry, to paste
  argmap source add sources/* --to dam.argmap                appends one for each to the map file
  argmap source add sources/report.pdf --id engineer-report

Exit codes: 0 done, 1 some documents were left out, 2 nothing could be read or written.
""",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--id", "given", metavar="ID", help="The source's id; otherwise one is made.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="MAPFILE.argmap",
    help="Append the entries to this map file; otherwise they are printed.",
)
def command(files: tuple[str, ...], given: str | None, target: Path | None) -> None:
    """Write the source entries of documents: title, author, date, path and hash.

    FILE is a document inside the project. What it says about itself is taken over; look it
    over before you rely on it. An author who is no speaker of the map yet gets an entry.
    """
    if given and len(files) > 1:
        give_up("--id names one source, but these are several documents", ["leave --id out"])
    for file in files:
        _refuse_address(file)
    if target is not None:
        refuse_no_map(target)
    folder = (target.parent if target else _map_folder(Path(files[0]))).resolve()
    known = _known(_map(folder), given)
    made, left = [], []
    for file in dict.fromkeys(files):
        try:
            made.append(_entries(_read(Path(file), folder), folder, known, given))
        except _LeftOut as problem:
            left.append(problem)
    if not made and len(left) == 1:
        give_up(left[0].message, left[0].help)
    for one in left:
        _remark(f"left out: {'; '.join([one.message, *one.help])}")
    if not made:
        give_up("none of these documents can be added")
    if known.guessed:
        _remark(
            f"taken for people, by their names: {', '.join(known.guessed)}; "
            "take the line `role: author` out where one is none"
        )
    if target is None:
        click.echo("\n".join(made), nl=False)
    else:
        append_entries(target, "\n".join(made))
        _remark(f"written: {target.as_posix()}")
    raise SystemExit(1 if left else 0)


def _refuse_address(file: str) -> None:
    if re.match(r"(?:https?|ftp):/", file, re.IGNORECASE):
        give_up(
            f"{file} is a web address, and nothing is fetched from the web",
            [
                "save the page in the project, and add what you saved: argmap source add page.html",
                f"then write the address below its entry: url: {file}",
            ],
        )


def _read(file: Path, folder: Path) -> Document:
    """A document for the map in a folder; raises _LeftOut."""
    from argmap.sources.document import DocumentProblem  # noqa: PLC0415
    from argmap.sources.reading import read_document  # noqa: PLC0415
    from argmap.workspace import project_root  # noqa: PLC0415

    try:
        with waiting("reading"):
            return read_document(file, project_root(folder))
    except DocumentProblem as problem:
        if problem.rule != "missing-file" or file.is_dir():
            raise _LeftOut(problem.message, *problem.help) from problem
        where = f"a path counts from the folder that you are in, {Path.cwd()}"
        raise _LeftOut(f"`{file}` is not there", where) from problem


def _real(path: Path) -> Path:
    """A path without links, whether something is there or not."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # no system has a file of such a name
        return path


def _remark(text: str) -> None:
    from argmap.diagnostics.printable import printable  # noqa: PLC0415

    click.echo(printable(text), err=True)


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


def _known(map: Map, given: str | None) -> _Known:
    """What a map has; gives up where an id that was asked for is taken or is none."""
    from argmap.diagnostics.printable import shown_place  # noqa: PLC0415
    from argmap.language.vocabulary import reserved_ids  # noqa: PLC0415
    from argmap.model import Source, Speaker  # noqa: PLC0415

    known = _Known({*map.entries, *reserved_ids()}, {}, {})
    for speaker in map.of_kind(Speaker):
        for name in (speaker.text, *speaker.alias):
            known.speakers.setdefault(name.casefold(), speaker.id)
    for source in map.of_kind(Source):
        said = f"it is the source `{source.id}`, at {shown_place(source.at)}"
        if source.sha256:
            known.documents.setdefault(source.sha256, said)
        if source.file and (place := source.at.source.path):
            known.documents.setdefault(_real(place.parent / source.file), said)
    if given:
        _refuse_id(given, known.taken)
    return known


def _entries(document: Document, folder: Path, known: _Known, given: str | None) -> str:
    """The entry of a document, and of each author who is not known yet.

    Raises _LeftOut where the document is there already, or can't be named in a map.
    """
    from argmap.exchange.entries import (  # noqa: PLC0415
        entry_id,
        one_line,
        source_entry,
        speaker_entry,
    )
    from argmap.exchange.names import is_person  # noqa: PLC0415

    real = _real(document.path)
    if there := known.documents.get(real) or known.documents.get(document.sha256):
        raise _LeftOut(f"the map has `{document.text.name}` already: {there}")
    file = Path(os.path.relpath(document.path, folder)).as_posix()
    if one_line(file) != file:
        raise _LeftOut(f"a file with such a name can't be named in a map: {file!a}", "rename it")
    stem = re.sub(r"[\W_]+", " ", document.path.stem).strip()
    words = document.title or document.publisher or stem
    id = normalize("NFC", given or "")
    id = id or entry_id(words if _SAYS_NOTHING.match(stem) else stem, known.taken)
    known.taken.add(id)
    known.documents[document.sha256] = known.documents[real] = f"it is the source `{id}`"
    authors, speakers = [], []
    for name in dict.fromkeys(document.authors):
        author = known.speakers.get(name.casefold())
        if author is None:
            author = known.speakers[name.casefold()] = entry_id(name, known.taken)
            known.taken.add(author)
            person = is_person(name)
            known.guessed += [name] if person else []
            speakers.append(speaker_entry(author, name, role="author" if person else None))
        authors.append(author)
    entry = source_entry(
        id,
        document.title or stem or id,
        authors=list(dict.fromkeys(authors)),
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        file=file,
        sha256=document.sha256,
    )
    return "\n".join([entry, *speakers])


def _refuse_id(id: str, taken: set[str]) -> None:
    """Give up where an id that was asked for is taken or is none."""
    from argmap.exchange.entries import id_of  # noqa: PLC0415

    name = normalize("NFC", id)
    if id_of(name) != name:
        meant = id_of(name)
        hint = [f"--id {meant}"] if meant else ["write letters, digits, `-` and `_`"]
        give_up(f"`{id}` can't be an id", hint)
    if name in taken:
        give_up(f"the id `{name}` is taken, or is a word of the language", ["name another"])
