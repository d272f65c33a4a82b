"""Fonts of the system, for characters that the bundled font lacks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import uharfbuzz as hb

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST = 4000
"""How many font files are looked at."""
Found = tuple[Path, int]
"""A font file, and the number of the face in it."""


def covering(characters: Iterable[str]) -> dict[str, Found]:
    """For each character that some font of the system has, the first font that has it.

    Fonts are taken in the order of their names, faces that have more of the characters
    first, so that one script comes from one face where that can be.
    """
    wanted = {ord(one) for one in characters}
    if not wanted:
        return {}
    faces = [
        (len(wanted & codes), path, index, wanted & codes)
        for path, index, codes in _faces()
        if not wanted.isdisjoint(codes)
    ]
    faces.sort(key=lambda one: (-one[0], one[1].name, one[2]))
    found: dict[str, Found] = {}
    for _, path, index, codes in faces:
        for code in codes:
            found.setdefault(chr(code), (path, index))
    return found


@cache
def _faces() -> tuple[tuple[Path, int, frozenset[int]], ...]:
    made: list[tuple[Path, int, frozenset[int]]] = []
    for path in _files():
        try:
            blob = hb.Blob.from_file_path(str(path))
            for index in range(max(1, _count(path))):
                face = hb.Face(blob, index)
                if "glyf" in face.table_tags or "CFF " in face.table_tags:
                    made.append((path, index, frozenset(face.unicodes)))
        except (OSError, ValueError, RuntimeError, hb.HarfBuzzError):
            continue
    return tuple(made)


def _count(path: Path) -> int:
    """How many faces a file holds."""
    with path.open("rb") as file:
        head = file.read(12)
    return int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1


def _files() -> list[Path]:
    found: list[Path] = []
    for folder in _folders():
        for place, folders, names in os.walk(folder):
            folders.sort()
            found += [Path(place) / one for one in sorted(names) if one.lower().endswith(_ENDINGS)]
            if len(found) > _MOST:
                return found[:_MOST]
    return found


def _folders() -> list[Path]:
    home = Path.home()
    windows = os.environ.get("WINDIR")
    return [
        *([Path(windows) / "Fonts"] if windows else []),
        home / ".fonts",
        home / ".local/share/fonts",
        home / "Library/Fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
    ]
