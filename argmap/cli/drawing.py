"""Drawing a map as options ask for it: what `argmap render` and `argmap watch` share."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from argmap.cli.common import give_up, waiting
from argmap.cli.filters import asked, choose, filter_options, remarks, unheard
from argmap.cli.options import THEMES, language_option, no_cache, with_options
from argmap.cli.output import form_of, spare
from argmap.cli.web import page
from argmap.cli.written import written
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.check import Checked, Report
    from argmap.graph.view import Filters, View
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

drawing_options = with_options(
    click.option(
        "-o",
        "--output",
        metavar="FILE",
        help="Where to write; `-` is standard output. [default: the map's name in this folder]",
    ),
    click.option(
        "--to", type=click.Choice(_FORMATS), help="The format. [default: by the file's ending, svg]"
    ),
    filter_options,
    click.option(
        "--view",
        "name",
        type=click.Choice(_VIEWS),
        help="Which question the picture answers. [default: tree where a question is among what is "
        "drawn, and with --for; graph otherwise, and with --focus, --path, --section or --kind]",
    ),
    click.option(
        "--direction",
        type=click.Choice(["down", "right"]),
        default="down",
        show_default=True,
        help="In tree and graph: where reasons stand, below what they are for, or right of it.",
    ),
    click.option(
        "--theme",
        type=click.Choice(THEMES),
        help="The colours; `print` saves ink. [default: light; a page in HTML follows its reader]",
    ),
    click.option(
        "--detail",
        type=click.Choice(["full", "brief", "ids"]),
        default="full",
        show_default=True,
        help="All, no quotes and sources, or ids alone.",
    ),
    language_option,
    click.option(
        "--engine",
        type=click.Choice(["embedded", "dot"]),
        default="embedded",
        show_default=True,
        help="What lays the picture out: argmap's own Graphviz, or the system's.",
    ),
    no_cache,
)
"""The options that `Drawing.asked` takes."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn, how, and where it is to be written."""

    path: str
    output: str | None
    form: Form
    name: ViewName | None
    direction: str
    theme: ThemeName | None
    detail: str
    language: str
    engine: str
    filters: Filters
    filtered: bool

    @classmethod
    def asked(
        cls,
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
    ) -> Drawing:
        """What options ask for of the map at a path; gives up where they go against each other."""
        wanted = asked(filters)
        spare(output, path)
        form = form_of(output, to, _ENDINGS, "svg")
        if form in ("dot", "mermaid") and name not in (None, "graph"):
            give_up(
                f"{form} shows boxes and lines, and so is always of the graph",
                ["leave --view out, or write the view as SVG, PNG, PDF or HTML"],
            )
        return cls(
            path,
            output,
            form,
            name,
            direction,
            theme,
            detail,
            language,
            engine,
            wanted,
            any(filters.values()),
        )

    def make(self, checked: Checked, report: Report) -> Made:
        """Draws a map that has no errors, as it was checked; gives up where that can't be done."""
        map, file = checked.map, checked.file
        target = self._target(file)
        view = choose(map, file, self.filters)
        if self.form in ("png", "pdf") and target == "-" and sys.stdout.isatty():
            give_up(f"a {self.form.upper()} is no text for a terminal", ["write it with -o FILE"])
        if not view.cards:
            _nothing(view, self.filtered, self.path, file)
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

        words = Words(self.language)
        look = Look(direction=self.direction, detail=self.detail, words=words)  # type: ignore[arg-type]
        shown = self.name or usual(view)
        form = self.form
        try:
            with waiting("drawing"):
                if form == "md" or form == "text":
                    made = written(view, shown, form, words, target)
                elif form == "html":
                    engine = find(self.engine)
                    made = page(view, shown, look, engine, self.theme, report, checked)
                else:
                    layout = None if form in ("dot", "mermaid") else find(self.engine)
                    made = render(view, form, look, self.theme or "light", layout, shown)
        except NothingToShow as why:
            give_up(str(why), [why.help] if why.help else [])
        except (EngineError, TooLarge) as problem:
            give_up(str(problem))
        much = "" if made.cards is None else counted(made.cards, "card")
        return Made(target, made.data, much, (*remarks(view), *made.notes))

    def _target(self, file: str | None) -> str:
        """Where to write; gives up where a file that the project needs stands in its place."""
        if self.output:
            return self.output
        if self.form in ("md", "text"):
            return "-"
        name = Path(file).stem if file else Path(self.path).resolve().name or "map"
        ending = next(ending for ending, named in _ENDINGS.items() if named == self.form)
        spare(f"{name}.{ending}", self.path)
        return f"{name}.{ending}"


@dataclass(frozen=True, slots=True)
class Made:
    """What was drawn."""

    target: str
    """Where to write it; `-` is standard output."""
    data: bytes
    much: str
    """How much it is, if anything."""
    remarks: tuple[str, ...]


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
