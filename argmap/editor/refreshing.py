"""What an editor shows of one file and another file says: asked for anew when that changes.

An editor asks again for the file that is being written. Hints, lenses and colours in the other
files of the map that are open may change with it.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from pygls.capabilities import get_capability

if TYPE_CHECKING:
    from argmap.editor.server import Server
    from argmap.model import Map

_PAUSE = 0.4
"""Seconds without a change before the other files are asked for: what one types is not."""
_SHOWN = ("text", "links", "attributions")
"""What of a map hints, lenses and colours say."""


def register(server: Server) -> None:
    """Adds it to the server."""
    known: dict[Path, list[object]] = {}
    waiting: list[asyncio.TimerHandle] = []

    def refresh() -> None:
        waiting.clear()
        can = server.desk.capabilities
        if get_capability(can, "workspace.semantic_tokens.refresh_support", False):
            server.workspace_semantic_tokens_refresh(None)
        if get_capability(can, "workspace.inlay_hint.refresh_support", False):
            server.workspace_inlay_hint_refresh(None)
        if get_capability(can, "workspace.code_lens.refresh_support", False):
            server.workspace_code_lens_refresh(None)

    @server.after_publishing.append
    def published(folder: Path) -> None:
        for gone in set(known) - set(server.desk.folders()):
            del known[gone]
        before, now = known.get(folder), stamps(server.desk.following(folder).map)
        known[folder] = now
        others = sum(path.parent == folder for path in server.desk.buffers) > 1
        if before is None or before == now or not others:
            return
        for one in waiting:
            one.cancel()
        waiting[:] = [asyncio.get_running_loop().call_later(_PAUSE, refresh)]


def stamps(map: Map) -> list[object]:
    """What is the same for two maps where hints, lenses and colours are."""
    return [map.stamps[name] for name in _SHOWN] if map.stamps else [object()]
