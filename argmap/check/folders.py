"""The check of many folders, shared among processes where that is faster."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from argmap.check.looking import Looked, Looker, look, start
from argmap.workspace.project import project_root

Progress = Callable[[int, int, str], None]
"""Called with how much is done, how much there is, and of what: `maps` or `quotes`."""

_ALONE = 0.3
"""Seconds after which it is worth asking whether other processes should help."""
_WORTH = 1.0
"""Seconds of work that others have to take over before it is faster to start them."""


def looked_at(
    folders: Sequence[Path],
    given: dict[Path, bytes],
    progress: Progress | None,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
) -> Iterator[Looked]:
    """Checks folders, in any order; takes and raises what `argmap.check.outcome` does."""
    looker = Looker(given, select, ignore, _cores())
    # What is wrong with a configuration is said before any work is done.
    looker.configure(sorted({project_root(folder) for folder in folders}))
    circles: list[Path] = []
    for done, looked in enumerate(_looked_at(folders, looker, bool(given), progress), 1):
        if progress and len(folders) > 1:
            progress(done, len(folders), "maps")
        if looked.circle and len(folders) > 1:
            circles.append(looked.folder)
        else:
            yield looked
    # Where in a circle its finding stands hangs on which map was loaded first: the order decides.
    last = Looker(given, select, ignore)
    for folder in sorted(circles):
        yield last.look(folder)


def _looked_at(
    folders: Sequence[Path], looker: Looker, given: bool, progress: Progress | None
) -> Iterator[Looked]:
    cores = _cores()
    began = time.monotonic()
    told = progress if len(folders) == 1 else None
    quotes = (lambda done, total: told(done, total, "quotes")) if told else None
    for number, folder in enumerate(folders):
        spent = time.monotonic() - began
        left = len(folders) - number
        if number and left > 1 and cores > 1 and not given and spent > _ALONE:
            saved = spent / number * left * (1 - 1 / min(cores, left))
            if saved > _WORTH:
                yield from _together(folders[number:], looker, min(cores, left))
                return
        yield looker.look(folder, quotes)


def _together(folders: Sequence[Path], looker: Looker, processes: int) -> Iterator[Looked]:
    """Checks folders in so many processes; in this one where others can't be had."""
    from concurrent.futures import as_completed  # noqa: PLC0415  (slow to load)

    from argmap.check.processes import workers  # noqa: PLC0415  (slow to load)

    waiting = dict.fromkeys(folders)
    try:
        with workers(processes, start, looker.choice) as pool:
            for done in as_completed([pool.submit(look, folder) for folder in folders]):
                looked = done.result()
                del waiting[looked.folder]
                yield looked
    except OSError:
        pass
    for folder in waiting:
        yield looker.look(folder)


def _cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux has it
        return os.cpu_count() or 1
