"""`argmap render`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from argmap.cli.common import checked, give_up, stop_at_errors

if TYPE_CHECKING:
    from argmap.graph.view import Filters, View
    from argmap.model import Map
    from argmap.render import Format

_FORMATS = ("svg", "png", "pdf", "dot")
_ENDINGS: dict[str, Format] = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "dot": "dot",
    "gv": "dot",
}
_OTHERS = frozenset("jpeg jpg gif webp tif tiff bmp eps ps html htm".split())
"""Endings of pictures in other formats."""
_KINDS = ("question", "claim", "evidence", "assumption", "gap", "hypothesis", "counterclaim")


_Command = TypeVar("_Command", bound=Callable[..., Any])


def _filter(name: str, help: str, **more: Any) -> Callable[[_Command], _Command]:
    return click.option(name, multiple=True, help=help, **more)


@click.command(
    epilog="""\b
Examples:
  argmap render maps/dam                        draws dam.svg in this folder
  argmap render maps/dam -o dam.pdf             the same as PDF
  argmap render maps/dam/motives.argmap         what this file says
  argmap render maps/dam --focus leak --depth 2 what stands within two links of `leak`
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
@_filter("--focus", "Only what stands around this card.", metavar="ID")
@click.option(
    "--depth", type=click.IntRange(min=0), help="With --focus: how many links far. [default: 1]"
)
@_filter("--kind", "Only cards of this kind.", type=click.Choice(_KINDS))
@_filter("--section", "Only this section.", metavar="ID")
@_filter("--speaker", "Only what this speaker said or passed on.", metavar="ID")
@_filter("--source", "Only what this source says.", metavar="ID")
@_filter("--tag", "Only what has this tag.", metavar="TAG")
@click.option(
    "--direction",
    type=click.Choice(["down", "right"]),
    default="down",
    show_default=True,
    help="Where reasons stand: below what they are for, or right of it.",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "print"]),
    default="light",
    show_default=True,
    help="The colours; `print` saves ink.",
)
@click.option(
    "--detail",
    type=click.Choice(["full", "brief", "ids"]),
    default="full",
    show_default=True,
    help="All, no quotes and sources, or ids alone.",
)
@click.option(
    "--engine",
    type=click.Choice(["embedded", "dot"]),
    default="embedded",
    show_default=True,
    help="What lays the picture out: argmap's own Graphviz, or the system's.",
)
def render(
    path: str,
    output: str | None,
    to: Format | None,
    depth: int | None,
    direction: str,
    theme: str,
    detail: str,
    engine: str,
    **filters: tuple[str, ...],
) -> None:
    """Draw a map.

    PATH is a folder that holds one map, or one of its files; of a file its own cards are
    drawn.
    """
    if depth is not None and not filters["focus"]:
        give_up("--depth needs --focus", ["argmap render --focus ID --depth 2"])
    _refuse_to_overwrite(output)
    form = _format(output, to)
    map, only = _load(path)
    target = output or _default_name(path, map, only, form)
    _spare_sources(target, map)
    chosen = _filters(map, only, 1 if depth is None else depth, filters)
    view = _view(map, chosen)
    if form in ("png", "pdf") and target == "-" and sys.stdout.isatty():
        give_up(f"a {form.upper()} is no text for a terminal", ["write it with -o FILE"])
    if not view.cards:
        _nothing(view, any(filters.values()), path, only)
    picture = _picture(view, form, direction, theme, detail, engine)
    for note in picture.notes:
        click.echo(f"{click.style('note', fg='cyan', bold=True)}: {note}", err=True)
    if target == "-":
        sys.stdout.buffer.write(picture.data)
        return
    _write(Path(target), picture.data)
    many = len(view.cards)
    click.echo(f"written: {target} ({many} card{'s' if many != 1 else ''})", err=True)


def _refuse_to_overwrite(output: str | None) -> None:
    """Give up where the output can't be a picture: a folder, in no folder, or a map."""
    if not output or output == "-":
        return
    target = Path(output)
    try:
        is_folder, has_folder = target.is_dir(), target.parent.is_dir()
        real = target.resolve()
    except OSError:
        return  # writing says what is wrong
    if is_folder:
        give_up(f"{output} is a folder", [f"write into it: -o {target / 'NAME.svg'}"])
    if ".argmap" in (target.suffix.lower(), real.suffix.lower()):
        give_up(
            f"{output} is the name of a map's file, and a picture would take its place",
            ["choose another name: -o NAME.svg"],
        )
    if output.endswith(("/", os.sep)) or not has_folder:
        folder = target.parent if not has_folder else target
        give_up(f"there is no folder {folder}", ["make it first, or write into another"])


def _spare_sources(target: str, map: Map) -> None:
    """Give up where the output is a file that a source of the map names."""
    from argmap.model import Source  # noqa: PLC0415  (loads the model)

    for source in map.of_kind(Source):
        place = source.at.source.path
        if place is None or not source.file:
            continue
        try:
            same = Path(target).samefile(place.parent / source.file)
        except OSError:
            continue  # one of them is not there
        if same:
            give_up(
                f"{target} is the file of the source `{source.id}`, and a picture would take "
                "its place",
                ["choose another name: -o NAME.svg"],
            )


def _format(output: str | None, to: Format | None) -> Format:
    """The format that `--to` or the ending of the output names; they must not disagree."""
    if not output or output == "-":
        return to or "svg"
    ending = Path(output).suffix.lstrip(".").lower()
    named = _ENDINGS.get(ending)
    if to and (named not in (None, to) or ending in _OTHERS):
        give_up(
            f"the ending of {output} and --to {to} disagree",
            [f"write -o {Path(output).with_suffix('.' + to)}, or leave --to out"],
        )
    if form := to or named:
        return form
    give_up(
        f"the ending of {output} names no format",
        [f"end it in .svg, .png, .pdf or .dot, or say --to {{{','.join(_FORMATS)}}}"],
    )


def _load(path: str) -> tuple[Map, Path | None]:
    """The one map at a path, and the file asked for where the path is one."""
    report = checked([path])
    if len(report.checked) > 1:
        folders = ", ".join(one.map.folder for one in report.checked)
        give_up(
            f"below {path} are {len(report.checked)} maps, and a picture shows one: {folders}",
            ["name one of them"],
        )
    stop_at_errors(
        report.checked, "Nothing was drawn: a map with errors could mean something else."
    )
    return report.checked[0].map, report.checked[0].only


def _filters(map: Map, only: Path | None, depth: int, given: dict[str, tuple[str, ...]]) -> Filters:
    from unicodedata import normalize  # noqa: PLC0415

    from argmap.graph.view import Filters  # noqa: PLC0415  (loads the model)

    files: tuple[str, ...] = ()
    if only is not None:
        named = {e.at.file for e in map.entries.values() if e.at.source.path == only}
        files = tuple(sorted(named)) or (only.name,)
    asked = {
        name: tuple(normalize("NFC", value) for value in values) for name, values in given.items()
    }
    return Filters(depth=depth, files=files, **asked)


def _view(map: Map, filters: Filters) -> View:
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)
    from argmap.graph.view import UnknownName, view  # noqa: PLC0415  (loads the model)

    try:
        return view(map, filters)
    except UnknownName as slip:
        if slip.instead:
            option = {"card": "focus"}.get(slip.instead, slip.instead)
            give_up(f"{slip.name} is a {slip.instead}: use --{option} {slip.name}")
        known = list(slip.known)
        help = did_you_mean(slip.name, known)
        if not help and known and len(known) <= 20:
            help = (f"there are: {', '.join(known)}",)
        give_up(f"the map has no {slip.what} `{slip.name[:80]}`", help)


def _picture(view: View, form: Format, direction: str, theme: str, detail: str, engine: str) -> Any:
    from argmap.render import (  # noqa: PLC0415  (slow to load)
        EngineError,
        Look,
        TooLarge,
        find,
        render,
    )

    look = Look(direction=direction, detail=detail)  # type: ignore[arg-type]
    try:
        return render(
            view,
            form,
            look,
            theme,  # type: ignore[arg-type]
            None if form == "dot" else find(engine),
        )
    except (EngineError, TooLarge) as problem:
        give_up(str(problem))


def _nothing(view: View, filtered: bool, path: str, only: Path | None) -> NoReturn:
    """Say why there is no card to draw."""
    others = f"the map has {view.hidden} card{'s' if view.hidden != 1 else ''}"
    folder = f"draw the folder: argmap render {Path(path).parent}"
    if filtered and view.hidden:
        also = f", or {folder}" if only is not None else ""
        give_up(
            "there is nothing to draw: no card passes the filters",
            [f"{others}; leave a filter out{also}"],
        )
    give_up(
        f"there is nothing to draw: {path} has no question, claim, evidence, assumption or gap",
        [f"{others} in other files; {folder}"] if only is not None and view.hidden else [],
    )


def _default_name(path: str, map: Map, only: Path | None, form: str) -> str:
    name = only.stem if only else Path(path).resolve().name
    return f"{name or 'map'}.{form}"


def _write(target: Path, data: bytes) -> None:
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415

    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe can't be replaced
        else:
            write_atomically(target, data)
    except OSError as error:
        give_up(f"can't write {target}: {error.strerror or error}")
