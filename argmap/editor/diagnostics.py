"""Findings, underlined where they are: of all files of a map, while one of them is typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.diagnostics import Diagnostic

if TYPE_CHECKING:
    from argmap.editor.desk import Desk

SOURCE = "argmap"
_BESIDE = 20
"""Among how many findings before it the same one is looked for."""
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def published(desk: Desk, findings: Iterable[Diagnostic]) -> list[types.Diagnostic]:
    """Findings in one file as the editor takes them, each once."""
    made: list[types.Diagnostic] = []
    for one in findings:
        told = as_diagnostic(desk, one)
        if told not in made[-_BESIDE:]:  # two maps may find the same in their project's files
            made.append(told)
    return made


def as_diagnostic(desk: Desk, finding: Diagnostic) -> types.Diagnostic:
    """A finding as the editor takes it: what to do stands below the message."""
    message = finding.message
    if finding.primary.text:
        message += f" ({finding.primary.text})"
    for line in finding.help:
        message += f"\n{line}"
    related = None
    text_document = desk.capabilities.text_document
    can = text_document.publish_diagnostics if text_document else None
    if can and can.related_information:
        related = [
            types.DiagnosticRelatedInformation(location, label.text or finding.message)
            for label in finding.others
            if (location := desk.location(label.span))
        ]
    return types.Diagnostic(
        range=desk.places(finding.span.source).of(finding.span),
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
    )
