"""All that what is found in a folder hangs on: its files, and the files that these name."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

import click

import argmap
from argmap.workspace.project import FILE, SUFFIX

_PACKAGE = Path(argmap.__file__).parent
_GRACE = 50_000_000
"""By how many nanoseconds the clock of a file system may be late."""


class Inputs:
    """The files of a project, by name and content, as they are when first asked for."""

    def __init__(self, root: Path, choice: object) -> None:
        """`root` is the project's folder, `choice` what is chosen beside the configuration."""
        self._root = root
        self._choice = choice
        self._known: dict[str, str] = {}

    def key(self, folder: Path) -> str | None:
        """What a folder's map files, the configuration and argmap itself come to, as a digest.

        None where a map is a link, or a file can't be read: then nothing may be kept of the folder.
        """
        maps = self.state(f"{self._name(folder)}/")
        if not maps:
            return None
        configuration = []
        for name in (FILE, "pyproject.toml"):
            configuration.append(self.state(name))
            if not configuration[-1] and os.path.lexists(self._root / name):
                return None
        said = (code(), self._choice, configuration, self._name(folder), maps)
        return _digest(repr(said).encode())

    def also(self, folders: Iterable[Path], documents: Iterable[Path]) -> dict[str, str]:
        """What else a result hangs on: imported maps' folders and documents, with their state."""
        names = {f"{self._name(one)}/" for one in folders} | {self._name(one) for one in documents}
        return {name: self.state(name) for name in sorted(names)}

    def state(self, name: str) -> str:
        """The digest of a file of the project, or of the maps in a folder, whose name ends in
        `/`; `""` where it is not there or may not be read."""
        if name not in self._known:
            path = self._root / name
            made = _digest_of_maps(path) if name.endswith("/") else self._digest_of_file(path)
            self._known[name] = made
        return self._known[name]

    def settled(self, names: Iterable[str], folder: Path, since: int) -> bool:
        """Whether no file was changed since a time, in nanoseconds: what was read is there."""
        places = [self._root / name for name in names]
        folders = [folder, *(place for place in places if place.is_dir())]
        files = [*places, *(file for one in folders for file in one.glob(f"*{SUFFIX}"))]
        try:
            found = [path.stat() for path in (*folders, *files) if path.exists()]
        except OSError:
            return False
        return all(max(one.st_mtime_ns, one.st_ctime_ns) < since - _GRACE for one in found)

    def _digest_of_file(self, path: Path) -> str:
        try:
            resolved = path.resolve()
            if not resolved.is_relative_to(self._root) or not resolved.is_file():
                return ""
            return _digest(resolved.read_bytes())
        except (OSError, RuntimeError, ValueError):
            return ""

    def _name(self, path: Path) -> str:
        return Path(os.path.relpath(path, self._root)).as_posix()


def _digest_of_maps(folder: Path) -> str:
    """`""` where a map is no plain file, or can't be read."""
    made = hashlib.blake2b(digest_size=24)
    try:
        with os.scandir(folder) as found:
            entries = sorted((e for e in found if e.name.endswith(SUFFIX)), key=lambda e: e.name)
        for entry in entries:
            if not entry.is_file(follow_symlinks=False):
                return ""
            with open(entry.path, "rb") as file:  # noqa: PTH123  (for many files, Path is slow)
                data = file.read()
            made.update(f"{len(data)} {entry.name}\0".encode("utf-8", "surrogateescape"))
            made.update(data)
    except OSError:
        return ""
    return made.hexdigest()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=24).hexdigest()


@cache
def code() -> tuple[str, ...]:
    """What tells one argmap from another: Python, what is installed, and argmap's own code."""
    place = _PACKAGE.parent
    packages = Path(click.__file__).parent.parent  # the folder of all that argmap needs
    installed = sorted(path.name for path in packages.iterdir() if path.name.endswith("-info"))
    record = place / f"argmap-{argmap.__version__}.dist-info" / "RECORD"
    if place == packages and record.is_file():
        own = _digest(record.read_bytes())  # it has a digest of every file
    else:
        own = _newest(place)
    return sys.version, _digest(repr(installed).encode()), own


def _newest(checkout: Path) -> str:
    """When a file of argmap in a checkout was last changed, and how many there are."""
    newest, count = 0, 0
    folders = [_PACKAGE, checkout / "grammar"]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as found:
            for entry in found:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(Path(entry.path))
                elif entry.name.endswith((".py", ".lark", ".toml", ".json")):
                    newest, count = max(newest, entry.stat().st_mtime_ns), count + 1
    return f"{newest} {count}"
