"""Changes as Markdown, for the comments of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.compare.items import Item, Run
from argmap.compare.telling import Part
from argmap.render.lettering.clean import clean

LONGEST = 60_000
"""How many code points a report may have; GitHub takes comments of 65,536."""

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~#&$^!]|^(?=[-+=]|\d+[.)])|(?<=^\d)[.)]")
_CALLS = re.compile(
    r"(?<=[@#!%])(?=\w)"  # people, tickets and merge requests
    r"|(?<=\bhttp)(?=:)|(?<=\bhttps)(?=:)|(?<=\bftp)(?=:)|(?<=\bwww)(?=\.)"
    r"|(?<=^)(?=/\w)",
    re.IGNORECASE,
)
_JOINER = "\u2060"
"""WORD JOINER: invisible and without width, it keeps an address or a name from being one."""
_MARKS = {"+": "➕ ", "-": "➖ ", "~": "", "!": "⚠️ ", "": ""}


def markdown(title: str, maps: Sequence[tuple[str, list[Part]]], closing: str) -> str:
    """A report: its title, each map's name with its parts, and a closing line.

    What maps say is text in it: no markup, no address, and nobody is called by it.
    """
    out = [f"## {escape(title)}", ""]
    length = 0
    for name, parts in maps:
        out += [f"### {escape(name)}", ""]
        for part in parts:
            out += [f"**{part.title}**", ""]
            for item in part.items:
                rows = list(_rows(item, 0))
                length += sum(len(row) + 1 for row in rows)
                if length > LONGEST - 1_000:
                    return "\n".join(
                        [*out, "", "*More changed than has room here.*", "", closing, ""]
                    )
                out += rows
            out.append("")
    return "\n".join([*out, escape(closing), ""])


def escape(text: str) -> str:
    """Text on one line as Markdown shows it, letter by letter."""
    line = " ".join(clean(text).split())
    return _CALLS.sub(_JOINER, _MARKUP.sub(lambda found: "\\" + found[0], line))


def _rows(item: Item, depth: int) -> Iterator[str]:
    words = "".join(_run(run) for run in item.runs)
    yield f"{'  ' * depth}- {_MARKS[item.mark]}{words.strip()}"
    for one in item.below:
        yield from _rows(one, depth + 1)


def _run(run: Run) -> str:
    words, style = run
    said = escape(words)
    if not said:
        return " " if words else ""
    before, after = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    sign = {"gone": "~~", "come": "**", "strong": "**", "id": "**"}.get(style, "")
    if style == "warn":
        sign = "*"
    return f"{before}{sign}{said}{sign}{after}"
