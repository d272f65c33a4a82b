"""A report as one HTML file without scripts, for the screen, light or dark, and for print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from html import escape
from pathlib import Path

from argmap.exchange.clean import clean
from argmap.render.lettering.fonts import Style
from argmap.render.lettering.rtl import has_rtl, is_rtl
from argmap.render.lettering.subset import subset
from argmap.render.output.svg import number, shape_markup
from argmap.render.scene import Group
from argmap.render.theme import THEMES, Theme, ThemeName
from argmap.render.words import Words
from argmap.report.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    Items,
    Line,
    Mark,
    Paragraph,
    Report,
    Run,
    Table,
    is_address,
    plain,
)

_STYLE = Path(__file__).with_name("report.css")
_FACES: dict[Style, str] = {
    "regular": "font-weight:400",
    "bold": "font-weight:700",
    "italic": "font-weight:400;font-style:italic",
}
_WIDE = 544.0
"""A wider picture is not made smaller than this; on a phone it keeps its size, and scrolls."""


class _Variables:
    """The colours of a picture as variables of the style, which know light from dark."""

    def __getitem__(self, role: str) -> str:
        return f"var(--{role.replace('_', '-')})"


def html(report: Report) -> str:
    """The document; what the map says is text in it, and it loads nothing."""
    body = "\n".join(_body(report))
    style = _style(body)
    digest = _base64(hashlib.sha256(style.encode()).digest())
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(report.title)}</title>",
        *([f'<meta name="author" content="{_text(report.author)}">'] if report.author else []),
        f"<style>{style}</style>",
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n'
        + "\n".join(head)
        + f"\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(report: Report) -> Iterator[str]:
    byline = " · ".join(_text(part) for part in (report.author, report.date) if part)
    said = f'<p class="byline">{byline}</p>' if byline else ""
    yield f"<header><h1{_way(report.title)}>{_text(report.title)}</h1>{said}</header>"
    yield from map(_block, report.blocks)
    yield from _notes(report)


def _style(text: str) -> str:
    """The style, with the typeface as far as a text needs it."""

    def colours(name: ThemeName) -> str:
        theme = THEMES[name]
        return "".join(
            f"--{field.name.replace('_', '-')}:{theme[field.name]};" for field in fields(Theme)
        )

    faces = "".join(
        f'@font-face{{font-family:"Argmap Arimo";{how};'
        f"src:url(data:font/ttf;base64,{_base64(subset(style, text))})}}\n"
        for style, how in _FACES.items()
    )
    return (
        f"{faces}:root{{{colours('light')}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{colours('dark')}}}}}\n"
        f"@media print{{:root{{{colours('light')}}}}}\n"
        f"{_STYLE.read_text(encoding='utf-8')}"
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _text(text: str) -> str:
    return escape(clean(text))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        tag = f"h{block.level + 1}"
        return f'<{tag} id="{block.anchor}"{_way(plain(block.line))}>{_line(block.line)}</{tag}>'
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Items):
        return _items(block.items)
    if isinstance(block, Table):
        return _table(block)
    return _figure(block)


def _way(text: str) -> str:
    """The direction of a paragraph, where it is not that of the page."""
    return ' dir="rtl"' if is_rtl(text) else ""


def _paragraph(paragraph: Paragraph) -> str:
    kind = "" if paragraph.role in ("text", "quote") else f' class="{paragraph.role}"'
    said = f"<p{kind}{_way(plain(paragraph.line))}>{_line(paragraph.line)}</p>"
    return f"<blockquote>{said}</blockquote>" if paragraph.role == "quote" else said


def _line(line: Line) -> str:
    return "".join(_mark(one) if isinstance(one, Mark) else _run(one) for one in line)


def _mark(mark: Mark) -> str:
    n = mark.number
    return f'<sup><a id="ref-{n}" href="#note-{n}" role="doc-noteref">{n}</a></sup>'


def _run(run: Run) -> str:
    text = _text(run.text)
    if has_rtl(run.text):
        text = f"<bdi>{text}</bdi>"
    if run.style != "regular":
        tag = "strong" if run.style == "bold" else "i"
        text = f"<{tag}>{text}</{tag}>"
    if run.to:
        text = f'<a href="#{run.to}">{text}</a>'
    elif run.url and is_address(run.url):
        text = f'<a href="{_text(run.url)}" rel="noreferrer">{text}</a>'
    return f'<span class="{run.ink}">{text}</span>' if run.ink != "ink" else text


def _items(items: Sequence[Item]) -> str:
    """Nested lists, made of the levels of items in a row."""
    out: list[str] = []
    depth = -1
    for item in items:
        level = min(item.level, depth + 1)
        out += ["</div></li>" + "</ul></div></li>" * (depth - level)] if level <= depth else []
        out += ['<ul role="list">'] if level > depth else []
        depth = level
        place = f' id="{item.anchor}"' if item.anchor else ""
        mark = f'<span class="mark">{_text(item.mark)}</span>'
        said = "".join(map(_paragraph, item.paragraphs))
        out.append(f"<li{place}>{mark}<div>{said}")
    out.append("</div></li></ul>" * (depth + 1))
    return "".join(out)


def _table(table: Table) -> str:
    """A table; its cells know their heads, since on a narrow screen they stand below each other.

    Roles are named because browsers forget them where the style changes how a table is shown.
    """
    heads = "".join(
        f'<th role="columnheader" scope="col">{_text(column)}</th>' for column in table.columns
    )
    rows = "\n".join(f'<tr role="row">{_cells(row, table.columns)}</tr>' for row in table.rows)
    return (
        f'<div class="scroll"><table role="table"><caption>{_text(table.title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody></table></div>'
    )


def _cells(row: Sequence[Line], columns: Sequence[str]) -> str:
    first, *rest = row
    head = f'<th role="rowheader" scope="row"{_way(plain(first))}>{_line(first)}</th>'
    return head + "".join(
        f'<td role="cell" data-head="{_text(column)}"{_way(plain(cell))}>{_line(cell)}</td>'
        for cell, column in zip(rest, columns[1:], strict=True)
    )


def _figure(figure: Figure) -> str:
    scene = figure.scene
    wide, high = number(scene.width), number(scene.height)
    groups = "".join(map(_group, scene.groups))
    kind = ' class="wide"' if scene.width > _WIDE else ""
    return (
        f'<figure><div class="scroll" tabindex="0">'
        f'<svg{kind} role="img" aria-label="{_text(figure.alt)}" '
        f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">{groups}</svg></div>'
        f"<figcaption>{_text(f'{figure.label}. {figure.caption}')}</figcaption></figure>"
    )


def _group(group: Group) -> str:
    colours = _Variables()
    shapes = "".join(shape_markup(shape, colours) for shape in group.shapes)
    move = f' transform="translate({number(group.x)} {number(group.y)})"'
    return f"<g{move if group.x or group.y else ''}>{shapes}</g>"


def _notes(report: Report) -> Iterable[str]:
    if not report.notes:
        return
    back = _text(Words(report.language)["report back"])
    title = _text(report.notes_title)
    yield f'<section class="notes" role="doc-endnotes"><h2 id="notes">{title}</h2><ol>'
    for place, line in enumerate(report.notes, 1):
        yield (
            f'<li id="note-{place}">{_line(line)} '
            f'<a href="#ref-{place}" role="doc-backlink" aria-label="{back}">↩</a></li>'
        )
    yield "</ol></section>"
