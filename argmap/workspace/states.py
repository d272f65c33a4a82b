"""States of the maps of a project: a commit, the working tree, a folder; and which map of one is
which of another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from argmap.diagnostics import Diagnostic
from argmap.model import Map
from argmap.workspace.files import Disk, Held
from argmap.workspace.git import Git, Listed
from argmap.workspace.loading import Workspace
from argmap.workspace.project import LARGEST, SUFFIX, is_passed_over, map_files, map_folders, no_map

_ALIKE = 0.5
"""From which part of common ids on, of all that either has, two folders hold one map."""


@dataclass(slots=True)
class State:
    """The maps that there are at some time, by the names of their folders."""

    name: str
    """As people read it: `HEAD`, `the working tree`, a folder."""
    top: Path
    files: dict[str, dict[str, bytes]]
    """What the map files hold, by folder (from the top, with `/`; `.` for the top) and name."""
    disk: Disk | None = None
    given: Mapping[Path, bytes] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What could not be compared, one sentence each."""
    _workspace: Workspace | None = None

    def load(self, folder: str) -> tuple[Map, list[Diagnostic]]:
        """The map of a folder, and the errors in it."""
        if self._workspace is None:
            self._workspace = Workspace(self.given, self.disk)
        loaded = self._workspace.load(self.top / folder)
        return loaded.map, [one for one in loaded.diagnostics if one.severity == "error"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One map in two states."""

    old: str | None
    """Its folder; None where it is not there."""
    new: str | None
    maps: tuple[Map, Map]
    """Without entries for a state in which it is not there."""
    errors: tuple[list[Diagnostic], list[Diagnostic]]


def committed(git: Git, commit: str, name: str) -> State:
    """The state of a commit. Raises PathProblem where its files can't be read."""
    top = git.top
    held = {one.path: one for one in git.files(commit)}
    remarks: list[str] = []
    wanted: dict[str, str] = {}
    for path, one in held.items():
        if one.mode == "160000":
            remarks.append(f"{path} is a submodule: its maps are not compared")
        elif _is_map(path) or path.rpartition("/")[2] == "pyproject.toml":
            if one.size > LARGEST:
                remarks.append(f"{path} is larger than 32 MB, and is not compared")
            else:
                wanted[path] = one.object
    data = git.contents(wanted.values())
    contents = {path: data[object] for path, object in wanted.items()}
    linked = {path: _followed(path, held, contents) for path in wanted if _is_link(held[path].mode)}
    more = git.contents(held[one].object for one in linked.values() if one and one not in contents)
    for path, target in linked.items():
        if target is None:
            del contents[path]
            remarks.append(f"{path} is a link that leads to no file, and is not compared")
        else:
            contents[path] = contents.get(target, more.get(held[target].object, b""))
    absolute = {top / path: data for path, data in contents.items()}
    others = frozenset(top / path for path in held if path not in contents)
    return State(
        name,
        top,
        _by_folder((path, data) for path, data in contents.items() if _is_map(path)),
        Held(top, absolute, others),
        {path: data for path, data in absolute.items() if path.suffix == SUFFIX},
        remarks,
    )


def working_tree(git: Git) -> State:
    """The state of the working tree, with files that git does not know yet; what it ignores is
    left out."""
    found = (path for path in git.in_working_tree() if _is_map(path))
    return State("the working tree", git.top, _by_folder(_read(git.top, found)))


def lying(folder: Path, name: str) -> State:
    """The state of a folder on disk. Raises PathProblem where it can't be read."""
    top = folder.resolve()
    folders = map_folders(top)
    if not folders:
        raise no_map(name)
    found = (path.relative_to(top).as_posix() for one in folders for path in map_files(one))
    return State(name, top, _by_folder(_read(top, found)))


def pairs(old: State, new: State, within: Iterable[str] = ()) -> Iterator[Pair]:
    """The maps that are not the same in two states, by folder; with their models.

    Folders of one name hold one map. Of the others, two do if they have most of their ids in
    common. `within` has the folders to stay in, from the top, `.` for all.
    """
    chosen = tuple(within) or (".",)
    names = {one for one in (*old.files, *new.files) if any(_below(one, top) for top in chosen)}
    gone = {one: old.load(one) for one in sorted(names) if one not in new.files}
    come = {one: new.load(one) for one in sorted(names) if one not in old.files}
    moved = _moved(gone, come)
    found: list[Pair] = []
    for one in sorted(names):
        if one in gone:
            other = moved.get(one)
            after = come[other] if other else (_nothing(one), [])
            found.append(_pair(one, other, gone[one], after))
        elif one in come:
            if one not in moved.values():
                found.append(_pair(None, one, (_nothing(one), []), come[one]))
        elif _same(old.files[one], new.files[one]):
            continue
        else:
            found.append(_pair(one, one, old.load(one), new.load(one)))
    yield from sorted(found, key=lambda pair: pair.new or pair.old or "")


def _pair(
    old: str | None,
    new: str | None,
    before: tuple[Map, list[Diagnostic]],
    after: tuple[Map, list[Diagnostic]],
) -> Pair:
    return Pair(old, new, (before[0], after[0]), (before[1], after[1]))


def _nothing(folder: str) -> Map:
    return Map.model_construct(folder=folder)


def _moved(
    gone: Mapping[str, tuple[Map, list[Diagnostic]]],
    come: Mapping[str, tuple[Map, list[Diagnostic]]],
) -> dict[str, str]:
    """The new names of folders by their old ones, the most alike first."""
    scored = []
    for old, (was, _) in gone.items():
        for new, (now, _) in come.items():
            one, two = set(was.entries), set(now.entries)
            alike = len(one & two) / len(one | two) if one and two else 0.0
            if alike >= _ALIKE:
                scored.append((-alike, old, new))
    found: dict[str, str] = {}
    for _, old, new in sorted(scored):
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _same(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    """Whether files hold the same, however their lines end."""
    return old.keys() == new.keys() and all(
        data == new[name] or data.replace(b"\r\n", b"\n") == new[name].replace(b"\r\n", b"\n")
        for name, data in old.items()
    )


def _read(top: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files that can be read; loading says what is wrong with the others."""
    for path in paths:
        place = top / path
        try:
            if place.is_file():
                yield path, place.read_bytes() if place.stat().st_size <= LARGEST else b""
        except OSError:
            yield path, b""


def _by_folder(files: Iterable[tuple[str, bytes]]) -> dict[str, dict[str, bytes]]:
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files:
        folder, _, name = path.rpartition("/")
        found.setdefault(folder or ".", {})[name] = data
    return found


def _is_map(path: str) -> bool:
    """Whether a path is that of a map file; hidden folders are left out."""
    *folders, name = path.split("/")
    return name.endswith(SUFFIX) and not any(map(is_passed_over, folders))


def _is_link(mode: str) -> bool:
    return mode == "120000"


def _followed(path: str, held: Mapping[str, Listed], contents: Mapping[str, bytes]) -> str | None:
    """The file of the commit that a link leads to; None where that is none."""
    target = os.fsdecode(contents[path])
    if "\0" in target or PurePosixPath(target).is_absolute():
        return None
    found = os.path.normpath(PurePosixPath(path).parent / target).replace(os.sep, "/")
    one = held.get(found)
    return found if one is not None and one.mode.startswith("100") else None


def _below(folder: str, top: str) -> bool:
    return top == "." or folder == top or folder.startswith(f"{top}/")
