"""What a check comes to, for those who need no maps: findings, files, quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.check.checking import check
from argmap.diagnostics import Diagnostic
from argmap.sources.tally import tally
from argmap.sources.verdicts import Progress


@dataclass(slots=True)
class Outcome:
    """What was checked, and what was found."""

    files: list[Path]
    """The files that were asked for, by path."""
    diagnostics: list[Diagnostic]
    """The findings in them, by file and place."""
    quotes: dict[str, int]
    """How many of their quotes have which verdict; see `argmap.sources.tally`."""

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(1 for finding in self.diagnostics if finding.severity == severity)


def outcome(
    paths: Sequence[str | Path],
    given: dict[Path, bytes] | None = None,
    progress: Progress | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Outcome:
    """Checks files and folders; takes and raises what `argmap.check.check` does."""
    report = check(paths, given, progress, select, ignore)
    files = [
        source.path
        for one in report.checked
        for source in (file.source for file in one.loaded.files)
        if source.path is not None and one.only in (None, source.path)
    ]
    return Outcome(sorted(set(files)), report.diagnostics, tally(report.quotes()))
