"""Names of files as editors give them, and paths."""

from __future__ import annotations

from pathlib import Path

from pygls.uris import from_fs_path, to_fs_path


def path_of(uri: str) -> Path | None:
    """The resolved path of a file's name; None where it is no file on disk."""
    if not uri.startswith("file:"):
        return None
    try:
        path = to_fs_path(uri)
        return Path(path).resolve() if path and "\0" not in path else None
    except (OSError, RuntimeError, ValueError):
        return None


def uri_of(path: Path) -> str:
    """The name of a file by its path."""
    return from_fs_path(str(path)) or path.as_uri()
