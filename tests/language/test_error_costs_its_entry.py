"""An error in one entry leaves all other entries as they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mapkit import REAL_FILES, REAL_FOLDERS, chunks, read, shape

from argmap.language import parse
from argmap.language.syntax import Entry
from argmap.model import Map
from argmap.text import SourceText
from argmap.workspace.linking import Linker


def body(line: str) -> Callable[[str], str]:
    """Puts a line below the head's text."""

    def plant(chunk: str) -> str:
        lines = chunk.split("\n")
        at = next(
            (n for n, below in enumerate(lines) if n and not below.startswith("  ")), len(lines)
        )
        return "\n".join([*lines[:at], line, *lines[at:]])

    return plant


def kind(word: str) -> Callable[[str], str]:
    return lambda chunk: word + chunk[len(chunk.split(" ", 1)[0]) :]


def margin(chunk: str) -> str:
    """Takes away the blanks before every body line."""
    return "\n".join(line.lstrip(" ") for line in chunk.split("\n"))


ERRORS: dict[str, Callable[[str], str]] = {
    "misspelt key": body("  suported by: a"),
    "no key": body("  note without a colon"),
    "unknown id": body("  supports: nothing-has-this-id"),
    "list": body("  supports: a b"),
    "wrong sign": body("  supports: a + b"),
    "attribution": body("  said by: , in"),
    "link": body("  undercuts: a ->"),
    "quote": body("  > words of nobody"),
    "value": body("  likelihood: perhaps"),
    "at the margin": body("note: at the margin"),
    "words at the margin": body("words that belong to nothing"),
    "empty": body("  note:"),
    "two heads": body("  claim inside-of-it: Words."),
    "joined": body("  note: words  supports: a"),
    "lines at the margin": margin,
    "unknown kind": kind("cliam"),
    "kind of ours": kind("counterclaim"),
    "no kind": lambda chunk: chunk.split(" ", 1)[1],
    "no colon": lambda chunk: chunk.replace(":", "", 1),
    "bad id": lambda chunk: chunk.replace(":", "*:", 1),
    "two words": lambda chunk: chunk.replace(":", " more:", 1),
    "no text": lambda chunk: chunk[: chunk.index(":") + 1] + "\n",
    "control": lambda chunk: chunk.replace(":", ": \x00\x1b", 1),
    "indented": lambda chunk: "  " + chunk,
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_in_its_own_file(path: Path, error: str) -> None:
    """Errors are planted in every second entry at once, then in all others."""
    parts = chunks(path)
    for first in (0, 1):
        planted = [
            ERRORS[error](part) if number % 2 == first else part
            for number, part in enumerate(parts)
        ]
        after: dict[int, Entry] = {}
        for entry in read("".join(planted)).entries:
            after.setdefault(entry.start, entry)  # an indented head stands in the text above it
        start = 0
        for number, (part, now) in enumerate(zip(parts, planted, strict=True)):
            if number % 2 != first:
                (before,) = read(part).entries
                assert shape(after[start]) == shape(before)
                assert after[start].faults == []
            start += len(now)


def model(files: dict[str, str]) -> Map:
    read_files = [parse(SourceText(name, text)) for name, text in files.items()]
    return Linker(read_files, ".", {}).map


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("folder", REAL_FOLDERS, ids=lambda folder: folder.name)
def test_in_the_whole_map(folder: Path, error: str) -> None:
    """Entries without a planted error keep their values, attributions and links."""
    paths = sorted(folder.glob("*.argmap"))
    texts = {path.name: chunks(path) for path in paths}
    clean = model({name: "".join(parts) for name, parts in texts.items()})
    planted: dict[str, str] = {}
    spoilt: set[str] = set()
    for name, parts in texts.items():
        now = []
        for number, part in enumerate(parts):
            # Not the sources and speakers: what is said by nobody and stands nowhere is lost.
            if number % 3 or part.startswith(("source", "speaker", "map", "section")):
                now.append(part)
            else:
                spoilt.add(str(read(part).entries[0].id))
                now.append(ERRORS[error](part))
        planted[name] = "".join(now)
    after = model(planted)
    for id, entry in clean.entries.items():
        if id not in spoilt:
            same = after.entries[id]
            assert type(same) is type(entry)
            ends = {*getattr(entry, "premises", ()), getattr(entry, "conclusion", None)}
            if not ends & spoilt:
                assert dumped(same) == dumped(entry)
    there = {made.id: made for made in after.links}
    for made in clean.links:
        ends = {*made.premises, made.argument, *re.split(r" -> | \+ ", made.target)}
        if not ends & spoilt and not _written_in(made.at, clean, spoilt):
            assert (there[made.id].premises, there[made.id].target) == (made.premises, made.target)


def dumped(entry: object) -> dict[str, object]:
    values: dict[str, object] = entry.model_dump(exclude={"at", "places"})  # type: ignore[attr-defined]
    values["attributions"] = [
        {key: value for key, value in said.items() if key not in ("at", "quote", "hedge")}
        for said in values.get("attributions", ())  # type: ignore[attr-defined]
    ]
    return values


def _written_in(span: object, map: Map, ids: set[str]) -> bool:
    """Whether a link is written in one of these entries."""
    before = [
        entry
        for entry in map.entries.values()
        if entry.at.source is span.source and entry.at.start <= span.start  # type: ignore[attr-defined]
    ]
    return max(before, key=lambda entry: entry.at.start).id in ids
