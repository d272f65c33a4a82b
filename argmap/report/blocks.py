"""What a report is made of, before it is written in any format.

All texts are plain: a writer makes them fit for its format, and nothing in them is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from argmap.render.scene import Scene

Style = Literal["regular", "bold", "italic"]
Ink = Literal["ink", "muted", "support", "attack", "undercut", "inform"]
"""The colour of words, as `theme.Theme` names it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style."""

    text: str
    style: Style = "regular"
    ink: Ink = "ink"
    to: str | None = None
    """The anchor in the report to which the words lead."""
    url: str | None = None
    """The address in the web to which the words lead; one that is not http or https leads
    nowhere."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a footnote, raised, behind the words before it."""

    number: int


Line = tuple[Run | Mark, ...]
Role = Literal["text", "lead", "small", "quote", "judgment"]
"""What a paragraph is: plain; the summary; what is said beside; words of a source; a judgment."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    line: Line
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that of the report's parts."""

    level: Literal[1, 2, 3]
    line: Line
    anchor: str
    fresh: bool = False
    """Whether it begins a page where there are pages."""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a list, with its number, below the statement that it bears on."""

    level: int
    """How deep it stands, from 0; at most one deeper than the item before."""
    mark: str
    """Its number; empty for what only holds others together."""
    paragraphs: tuple[Paragraph, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list of statements."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    """Each as long as `columns`."""
    shares: tuple[float, ...]
    """How much of the width each column takes; together 1."""
    title: str
    """What the table shows, for those who can't see it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption."""

    scene: Scene
    label: str
    """`Figure 1`."""
    caption: str
    """What it shows, without the label."""
    alt: str
    """The picture in words."""


Block = Heading | Paragraph | Items | Table | Figure


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    author: str
    date: str
    """In words; empty where the map has none."""
    blocks: tuple[Block, ...]
    notes: tuple[Line, ...]
    """The footnotes; the first has the number 1."""
    notes_title: str
    language: str
    remarks: tuple[str, ...] = field(default=())
    """What the person who asked should be told, one sentence each."""

    @property
    def lines(self) -> Iterator[Line]:
        """All lines, in order, the footnotes at the end."""
        for block in self.blocks:
            if isinstance(block, Heading | Paragraph):
                yield block.line
            elif isinstance(block, Items):
                yield from (one.line for item in block.items for one in item.paragraphs)
            elif isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)
        yield from self.notes

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))


def plain(line: Line) -> str:
    """The words of a line without styles and footnotes."""
    return "".join(run.text for run in line if isinstance(run, Run))


def is_address(url: str) -> bool:
    """Whether an address leads into the web, and is fit to be a link."""
    return re.fullmatch(r"https?://[^\s<>\\\"]+", url) is not None
