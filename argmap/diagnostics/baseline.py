"""The baseline: how many findings of which rule each entry had when a project began to be checked.

Only what is new then counts. Findings are counted, since lines move: where an entry has more of a
rule than the baseline says, all of these are shown, for which of them is new can't be told.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from argmap.diagnostics.diagnostic import Diagnostic, Label
from argmap.diagnostics.fingerprint import Entries
from argmap.text import SourceText, Span

FILE = "argmap-baseline.json"
"""Its name, in the project's root folder."""
_VERSION = 1
_MAP = ".argmap"
_HELP = "mend it, or delete it and write it anew: `argmap check --write-baseline`"

Counts = dict[str, dict[str, dict[str, int]]]
"""How many findings there are: by file, relative to the project, rule, and id of the entry."""
OUTSIDE = "outside entries"
"""Stands for the id where a finding is in no entry; no id has a blank."""


class BadBaseline(Exception):
    """A baseline that can't be read: what is wrong with it."""

    def __init__(self, message: str, span: Span, help: str = _HELP) -> None:
        super().__init__(message)
        self.found = [Diagnostic("bad-baseline", "error", message, Label(span), help=(help,))]


@dataclass(slots=True)
class Compared:
    """What a check found, beside a baseline."""

    new: list[Diagnostic] = field(default_factory=list)
    """Where there are more findings of a rule in an entry than are known: all of these."""
    known: int = 0
    """How many findings are known, and left out of `new`."""
    gone: int = 0
    """How many findings of the baseline are not there any more."""


def counts(found: Iterable[tuple[str, Diagnostic]], fixed: Collection[str]) -> Counts:
    """How many findings there are, each given with its file; what is `fixed` is never known."""
    made: Counts = {}
    entry = Entries()
    each = Counter((file, one.rule, _id(entry, one)) for file, one in found)
    for (file, rule, id), number in each.items():
        if rule not in fixed:
            made.setdefault(file, {}).setdefault(rule, {})[id] = number
    return made


def total(known: Counts) -> int:
    """How many findings are known."""
    return sum(sum(one.values()) for rules in known.values() for one in rules.values())


def compare(
    known: Counts, found: Iterable[tuple[str, Diagnostic]], files: Collection[str]
) -> Compared:
    """What is new among findings, each given with its file; `files` are those that were checked."""
    found = list(found)
    now = counts(found, ())
    compared = Compared()
    entry = Entries()
    for file, one in found:
        id = _id(entry, one)
        number = now[file][one.rule][id]
        expected = known.get(file, {}).get(one.rule, {}).get(id, 0)
        if number <= expected:
            compared.known += 1
        elif expected:
            are = "is" if expected == 1 else "are"
            here = OUTSIDE if id == OUTSIDE else "in this entry"
            help = f"{expected:,} of the {number:,} findings of this rule {here} {are} known"
            compared.new.append(replace(one, help=(*one.help, help)))
        else:
            compared.new.append(one)
    compared.gone = sum(
        max(0, expected - now.get(file, {}).get(rule, {}).get(id, 0))
        for file in {*files, *now}
        for rule, entries in known.get(file, {}).items()
        for id, expected in entries.items()
    )
    return compared


def _id(entry: Entries, finding: Diagnostic) -> str:
    source = finding.span.source
    is_map = source.name.endswith(_MAP)
    return (entry.id(finding.span) if is_map else "") or OUTSIDE


def written(known: Counts) -> str:
    """The text of a baseline: a line for each file, each rule in it and each entry, in order."""
    findings = {
        file: {rule: dict(sorted(entries.items())) for rule, entries in sorted(rules.items())}
        for file, rules in sorted(known.items())
        if rules
    }
    whole = {"version": _VERSION, "findings": findings}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def read(source: SourceText, fixed: Collection[str]) -> Counts:
    """What a baseline says; `fixed` are the rules that it can't name. Raises BadBaseline."""
    whole = _loaded(source)
    if not isinstance(whole, dict) or set(whole) != {"version", "findings"}:
        raise BadBaseline("this is no baseline: it has `version` and `findings`", _at(source))
    if whole["version"] != _VERSION or isinstance(whole["version"], bool):
        help = "install the argmap that wrote it, or a newer one"
        raise BadBaseline("this baseline is for another argmap", _at(source, "version"), help)
    findings = whole["findings"]
    if not isinstance(findings, dict):
        raise BadBaseline("`findings` has to be a table of files", _at(source, "findings"))
    for file, rules in findings.items():
        path = PurePosixPath(file)
        if not file or path.is_absolute() or ".." in path.parts:
            raise BadBaseline("this is no path in the project", _at(source, file))
        if not isinstance(rules, dict):
            raise BadBaseline("a file has a table of rules", _at(source, file))
        for rule, entries in rules.items():
            if rule in fixed:
                message = f"`{rule}` is always on: no baseline takes it"
                raise BadBaseline(message, _at(source, file, rule))
            if not isinstance(entries, dict):
                raise BadBaseline("a rule has a table of entries", _at(source, file, rule))
            for id, number in entries.items():
                if type(number) is not int or number < 1:
                    message = "an entry has a number of findings, from 1 on"
                    raise BadBaseline(message, _at(source, file, rule, id))
    return dict(findings)


def _loaded(source: SourceText) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
            raise BadBaseline("this is given twice", _at(source, twice, twice))
        return table

    conflict = re.search(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", source.text, re.MULTILINE)
    if conflict:
        span = Span(source, *conflict.span())
        raise BadBaseline("git has left a conflict here", span)
    try:
        return json.loads(source.text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        start = min(error.pos, len(source.text) - 1)
        raise BadBaseline("this can't be read as JSON", Span(source, start, start + 1)) from None
    except (RecursionError, ValueError):  # lists without end, numbers of thousands of digits
        raise BadBaseline("this can't be read as a baseline", _at(source)) from None


def _at(source: SourceText, *keys: str) -> Span:
    """Where the last of some keys stands that follow each other in the text."""
    start = end = 0
    for key in keys:
        found = re.compile(f"{re.escape(json.dumps(key, ensure_ascii=False))}\\s*:").search(
            source.text, end
        )
        if found:
            start, end = found.start(), found.end() - 1
    return Span(source, start, max(end, start))
