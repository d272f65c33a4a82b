"""Findings for the tests of reports: any at all, in any files, and as many as wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Severity, in_order
from argmap.diagnostics.reports import Reported
from argmap.rules import families, rule
from argmap.text import SourceText, Span

RULES = list(families())
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_NAMES = [
    "map.argmap",
    "maps/dam/motives.argmap",
    "maps/two words/100%.argmap",
    "карта/база манас.argmap",
    "a:b,c::d=e.argmap",
    "[a](b)/<&\"'>.argmap",
    "line\nbreak\r.argmap",
    "not-utf-8-\udcff.argmap",
    "sources/report.txt",
]
_PIECES = [
    *["claim a: A.\n", "claim b: B.\n", "  supports: a\n", "# words\n", "\n", "x", " ", "\t"],
    *["::error::x", "%0A", "%", ",", "](http://example.org)", "]]>", "<b>&", "\x00", "\x1b[1m"],
    *["\ufffe", "\udc80", "\u2028", "\x85", "😀", "е\u0306", "中文", "\u202e", "{0}", "##[error]"],
]
texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=15).map("".join)
"""Texts of all that could be taken for something else than text."""


def reported(found: Sequence[Diagnostic], **more: Any) -> Reported:
    """What a report of these findings is made of; all files with findings were checked."""
    files = {d.span.source.path for d in found if d.span.source.path}
    given = {"files": sorted(files), "quotes": {"all": 0}, "closing": "That is all.", "rule": rule}
    return Reported(in_order(found), **(given | more))


@st.composite
def any_report(draw: st.DrawFn) -> Reported:
    """A report of any findings."""
    words = draw(st.lists(texts, min_size=1, max_size=6))
    random = draw(st.randoms(use_true_random=False))
    folders = [Path.cwd(), Path.cwd(), Path("/else where")]
    sources = [
        SourceText(name, random.choice(words), random.choice(folders) / name)
        for name in random.sample(_NAMES, random.randint(1, 4))
    ]

    def some() -> str:
        return random.choice(words)

    def span() -> Span:
        source = random.choice(sources)
        start, end = sorted(random.randint(0, len(source.text)) for _ in range(2))
        return Span(source, start, end)

    def few(make: Callable[[], Any], least: int = 0) -> tuple[Any, ...]:
        return tuple(make() for _ in range(random.randint(least, 2)))

    def fix() -> Fix:
        return Fix(some(), few(lambda: Edit(span(), some()), 1), random.random() < 0.5)

    def label() -> Label:
        return Label(span(), some())

    def finding() -> Diagnostic:
        severity = random.choice(SEVERITIES)
        labels = label(), few(label)
        return Diagnostic(random.choice(RULES), severity, some(), *labels, few(some), few(fix))

    found = [finding() for _ in range(random.randint(0, 6))]
    files = [source.path for source in sources if source.path]
    return reported(found, files=files, strict=random.random() < 0.5)


def many(count: int) -> Reported:
    """So many findings in one file, each with a label, a fix and a line of its own."""
    line = "  supported by: somebody-unknown\n"
    source = SourceText("many.argmap", "claim a: A.\n" + line * count, Path.cwd() / "many.argmap")
    found = []
    for number in range(count):
        start = source.offset(number + 2) + 16
        span = Span(source, start, start + 16)
        fix = Fix("write `a`", (Edit(span, "a"),), safe=False)
        message = f"claim `a` is supported by `somebody-unknown-{number}`, which does not exist"
        head = Label(Span(source, 6, 7), "a similar id is defined here")
        help = ("did you mean `a`?",)
        found.append(
            Diagnostic("unknown-id", "error", message, Label(span, "x"), (head,), help, (fix,))
        )
    return reported(found)


def applied(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """A text with edits (start, end, what is to stand there), which do not touch each other."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def at(text: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1, in a text with LF at the ends of lines."""
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
