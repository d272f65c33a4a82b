"""The comment that sets a finding aside: where it goes, and what it says."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from argmap.diagnostics.diagnostic import Diagnostic, Edit
from argmap.diagnostics.suppression import FORM, REASON
from argmap.text import Span

_OF_COMMENTS = frozenset({"bad-suppression", "unused-suppression"})
_BLANKS = re.compile(r"[ \t]*")


@dataclass(slots=True, frozen=True)
class SettingAside:
    """An edit that sets a finding aside."""

    edit: Edit
    reason: tuple[int, int] | None
    """Where in the edit's text the reason has to be written; None where there is one already."""


def setting_aside(finding: Diagnostic, fixed: Collection[str]) -> SettingAside | None:
    """The edit that sets a finding of a map file aside, None where that can't be.

    `fixed` are the rules that can't be set aside. Where a comment stands above that covers the
    same line, the rule comes into its list.
    """
    if finding.rule in fixed or finding.rule in _OF_COMMENTS:
        return None
    source, number = finding.span.source, finding.span.line
    line = source.line(number)
    if not line.strip() or _is_comment(line):
        return None
    above = number - 1
    while above and (not source.line(above).strip() or _is_comment(source.line(above))):
        comment = source.line(above)
        indent = len(comment) - len(comment.lstrip(" \t"))
        found = FORM.match(comment.strip(" \t"))
        if found and found[1].strip() and found[2].strip():
            at = source.offset(above) + indent + found.start(1) + len(found[1].rstrip())
            return SettingAside(Edit(Span(source, at, at), f", {finding.rule}"), None)
        above -= 1
    blanks = _BLANKS.match(line)
    text = f"{blanks[0] if blanks else ''}# argmap: ignore[{finding.rule}] {REASON}\n"
    start = source.offset(number)
    reason = len(text) - 1 - len(REASON), len(text) - 1
    return SettingAside(Edit(Span(source, start, start), text), reason)


def _is_comment(line: str) -> bool:
    words = line.strip(" \t")
    return words == "#" or words.startswith(("# ", "#\t"))
