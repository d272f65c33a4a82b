"""How far something is that takes long, where the editor shows such."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from argmap.editor.server import Server

Tell = Callable[[int, int, str], None]
"""Called with how much is done, how much there is, and of what; from any thread."""


@asynccontextmanager
async def telling(server: Server, title: str) -> AsyncIterator[Tell]:
    """Shows that something is going on, and how far it is, until it is done or fails.

    Where the editor has no place for it, nothing is shown.
    """
    window = server.desk.capabilities.window
    token = str(uuid4())
    shown = bool(window and window.work_done_progress)
    if shown:
        try:
            await server.work_done_progress.create_async(token)
        except JsonRpcException:  # it may refuse
            shown = False
    if not shown:
        yield lambda done, total, of: None
        return
    loop = asyncio.get_running_loop()
    last = -1

    def report(percent: int, message: str) -> None:
        value = types.WorkDoneProgressReport(message=message, percentage=percent)
        server.work_done_progress.report(token, value)

    def tell(done: int, total: int, of: str) -> None:
        nonlocal last
        percent = 100 * done // max(total, 1)
        if percent != last:
            last = percent
            loop.call_soon_threadsafe(report, percent, f"{done} of {total} {of}")

    begin = types.WorkDoneProgressBegin(title=title, cancellable=False, percentage=0)
    server.work_done_progress.begin(token, begin)
    try:
        yield tell
    finally:
        server.work_done_progress.end(token, types.WorkDoneProgressEnd())
        server.work_done_progress.tokens.pop(token, None)
