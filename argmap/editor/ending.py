"""The end of the server: with its editor, however that ends."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress

_EVERY = 2.0
"""Seconds between two looks whether the editor is there."""


def end_with(pid: int | None, end: Callable[[], None]) -> None:
    """Ends this process when another, the editor's, is there no more; calls `end` before.

    An editor that is killed may leave its end of the pipe open in a process that it began. On
    Windows only the pipe tells.
    """
    if pid is None or pid == os.getpid() or os.name == "nt":
        return
    loop = asyncio.get_running_loop()

    def look() -> None:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            with suppress(Exception):
                end()
            os._exit(1)
        except OSError:
            pass  # it is another user's, and there
        loop.call_later(_EVERY, look)

    look()
