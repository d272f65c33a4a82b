"""Commands that write are killed at any moment: every file is what it was or what it becomes."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killing import Killer
from mapkit import write

KILLS = 15
FILES = 10
FILLER = "# A remark that makes the file longer, so that writing it takes its time.\n" * 100


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    if sys.platform == "win32":
        pytest.skip("Windows has neither fork nor SIGKILL")
    with Killer() as started:
        yield started


def rough(number: int) -> str:
    return f"claim a{number}:   A.\n  supports:  hub\n  on: 1 May 2006\n{FILLER}"


def well_formed(number: int) -> str:
    return f"claim a{number}:   A.\n   supports:   hub\n{FILLER}"


def many(text: Callable[[int], str]) -> dict[str, str]:
    """A project of many files that all name one claim."""
    hub = {"maps/hub.argmap": "claim hub:  H.\n"}
    return hub | {f"maps/m{number}.argmap": text(number) for number in range(FILES)}


def locked() -> dict[str, str]:
    """A project of many maps that each quote a document."""
    files = {}
    for number in range(FILES):
        words = "\n\n".join(f"Sentence {n} of document {number}." for n in range(50))
        quotes = "".join(
            f"\nclaim c{n}: C.\n  from: s\n  > Sentence {n} of document {number}.\n"
            for n in range(0, 50, 7)
        )
        files[f"m{number}/s.txt"] = f"{words}\n"
        files[f"m{number}/m.argmap"] = f"source s: S\n  file: s.txt\n{quotes}"
    return files


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def is_left_over(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return last.startswith(".") and last.endswith(".tmp")


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["fmt", "."], many(well_formed)),
        (["check", "--fix", "."], many(rough)),
        (["rename", "hub", "middle", "."], many(well_formed)),
        (["lock", "."], locked()),
    ],
    ids=["fmt", "fix", "rename", "lock"],
)
def test_killed_at_any_moment(
    words: list[str], files: dict[str, str], killer: Killer, tmp_path: Path
) -> None:
    old = state(write(tmp_path / "model", files))
    killer.run(tmp_path / "model", *words)  # what is kept from run to run is there from now on
    model = write(tmp_path / "again", files)
    took = killer.run(model, *words)
    new = state(model)
    assert took is not None
    assert new != old
    chance = random.Random(0)
    for number in range(KILLS):
        folder = write(tmp_path / str(number), files)
        writing = number % 3 > 0
        seconds = chance.uniform(0.0, took * (0.2 if writing else 1.1))
        killer.run(folder, *words, kill_after=seconds, writing=writing)
        for name, data in state(folder).items():
            assert is_left_over(name) or data in (old.get(name), new.get(name)), name
        assert old.keys() <= state(folder).keys()
        killer.run(folder, *words)
        after = {name: data for name, data in state(folder).items() if not is_left_over(name)}
        assert after == new
