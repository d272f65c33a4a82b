"""A report as Markdown: CommonMark with tables and footnotes as GitHub and pandoc have them.

Pictures are files beside it: most programs that show Markdown refuse pictures inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from argmap.exchange.clean import clean
from argmap.exchange.markdown import begun, escape, inline
from argmap.report.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    Line,
    Mark,
    Paragraph,
    Report,
    Run,
    Table,
    is_address,
)

_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)
_MARKS = {"regular": "", "bold": "**", "italic": "*"}


def markdown(report: Report, pictures: Iterable[str] = ()) -> str:
    """The document; what the map says is text in it, whatever its signs.

    `pictures` are the names of the files of its pictures, in order; without them pictures are
    left out.
    """
    names = iter(pictures)
    out = [f"# {escape(report.title)}"]
    byline = " · ".join(part for part in (report.author, report.date) if part)
    if byline:
        out.append(escape(byline))
    for block in report.blocks:
        name = next(names, None) if isinstance(block, Figure) else None
        out += _block(block, name)
    if report.notes:
        out.append(f"## {escape(report.notes_title)}")
    out += [f"[^{number}]: {_line(line)}" for number, line in enumerate(report.notes, 1)]
    return "\n\n".join(out) + "\n"


def _block(block: Block, name: str | None) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_line(block.line)}"
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield "\n".join(_table(block))
    elif isinstance(block, Figure):
        caption = f"*{inline(f'{block.label}. {block.caption}').strip()}*"
        if name:
            yield f"![{inline(block.alt)}](<{quote(name)}>)"
            yield caption
    else:
        yield from map(_item, block.items)


def _paragraph(paragraph: Paragraph) -> str:
    said = _line(paragraph.line)
    return f"> {said}" if paragraph.role in ("quote", "judgment") else said


def _item(item: Item) -> str:
    """A statement as an item of a list, four blanks in for each level."""
    first, *rest = (_paragraph(paragraph) for paragraph in item.paragraphs)
    mark = f"**{inline(item.mark)}** " if item.mark else ""
    return "\n\n".join(
        "    " * (item.level + bool(place)) + text
        for place, text in enumerate([f"-   {mark}{first}", *rest])
    )


def _table(table: Table) -> Iterator[str]:
    yield _row(inline(column) for column in table.columns)
    yield _row("---" for _ in table.columns)
    for row in table.rows:
        yield _row(_line(cell) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line) -> str:
    """A line; runs of one style are joined, since marks of style can't touch."""
    out: list[str] = []
    for kind, group in groupby(line, _kind):
        runs = list(group)
        if isinstance(runs[0], Mark):
            out += [f"[^{one.number}]" for one in runs if isinstance(one, Mark)]
            continue
        text = "".join(one.text for one in runs if isinstance(one, Run))
        url = getattr(runs[0], "url", None)
        if url and is_address(clean(url)):
            out.append(f"<{clean(url)}>")
            continue
        found = _EDGES.match(inline(text))
        before, words, after = found.groups() if found else ("", "", "")
        mark = _MARKS[kind[1]] if words else ""
        out.append(f"{before}{mark}{words}{mark}{after}")
    return begun("".join(out).strip())


def _kind(one: Run | Mark) -> tuple[str | None, str]:
    return (one.url, one.style) if isinstance(one, Run) else (None, "mark")
