"""Faults planted in copies of real maps, and what is found: `tests/fixtures/planted.toml`."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from mapkit import ROOT

from argmap.check import check
from argmap.diagnostics import Diagnostic
from argmap.rules import families

Fault = dict[str, str]
FAULTS: dict[str, list[Fault]] = tomllib.loads(
    (ROOT / "tests/fixtures/planted.toml").read_text(encoding="utf-8")
)
PLANTED = [(rule, fault) for rule, faults in FAULTS.items() for fault in faults]
IMPORTED = {"species-and-time": "weald-1859"}
_HEAD = re.compile(r"[^\W\d_]\w* (\S+?):? ")


class Damage(NamedTuple):
    """A fault that is no edit of a text: what it does to a folder, and where it is found."""

    map: str
    damage: Callable[[Path], object]
    place: tuple[str, str]


def saved_in_latin_1(folder: Path) -> None:
    path = folder / "lake.argmap"
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))


def linked_to_a_file_elsewhere(folder: Path) -> None:
    outside = folder.parents[1] / "notes.argmap"
    outside.write_text("claim flotsam: The wreckage drifted.\n", encoding="utf-8")
    (folder / "notes.argmap").symlink_to(outside)


DAMAGES = {
    "bad-lock": Damage(
        "weald-1859",
        lambda folder: (folder / "argmap.lock").write_text("<<<<<<< HEAD\n", encoding="utf-8"),
        ("", ""),
    ),
    "encoding": Damage(
        "tutorial/ten-lines",
        saved_in_latin_1,
        (
            "guests-by-car",
            "claim guests-by-car: The lake caf\ufffd lives on guests who come by car.",
        ),
    ),
    "unreadable-document": Damage(
        "californian-1912",
        lambda folder: (folder / "sources/report-on-the-californian.txt").write_bytes(b""),
        ("report", "file: sources/report-on-the-californian.txt"),
    ),
    "unreadable-file": Damage("californian-1912", linked_to_a_file_elsewhere, ("", "")),
}


def copied(map: str, folder: Path) -> Path:
    """A copy of a map, and of what it imports, in a project of its own."""
    project = folder / "project"
    for name in (map, IMPORTED.get(map)):
        if name:
            shutil.copytree(ROOT / "maps" / name, project / name)
    (project / "argmap.toml").touch()
    return project / map


def place(found: Diagnostic) -> tuple[str, str]:
    """The id of the entry in which a finding begins, and its line."""
    lines = found.span.source.text.split("\n")[: found.span.line]
    heads = [match[1] for line in reversed(lines) if (match := _HEAD.match(line))]
    return heads[0] if heads else "", lines[-1].strip()


def findings(folder: Path, rule: str) -> list[tuple[str, str, str]]:
    """What is found in a project, by rule and place; a rule that is off is switched on."""
    found = check([folder / "project"], select=["default", rule]).diagnostics
    return [(one.rule, *place(one)) for one in found]


@pytest.mark.parametrize(
    ("rule", "fault"), PLANTED, ids=[f"{rule}: {fault['map']}" for rule, fault in PLANTED]
)
def test_a_planted_fault_is_found_and_nothing_else(rule: str, fault: Fault, tmp_path: Path) -> None:
    path = copied(fault["map"], tmp_path) / fault["file"]
    text = path.read_text(encoding="utf-8")
    assert text.count(fault["old"]) == 1
    path.write_text(text.replace(fault["old"], fault["new"]), encoding="utf-8")
    assert findings(tmp_path, rule) == [(rule, fault["entry"], fault["line"])]


@pytest.mark.parametrize("rule", DAMAGES)
def test_a_damaged_file_is_found_and_nothing_else(rule: str, tmp_path: Path) -> None:
    map, damage, there = DAMAGES[rule]
    damage(copied(map, tmp_path))
    assert findings(tmp_path, rule) == [(rule, *there)]


def test_every_rule_has_a_planted_fault() -> None:
    assert sorted({*FAULTS, *DAMAGES}) == sorted(families())


def test_every_map_has_planted_faults() -> None:
    maps = [fault["map"] for _, fault in PLANTED] + [one.map for one in DAMAGES.values()]
    count = Counter(map.partition("/")[0] for map in maps)
    assert set(count) == {path.name for path in (ROOT / "maps").iterdir()}
    assert min(count.values()) >= 8, count
