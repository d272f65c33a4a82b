"""The `sarif` report: the Static Analysis Results Interchange Format, version 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; numbers of sections are its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from argmap import __version__
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from argmap.diagnostics.explanation import Part, explanation
from argmap.diagnostics.printable import printable_json, shown_file
from argmap.diagnostics.reports.reported import Reported, extent, sentences
from argmap.diagnostics.rule import Rule
from argmap.text import SourceText, Span

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "SRCROOT"
_LONGEST_SNIPPET = 2000


def report(reported: Reported) -> str:
    """A JSON document with one run, and of the rules those that found something."""
    names = sorted({finding.rule for finding in reported.diagnostics})
    index = {name: number for number, name in enumerate(names)}
    driver = {
        "name": "argmap",
        "version": __version__,
        "rules": [_rule(reported.rule(name)) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        # Where the root is, is for the reader to know (3.14.14): the report is the same everywhere.
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that argmap ran in."}}},
        "results": [
            _result(finding, fingerprint, index)
            for finding, fingerprint in zip(
                reported.diagnostics, reported.fingerprints, strict=True
            )
        ],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return printable_json(whole) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = list(explanation(rule))
    return {
        "id": rule.name,
        "shortDescription": {"text": f"{rule.summary[:1].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": parts[0].text},
        "help": {
            "text": "\n\n".join(map(_plain, parts)),
            "markdown": "\n\n".join(map(_markdown, parts)),
        },
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _plain(part: Part) -> str:
    return f"{part.heading}\n\n{part.text}".strip("\n")


def _markdown(part: Part) -> str:
    heading = f"## {part.heading}\n\n" if part.heading else ""
    return heading + (f"```{part.code}\n{part.text}```" if part.code else part.text)


def _result(d: Diagnostic, fingerprint: str, index: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": d.rule,
        "ruleIndex": index[d.rule],
        "level": _LEVELS[d.severity],
        "message": _text(sentences(d)),
        "locations": [_location(d.primary)],
        "partialFingerprints": {"argmapFinding/v1": fingerprint},
    }
    if d.others:
        result["relatedLocations"] = [
            {"id": number, **_location(label)} for number, label in enumerate(d.others, 1)
        ]
    if d.fixes:
        result["fixes"] = [_fix(fix) for fix in dict.fromkeys(d.fixes)]  # each once
    return result


def _location(label: Label) -> dict[str, Any]:
    place = {
        "artifactLocation": _artifact(shown_file(label.span.source)),
        "region": _region(label.span, snippet=True),
    }
    message = {"message": _text(label.text)} if label.text else {}
    return {"physicalLocation": place, **message}


def _fix(fix: Fix) -> dict[str, Any]:
    edits: dict[SourceText, list[Edit]] = {}
    for edit in fix.edits:
        edits.setdefault(edit.span.source, []).append(edit)
    changes = [
        {
            "artifactLocation": _artifact(shown_file(source)),
            "replacements": list(map(_replacement, here)),
        }
        for source, here in edits.items()
    ]
    return {
        "description": _text(fix.message),
        "artifactChanges": changes,
        "properties": {"safe": fix.safe},
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": _region(edit.span, snippet=False),
        "insertedContent": {"text": edit.text},
    }


@cache
def _artifact(path: str) -> dict[str, str]:
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _BASE}


def _region(span: Span, snippet: bool) -> dict[str, Any]:
    line, column, end_line, end_column = extent(span)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    if snippet and span.end - span.start <= _LONGEST_SNIPPET:
        region["snippet"] = {"text": span.text}
    return region


def _text(text: str) -> dict[str, str]:
    """A message; words in brackets before words in parentheses would be a link (3.11.6)."""
    return {"text": text.replace("](", "] (")}
