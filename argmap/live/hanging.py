"""All that a map and what is found in it hang on, as files to be watched."""

from __future__ import annotations

from pathlib import Path

from argmap.check.looking import imported, named_files
from argmap.diagnostics import baseline
from argmap.live.watching import Hanging
from argmap.model import Import
from argmap.workspace import Loaded, project_root
from argmap.workspace.project import FILE, inside


def at_first(path: Path) -> Hanging:
    """What a map at a path hangs on, as long as it could not be read."""
    folder = path if path.is_dir() else path.parent
    return Hanging(frozenset({folder.resolve()}), frozenset(_configuration(folder.resolve())))


def hangs_on(loaded: Loaded) -> Hanging:
    """What a map hangs on: map files, its own and imported ones; documents; lock, configuration.

    Whether or not they are there, but in its project only.
    """
    root = project_root(loaded.folder)
    maps = (loaded, *imported(loaded))
    named = [
        home.parent / entry.text
        for one in maps
        for entry in one.map.of_kind(Import)
        if (home := entry.at.source.path)
    ]
    folders = {one.folder for one in maps} | {one.resolve() for one in named if inside(one, root)}
    documents = {file for file in named_files(loaded) if inside(file, root)}
    return Hanging(frozenset(folders), frozenset(documents | _configuration(loaded.folder)))


def _configuration(folder: Path) -> set[Path]:
    """Files that configure a project, in its folder and wherever one would begin nearer."""
    root = project_root(folder)
    places = [place for place in (folder, *folder.parents) if place.is_relative_to(root)]
    return {root / baseline.FILE} | {
        place / name for place in places for name in (FILE, "pyproject.toml")
    }
