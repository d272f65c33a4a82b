"""Findings, underlined where they are: of all files of a map, while one of them is typed."""

from __future__ import annotations

import re
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Diagnostic, Label
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
        self._told: dict[Path, _Told] = {}

    def of(self, path: Path, findings: list[Diagnostic]) -> list[types.Diagnostic]:
        """The findings in one file."""
        told = self._told.get(path)
        if told is not None and told.findings is findings:
            told.move(self._desk)
        else:
            told = self._told[path] = _Told(self._desk, findings, told)
        return told.shown


class _Told:
    """The findings of one file as they were told, in the order in which they are found."""

    def __init__(self, desk: Desk, findings: list[Diagnostic], before: _Told | None) -> None:
        old = zip(before.findings, before.shown, strict=True) if before else ()
        known = {id(one): shown for one, shown in old}
        self.findings: list[Diagnostic] = findings
        self.shown: list[types.Diagnostic] = [
            placed(desk, one, known[id(one)]) if id(one) in known else as_diagnostic(desk, one)
            for one in findings
        ]
        self._texts: dict[SourceText, set[int]] = {}
        for number in range(len(findings)):
            self._take(desk, number)

    def move(self, desk: Desk) -> None:
        """Brings up to date where they stand; an edit moves all places of a text to a new one."""
        shown = list(self.shown)
        for text, numbers in list(self._texts.items()):
            if text in _texts(desk, self.findings[next(iter(numbers))]):
                continue
            del self._texts[text]
            for number in numbers:
                shown[number] = placed(desk, self.findings[number], shown[number])
                self._take(desk, number)
        self.shown = shown

    def _take(self, desk: Desk, number: int) -> None:
        for text in _texts(desk, self.findings[number]):
            self._texts.setdefault(text, set()).add(number)


def _texts(desk: Desk, finding: Diagnostic) -> list[SourceText]:
    """The texts in which places of a finding are shown."""
    return [label.span.source for label in (finding.primary, *_shown_beside(desk, finding))]


def says_more(label: str, message: str) -> bool:
    """Whether what is written below the words at fault says more than the message does.

    It does with a name or a number that the message has not. A few other words only point at the
    place, which an editor underlines; more of them count if not all are in the message.
    """
    words, known = (set(_WORD.findall(text.casefold())) for text in (label, message))
    new = words - known
    named = any(_NAMED.fullmatch(word) for word in new)
    return named or (len(_WORD.findall(label)) > _FEW and bool(new))


def as_diagnostic(desk: Desk, finding: Diagnostic) -> types.Diagnostic:
    """A finding as the editor takes it: what to do stands below the message."""
    message = finding.message
    if says_more(finding.primary.text, message):
        message += f" ({finding.primary.text})"
    return types.Diagnostic(
        range=desk.places(finding.span.source).of(finding.span),
        message="\n".join(map(clean, (message, *finding.help))),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=_related(desk, finding),
    )


def placed(desk: Desk, finding: Diagnostic, told: types.Diagnostic) -> types.Diagnostic:
    """What was told of a finding, where it stands now; the same object where that is the same."""
    range, related = desk.places(finding.span.source).of(finding.span), _related(desk, finding)
    if range == told.range and related == told.related_information:
        return told
    moved = copy(told)
    moved.range, moved.related_information = range, related
    return moved


def _related(desk: Desk, finding: Diagnostic) -> list[types.DiagnosticRelatedInformation] | None:
    return [
        types.DiagnosticRelatedInformation(location, clean(label.text or finding.message))
        for label in _shown_beside(desk, finding)
        if (location := desk.location(label.span))
    ] or None


def _shown_beside(desk: Desk, finding: Diagnostic) -> tuple[Label, ...]:
    """The further places of a finding, where the editor shows such."""
    text_document = desk.capabilities.text_document
    can = text_document.publish_diagnostics if text_document else None
    return finding.others if can and can.related_information else ()
