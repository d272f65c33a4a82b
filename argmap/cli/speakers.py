"""`argmap speakers`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from argmap.cli.common import checked, give_up, in_colour, note, stop_at_errors
from argmap.cli.options import THEMES
from argmap.cli.output import form_of, one_map, spare, write_out
from argmap.diagnostics.printable import printable
from argmap.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table
    from rich.text import Text

    from argmap.graph.voices import Voice
    from argmap.model import Map
    from argmap.render.theme import ThemeName

_STANCES = {"asserts": "green", "denies": "red", "doubts": "yellow"}


_ENDINGS: dict[str, Literal["svg", "png", "pdf"]] = {"svg": "svg", "png": "png", "pdf": "pdf"}


@click.command(
    epilog="""\b
Examples:
  argmap speakers maps/dam                       a table of all who speak
  argmap speakers maps/dam/motives.argmap        in one file
  argmap speakers maps/dam -o who-says-what.pdf  the same as a picture
"""
)
@click.argument("path", default=".")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Draw it instead: FILE ends in .svg, .png or .pdf; `-` is SVG on standard output.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="light",
    show_default=True,
    help="With --output: the colours; `print` saves ink.",
)
def speakers(path: str, output: str | None, theme: ThemeName) -> None:
    """Print or draw who asserts, denies and doubts what.

    PATH is a map file or a folder. A picture shows one map; of a file its own entries.
    """
    if output is not None:
        _draw(path, output, theme)
        return
    from rich.console import Console  # noqa: PLC0415  (slow to load)

    from argmap.graph.view import Filters, view  # noqa: PLC0415  (loads the model)
    from argmap.graph.voices import voices  # noqa: PLC0415

    report = checked([path])
    stop_at_errors(
        report.checked, "Nothing was listed: a map with errors could mean something else."
    )
    console = Console(
        force_terminal=in_colour(sys.stdout),
        no_color=not in_colour(sys.stdout),
        highlight=False,
        width=None if sys.stdout.isatty() else 100,
    )
    for one in report.checked:
        files = (one.file,) if one.file else ()
        console.print(_table(one.map, voices(view(one.map, Filters(files=files)))))


def _table(map: Map, found: Sequence[Voice]) -> Table | Text:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from argmap.render.speakers.voicing import about, named  # noqa: PLC0415  (slow to load)
    from argmap.render.words import Words  # noqa: PLC0415

    words = Words()
    title = printable(map.title)
    if not found:
        return Text(f"{title}: nobody speaks in it")
    table = Table(title=Text(title, "bold"), title_justify="left", show_lines=True)
    table.add_column("who", max_width=34)
    used = [
        stance
        for stance in _STANCES
        if any(one.stance == stance for voice in found for _, one in voice.said)
    ]
    for stance in used:
        table.add_column(Text(stance, f"bold {_STANCES[stance]}"))
    for voice in found:
        who = Text(printable(named(voice, words)), "bold")
        for part in about(voice, words):
            who.append(f"\n{printable(part)}" if part else "", "not bold bright_black")
        table.add_row(who, *(_cell(map, voice, stance) for stance in used))
    return table


def _cell(map: Map, voice: Voice, stance: str) -> Text:
    """How many entries a voice takes a stance to, and their ids; hearsay with its way."""
    from rich.text import Text  # noqa: PLC0415

    from argmap.model.naming import name_in  # noqa: PLC0415  (loads the model)

    ids: dict[str, None] = {}
    for entry, said in voice.said:
        if said.stance == stance:
            names = [name_in(map, id) for id in said.via]
            ids[f"{entry.id} (via {', '.join(names)})" if names else entry.id] = None
    if not ids:
        return Text()
    return Text.assemble((f"{len(ids)}  ", "bold"), printable(", ".join(ids)))


def _draw(path: str, output: str, theme: ThemeName) -> None:
    """Draw the voices of the one map at a path: the view `speakers` of `argmap render`."""
    spare(output, path)
    form = form_of(output, None, _ENDINGS, "svg", option=False)
    map, file = one_map(path, "Nothing was drawn: a map with errors could mean something else.")
    from argmap.graph.view import Filters, view  # noqa: PLC0415  (loads the model)
    from argmap.graph.voices import voices  # noqa: PLC0415
    from argmap.render import NothingToShow, TooLarge, render  # noqa: PLC0415  (slow to load)

    shown = view(map, Filters(files=(file,) if file else ()))
    try:
        picture = render(shown, form, theme=theme, name="speakers")
    except NothingToShow as why:
        give_up(f"there is nothing to draw: nobody speaks in {path}", [why.help])
    except TooLarge:
        give_up("the picture is too large for PNG", ["write SVG or PDF, or draw a file of the map"])
    for remark in picture.notes:
        note(remark)
    write_out(output, picture.data, counted(len(voices(shown)), "voice"))
