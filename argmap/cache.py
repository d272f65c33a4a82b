"""What is kept from run to run, in the user's cache folder: results by all that determines them.

Each has a file of its own, in the folder of its kind, below the user's cache folder or the one
that the environment variable ARGMAP_CACHE_DIR names. A file is written whole or not at all, so
that processes may share the folder. One that is damaged or can't be read counts as missing, and
where none can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KINDS = {"checks": 256_000_000, "parses": 256_000_000, "layouts": 64_000_000}
"""What is kept (what was found in a map, what was read of a file, where a picture's cards stand),
and how many bytes of it."""


class Kept:
    """The results of one of `KINDS`. Where they take too many bytes, the oldest go."""

    def __init__(self, kind: str) -> None:
        root = None if _off else folder()
        self._folder = root / kind if root else None
        self._most = KINDS[kind]
        self._wrote = False

    def get(self, name: str) -> bytes | None:
        """What was kept under a name, if there is one."""
        if self._folder is None:
            return None
        try:
            said = (self._folder / name).read_bytes()
        except OSError:
            return None
        digest, _, data = said.partition(b"\n")
        return data if digest == _digest(name, data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keeps something under a name, a word that can be the name of a file."""
        if self._folder is None:
            return
        spare = f"{self._folder}/.{name}.{os.getpid()}.tmp"
        try:
            if not self._wrote:
                self._folder.mkdir(parents=True, exist_ok=True)
            # For many files, what `tempfile` and Path add takes longer than the writing.
            with open(spare, "wb") as file:  # noqa: PTH123
                file.write(_digest(name, data) + b"\n" + data)
            os.replace(spare, f"{self._folder}/{name}")  # noqa: PTH105
            self._wrote = True
        except OSError:
            self._folder = None

    def prune(self) -> None:
        """Removes the oldest where all of them take too much room."""
        if not self._wrote or self._folder is None:
            return
        with suppress(OSError), os.scandir(self._folder) as entries:
            found = [(one.stat().st_mtime, one.stat().st_size, one.path) for one in entries]
            spare = sum(size for _, size, _ in found) - self._most
            for _, size, path in sorted(found):
                if spare <= 0:
                    break
                Path(path).unlink(missing_ok=True)
                spare -= size


_off: list[object] = []


@contextmanager
def turned_off() -> Iterator[None]:
    """Meanwhile nothing is taken from what was kept, and nothing is kept."""
    _off.append(None)
    try:
        yield
    finally:
        _off.pop()


def folder() -> Path | None:
    """The folder that has a folder for each kind; None where there is no such place."""
    given = os.environ.get("ARGMAP_CACHE_DIR")
    if given:
        return Path(given)
    from platformdirs import user_cache_path  # noqa: PLC0415  (only where nothing is given)

    try:
        return user_cache_path("argmap", appauthor=False)
    except (OSError, RuntimeError):  # a user without a home
        return None


def why_nothing_is_kept() -> str | None:
    """Why nothing can be written where results are kept, if so; nothing is written to try it."""
    root = folder()
    if root is None:
        return "there is no home folder for it; name a folder with ARGMAP_CACHE_DIR"
    for place in (*(root / kind for kind in KINDS), root):
        try:
            while not place.exists() and place != place.parent:
                place = place.parent
        except OSError as error:
            return f"{place}: {error.strerror}"
        if not place.is_dir():
            return f"{place} is not a folder"
        if not os.access(place, os.W_OK | os.X_OK):
            return f"you may not write into {place}"
    return None


def files(kind: str) -> list[Path]:
    """The files that are kept of a kind, and what killed processes left of such; raises OSError."""
    root = folder()
    if root is None or not (root / kind).is_dir():
        return []
    with os.scandir(root / kind) as entries:
        return [Path(one.path) for one in entries if one.is_file(follow_symlinks=False)]


def _digest(name: str, data: bytes) -> bytes:
    """Of a result and of its name: a file that was moved to another's place counts as damaged."""
    return hashlib.sha256(name.encode() + b"\n" + data).hexdigest().encode()
