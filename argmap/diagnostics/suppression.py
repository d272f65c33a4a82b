"""`# argmap: ignore[rule-name] why`: findings that an author has looked at and set aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.diagnostics.diagnostic import Diagnostic, Edit, Fix, Label
from argmap.diagnostics.suggest import did_you_mean
from argmap.text import SourceText, Span

_COMMENT = re.compile(
    r"^[ \t]*(#(?:[ \t]+argmap[ \t]*:"
    r"|(?i:[ \t]*argmap[ \t:.-]*ignore(?:[ \t:(]*\[|[ \t:(]+(?P<name>[\w-]+))))[^\n]*)",
    re.MULTILINE,
)
_TRAILING = re.compile(r"#[ \t]*argmap:[ \t]*ignore\[[^\n]*")
_MEANT = re.compile(
    r"#[ \t]*argmap[ \t:.-]*ignore[ \t:(]*(?:\[([^\]\n]*)\]|([\w-]+)[):,]*)[ \t]*(.*)\Z",
    re.IGNORECASE,
)
FORM = re.compile(r"#[ \t]+argmap:[ \t]*ignore\[([^\]\n]*)\][ \t]*(.*)\Z")
"""A comment that suppresses: the names of rules, and the reason."""
REASON = "WHY"
"""What stands for the reason until somebody has written one."""
_BELOW = re.compile(r"(?:[ \t]*(?:#(?:[ \t][^\n]*)?)?\n)*[ \t]*(?=\S)")
_BLANKS = re.compile(r"(?:[ \t]*\n)*")
_EXAMPLE = "write `# argmap: ignore[rule-name] why`"


@dataclass(slots=True)
class Suppression:
    """A comment that sets findings aside: of these rules, on this line, or in this entry."""

    rules: dict[str, Span]
    families: dict[str, Span]
    """Names of families that stand for rules, which they can't."""
    parts: list[Span]
    """All that stands in the brackets, faulty names too."""
    at: Span
    line: int
    until: int
    """The last line that it covers: its own, or the entry's where it stands above a head."""


def is_suppressing(source: SourceText) -> bool:
    """Whether a file has comments that set findings aside, or are meant to."""
    text = source.text
    return "argmap" in text.casefold() and bool(_COMMENT.search(text) or _TRAILING.search(text))


def suppress(
    source: SourceText,
    found: Iterable[Diagnostic],
    entries: Iterable[tuple[int, int]],
    on: Collection[str],
    known: Mapping[str, str],
    fixed: Collection[str],
) -> list[Diagnostic]:
    """The findings of a file without those set aside, and what is wrong with the comments.

    `entries` are starts and ends of the file's entries, `on` the names of the rules that were
    looked for, `known` the families of all rules, `fixed` the rules that can't be set aside. What
    is found in a comment that was taken for text has that one cause.
    """
    problems: list[Diagnostic] = []
    extents = dict(entries)
    suppressions = _read(source, extents, known, fixed, problems)
    texts = _in_text(source, problems)
    kept: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for finding in found:
        line = finding.span.line
        if any(_meet(finding.span, text) for text in texts):
            continue
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
            beside = _beside(suppression, rule, kept, extents)
            others: tuple[Label, ...] = ()
            help = fix.message
            if beside is not None:
                others = (Label(beside.span, f"`{rule}` is found here"),)
                help = f"put it above line {beside.span.line}, or above the entry"
            problems.append(
                Diagnostic(
                    "unused-suppression",
                    "warning",
                    f"`{rule}` finds nothing here",
                    Label(span, "suppresses nothing"),
                    others,
                    (help,),
                    () if beside else (fix,),
                )
            )
        for family, span in suppression.families.items():
            problems.append(_of_family(family, span, suppression, kept, known))
    return kept + problems


def _beside(
    suppression: Suppression, rule: str, kept: Iterable[Diagnostic], entries: Mapping[int, int]
) -> Diagnostic | None:
    """What a rule finds in the entry that a comment stands in, on lines that it does not cover."""
    at = suppression.at.start
    inside = [(start, end) for start, end in entries.items() if start <= at < end]
    for finding in kept:
        if finding.rule == rule and any(a <= finding.span.start < b for a, b in inside):
            return finding
    return None


def _of_family(
    family: str,
    span: Span,
    suppression: Suppression,
    kept: Iterable[Diagnostic],
    known: Mapping[str, str],
) -> Diagnostic:
    """The finding for the name of a family in the place of a rule's."""
    lines = range(suppression.line, suppression.until + 1)
    here = [one.rule for one in kept if known.get(one.rule) == family and one.span.line in lines]
    named = sorted(set(here)) or [name for name, one in known.items() if one == family]
    listed = ", ".join(f"`{name}`" for name in named)
    help = f"name what is found here: {listed}" if here else f"its rules are {listed}"
    message = f"`{family}` is a family of rules, and only single rules can be suppressed"
    return Diagnostic("bad-suppression", "error", message, Label(span), help=(help,))


def _in_text(source: SourceText, problems: list[Diagnostic]) -> list[Span]:
    """The suppressions of a file that were taken for text, since no blank is behind their `#` or
    they stand behind other words; says so."""
    texts: list[Span] = []
    for found in _COMMENT.finditer(source.text):
        if found[1][1:2] not in (" ", "\t"):
            texts.append(_span(source, found, 1))
    for found in _TRAILING.finditer(source.text):
        start = source.text.rfind("\n", 0, found.start()) + 1
        before = source.text[start : found.start()]
        words = before.strip()
        if (
            not words
            or words[0] == "#"
            or words == ">"
            or words[-1] == ":"
            or before[-1] not in " \t"
        ):
            continue  # all of the text, or part of a word: somebody writes about suppressions
        span = _span(source, found, 0)
        texts.append(span)
        comment = f"{before[: before.index(words)]}{_meant(span.text) or span.text}\n"
        edits = (
            Edit(Span(source, start, start), comment),
            Edit(Span(source, start + len(before.rstrip()), found.end()), ""),
        )
        message = "this comment stands behind other words, and is read as one of them"
        fix = Fix("put it on a line of its own above this one", edits, safe=True)
        problems.append(
            Diagnostic("bad-suppression", "error", message, Label(span), (), (fix.message,), (fix,))
        )
    return texts


def _span(source: SourceText, found: re.Match[str], group: int) -> Span:
    return Span(source, found.start(group), found.start(group) + len(found[group].rstrip()))


def _meet(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def _meant(comment: str) -> str | None:
    """A comment as a suppression is written, where it says what it is to suppress."""
    found = _MEANT.match(comment)
    return found and f"# argmap: ignore[{found[1] or found[2]}] {found[3]}".rstrip()


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


def _unread(at: Span) -> Diagnostic:
    """The finding for a comment that is no suppression, but was meant as one."""
    message = "this comment begins like a suppression, but can't be read"
    if at.text[1:2] not in (" ", "\t"):
        message = "a blank is missing behind this `#`"
    elif re.match(r"#[ \t]+argmap[ \t]+ignore[ \t]*\[", at.text):
        message = "a colon is missing behind `argmap`"
    meant = _meant(at.text)
    if meant is None:
        return Diagnostic("bad-suppression", "error", message, Label(at), help=(_EXAMPLE,))
    start = f"{meant.partition(']')[0]}]"
    fix = Fix(f"write `{start}`", (Edit(at, meant),), safe=True)
    help = (f"write `{start} why`",)
    return Diagnostic("bad-suppression", "error", message, Label(at), (), help, (fix,))


def _read(
    source: SourceText,
    entries: Mapping[int, int],
    known: Mapping[str, str],
    fixed: Collection[str],
    problems: list[Diagnostic],
) -> list[Suppression]:
    read = []
    for found in _COMMENT.finditer(source.text):
        at = _span(source, found, 1)
        if found["name"] and found["name"] not in known and found["name"] not in known.values():
            continue

        def report(rule: str, message: str, span: Span, *help: str) -> None:
            problems.append(Diagnostic(rule, "error", message, Label(span), help=help))

        form = FORM.match(found[1].rstrip())
        if form is None:
            problems.append(_unread(at))
            continue
        if (reason := form[2].strip()) in ("", REASON):
            help = f"write your reason in place of `{REASON}`" if reason else f"{_EXAMPLE}: say why"
            report("bad-suppression", "this suppression gives no reason", at, help)
        rules: dict[str, Span] = {}
        families: dict[str, Span] = {}
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
            elif name in known.values():
                families[name] = span
            elif name not in known:
                message = f"`{name}` is not a rule"
                report("bad-suppression", message, span, *did_you_mean(name, known))
            else:
                rules[name] = span
        below = _BELOW.match(source.text, min(found.end() + 1, len(source.text)))
        start = below.end() if below else len(source.text)
        line = source.position(start)[0]
        until = source.position(max(entries.get(start, start + 1) - 1, start))[0]
        read.append(Suppression(rules, families, parts, at, line, until))
    return read
