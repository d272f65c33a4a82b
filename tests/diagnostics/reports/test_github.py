"""The `github` report, read as GitHub's runner reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import process
from findings import any_report, reported
from hypothesis import given
from mapkit import write

from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.printable import printable
from argmap.diagnostics.reports import FORMATS, Reported
from argmap.diagnostics.reports.reported import sentences
from argmap.text import SourceText, Span

COMMANDS = {"error": "error", "warning": "warning", "notice": "info"}


def read(line: str) -> tuple[str, dict[str, str], str]:
    """The command, its properties and its message, by the rules of GitHub's documentation.

    A line is `::command key=value,key=value::message`; in the message %25, %0D and %0A stand for
    `%`, CR and LF, and in values %3A and %2C also for `:` and `,`.
    """
    assert line.startswith("::")
    head, message = line[2:].split("::", 1)
    command, properties = head.split(" ", 1)
    pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if pair]
    values = {key: plain(plain(value, "%3A:", "%2C,")) for key, value in pairs}
    return command, values, plain(message)


def plain(text: str, *marks: str) -> str:
    """A text with what stands for other characters replaced, `%25` last."""
    for mark in marks or ("%0D\r", "%0A\n", "%25%"):
        text = text.replace(mark[:3], mark[3:])
    return text


@given(any_report())
def test_the_runner_reads_what_was_found(report: Reported) -> None:
    lines = FORMATS["github"](report).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.diagnostics)
    for line, finding in zip(lines, report.diagnostics, strict=True):
        assert "\r" not in line
        command, values, message = read(line)
        assert COMMANDS[command] == finding.severity
        assert Path.cwd() / values["file"] == finding.span.source.path
        assert values["title"] == f"argmap {finding.rule}"
        assert message.split("\n") == [printable(part) for part in sentences(finding).split("\n")]
        check_place({key: int(v) for key, v in values.items() if v.isdecimal()}, finding.span)


def check_place(place: dict[str, int], span: Span) -> None:
    """Columns are only for one line, and no end may stand before its start."""
    assert place["line"] == span.line
    assert place["endLine"] >= place["line"]
    last = span.source.text[: max(span.start, span.end - 1)].count("\n") + 1
    assert place["endLine"] == last
    if place["line"] != last:
        assert place.keys() == {"line", "endLine"}
    else:
        assert place["col"] == span.column
        assert place["endColumn"] - place["col"] == max(0, span.end - span.start - 1)


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_an_annotation_letter_by_letter(severity: str, command: str) -> None:
    source = SourceText("m", "claim a: A.\n  on: 2\n", Path.cwd() / "a, b" / "50%:c.argmap")
    said = "`on: 2` is 50% right: no, wrong"
    finding = Diagnostic("bad-date", severity, said, Label(Span(source, 18, 19)), help=("x\n  y",))
    assert FORMATS["github"](reported([finding])) == (
        f"::{command} file=a%2C b/50%25%3Ac.argmap,line=2,endLine=2,col=7,endColumn=7,"
        "title=argmap bad-date::`on: 2` is 50%25 right: no, wrong.%0AHelp: x%0A  y\n"
    )


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("there is no id `b`", "There is no id `b`."),
        ("`b` is no id", "`b` is no id."),
        ("argmap.lock is no text", "argmap.lock is no text."),
        ("`it's`, then", "`it's`, then."),
        ("", "."),
    ],
)
def test_a_message_is_a_sentence_and_help_is_told_from_it(message: str, text: str) -> None:
    source = SourceText("m", "claim a: A.\n", Path.cwd() / "m.argmap")
    finding = Diagnostic("x", "error", message, Label(Span(source, 0, 1)), help=("do a", "or b"))
    assert sentences(finding) == f"{text}\nHelp: do a\nHelp: or b"


def test_only_annotations_are_printed(tmp_path: Path) -> None:
    write(tmp_path, {"map.argmap": "claim a: A.\n  supports: ::error::b\n"})
    done = process("check", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert lines
    assert all(line.startswith("::error file=map.argmap,line=2,") for line in lines)
    assert b"in 1 file." in done.stderr
