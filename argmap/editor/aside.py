"""Work that takes long, done in another process while the server answers."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from importlib import import_module
from multiprocessing import parent_process
from typing import Any

from argmap.check.processes import end_all, workers
from argmap.editor.refusals import Refusal


class Aside:
    """One process for one piece of work after another."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._process: ProcessPoolExecutor | None = None
        self._turn = asyncio.Lock()

    async def do(self, module: str, work: str, given: Callable[[], tuple[Any, ...]]) -> Any:
        """What a function of a module makes; what it is given is asked for when its turn comes.

        Only the process loads the module. What the function is given, makes and raises goes from
        one to the other. Raises Refusal where the process ends before the work does; the next
        work gets another.
        """
        async with self._turn:
            if self._process is None:
                self._process = self._open.enter_context(workers(1, _end_with_parent))
            loop = asyncio.get_running_loop()
            try:
                return await loop.run_in_executor(self._process, _do, module, work, given())
            except BrokenProcessPool:
                self._process = None
                with suppress(OSError):
                    self._open.close()
                raise Refusal("the process that draws has ended; ask again") from None

    def close(self) -> None:
        """Ends the process, wherever it is in its work."""
        if self._process is not None:
            end_all()
            with suppress(OSError):
                self._open.close()


def _do(module: str, work: str, given: tuple[Any, ...]) -> Any:
    return getattr(import_module(module), work)(*given)


def _end_with_parent() -> None:
    """Ends this process as soon as the one that began it has ended, however that was."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
