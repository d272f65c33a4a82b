"""Paths that a user names, and the folders that these come to."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from argmap.workspace.excluding import Excluded
from argmap.workspace.project import SUFFIX, PathProblem, map_folders, no_map

_PASSED_OVER = "folders that `exclude` names in the configuration are passed over, unless named"


def targets(path: Path, given: Container[Path]) -> list[tuple[Path, Path | None]]:
    """Folders to load, each with the one file asked for or None for all of it.

    `given` has files that need not be there. Raises PathProblem.
    """
    try:
        resolved = path.resolve()
        if resolved in given:
            return [(resolved.parent, resolved)]
        if path.is_dir():
            excluded = Excluded(resolved)
            folders = map_folders(resolved, excluded.covers)
            if not folders:
                raise no_map(path, *([_PASSED_OVER] if excluded else ()))
            return [(folder, None) for folder in folders]
        if not path.is_file():
            if path.exists():
                raise PathProblem(f"{path} is neither a file nor a folder")
            raise PathProblem(f"there is no file or folder {path}", *_nearby(path))
    except (OSError, RuntimeError, ValueError) as error:
        raise PathProblem(f"can't read {path}: {error}") from error
    if path.suffix != SUFFIX:
        raise PathProblem(f"{path} is not a map: its name does not end in {SUFFIX}")
    return [(path.parent.resolve(), path.parent.resolve() / path.name)]


def _nearby(path: Path) -> tuple[str, ...]:
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a wrong path)

    try:
        names = [p.name for p in path.parent.iterdir()]
    except OSError:
        return ()
    return did_you_mean(path.name, names)
