"""Writing files whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


class FileChanged(Exception):
    """A file that is no longer what was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write_all(before: dict[Path, bytes], after: dict[Path, bytes]) -> None:
    """Writes several files, in the order of `after`, each as `write_atomically` does.

    `before` has what was read of each. Raises FileChanged where one is something else by now,
    and OSError where one can't be written; what was written until then is set back, so that
    all are written or none. Only a kill in between leaves some written and others not.
    """
    for path in after:
        if path.read_bytes() != before[path]:
            raise FileChanged(path)
    done: list[Path] = []
    try:
        for path, data in after.items():
            if path.read_bytes() != before[path]:
                raise FileChanged(path)
            try:
                write_atomically(path, data)
            except OSError as error:
                error.filename = str(path)
                raise
            done.append(path)
    except BaseException:
        for path in done:
            if path.read_bytes() == after[path]:
                write_atomically(path, before[path])
        raise


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces a file's content in one step; permissions stay, and a link stays a link.

    A device or a pipe is written to as it is. Raises OSError, and leaves the file as it was, where
    it can't be written.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = path.resolve()
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(13, "you may not write it", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if mode is None:
            mask = os.umask(0)
            os.umask(mask)
            mode = 0o666 & ~mask
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
