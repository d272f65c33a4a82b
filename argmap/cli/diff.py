"""`argmap diff`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import give_up, in_colour, waiting
from argmap.cli.compared import Compared, compared, tell_remarks, unread
from argmap.cli.options import LANGUAGES, THEMES
from argmap.cli.states import Asked, asked_for

if TYPE_CHECKING:
    from argmap.compare.telling import Part


class _Parted(click.Command):
    """A command that knows what stands behind `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = args.index("--") if "--" in args else None
        ctx.meta["paths"] = None if at is None else args[at + 1 :]
        return super().parse_args(ctx, args[:at])


@click.command(
    cls=_Parted,
    epilog="""\b
Examples:
  argmap diff                            since the last commit
  argmap diff HEAD~5                     since five commits ago
  argmap diff v1 v2                      from one revision to another; v1..v2 is the same
  argmap diff main...                    what this branch changed since it left main
  argmap diff main maps/dam              in one map
  argmap diff old-maps new-maps          two folders, without git
  argmap diff main... --format markdown  for a comment on a pull request
  argmap diff v1 maps/dam --render dam.svg

Exit codes: 0 compared (with --exit-code: 1 where the argument changed, or may have in lines at
fault), 2 it could not be done.
""",
)
@click.argument("words", nargs=-1, metavar="[REVISION|FOLDER]... [--] [PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    help="How changes are printed. [default: text]",
)
@click.option(
    "--render",
    "picture",
    metavar="FILE",
    help="Draw the changes of one map instead: as SVG, PNG or PDF, by the file's ending.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    help="With --render: the colours. [default: light]",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    help="With --render: the language of what argmap itself writes. [default: en]",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where the argument may have changed.")
@click.pass_context
def diff(
    ctx: click.Context,
    words: tuple[str, ...],
    form: str | None,
    picture: str | None,
    theme: str | None,
    language: str | None,
    exit_code: bool,
) -> None:
    """Print what changed in the argument, not in the lines, between two states of maps.

    Without a revision the last commit is compared with the files as they are, with one that
    revision. Judgments that moved come first, each with what changed that bears on it. Entries
    that only have another id, place or order are not taken for changes of the argument.
    """
    from argmap.workspace import PathProblem  # noqa: PLC0415  (slow to load)

    if picture is not None and form:
        give_up("--render draws the changes, and --format prints them", ["leave one out"])
    if picture is None and (theme or language):
        give_up(f"--{'theme' if theme else 'lang'} needs --render", ["argmap diff --render FILE"])
    try:
        with waiting("comparing"):
            asked = asked_for(words, ctx.meta["paths"])
            found = compared(asked)
    except PathProblem as problem:
        give_up(problem.message, problem.help)
    tell_remarks(asked)
    if picture is not None:
        from argmap.cli.diff_picture import draw  # noqa: PLC0415  (slow to load)

        draw(picture, asked, found, theme or "light", language or "en")
    elif form == "json":
        click.echo(_json(asked, found), nl=False)
    elif form == "markdown":
        click.echo(_markdown(asked, found), nl=False)
    else:
        click.echo(_text(asked, found), nl=False, color=in_colour(sys.stdout))
    changed = any(not one.changes.quiet for one in found)
    sys.exit(1 if exit_code and changed else 0)


def _closing(asked: Asked, found: Sequence[Compared]) -> str:
    from argmap.compare.telling import summary  # noqa: PLC0415  (slow to load)

    where = f"between {asked.old.name} and {asked.new.name}"
    if not found:
        return f"No map changed {where}."
    said = summary(one.changes for one in found)
    return f"Changed {where}: {said}." if said else f"No argument changed {where}."


def _parts(asked: Asked, one: Compared) -> list[Part]:
    from argmap.compare.telling import tell  # noqa: PLC0415

    return [*unread(asked, one), *tell(one.changes)]


def _text(asked: Asked, found: Sequence[Compared]) -> str:
    from argmap.cli.diff_text import text  # noqa: PLC0415

    colour = in_colour(sys.stdout)
    maps = [
        (f"{one.folder}: {one.title}" if one.folder else one.title, _parts(asked, one))
        for one in found
    ]
    return text(maps, _closing(asked, found), colour, asked.shown)


def _markdown(asked: Asked, found: Sequence[Compared]) -> str:
    from argmap.compare.markdown import markdown  # noqa: PLC0415

    maps = [
        (f"{one.title} ({one.folder})" if one.folder else one.title, _parts(asked, one))
        for one in found
    ]
    return markdown("What changed in the argument", maps, _closing(asked, found))


def _json(asked: Asked, found: Sequence[Compared]) -> str:
    from argmap.compare.json import as_json  # noqa: PLC0415
    from argmap.diagnostics.printable import printable_json  # noqa: PLC0415

    def placed(place: Any) -> dict[str, Any]:
        return {"file": asked.file(place.source), "line": place.line, "column": place.column}

    def errors(one: Compared, side: int) -> list[dict[str, Any]]:
        return [
            {"rule": e.rule, "message": e.message, "at": placed(e.span)}
            for e in one.pair.errors[side]
        ]

    made = {
        "old": asked.old.name,
        "new": asked.new.name,
        "argument": any(not one.changes.quiet for one in found),
        "maps": [
            {
                "folder": {"old": one.pair.old, "new": one.pair.new},
                "title": one.title,
                **as_json(one.changes, placed),
                "errors": {"old": errors(one, 0), "new": errors(one, 1)},
            }
            for one in found
        ],
    }
    return printable_json(made, indent=2) + "\n"
