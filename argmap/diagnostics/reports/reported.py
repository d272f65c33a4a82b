"""What a report is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.fingerprint import fingerprints
from argmap.diagnostics.rule import Rule
from argmap.text import Span


@dataclass(frozen=True)
class Reported:
    """What a check found, and all else that a report says of it.

    Paths in reports are relative to the working folder; a file outside of it has its whole path.
    """

    diagnostics: Sequence[Diagnostic]
    """The findings, by file and place."""
    files: Sequence[Path]
    """The files that were checked."""
    quotes: Mapping[str, int]
    """How many of their quotes have which verdict."""
    closing: str
    """The same in a line or two, for people."""
    rule: Callable[[str], Rule]
    """Gives what is known of a rule, by its name."""
    strict: bool = False
    """Whether every finding fails the check, and not errors alone."""
    known: int = 0
    """How many findings are known from a baseline, and left out."""
    held: int = 0
    """How many are held back, since they may follow from lines at fault."""
    colour: bool = False
    """Whether what people read has colours, as ANSI codes."""

    @cached_property
    def fingerprints(self) -> list[str]:
        """The fingerprint of each finding; see `argmap.diagnostics.fingerprint`."""
        return fingerprints(self.diagnostics)

    def fails(self, finding: Diagnostic) -> bool:
        """Whether a finding makes the check fail."""
        return self.strict or finding.severity == "error"


def sentences(finding: Diagnostic) -> str:
    """A finding's message and its help as text that stands by itself, a line for each."""
    message = f"{finding.message}."
    if re.match("[a-z]+[ ,]", message):  # a name such as `argmap.lock` stays
        message = message[0].upper() + message[1:]
    return "\n".join([message, *(f"Help: {line}" for line in finding.help)])


def extent(span: Span) -> tuple[int, int, int, int]:
    """Line and column of a start and of an end; all from 1, in code points, the end exclusive."""
    position = span.source.position
    return (*position(span.start), *position(span.end))


def last(span: Span) -> tuple[int, int]:
    """Line and column, from 1, of a span's last character; of its place if it has none."""
    return span.source.position(max(span.start, span.end - 1))
