"""Entries written by argmap at the end of a map file."""

from __future__ import annotations

from pathlib import Path

from argmap.cli.common import give_up


def refuse_no_map(path: Path) -> None:
    """Gives up where a path names no map file, or a map file in no folder."""
    from argmap.workspace.project import SUFFIX  # noqa: PLC0415  (slow to load)

    if path.is_dir():
        give_up(f"{path} is a folder", [f"name a map file in it: {path / f'sources{SUFFIX}'}"])
    if path.suffix != SUFFIX:
        give_up(
            f"{path} is not a map: its name does not end in {SUFFIX}",
            [f"did you mean {path.with_suffix(SUFFIX)}?"],
        )
    if not path.parent.is_dir():
        give_up(f"there is no folder {path.parent}", ["make it, or name a file elsewhere"])


def append_entries(path: Path, entries: str) -> None:
    """Writes entries in canonical form behind those of a map file, or into a new one.

    What stands in the file stays as it is, byte for byte but for blank lines at its end, and
    the new lines end as its lines do. Gives up where it is no map of UTF-8 text inside its
    project, or can't be written.
    """
    from argmap.text import read_text  # noqa: PLC0415  (slow to load)
    from argmap.workspace.project import project_root, unreadable  # noqa: PLC0415
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415

    try:
        before = b""
        if path.exists() or path.is_symlink():
            problem = unreadable(path, project_root(path.parent))
            if problem:
                give_up(f"can't add to {path}: {problem}")
            before = path.read_bytes()
        if read_text(before, path.as_posix(), path)[1]:
            give_up(f"can't add to {path}: it is not UTF-8 text", [f"argmap check {path}"])
        end = b"\r\n" if b"\r\n" in before else b"\n"
        after = entries.encode().replace(b"\n", end)
        if before.strip():
            after = before.rstrip() + end * 2 + after
        write_atomically(path, after)
    except OSError as error:
        give_up(f"can't write {path}: {error.strerror}")
