"""Other processes that help with a check."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

_SAFE = "PYTHONSAFEPATH"


class _Deaf(SpawnProcess):
    """A process that Ctrl-C does not reach, from its first moment on: who waits for it ends it."""

    def start(self) -> None:
        if not hasattr(signal, "pthread_sigmask"):  # Windows
            super().start()
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            super().start()  # it begins with what is blocked here
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Context(SpawnContext):
    Process = _Deaf


@contextmanager
def workers(
    processes: int, start: Callable[..., object] | None = None, given: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which begins with `start(*given)`; an interruption ends them.

    Python would look for its own modules in the working folder first, and run what a strange
    project has there under such a name; so the processes are started without that. Where one of
    them ends before its work does, OSError is raised.
    """
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        with ProcessPoolExecutor(processes, _Context(), initializer=start, initargs=given) as pool:
            try:
                yield pool
            except (SystemExit, KeyboardInterrupt):
                end_all()
                raise
            finally:
                pool.shutdown(cancel_futures=True)
    except BrokenProcessPool as error:
        raise OSError("a process that helped has ended") from error
    finally:
        if before is None:
            os.environ.pop(_SAFE, None)
        else:
            os.environ[_SAFE] = before


def end_all() -> None:
    """Ends the processes that help, wherever they are in their work."""
    for process in active_children():
        process.terminate()
