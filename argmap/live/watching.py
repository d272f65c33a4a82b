"""Doing something again whenever files have changed.

What has changed is told by the files' own states, and the system's notices only say when to look:
so nothing is missed while work is done, where a folder is made later, or on a drive that gives no
notices.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from argmap.workspace.project import SUFFIX

_Stat = tuple[int, int, int, int]
State = dict[Path, dict[str, _Stat]]
"""The states of files by their names, for each path: a file has one or none."""
_LOOK = 1000
"""Milliseconds after which files are looked at where no notice came."""
_PAUSE = 0.06
"""Seconds for which files have to stay as they are before they are read."""
_GONE = 10
"""How many pauses a file that was there may be away; editors save by renaming."""
_LONGEST = 30
"""How many pauses to wait for files that change all the time."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What some work hangs on."""

    folders: frozenset[Path]
    """Folders, for the map files in them."""
    files: frozenset[Path]
    """Files. Neither need be there."""

    def state(self) -> State:
        """How all of it is just now."""
        return {folder: _maps(folder) for folder in self.folders} | {
            file: _file(file) for file in self.files
        }

    def places(self) -> list[Path]:
        """The folders to get notices of, those that are there."""
        found = {*self.folders, *(file.parent for file in self.files)}
        return sorted(folder for folder in found if folder.is_dir())


def follow(work: Callable[[], Hanging], hanging: Hanging, stop: Event) -> None:
    """Does some work, and does it again whenever something has changed that it hangs on.

    `work` gives what it has come to hang on, `hanging` is that at the beginning. Ends when `stop`
    is set; raises KeyboardInterrupt for Ctrl-C.
    """
    while not stop.is_set():
        began, before = time.time_ns(), hanging.state()
        hanging = work()
        known = hanging.state()
        if not _changed(before, known, began):
            _wait(hanging, known, stop)
        _settle(hanging, known, stop)


def _changed(before: State, after: State, began: int) -> bool:
    """Whether something changed while work was done that began at a time, in nanoseconds.

    Of what was not looked at before the work, the files' own times tell.
    """
    for path, state in after.items():
        if path in before and before[path] != state:
            return True
        if path not in before and any(max(one[2:]) >= began for one in state.values()):
            return True
    return False


def _wait(hanging: Hanging, known: State, stop: Event) -> None:
    """Waits until files are not what they were, or `stop` is set."""
    from watchfiles import watch  # noqa: PLC0415  (not always installed)

    while not stop.is_set():
        try:
            for _ in watch(
                *hanging.places(),
                watch_filter=None,
                debounce=400,
                step=40,
                stop_event=stop,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            ):
                if hanging.state() != known:
                    return
        except OSError:  # a folder has just gone, or the system gives no more notices
            stop.wait(_LOOK / 1000)
            if hanging.state() != known:
                return


def _settle(hanging: Hanging, known: State, stop: Event) -> None:
    """Waits until files stay as they are, and until those that were there have come back."""
    last = hanging.state()
    for number in range(_LONGEST):
        if stop.wait(_PAUSE):
            return
        now = hanging.state()
        gone = any(names.keys() - now[path].keys() for path, names in known.items())
        if now == last and (not gone or number >= _GONE):
            return
        last = now


def _maps(folder: Path) -> dict[str, _Stat]:
    try:
        names = [path.name for path in folder.iterdir() if path.name.endswith(SUFFIX)]
    except (OSError, ValueError):
        return {}
    return {name: stat for name in names for stat in _file(folder / name).values()}


def _file(path: Path) -> dict[str, _Stat]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return {}
    times = found.st_mtime_ns, found.st_ctime_ns
    return {path.name: (found.st_ino, found.st_size, *times)}
