"""`argmap render`."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli.common import note
from argmap.cli.drawing import Drawing, drawing_options
from argmap.cli.output import one_checked, write_out


@click.command(
    epilog="""\b
Examples:
  argmap render maps/dam                        draws dam.svg in this folder
  argmap render maps/dam -o dam.pdf             the same as PDF
  argmap render maps/dam -o dam.html            all views in a page, to click and to mail
  argmap render maps/dam --view matrix          evidence and hypotheses
  argmap render maps/dam --view speakers --to text
  argmap render maps/dam/motives.argmap         what this file says
  argmap render maps/dam --focus leak --depth 2 what stands within two links of `leak`
  argmap render maps/dam --path leak unsafe     how `leak` bears on `unsafe`
  argmap render maps/dam --for unsafe           all that speaks for and against `unsafe`
  argmap render maps/dam --question q1 --since 2006-07
  argmap render maps/dam --speaker mayor --speaker council --detail brief
  argmap render maps/dam --to png -o - > dam.png

\b
Filters of one kind are alternatives, different filters must all agree.
Exit codes: 0 drawn, 1 the map has errors, 2 there is nothing to draw or it could not be done.
"""
)
@click.argument("path", default=".")
@drawing_options
def render(path: str, **options: Any) -> None:
    """Draw a map.

    PATH is a folder that holds one map, or one of its files; of a file its own cards are
    drawn.
    """
    drawing = Drawing.asked(path, **options)
    checked, report = one_checked(
        path, "Nothing was drawn: a map with errors could mean something else."
    )
    made = drawing.make(checked, report)
    for remark in made.remarks:
        note(remark)
    write_out(made.target, made.data, made.much)
