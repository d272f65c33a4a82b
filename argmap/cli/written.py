"""Views in words, for `argmap render`: Markdown, and tables for the terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Literal

from argmap.cli.common import give_up, in_colour
from argmap.diagnostics.printable import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from argmap.graph.view import View
    from argmap.render import Picture, ViewName, Words
    from argmap.render.table import Table


_NARROWEST = 16
"""With less room than this for a column, in characters, tables have no columns."""


def written(
    view: View, name: ViewName, form: Literal["md", "text"], words: Words, target: str
) -> Picture:
    """A view in words; gives up where it has none.

    Raises `NothingToShow` where the view is empty.
    """
    from argmap.render import Picture  # noqa: PLC0415  (slow to load)
    from argmap.render.output.markdown import markdown  # noqa: PLC0415
    from argmap.render.views import TABLES  # noqa: PLC0415

    if name == "tree":
        from argmap.graph.outline import outline  # noqa: PLC0415  (as above)
        from argmap.render.tree.picture import left_out  # noqa: PLC0415
        from argmap.render.tree.text import outline_text  # noqa: PLC0415

        told = outline_text(view, words).encode()
        made = outline(view)
        return Picture(told, left_out(view, made), len(made.reached))
    if name not in TABLES:
        give_up(
            f"the view `{name}` has no form in words",
            [f"write --view {one}" for one in ("tree", *TABLES)],
        )
    table = TABLES[name](view, words)
    if form == "md":
        return Picture(markdown(table).encode())
    return Picture(_for_terminal(table, coloured=target == "-" and in_colour(sys.stdout)).encode())


def _for_terminal(table: Table, coloured: bool) -> str:
    """A table in a frame; with many columns each row by itself, a line for each of its cells."""
    from rich.console import Console  # noqa: PLC0415  (slow to load)
    from rich.text import Text  # noqa: PLC0415

    file = io.StringIO()
    console = Console(
        file=file,
        force_terminal=coloured,
        no_color=not coloured,
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    console.print(Text(printable(table.title), "bold"))
    used = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    framed = console.width // max(1, len(used)) >= _NARROWEST
    console.print(_frame(table, used) if framed else _rows(table, used))
    for note in table.notes:
        console.print(Text(printable(note), "bright_black"))
    return file.getvalue()


def _frame(table: Table, used: list[int]) -> RenderableType:
    from rich.table import Table as Grid  # noqa: PLC0415  (slow to load)
    from rich.text import Text  # noqa: PLC0415

    grid = Grid(show_lines=True)
    for n in used:
        grid.add_column(Text(printable(table.columns[n]), "bold"), overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(printable(row[n])) for n in used))
    return grid


def _rows(table: Table, used: list[int]) -> RenderableType:
    from rich.table import Table as Grid  # noqa: PLC0415  (slow to load)
    from rich.text import Text  # noqa: PLC0415

    grid = Grid(show_header=False, box=None, padding=(0, 2, 0, 0))
    grid.add_column(style="bright_black", max_width=24, overflow="fold")
    grid.add_column(overflow="fold")
    for row in table.rows:
        for n in used:
            style = "bold cyan" if n == used[0] else ""
            if row[n]:
                grid.add_row(Text(printable(table.columns[n])), Text(printable(row[n]), style))
        grid.add_row()
    return grid
