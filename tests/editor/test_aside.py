"""Work in another process: one piece after another, and another process where one has ended."""

from __future__ import annotations

import asyncio
import os

import pytest

from argmap.editor.aside import Aside
from argmap.editor.refusals import Refusal


@pytest.mark.asyncio
async def test_a_process_that_ends_gives_way_to_another() -> None:
    aside = Aside()
    try:
        first = await aside.do("os", "getpid", tuple)
        assert first not in (os.getpid(), None)
        assert await aside.do("os", "getpid", tuple) == first
        with pytest.raises(Refusal, match="the process that draws has ended"):
            await aside.do("os", "_exit", lambda: (3,))
        assert await aside.do("os", "getpid", tuple) not in (first, os.getpid())
        with pytest.raises(ZeroDivisionError):
            await aside.do("operator", "truediv", lambda: (1, 0))
    finally:
        aside.close()


@pytest.mark.asyncio
async def test_what_work_is_given_is_taken_when_its_turn_comes() -> None:
    aside, text = Aside(), ["old"]
    try:
        slow = asyncio.ensure_future(aside.do("time", "sleep", lambda: (0.5,)))
        await asyncio.sleep(0)
        later = asyncio.ensure_future(aside.do("builtins", "list", lambda: (text,)))
        await asyncio.sleep(0)
        text[0] = "new"
        assert await slow is None
        assert await later == ["new"]
    finally:
        aside.close()


@pytest.mark.asyncio
async def test_closing_does_not_wait_for_work() -> None:
    aside = Aside()
    slow = asyncio.ensure_future(aside.do("time", "sleep", lambda: (600,)))
    await asyncio.sleep(1)
    await asyncio.to_thread(aside.close)
    with pytest.raises(Refusal):
        await asyncio.wait_for(slow, 60)
