"""Files of large folders: what was read before, here or in other processes, is what is there."""

from __future__ import annotations

import pytest
from mapkit import REAL_FILES, read, written_out

from argmap.cache import files as kept_files
from argmap.check import parsing, processes
from argmap.check.parsing import read_all

TEXTS = [path.read_text(encoding="utf-8") for path in REAL_FILES]
TEXTS += ["claim a: A.\n  suports: b\n", TEXTS[0], "claim a: A.\n", "claim a: A.\n"]
EXPECTED = [written_out(read(text)) for text in TEXTS]


@pytest.fixture(autouse=True)
def large(tmp_path, monkeypatch) -> None:
    """Nothing is too small to be kept, and the cache is empty."""
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(parsing, "_LARGE", 0)
    monkeypatch.setattr(parsing, "_SHARED", 0)


def sources() -> list:
    return [read(text).source for text in TEXTS]


@pytest.mark.parametrize("processes", [1, 2])
def test_it_is_what_parsing_gives(processes: int) -> None:
    for _ in range(2):
        made = read_all(sources(), processes)
        assert [written_out(file) for file in made] == EXPECTED
    assert len(kept_files("parses")) == 1


def test_what_is_kept_is_used(monkeypatch) -> None:
    read_all(sources(), 1)
    parsed = []
    monkeypatch.setattr(parsing, "parse", lambda source: parsed.append(source.text) or read(""))
    read_all(sources(), 1)
    assert parsed == ["claim a: A.\n  suports: b\n"]


def test_what_is_damaged_is_read_anew() -> None:
    read_all(sources(), 1)
    for path in kept_files("parses"):
        path.write_bytes(path.read_bytes()[:-1])
    assert [written_out(file) for file in read_all(sources(), 1)] == EXPECTED


def test_where_no_process_can_be_started_it_is_read_here(monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(processes, "workers", refuse)
    assert [written_out(file) for file in read_all(sources(), 2)] == EXPECTED
