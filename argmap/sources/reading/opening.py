"""The bytes of a file of the project, and of nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from argmap.sources.document import DocumentProblem

LARGEST = 64 * 1024 * 1024
"""The bytes that a document may have."""


def read_bytes(path: Path, root: Path) -> tuple[Path, str, bytes]:
    """A file with its links resolved, its name in the project, and its bytes.

    Raises DocumentProblem where the path leads out of the project (`root`), to no file, or to
    what is no ordinary file of at most LARGEST bytes. Nothing else is ever opened.
    """
    root = root.resolve()
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise _missing(path.as_posix(), "its path can't be followed") from error
    if not resolved.is_relative_to(root):
        raise DocumentProblem(
            "outside-project",
            f"`{path.as_posix()}` leads out of the project",
            "copy the document into the project: nothing outside it is read",
        )
    name = _name(path, resolved, root)
    try:
        return resolved, name, _read(resolved, name)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise _missing(name, "there is no such file") from error
    except OSError as error:
        raise DocumentProblem(
            "unreadable-document",
            f"`{name}` can't be read: {error.strerror}",
            "see to it that you may read the file",
        ) from error


def _name(path: Path, resolved: Path, root: Path) -> str:
    """The path as people read it: relative to the project, before links were resolved."""
    try:
        return Path(os.path.abspath(path)).relative_to(root).as_posix()  # noqa: PTH100  (keeps links)
    except ValueError:
        return resolved.relative_to(root).as_posix()


def _missing(name: str, why: str) -> DocumentProblem:
    return DocumentProblem(
        "missing-file", f"`{name}` is not there: {why}", "paths are relative to the map file"
    )


def _read(path: Path, name: str) -> bytes:
    _refuse(path.stat(), name)
    flags = os.O_RDONLY
    for flag in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, flag, 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  (a handle, not a path)
        _refuse(os.fstat(file.fileno()), name)  # it may have been swapped since
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(name)
    if not data:
        raise DocumentProblem("unreadable-document", f"`{name}` is empty", "save it again")
    return data


def _refuse(found: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise DocumentProblem("missing-file", f"`{name}` is a folder", "name the document in it")
    if not stat.S_ISREG(found.st_mode):
        raise DocumentProblem(
            "unreadable-document",
            f"`{name}` is no ordinary file, and is not opened",
            "copy the document itself into the project",
        )
    if found.st_size > LARGEST:
        raise _too_large(name)


def _too_large(name: str) -> DocumentProblem:
    return DocumentProblem(
        "unreadable-document",
        f"`{name}` is larger than {LARGEST >> 20} MB, the most that is read",
        "save the part that is quoted as a document of its own",
    )
