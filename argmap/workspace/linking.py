"""The files of a folder to one map: ids, entries, links."""

from __future__ import annotations

import re
from unicodedata import normalize

from argmap.diagnostics import Diagnostic, Label
from argmap.language.syntax import Entry, File, joined
from argmap.model import Map
from argmap.model.entries import EntryBase
from argmap.model.map import NAMED
from argmap.model.scales import scales
from argmap.model.values import USUAL_SCALE
from argmap.workspace.borrowing import with_voices
from argmap.workspace.building import Builder
from argmap.workspace.names import Names
from argmap.workspace.phrases import findings_of_form
from argmap.workspace.relating import Relator

_WORD = re.compile(r"[\w-]+")


def link(
    files: list[File],
    folder: str,
    imports: dict[str, Map],
    found: list[Diagnostic],
) -> Map:
    """The map that a folder's files make; what is wrong with them is added to `found`.

    An entry at fault costs what is at fault of it and nothing else: a double id keeps its
    first entry, a head that can't be read keeps its id known, so that what names it is not
    reported too.
    """
    names = _names(files, imports, found)
    names.at_fault.read(files)
    found += findings_of_form(files, names)
    builder = Builder(names, _scale(files), found)
    relator = Relator(names, found)
    entries: dict[str, EntryBase] = {}
    built: list[tuple[Entry, EntryBase]] = []
    for file in files:
        section: str | None = None
        for entry in file.entries:
            made = builder.build(entry, section)
            if made is None:
                continue
            built.append((entry, made))
            if names.entry(made.id) is entry:
                entries[made.id] = made
            if made.kind == "section":
                section = made.id
    doubles = Relator(names, found)
    for entry, made in built:
        (relator if names.entry(made.id) is entry else doubles).relate(entry, made)
    links = relator.links()
    doubles.blame()
    imported = with_voices(names.used_imports, imports)
    for entry in names.of_kind("import"):
        if entry.id not in imports:
            names.at_fault.add(NAMED, entry.id)
    return Map.model_construct(
        folder=folder,
        entries=entries,
        imported=imported,
        links=tuple(links),
        at_fault=names.at_fault.as_table(),
    )


def _names(files: list[File], imports: dict[str, Map], found: list[Diagnostic]) -> Names:
    names = Names(imports)
    head: Entry | None = None
    for file in files:
        for entry in file.entries:
            for id in _meant_ids(entry):
                names.declare(id, entry)
            if entry.id is None:
                continue
            id = str(entry.id) if entry.id.isascii() else normalize("NFC", entry.id)
            first = names.declare(id, entry)
            if first is not None:
                found.append(_double(id, entry, first))
            if entry.kind == "map":
                if head is not None:
                    found.append(_second_map(entry, head))
                head = head or entry
    return names


def _meant_ids(entry: Entry) -> list[str]:
    """The id that the fix of a head at fault writes: what names it is not reported too."""
    fixes = [fault.fix for fault in entry.faults if fault.rule == "bad-head" and fault.fix]
    return [text for fix in fixes for _, _, text in fix.edits if _WORD.fullmatch(text)]


def _double(id: str, entry: Entry, first: Entry) -> Diagnostic:
    return Diagnostic(
        "duplicate-id",
        "error",
        f"the id `{id}` is given twice",
        Label(entry.head_span, "the second time"),
        (Label(first.head_span, "the first time"),),
        ("give one of them another id, and change the lines that mean it",),
    )


def _second_map(entry: Entry, first: Entry) -> Diagnostic:
    return Diagnostic(
        "second-map",
        "error",
        "a folder is one map, and this is its second `map` entry",
        Label(entry.head_span, "the second one"),
        (Label(first.head_span, "the first one"),),
        ("keep one of them, or move the other map into a folder of its own",),
    )


def _scale(files: list[File]) -> str:
    """The scale that the map names, if its head is at fault too; the usual one where it names none
    that is known."""
    entries = (entry for file in files for entry in file.entries if entry.kind in ("map", None))
    for line in (line for entry in entries for line in entry.lines):
        words = getattr(line, "words", [])
        if line.key == "scale" and words and joined(words) in scales():
            return joined(words)
    return USUAL_SCALE
