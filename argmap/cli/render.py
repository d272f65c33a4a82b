"""`argmap render`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from argmap.cli.common import give_up, note, waiting
from argmap.cli.filters import asked, choose, filter_options, remarks, unheard
from argmap.cli.options import LANGUAGES, THEMES, no_cache
from argmap.cli.output import form_of, one_checked, spare, write_out
from argmap.cli.web import page
from argmap.cli.written import written
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.graph.view import View
    from argmap.render import ThemeName, ViewName

Form = Literal["svg", "png", "pdf", "html", "dot", "mermaid", "md", "text"]

_FORMATS = ("svg", "png", "pdf", "html", "dot", "mermaid", "md", "text")
_ENDINGS: dict[str, Form] = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "html": "html",
    "htm": "html",
    "dot": "dot",
    "gv": "dot",
    "mmd": "mermaid",
    "mermaid": "mermaid",
    "md": "md",
    "markdown": "md",
    "txt": "text",
}
_VIEWS = ("tree", "graph", "timeline", "speakers", "sources", "matrix")


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
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write; `-` is standard output. [default: the map's name in this folder]",
)
@click.option(
    "--to", type=click.Choice(_FORMATS), help="The format. [default: by the file's ending, svg]"
)
@filter_options
@click.option(
    "--view",
    "name",
    type=click.Choice(_VIEWS),
    help="Which question the picture answers. [default: tree where a question is among what is "
    "drawn, and with --for; graph otherwise, and with --focus, --path, --section or --kind]",
)
@click.option(
    "--direction",
    type=click.Choice(["down", "right"]),
    default="down",
    show_default=True,
    help="In tree and graph: where reasons stand, below what they are for, or right of it.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    help="The colours; `print` saves ink. [default: light; a page in HTML follows its reader]",
)
@click.option(
    "--detail",
    type=click.Choice(["full", "brief", "ids"]),
    default="full",
    show_default=True,
    help="All, no quotes and sources, or ids alone.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of what argmap itself writes; your own words stay as they are.",
)
@click.option(
    "--engine",
    type=click.Choice(["embedded", "dot"]),
    default="embedded",
    show_default=True,
    help="What lays the picture out: argmap's own Graphviz, or the system's.",
)
@no_cache
def render(
    path: str,
    output: str | None,
    to: Form | None,
    name: ViewName | None,
    direction: str,
    theme: ThemeName | None,
    detail: str,
    language: str,
    engine: str,
    **filters: Any,
) -> None:
    """Draw a map.

    PATH is a folder that holds one map, or one of its files; of a file its own cards are
    drawn.
    """
    wanted = asked(filters)
    spare(output, path)
    form = form_of(output, to, _ENDINGS, "svg")
    if form in ("dot", "mermaid") and name not in (None, "graph"):
        give_up(
            f"{form} shows boxes and lines, and so is always of the graph",
            ["leave --view out, or write the view as SVG, PNG, PDF or HTML"],
        )
    checked, report = one_checked(
        path, "Nothing was drawn: a map with errors could mean something else."
    )
    map, file = checked.map, checked.file
    ending = next(ending for ending, named in _ENDINGS.items() if named == form)
    name_of = Path(file).stem if file else Path(path).resolve().name or "map"
    target = output or ("-" if form in ("md", "text") else f"{name_of}.{ending}")
    if output is None:
        spare(target, path)
    view = choose(map, file, wanted)
    if form in ("png", "pdf") and target == "-" and sys.stdout.isatty():
        give_up(f"a {form.upper()} is no text for a terminal", ["write it with -o FILE"])
    if not view.cards:
        _nothing(view, any(filters.values()), path, file)
    from argmap.render import (  # noqa: PLC0415  (slow to load)
        EngineError,
        Look,
        NothingToShow,
        TooLarge,
        Words,
        find,
        render,
    )
    from argmap.render.usual import usual  # noqa: PLC0415

    look = Look(direction=direction, detail=detail, words=Words(language))  # type: ignore[arg-type]
    shown = name or usual(view)
    try:
        with waiting("drawing"):
            if form == "md" or form == "text":
                made = written(view, shown, form, look.words, target)
            elif form == "html":
                made = page(view, shown, look, find(engine), theme, report, checked)
            else:
                layout = None if form in ("dot", "mermaid") else find(engine)
                made = render(view, form, look, theme or "light", layout, shown)
    except NothingToShow as why:
        give_up(str(why), [why.help] if why.help else [])
    except (EngineError, TooLarge) as problem:
        give_up(str(problem))
    for remark in (*remarks(view), *made.notes):
        note(remark)
    many = made.cards
    write_out(target, made.data, "" if many is None else counted(many, "card"))


def _nothing(view: View, filtered: bool, path: str, file: str | None) -> NoReturn:
    """Say why there is no card to draw."""
    others = f"the map has {counted(view.hidden, 'card')}"
    folder = f"draw the folder: argmap render {Path(path).parent}"
    if filtered and (why := unheard(view)):
        give_up(*why)
    if filtered and view.hidden:
        also = f", or {folder}" if file is not None else ""
        give_up(
            "there is nothing to draw: no card passes the filters",
            [f"{others}; leave a filter out{also}"],
        )
    give_up(
        f"there is nothing to draw: {path} has no question, claim, evidence, assumption or gap",
        [f"{others} in other files; {folder}"] if file is not None and view.hidden else [],
    )
