"""Findings are published as one types, for the whole folder, and never stale."""

from __future__ import annotations

from pathlib import Path

import pytest
from sessions import Session, session

pytestmark = pytest.mark.asyncio


async def test_a_slip_is_found_and_goes_when_it_is_mended(kyrgyzstan: Session) -> None:
    name = sorted(path.name for path in kyrgyzstan.folder.glob("*.argmap"))[0]
    kyrgyzstan.open(name)
    before = await kyrgyzstan.rules(name)
    line = next(one for one in kyrgyzstan.texts[name].split("\n") if one.startswith("  supports: "))
    kyrgyzstan.replace(name, line, line + "x")
    assert sorted(await kyrgyzstan.rules(name)) == sorted([*before, "unknown-id"])
    kyrgyzstan.replace(name, line + "x", line)
    assert await kyrgyzstan.rules(name) == before


async def test_a_buffer_holds_and_not_what_is_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.argmap").write_text("claim a: A.\n  supports: b\n", encoding="utf-8")
    (tmp_path / "b.argmap").write_text("claim c: C.\n", encoding="utf-8")
    async with session(tmp_path) as editor:
        editor.open("a.argmap")
        assert await editor.rules("a.argmap") == ["unknown-id"]
        editor.open("b.argmap")
        editor.replace("b.argmap", "claim c", "claim b")
        assert await editor.rules("a.argmap") == []
        editor.close("b.argmap")
        assert await editor.rules("a.argmap") == ["unknown-id"]
