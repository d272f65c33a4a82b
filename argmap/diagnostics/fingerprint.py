"""Fingerprints: by which a finding is known again in a map that was changed elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.printable import shown_file
from argmap.text import SourceText, Span

_BEGINNING = 200
_HEAD = re.compile(r"^[^\s#:][^:\n]*", re.MULTILINE)


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """The fingerprint of each finding, 32 hexadecimal digits; no two are the same.

    It is made of the rule, the file's path, the kind and id of the entry that it stands in (what
    the last line at the margin has before its colon), and the words at fault, white space aside;
    of equal ones also of their order. It has no line number and not the message, so it stays when
    lines move, and when a message is put into other words.
    """
    from hashlib import sha256  # noqa: PLC0415  (only for some reports)

    entry = Entries()
    seen: Counter[str] = Counter()
    made = []
    for finding in found:
        parts = (
            finding.rule,
            shown_file(finding.span.source),
            entry.head(finding.span),
            _folded(_words(finding.span)),
        )
        known = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        number = seen[known]
        seen[known] += 1
        if number:
            known = sha256(f"{known} {number}".encode()).hexdigest()
        made.append(known[:32])
    return made


class Entries:
    """The entries that findings stand in, whether or not these could be read."""

    def __init__(self) -> None:
        self._heads: dict[SourceText, tuple[list[int], list[str]]] = {}

    def head(self, span: Span) -> str:
        """What the last line at the margin has before its colon: a kind and an id; `""` before
        the first."""
        source = span.source
        if source not in self._heads:
            matches = list(_HEAD.finditer(source.text))
            places = [m.start() for m in matches], [_folded(m.group()) for m in matches]
            self._heads[source] = places
        starts, texts = self._heads[source]
        at = bisect_right(starts, span.start)
        return texts[at - 1] if at else ""

    def id(self, span: Span) -> str:
        """The id of the entry: the second word of its head, if there is one."""
        words = self.head(span).split()
        return words[min(1, len(words) - 1)] if words else ""


def _words(span: Span) -> str:
    """The words at fault, or if nothing stands there, the beginning of the line."""
    if span.end > span.start:
        return span.text
    start = span.source.offset(span.line)
    return span.source.text[start : start + _BEGINNING].split("\n", 1)[0]


def _folded(text: str) -> str:
    return " ".join(text.split())
