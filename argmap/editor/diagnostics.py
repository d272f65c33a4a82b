"""Findings, underlined where they are: of all files of a map, while one of them is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Diagnostic
from argmap.exchange.clean import clean
from argmap.text import SourceText

if TYPE_CHECKING:
    from argmap.editor.desk import Desk

SOURCE = "argmap"
_WORD = re.compile(r"`[^`]*`|[\w'’-]+")
_NAMED = re.compile(r"`.*`|\d.*", re.DOTALL)
_FEW = 7
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Publishing:
    """Findings as the editor takes them; what stands where it stood is not made again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[Path, dict[int, _Made]] = {}

    def of(self, path: Path, findings: Iterable[Diagnostic]) -> list[types.Diagnostic]:
        """The findings in one file."""
        related = _takes_related(self._desk)
        before, made = self._made.get(path, {}), {}
        for one in findings:
            labels = (one.primary, *one.others) if related else (one.primary,)
            texts = [label.span.source for label in labels]
            known = before.get(id(one))
            if known is None or known.finding is not one or known.texts != texts:
                known = _Made(one, texts, as_diagnostic(self._desk, one, related))
            made[id(one)] = known
        self._made[path] = made
        return [one.diagnostic for one in made.values()]


@dataclass(slots=True, frozen=True)
class _Made:
    """What was made of a finding, and the texts that its places are in: no text ever changes."""

    finding: Diagnostic
    texts: list[SourceText]
    diagnostic: types.Diagnostic


def _takes_related(desk: Desk) -> bool:
    """Whether the editor shows further places of a finding."""
    text_document = desk.capabilities.text_document
    can = text_document.publish_diagnostics if text_document else None
    return bool(can and can.related_information)


def says_more(label: str, message: str) -> bool:
    """Whether what is written below the words at fault says more than the message does.

    It does with a name or a number that the message has not. A few other words only point at the
    place, which an editor underlines; more of them count if not all are in the message.
    """
    words, known = (set(_WORD.findall(text.casefold())) for text in (label, message))
    new = words - known
    named = any(_NAMED.fullmatch(word) for word in new)
    return named or (len(_WORD.findall(label)) > _FEW and bool(new))


def as_diagnostic(desk: Desk, finding: Diagnostic, related: bool) -> types.Diagnostic:
    """A finding as the editor takes it: what to do stands below the message."""
    message = finding.message
    if says_more(finding.primary.text, message):
        message += f" ({finding.primary.text})"
    places = [
        types.DiagnosticRelatedInformation(location, clean(label.text or finding.message))
        for label in (finding.others if related else ())
        if (location := desk.location(label.span))
    ]
    return types.Diagnostic(
        range=desk.places(finding.span.source).of(finding.span),
        message="\n".join(map(clean, (message, *finding.help))),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=places or None,
    )
