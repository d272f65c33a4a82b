"""`# argmap: ignore[rule-name] why`: findings that an author has looked at and set aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from argmap.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from argmap.diagnostics.suggest import did_you_mean
from argmap.text import SourceText, Span

_COMMENT = re.compile(r"^[ \t]*(#[ \t]+argmap[ \t]*:[^\n]*)", re.MULTILINE)
_FORM = re.compile(r"#[ \t]+argmap:[ \t]*ignore\[([^\]\n]*)\][ \t]*(.*)\Z")
_BELOW = re.compile(r"(?:[ \t]*(?:#(?:[ \t][^\n]*)?)?\n)*[ \t]*(?=\S)")
_BLANKS = re.compile(r"(?:[ \t]*\n)*")
_EXAMPLE = "write `# argmap: ignore[rule-name] why`"


@dataclass(slots=True)
class Suppression:
    """A comment that sets findings aside: of these rules, on this line, or in this entry."""

    rules: dict[str, Span]
    parts: list[Span]
    """All that stands in the brackets, faulty names too."""
    at: Span
    line: int
    until: int
    """The last line that it covers: its own, or the entry's where it stands above a head."""


def is_suppressing(source: SourceText) -> bool:
    """Whether a file has comments that set findings aside, or are meant to."""
    return "argmap" in source.text and _COMMENT.search(source.text) is not None


def suppress(
    source: SourceText,
    found: Iterable[Diagnostic],
    entries: Iterable[tuple[int, int]],
    on: Collection[str],
    known: Collection[str],
    fixed: Collection[str],
) -> list[Diagnostic]:
    """The findings of a file without those set aside, and what is wrong with the comments.

    `entries` are starts and ends of the file's entries, `on` the names of the rules that were
    looked for, `known` those of all rules, `fixed` those that can't be set aside.
    """
    problems: list[Diagnostic] = []
    suppressions = _read(source, dict(entries), known, fixed, problems)
    kept: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for finding in found:
        line = finding.span.line
        for number, suppression in enumerate(suppressions):
            if finding.rule in suppression.rules and suppression.line <= line <= suppression.until:
                used.add((number, finding.rule))
                break
        else:
            kept.append(finding)
    for number, suppression in enumerate(suppressions):
        idle = {
            rule: span
            for rule, span in suppression.rules.items()
            if (number, rule) not in used and rule in on
        }
        for rule, span in idle.items():
            fix = _without(suppression, rule, list(idle.values()))
            problems.append(
                Diagnostic(
                    "unused-suppression",
                    "warning",
                    f"`{rule}` finds nothing here any more",
                    Label(span, "suppresses nothing"),
                    help=(fix.message,),
                    fixes=(fix,),
                )
            )
    return kept + problems


def _without(suppression: Suppression, rule: str, idle: Sequence[Span]) -> Fix:
    """Takes a rule out of a comment, or all of the comment where nothing in it has a use."""
    parts, source = suppression.parts, suppression.at.source
    if all(part in idle for part in parts):
        return Fix("take this comment out", (Edit(_lines(suppression.at), ""),), safe=True)
    number = parts.index(suppression.rules[rule])
    # What is idle at the end goes with the comma before it, all else with the comma behind it:
    # so the edits for several rules of a comment have nothing in common.
    if all(part in idle for part in parts[number:]):
        span = Span(source, parts[number - 1].end, parts[number].end)
    else:
        span = Span(source, parts[number].start, parts[number + 1].start)
    return Fix(f"take `{rule}` out of the list", (Edit(span, ""),), safe=True)


def _lines(comment: Span) -> Span:
    """The line of a comment, with the blank lines that would be too many without it."""
    source, text = comment.source, comment.source.text
    start = source.offset(comment.line)
    end = min(text.find("\n", comment.end) + 1 or len(text), len(text))
    before = text[:start].rstrip(" \t\n")
    if not before or text[len(before) : start].count("\n") > 1:
        found = _BLANKS.match(text, end)
        end = found.end() if found else end
    if end == len(text) and before:
        start = text.index("\n", len(before)) + 1
    return Span(source, start, end)


def _read(
    source: SourceText,
    entries: dict[int, int],
    known: Collection[str],
    fixed: Collection[str],
    problems: list[Diagnostic],
) -> list[Suppression]:
    read = []
    for found in _COMMENT.finditer(source.text):
        at = Span(source, found.start(1), found.start(1) + len(found[1].rstrip()))

        def report(rule: str, message: str, span: Span, *help: str) -> None:
            problems.append(Diagnostic(rule, "error", message, Label(span), help=help))

        form = _FORM.match(found[1].rstrip())
        if form is None:
            report(
                "bad-suppression",
                "this comment begins like a suppression, but can't be read",
                at,
                _EXAMPLE,
            )
            continue
        if not form[2].strip():
            report(
                "bad-suppression", "this suppression gives no reason", at, f"{_EXAMPLE}: say why"
            )
        rules: dict[str, Span] = {}
        parts: list[Span] = []
        place = at.start + form.start(1)
        for part in form[1].split(","):
            name = part.strip()
            start = place + part.index(name)
            place += len(part) + 1
            span = Span(source, start, start + max(1, len(name)))
            parts.append(span)
            if not name:
                report("bad-suppression", "no rule is named here", span, _EXAMPLE)
                continue
            if name in fixed:
                help = "set the map right: such a finding breaks what maps promise"
                report("bad-suppression", f"`{name}` can't be suppressed", span, help)
            elif name not in known:
                message = f"`{name}` is not a rule"
                report("bad-suppression", message, span, *did_you_mean(name, known))
            else:
                rules[name] = span
        below = _BELOW.match(source.text, min(found.end() + 1, len(source.text)))
        start = below.end() if below else len(source.text)
        line = source.position(start)[0]
        until = source.position(max(entries.get(start, start + 1) - 1, start))[0]
        read.append(Suppression(rules, parts, at, line, until))
    return read
