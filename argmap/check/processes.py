"""Other processes that help with a check."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

_SAFE = "PYTHONSAFEPATH"


@contextmanager
def workers(
    processes: int, start: Callable[..., object] | None = None, given: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which begins with `start(*given)`.

    Python would look for its own modules in the working folder first, and run what a strange
    project has there under such a name; so the processes are started without that.
    """
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        with ProcessPoolExecutor(
            processes, get_context("spawn"), initializer=start, initargs=given
        ) as pool:
            yield pool
    finally:
        if before is None:
            os.environ.pop(_SAFE, None)
        else:
            os.environ[_SAFE] = before
