"""What is kept from run to run: found again whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.cache import KINDS, Kept, files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    monkeypatch.setitem(KINDS, "checks", 1_000)
    return tmp_path / "checks"


def test_what_is_put_is_got(folder: Path) -> None:
    kept = Kept("checks")
    assert kept.get("a") is None
    kept.put("a", b"some\0\n\n")
    assert Kept("checks").get("a") == b"some\0\n\n"
    assert Kept("layouts").get("a") is None
    assert files("checks") == [folder / "a"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_is_damaged_counts_as_missing(folder: Path, data: st.DataObject) -> None:
    kept = Kept("checks")
    kept.put("a", b"some text that is kept")
    there = (folder / "a").read_bytes()
    at = data.draw(st.integers(0, len(there) - 1))
    damaged = data.draw(
        st.one_of(
            st.just(there[:at]),
            st.integers(1, 255).map(
                lambda x: there[:at] + bytes([there[at] ^ x]) + there[at + 1 :]
            ),
            st.just(there + b"more"),
        )
    )
    (folder / "a").write_bytes(damaged)
    assert kept.get("a") is None
    (folder / "b").write_bytes(there)
    assert kept.get("b") is None


def test_the_oldest_go_first(folder: Path) -> None:
    kept = Kept("checks")
    for number in range(20):
        kept.put(f"{number}", b"x" * 100)
        os.utime(folder / f"{number}", (number, number))
    kept.prune()
    left = sorted(int(file.name) for file in folder.iterdir())
    assert left == list(range(20 - len(left), 20))
    assert len(left) == 1_000 // 165


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "file"))
    kept = Kept("checks")
    kept.put("a", b"text")
    kept.prune()
    assert kept.get("a") is None
    assert files("checks") == []
