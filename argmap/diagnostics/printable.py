"""Text of a map made safe and measurable for a terminal."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from argmap.text import SourceText, Span

# Control characters could drive the terminal, and marks of direction could swap what is read.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_MARKS = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with tabs as blanks, and controls and marks of direction as U+FFFD."""
    return _UNSAFE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    return " " if found.group() in "\t\n" else "\ufffd"


def printable_json(value: Any, indent: int | None = None) -> str:
    """A value as JSON, in whatever script it is; what a terminal would act on is escaped."""
    import json  # noqa: PLC0415  (only for programs)

    text = json.dumps(value, indent=indent, ensure_ascii=False)
    return _MARKS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def width(text: str) -> int:
    """Columns that a printable text takes on a terminal; wide characters take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  (its tables are slow to load)

    return cell_len(text)


def shown_place(span: Span) -> str:
    """`file:line:column`, the file as it can be opened from the working folder."""
    line, column = span.source.position(span.start)
    return f"{shown_file(span.source)}:{line}:{column}"


def shown_file(source: SourceText) -> str:
    """A file's path relative to the working folder where it is below it, else whole."""
    return source.name if source.path is None else shown_path(source.path)


def shown_path(path: Path) -> str:
    """The same of a path."""
    return _relative(path, os.getcwd())  # noqa: PTH109  (a Path each time would be slow)


@cache
def _relative(path: Path, folder: str) -> str:
    return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()
