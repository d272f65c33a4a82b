"""The locks of a project under ids that are renamed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from argmap.sources.lock import LockProblem, read_lock, renamed
from argmap.sources.verdicts import LOCK
from argmap.workspace import project_root
from argmap.workspace.renaming import Renaming


@dataclass(slots=True)
class Locks:
    """The locks that a rename changes."""

    before: dict[Path, bytes] = field(default_factory=dict)
    """Their contents as they were read."""
    after: dict[Path, bytes] = field(default_factory=dict)
    """The same under the new ids."""
    unread: list[tuple[Path, str]] = field(default_factory=list)
    """Those that stay since they can't be read, each with the reason."""


def renamed_locks(planned: Renaming) -> Locks:
    """The locks of the maps in which a rename changes ids of sources."""
    locks = Locks()
    for folder, change in planned.renames.items():
        path = folder / LOCK
        try:
            data = path.read_bytes() if path.is_file() else b""
            lock = read_lock(folder, project_root(folder)) if data else None
        except (LockProblem, OSError) as problem:
            locks.unread.append((path, str(problem)))
            continue
        if lock is not None and any(change(id) != id for id in lock.sources):
            locks.before[path] = data
            locks.after[path] = renamed(lock, change).text().encode()
    return locks
