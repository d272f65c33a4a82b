"""Views in words, for `argmap render`: Markdown, and tables for the terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Literal

from argmap.cli.common import give_up, in_colour
from argmap.diagnostics.printable import printable

if TYPE_CHECKING:
    from argmap.graph.view import View
    from argmap.render import Picture, ViewName, Words
    from argmap.render.table import Table


def written(
    view: View, name: ViewName, form: Literal["md", "text"], words: Words, target: str
) -> Picture:
    """A view in words; gives up where it has none.

    Raises `NothingToShow` where the view is empty.
    """
    from argmap.render import Picture  # noqa: PLC0415  (slow to load)
    from argmap.render.markdown import markdown  # noqa: PLC0415
    from argmap.render.outline_text import outline_text  # noqa: PLC0415
    from argmap.render.views import TABLES  # noqa: PLC0415

    if name == "tree":
        return Picture(outline_text(view, words).encode())
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
    from rich.console import Console  # noqa: PLC0415  (slow to load)
    from rich.table import Table as Grid  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(
        file=io.StringIO(),
        force_terminal=coloured,
        no_color=not coloured,
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    grid = Grid(title=Text(printable(table.title), "bold"), title_justify="left", show_lines=True)
    for column in table.columns:
        grid.add_column(Text(printable(column), "bold"))
    for row in table.rows:
        grid.add_row(*(Text(printable(cell)) for cell in row))
    console.print(grid)
    for note in table.notes:
        console.print(Text(printable(note)))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
