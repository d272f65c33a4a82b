"""What a check found in a folder, as a text that can be kept or sent, and back again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.text import SourceText, Span

Reader = Callable[[str], SourceText]
"""Gives the text of one of the project's map files, by its name."""


@dataclass(slots=True)
class FolderFindings:
    """What came of checking a folder."""

    files: list[str]
    """The names of its files, relative to the project."""
    findings: list[Diagnostic]
    quotes: dict[str, dict[str, int]]
    """How many quotes of each file have which verdict; see `argmap.sources.tally`."""
    held: Mapping[str, int]
    """How many findings of each file are held back, since they may follow from lines at fault."""


def written(result: FolderFindings, root: Path) -> str:
    """The result as JSON. `root` is the project's folder: what lies below it is named relative
    to it, so that the text means the same wherever the project is."""
    texts: dict[SourceText, int] = {}

    def span(one: Span) -> list[int]:
        return [texts.setdefault(one.source, len(texts)), one.start, one.end]

    findings = [
        [
            one.rule,
            one.severity,
            one.message,
            [[*span(label.span), label.text] for label in (one.primary, *one.others)],
            one.help,
            [
                [fix.message, [[*span(edit.span), edit.text] for edit in fix.edits], fix.safe]
                for fix in one.fixes
            ],
        ]
        for one in result.findings
    ]
    maps = set(result.files)
    sources = [
        # A map's text is read again, unless it could not be read; that of a document is kept, for
        # it may be slow to extract.
        [
            one.name,
            _relative(one.path, root),
            None if one.name in maps and one.text != "\n" else one.text,
        ]
        for one in texts
    ]
    return json.dumps(
        [result.files, result.quotes, result.held, sources, findings],
        separators=(",", ":"),
        ensure_ascii=False,
    )


def read(text: str, root: Path, reader: Reader) -> FolderFindings:
    """What `written` wrote. Raises ValueError, LookupError or TypeError where it is damaged."""
    files, quotes, held, kept, said = json.loads(text)
    sources = [
        reader(name) if words is None else SourceText(name, words, _absolute(path, root))
        for name, path, words in kept
    ]

    def span(number: int, start: int, end: int) -> Span:
        return Span(sources[number], start, end)

    def labels(some: Iterable[Any]) -> list[Label]:
        return [Label(span(*place), words) for *place, words in some]

    findings = []
    for rule, severity, message, places, help, fixes in said:
        primary, *others = labels(places)
        made = tuple(
            Fix(what, tuple(Edit(span(*place), words) for *place, words in edits), safe)
            for what, edits, safe in fixes
        )
        findings.append(
            Diagnostic(rule, severity, message, primary, tuple(others), tuple(help), made)
        )
    return FolderFindings(files, findings, quotes, held)


def _relative(path: Path | None, root: Path) -> str | None:
    if path is None:
        return None
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _absolute(path: str | None, root: Path) -> Path | None:
    return None if path is None else root / path
