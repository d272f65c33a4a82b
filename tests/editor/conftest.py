"""Sessions for the tests of the language server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sessions import Session, copied, session


@pytest_asyncio.fixture(params=["few", "all"])
async def kyrgyzstan(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Session]:
    """An editor with the map of Kyrgyzstan open, once with few capabilities and once with all."""
    async with session(copied("kyrgyzstan-2006", tmp_path), request.param) as made:
        yield made
