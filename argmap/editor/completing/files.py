"""Paths: documents for `file`, folders with maps for `import`; nothing outside of the project."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from argmap.editor.completing.asked import Asked
from argmap.editor.completing.offers import MOST, Offer, Offered, matching
from argmap.editor.maps import resolved
from argmap.model import Import, Source
from argmap.workspace.project import FILE, SUFFIX, inside, is_passed_over

_MOST_FOLDERS = 300
"""How many folders are looked into."""
_OWN = (FILE, "argmap.lock", "pyproject.toml")


def documents(asked: Asked) -> Offered:
    """The files below the map's folder, those first that no other source names.

    What begins with `../` is looked for there.
    """
    here = asked.here
    base = _above(asked.typed)
    taken = {
        PurePosixPath(source.file)
        for source in here.map.of_kind(Source)
        if source.file and source.id != asked.id
    }
    offers = []
    for path in _files(here.following.folder / base, here.following.root):
        name = _relative(path, here.following.folder)
        is_taken = PurePosixPath(name) in taken
        offers.append(Offer(name, "file", beside="a source has it already" if is_taken else ""))
    offers.sort(key=lambda one: (bool(one.beside), one.label.count("/"), one.label))
    found = matching(asked.typed, offers)
    return Offered(asked.start, found[:MOST], complete=not base and len(found) <= MOST)


def maps(asked: Asked) -> Offered:
    """The folders of the project that hold other maps and are not imported yet, the nearest
    first."""
    here = asked.here
    own = here.following.folder
    line = here.source.name, asked.number
    known = {
        resolved(here.following.folder, one.text)
        for one in here.map.of_kind(Import)
        if (one.at.file, one.at.line) != line
    }
    offers = [
        Offer(_relative(folder, own), "folder")
        for folder, names in _folders(here.following.root, here.following.root)
        if folder != own and folder not in known and any(name.endswith(SUFFIX) for name in names)
    ]
    offers.sort(key=lambda one: (one.label.count("/"), one.label))
    return Offered(asked.start, matching(asked.typed, offers)[:MOST])


def _above(typed: str) -> str:
    """The `../` that a path begins with."""
    parts = typed.split("/")
    count = next((n for n, part in enumerate(parts) if part != ".."), len(parts))
    return "../" * min(count, len(parts) - 1)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _files(folder: Path, root: Path) -> Iterator[Path]:
    for place, names in _folders(folder, root):
        for name in names:
            if not name.startswith(".") and name not in _OWN and not name.endswith(SUFFIX):
                yield place / name


def _folders(top: Path, root: Path) -> Iterator[tuple[Path, list[str]]]:
    """The folders at and below a folder, the nearest first, with the names of their files; links
    and hidden folders are left out, and all that is outside of the project."""
    if not inside(top, root):
        return
    waiting = deque([top.resolve()])
    for _ in range(_MOST_FOLDERS):
        if not waiting:
            return
        folder = waiting.popleft()
        names: list[str] = []
        try:
            with os.scandir(folder) as found:
                for one in sorted(found, key=lambda one: one.name):
                    if one.is_dir(follow_symlinks=False):
                        if not is_passed_over(one.name):
                            waiting.append(folder / one.name)
                    elif one.is_file(follow_symlinks=False):
                        names.append(one.name)
        except OSError:
            continue
        yield folder, names
