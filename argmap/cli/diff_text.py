"""Changes for the terminal: wrapped lines, coloured."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from argmap.diagnostics.printable import printable, width

if TYPE_CHECKING:
    from argmap.compare.items import Item, Run
    from argmap.compare.telling import Part
    from argmap.model.values import Place

_STYLES: dict[str, dict[str, Any]] = {
    "id": {"fg": "cyan", "bold": True},
    "kind": {"fg": "bright_black"},
    "muted": {"fg": "bright_black"},
    "strong": {"bold": True},
    "warn": {"fg": "yellow", "bold": True},
    "gone": {"fg": "red", "strikethrough": True},
    "come": {"fg": "green"},
}
_MARKS = {"+": "green", "-": "red", "~": "yellow", "!": "yellow"}
_WORDS = re.compile(r"\s*\S+|\s+")


def text(
    maps: Sequence[tuple[str, list[Part]]],
    closing: str,
    colour: bool,
    shown: Callable[[Place], str],
) -> str:
    """Maps, each by its name and parts, and a closing line; `shown` writes where an entry stands.

    Lines are wrapped for a terminal alone. Without colour, words taken out stand in `[-…-]`,
    words put in in `{+…+}`.
    """
    wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    out: list[str] = []
    for name, parts in maps:
        out += [click.style(printable(name), bold=True), ""]
        for part in parts:
            out.append(click.style(part.title, underline=True) if colour else f"{part.title}:")
            for item in part.items:
                out += _rows(item, 1, wide, colour, shown)
            out.append("")
    return "\n".join([*out, printable(closing), ""])


def _rows(
    item: Item, depth: int, wide: int, colour: bool, shown: Callable[[Place], str]
) -> Iterator[str]:
    indent = "  " * depth
    mark = click.style(item.mark or " ", fg=_MARKS.get(item.mark), bold=True)
    runs = list(item.runs)
    if item.at is not None and depth == 1:
        runs.append((f"  {shown(item.at)}", "muted"))
    first = True
    for row in _wrapped(runs, max(wide - len(indent) - 2, 24), colour):
        yield f"{indent}{mark if first else ' '} {row}".rstrip()
        first = False
    for one in item.below:
        yield from _rows(one, depth + 1, wide, colour, shown)


def _wrapped(runs: Sequence[Run], room: int, colour: bool) -> Iterator[str]:
    """Rows of styled words, none wider than the room unless by one long word."""
    row, used = "", 0
    for words, style in runs:
        said = printable(words)
        if not colour and style in ("gone", "come"):
            said = f"[-{said}-]" if style == "gone" else f"{{+{said}+}}"
        for part in _WORDS.findall(said):
            if used and used + width(part) > room and part.strip():
                yield row
                row, used = "", 0
                part = part.lstrip()
            row += click.style(part, **_STYLES[style]) if style in _STYLES else part
            used += width(part)
    if row:
        yield row
