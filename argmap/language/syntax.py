"""Syntax nodes: an entry and its lines, as written and unresolved.

Words are lark tokens: strings that know where they stand. All positions in an entry count
code points from the entry's start, so that an entry means the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lark import Token

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.text import SourceText, Span

_BLANKS = re.compile(r"[ \t]+")


@dataclass(slots=True)
class Mend:
    """A fix with positions relative to the entry: starts, ends, and what is to stand there."""

    message: str
    edits: tuple[tuple[int, int, str], ...]
    safe: bool


@dataclass(slots=True)
class Phrase:
    """Words that stand where an id should: they may be one, or a name, in words of its own."""

    start: int
    end: int
    key: str
    """The key of their line."""
    kind: str = ""
    """The kind of what they name; `""` where the key does not say."""


@dataclass(slots=True)
class Fault:
    """Something wrong in an entry, with positions relative to the entry."""

    rule: str
    message: str
    start: int
    end: int
    label: str = ""
    help: tuple[str, ...] = ()
    fix: Mend | None = None
    phrases: tuple[Phrase, ...] = ()


@dataclass(slots=True)
class Property:
    """`key: text`."""

    key: str
    at: int
    words: list[Token]


@dataclass(slots=True)
class Names:
    """`key: a, b`."""

    key: str
    at: int
    names: list[Token]


@dataclass(slots=True)
class Premises:
    """`key: a + b, c`: groups of ids."""

    key: str
    at: int
    groups: list[list[Token]]


@dataclass(slots=True)
class LinkName:
    """`a + b -> c`."""

    premises: list[Token]
    target: Token


@dataclass(slots=True)
class Links:
    """`undercuts: a -> b, x`."""

    key: str
    at: int
    targets: list[LinkName | Token]


@dataclass(slots=True)
class QuoteLines:
    """`>` lines, each token from its `>` to the line's end."""

    lines: list[Token]

    @property
    def text(self) -> str:
        """The words, lines joined by one space, paragraphs parted by an empty line."""
        paragraphs: list[list[str]] = [[]]
        for line in self.lines:
            words = line[1:].strip(" \t")
            if words:
                paragraphs[-1].append(words)
            else:
                paragraphs.append([])
        return "\n\n".join(" ".join(lines) for lines in paragraphs if lines)

    @property
    def start(self) -> int:
        """Where the first `>` stands."""
        return _start(self.lines[0])

    @property
    def end(self) -> int:
        """Where the last line ends, trailing blanks left out."""
        last = self.lines[-1]
        return _start(last) + len(last.rstrip(" \t"))


@dataclass(slots=True)
class Attribution:
    """`said by: a via b in c, page 3, direct`, or `from: c, page 3` (then without a speaker)."""

    key: str
    at: int
    speaker: Token | None
    via: list[Token] = field(default_factory=list)
    source: Token | None = None
    locators: list[Token] = field(default_factory=list)
    mode: Token | None = None
    quote: QuoteLines | None = None
    hedge: Property | None = None


Line = Property | Names | Premises | Links | Attribution


@dataclass(slots=True)
class Entry:
    """An entry, as far as it could be read."""

    kind: str | None
    """None where the head is at fault."""
    kind_at: int
    id: Token | None
    words: list[Token]
    """The lines of its text."""
    lines: list[Line]
    faults: list[Fault] = field(default_factory=list)
    source: SourceText = None  # type: ignore[assignment]  # set by the parser, with `start`
    start: int = 0
    """Where the entry begins in its file."""

    @property
    def begin(self) -> int:
        """Where its head begins in its file; heads that are indented share the start of the entry
        that they stand in."""
        return self.start + self.kind_at

    def span(self, start: int, end: int) -> Span:
        """A span of the file from positions in this entry."""
        return Span(self.source, self.start + start, self.start + end)

    def finding(self, fault: Fault) -> Diagnostic:
        """A fault of this entry as a finding."""
        label = Label(self.span(fault.start, fault.end), fault.label)
        fixes: tuple[Fix, ...] = ()
        if fault.fix is not None:
            edits = tuple(Edit(self.span(start, end), text) for start, end, text in fault.fix.edits)
            fixes = (Fix(fault.fix.message, edits, fault.fix.safe),)
        return Diagnostic(fault.rule, "error", fault.message, label, (), fault.help, fixes)

    def span_of(self, word: Token) -> Span:
        """Where a word stands in the file, blanks after it left out."""
        start = self.start + (word.start_pos or 0)
        return Span(self.source, start, start + len(word.rstrip()))

    def span_of_words(self, words: list[Token]) -> Span:
        """From the first word to the end of the last."""
        if not words:
            return self.head_span
        last = words[-1]
        end = self.start + _start(last) + len(last.rstrip())
        return Span(self.source, self.start + _start(words[0]), end)

    def span_of_key(self, line: Line) -> Span:
        """Where a line's key stands, without its colon."""
        return self.span(line.at, line.at + len(line.key))

    @property
    def head_span(self) -> Span:
        """The id, or what stands there for it."""
        if self.id is not None:
            return self.span_of(self.id)
        return self.span(self.kind_at, self.kind_at + max(1, len(self.kind or "")))


@dataclass(slots=True)
class File:
    """The entries of one file, and what is wrong with its form."""

    source: SourceText
    entries: list[Entry]

    def faults(self) -> Iterator[tuple[Fault, Span]]:
        """Every fault with its place in the file."""
        for entry in self.entries:
            for fault in entry.faults:
                yield fault, entry.span(fault.start, fault.end)


def joined(words: list[Token]) -> str:
    """Lines of text as one line, runs of blanks as one space."""
    text = words[0].rstrip() if len(words) == 1 else " ".join([word.strip() for word in words])
    return _BLANKS.sub(" ", text) if "  " in text or "\t" in text else text


def _start(word: Token) -> int:
    return word.start_pos or 0
