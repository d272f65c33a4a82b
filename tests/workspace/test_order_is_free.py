"""The order of files, and of entries in a section, does not matter to what a map says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapkit import REAL_FOLDERS, chunks, meaning

from argmap.language import parse
from argmap.language.vocabulary import RELATIONS
from argmap.model import Map
from argmap.text import SourceText
from argmap.workspace.linking import Linker


def model(*texts: str) -> tuple[Map, list[str]]:
    files = [parse(SourceText(f"{n}.argmap", text)) for n, text in enumerate(texts)]
    linker = Linker(files, ".", {})
    return linker.map, sorted(finding.rule for finding in linker.found)


def sections(parts: list[str]) -> list[list[str]]:
    """The entries of a file by section, each section's own entry first."""
    groups: list[list[str]] = [[]]
    for part in parts:
        if part.startswith("section"):
            groups.append([])
        groups[-1].append(part)
    return groups


def shuffled(parts: list[str], random: random.Random) -> str:
    out = []
    for number, group in enumerate(sections(parts)):
        head, rest = (group[:1], group[1:]) if number else ([], group[:])
        random.shuffle(rest)
        out += [*head, *rest]
    return "".join(out)


@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_real_maps(folder: Path) -> None:
    files = [chunks(path) for path in sorted(folder.glob("*.argmap"))]
    before, _ = model(*("".join(parts) for parts in files))
    for seed in range(8):
        chance = random.Random(seed)
        texts = [shuffled(parts, chance) for parts in files]
        chance.shuffle(texts)
        after, _ = model(*texts)
        assert meaning(after) == meaning(before)


IDS = ["a", "b", "c", "d"]
KEYS = [word for r in RELATIONS[:4] for word in (r.active, r.passive) if word]
SIMPLE = [
    *(f"claim {id}: Words of {id}." for id in IDS),
    "argument r: A reason.\n  premises: a + b\n  conclusion: c",
    "argument s: Another.\n  premises: b\n  conclusion: d\n  stance: against",
]
LINES = st.sampled_from(
    [
        *(f"{key}: {id}" for key in KEYS if key != "undercuts" for id in IDS),
        *(f"strongly {key}: {id}" for key in ("supports", "attacked by") for id in IDS),
        "supported by: b + a",
        "attacked by: a + b, d",
        "undercuts: a -> b",
        "weakly undercuts: a -> b",
        "strongly undercuts: b + a -> c",
        "undercuts: r, s",
    ]
)


@given(
    st.lists(st.lists(LINES, max_size=4), min_size=len(SIMPLE), max_size=len(SIMPLE)),
    st.randoms(use_true_random=False),
)
@settings(max_examples=400, deadline=None)
def test_small_maps(lines: list[list[str]], chance: random.Random) -> None:
    entries = [
        "\n  ".join([head, *(below if not head.startswith("argument") else [])]) + "\n"
        for head, below in zip(SIMPLE, lines, strict=True)
    ]
    before, faults = model("".join(entries))
    if faults:
        return
    chance.shuffle(entries)
    half = chance.randrange(len(entries))
    after, faults = model("".join(entries[:half]), "".join(entries[half:]))
    assert faults == []
    assert meaning(after) == meaning(before)
