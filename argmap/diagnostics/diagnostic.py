"""One finding: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.text import Span

Severity = Literal["error", "warning", "info"]


@dataclass(slots=True, frozen=True)
class Label:
    """A place, and what is to be said about it (`""` for nothing)."""

    span: Span
    text: str = ""


@dataclass(slots=True, frozen=True)
class Edit:
    """Text that is to stand in a place instead of what stands there."""

    span: Span
    text: str


@dataclass(slots=True, frozen=True)
class Fix:
    """A change that would set a finding right: what it does, as an order, and its edits.

    A safe fix changes nothing that the map says; any other is a guess.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(slots=True, frozen=True)
class Diagnostic:
    """A finding.

    `rule` is its name in kebab-case; `message` one sentence without a full stop; `primary`
    the place at fault; `others` further places; `help` what to do, a sentence each, perhaps
    with lines to paste below it.
    """

    rule: str
    severity: Severity
    message: str
    primary: Label
    others: tuple[Label, ...] = ()
    help: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def span(self) -> Span:
        """The place at fault."""
        return self.primary.span

    @property
    def spans(self) -> Iterator[Span]:
        """Every place that it speaks of, and that its fixes change."""
        yield self.primary.span
        yield from (label.span for label in self.others)
        yield from (edit.span for fix in self.fixes for edit in fix.edits)


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings by file and place, each once."""
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda d: (d.span.file, d.span.start, d.rule, d.message))
