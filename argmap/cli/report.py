"""`argmap report`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli.common import give_up, note, waiting
from argmap.cli.filters import asked, choose, filter_options
from argmap.cli.options import language_option
from argmap.cli.output import form_of, one_map, spare, write_out
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.report import Report

Form = Literal["md", "html", "docx", "pdf"]
_ENDINGS: dict[str, Form] = {
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "docx": "docx",
    "pdf": "pdf",
}
_OURS = b'aria-labelledby="argmap-title'
"""What tells a picture that argmap has written from any other."""


@click.command(
    epilog="""\b
Examples:
  argmap report maps/dam -o dam.pdf             for a reader who will never see the map
  argmap report maps/dam -o dam.docx --lang de  a Word document, in German
  argmap report maps/dam -o dam.html --question why-unsafe
  argmap report maps/dam                        Markdown without pictures, to standard output

\b
Filters of one kind are alternatives, different filters must all agree.
Exit codes: 0 done, 1 the map has errors, 2 there is nothing to report or it could not be done.
"""
)
@click.argument("path", default=".")
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write; otherwise to standard output."
)
@click.option(
    "--to",
    type=click.Choice(["md", "html", "docx", "pdf"]),
    help="The format. [default: by the file's ending, md]",
)
@filter_options
@language_option
def report(path: str, output: str | None, to: Form | None, language: str, **filters: Any) -> None:
    """Write a map as a report: its questions, how likely each answer is, and on what it rests.

    PATH is a folder that holds one map, or one of its files; of a file its own statements are
    told.
    """
    wanted = asked(filters)
    spare(output, path)
    form = form_of(output, to, _ENDINGS, "md")
    if form in ("docx", "pdf") and output in (None, "-") and sys.stdout.isatty():
        give_up(f"a {form.upper()} is no text for a terminal", ["write it with -o FILE"])
    map, file = one_map(
        path, "Nothing was written: a report of a map with errors could mislead its readers."
    )
    view = choose(map, file, wanted)
    if not view.cards:
        others = f"{view.hidden} of the map's cards are left out by filters or stand in other files"
        give_up(f"there is nothing to report in {path}", [others] if view.hidden else [])
    from argmap.render import EngineError, TooLarge, Words, find  # noqa: PLC0415  (slow to load)
    from argmap.report import build  # noqa: PLC0415

    pictured = form != "md" or output not in (None, "-")
    try:
        with waiting("writing"):
            made = build(view, Words(language), find() if pictured else None)
            names = _pictures(made, output, path) if form == "md" and pictured else []
            data = _written(made, form, names)
    except (EngineError, TooLarge) as problem:
        give_up(str(problem))
    if not pictured:
        note("pictures are left out; write a file with -o to have them beside it")
    for remark in made.remarks:
        note(remark)
    if form in ("pdf", "docx") and (lack := _lacking(made, form)):
        note(lack)
    for name, figure in zip(names, made.figures, strict=False):
        write_out(name, _svg(figure), figure.label)
    write_out(output, data, counted(len(view.cards), "card"))


def _lacking(made: Report, form: Form) -> str:
    from argmap.report.lacking import lacking  # noqa: PLC0415  (looks at the system's fonts)

    return lacking(made, only_pictures=form == "docx")


def _pictures(made: Report, output: str | None, path: str) -> list[str]:
    """The files of a report's pictures; gives up where one is there that is none."""
    target = Path(output or "report")
    names = [f"{target.stem}-{n}.svg" for n in range(1, len(made.figures) + 1)]
    found = [str(target.with_name(name)) for name in names]
    for one in found:
        spare(one, path)
        try:
            with Path(one).open("rb") as file:
                head = file.read(400)
        except FileNotFoundError:
            continue
        except OSError as error:
            give_up(f"can't write {one}: {error.strerror or error}")
        if _OURS not in head:
            give_up(
                f"{one} is there already, and is no picture of argmap's",
                ["the report's pictures stand beside it: choose another name for the report"],
            )
    return found


def _svg(figure: Any) -> bytes:
    from argmap.render.output.svg import svg  # noqa: PLC0415  (loads the model)
    from argmap.render.theme import THEMES  # noqa: PLC0415

    return svg(figure.scene, THEMES["light"]).encode()


def _written(made: Report, form: Form, names: list[str]) -> bytes:
    if form == "md":
        from argmap.report.markdown import markdown  # noqa: PLC0415

        return markdown(made, [Path(name).name for name in names]).encode()
    if form == "html":
        from argmap.report.html import html  # noqa: PLC0415

        return html(made).encode()
    if form == "pdf":
        from argmap.report.pdf import pdf  # noqa: PLC0415  (slow to load)

        return pdf(made)
    from argmap.exchange.feet import NoWord  # noqa: PLC0415
    from argmap.report.word import docx  # noqa: PLC0415

    try:
        return docx(made)
    except NoWord:
        give_up(
            "writing Word documents needs a library that is not installed",
            ['pip install "argmap[documents]"'],
        )
