"""What rules find in a map, and what is left of it where a project is configured, and where
comments set findings aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from argmap import rules
from argmap.diagnostics import Diagnostic
from argmap.diagnostics.suppression import is_suppressing, suppress
from argmap.language import File
from argmap.model import Map
from argmap.model.map import NO_DOUBT
from argmap.text import SourceText
from argmap.workspace import Chosen, Configuration

Look = Callable[[Map], Iterable[Diagnostic]]


def wanted(files: Iterable[File], configuration: Configuration) -> frozenset[str]:
    """The rules that are looked for in some file."""
    return frozenset[str]().union(*(configuration.chosen(file.source.path).on for file in files))


def look(map: Map, looks: Sequence[Look]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What rules find, and what they hold back since it may follow from lines at fault.

    That is what would be found if lines at fault could not be to say what is missing.
    """
    found = [finding for look in looks for finding in look(map)]
    if not map.at_fault:
        return found, []
    told = {place(one) for one in found}
    bare = without_doubt(map)
    return found, [one for look in looks for one in look(bare) if place(one) not in told]


def without_doubt(map: Map) -> Map:
    """A map of which lines at fault are to say nothing."""
    stamps = {**map.stamps, "faults": NO_DOUBT} if map.stamps else {}
    return map.model_copy(update={"at_fault": {}, "stamps": stamps})


def settled(
    files: Sequence[File],
    configuration: Configuration,
    found: Iterable[Diagnostic],
    held: Iterable[Diagnostic],
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Findings as they are configured, without those that are set aside; and so those held back.

    These count as found for the comments that set them aside.
    """
    chosen = {file.source: configuration.chosen(file.source.path) for file in files}
    held = list(held)
    by_source: dict[SourceText, list[Diagnostic]] = {source: [] for source in chosen}
    for finding in (*found, *held):
        by_source.setdefault(finding.span.source, []).append(finding)
    sources = {file.source: file for file in files}
    kept: list[Diagnostic] = []
    for source, mine in by_source.items():
        holds = chosen.get(source) or configuration.chosen(source.path)
        mine = [one for one in mine if one.rule in holds.on]
        if source in sources and is_suppressing(source):
            known, fixed = rules.families(), rules.fixed()
            mine = suppress(source, mine, _extents(sources[source]), holds.on, known, fixed)
            mine = [one for one in mine if one.rule in holds.on]
        kept += (_as_configured(one, holds) for one in mine) if holds.severities else mine
    places = {place(one) for one in held}
    if not places:
        return kept, []
    return [f for f in kept if place(f) not in places], [f for f in kept if place(f) in places]


def place(finding: Diagnostic) -> tuple[str, SourceText, int, int]:
    """What tells a finding from others: its rule, and where it stands."""
    return finding.rule, finding.span.source, finding.span.start, finding.span.end


def _as_configured(finding: Diagnostic, chosen: Chosen) -> Diagnostic:
    severity = chosen.severities.get(finding.rule)
    return finding if severity is None else replace(finding, severity=severity)


def _extents(file: File) -> list[tuple[int, int]]:
    starts = [entry.start for entry in file.entries]
    return list(zip(starts, [*starts[1:], len(file.source.text)], strict=False))
