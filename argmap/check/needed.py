"""Files that a project needs, and that nothing a command makes may therefore take the place of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from argmap.check.targets import targets
from argmap.diagnostics import baseline
from argmap.language import parse
from argmap.language.syntax import Property, joined
from argmap.sources.verdicts import LOCK
from argmap.text import SourceText, read_text
from argmap.workspace.project import FILE, SUFFIX, PathProblem, map_files, unreadable

_NAMES = frozenset({FILE, "pyproject.toml", baseline.FILE, LOCK})
# An entry of a source, to the next line at the margin that is no remark.
_SOURCE = re.compile(r"^[ \t]*source[ \t][^\n]*\n(?:(?:[ \t][^\n]*|#[^\n]*|)\n)*", re.MULTILINE)


def why_needed(output: Path, paths: Sequence[str]) -> str | None:
    """Why a project needs the file that an output would replace, if so; goes on from its name.

    A project needs its maps, what argmap keeps and reads beside them, all of `.git`, and the
    documents of its sources: those that are named by the maps at the paths, and by maps in the
    folders above the output. Raises OSError and RuntimeError where its place can't be told.
    """
    real = output.resolve()
    if ".git" in (*output.parts, *real.parts):
        return "is a file of git"
    if SUFFIX in (output.suffix.lower(), real.suffix.lower()):
        return "is the name of a map's file"
    if _NAMES & {output.name.lower(), real.name.lower()}:
        return "is the name of a file that the project is read from"
    if not real.exists():
        return None
    there = real.stat()
    if not S_ISREG(there.st_mode):
        return None
    for id, document in _documents(_folders(real, paths)):
        with suppress(OSError, ValueError):
            if os.path.samestat(document.stat(), there):
                return f"is the file of the source `{id}`"
    return None


def _folders(real: Path, paths: Sequence[str]) -> dict[Path, None]:
    folders = dict.fromkeys(real.parents)
    for path in paths:
        with suppress(PathProblem):  # the command says what is wrong with its paths
            folders |= {folder: None for folder, _ in targets(Path(path), ())}
    return folders


def _documents(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """The documents that maps in some folders name, each with its source's id."""
    for folder in folders:
        with suppress(OSError):
            for path in map_files(folder):
                # A map that is a link stands in for a file of the folder all the same.
                if unreadable(path, Path(path.anchor)) is None:
                    for id, name in _named(read_text(path.read_bytes(), "", path)[0]):
                        yield id, folder / name


def _named(source: SourceText) -> Iterator[tuple[str, str]]:
    found = [match.group() for match in _SOURCE.finditer(source.text)]
    for entry in parse(SourceText("", "".join(found))).entries if found else ():
        for line in entry.lines:
            if isinstance(line, Property) and line.key == "file" and entry.id is not None:
                yield entry.id.value, joined(line.words)
