"""`argmap rules`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from argmap.cli.common import give_up, in_colour
from argmap.cli.options import format_option
from argmap.diagnostics.printable import printable_json
from argmap.diagnostics.reports.full import COLOURS

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from argmap.diagnostics import Rule

_WIDEST = 80


@click.command(
    epilog="""\b
Examples:
  argmap rules                  all rules, by family
  argmap rules sourcing         one family
  argmap rules quote-altered    what a rule finds, and why it matters
  argmap rules --format json    for another program
"""
)
@click.argument("name", required=False)
@format_option
def rules(name: str | None, form: str) -> None:
    """List the rules that maps are checked by, or explain one.

    NAME is a rule, as findings have it in brackets, or a family of rules: form, structure,
    sourcing, argument, wording; `default` lists those that are on by default.
    """
    from argmap.check.checking import rule_names  # noqa: PLC0415  (slow to load)
    from argmap.rules import FAMILIES, families, rule  # noqa: PLC0415

    known = families()
    wanted = rule_names().rules(["all" if name is None else name])
    names = [one for one in known if one in wanted]
    if not names:
        from argmap.diagnostics import did_you_mean  # noqa: PLC0415
        from argmap.workspace.choosing import GROUPS  # noqa: PLC0415

        near = did_you_mean(name or "", {*known, *FAMILIES, *GROUPS})
        give_up(f"there is no rule `{name}`", near or ["`argmap rules` lists them"])
    chosen = [rule(one) for one in names]
    if form == "json":
        _print_json(chosen)
    elif name in known:
        _explain(chosen[0])
    else:
        _list(chosen)


def _print_json(chosen: Iterable[Rule]) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    told = [{**asdict(one), "summary": one.summary} for one in chosen]
    click.echo(printable_json(told, indent=2))


def _list(chosen: list[Rule]) -> None:
    from rich.table import Table  # noqa: PLC0415  (slow to load)
    from rich.text import Text  # noqa: PLC0415

    from argmap.rules import FAMILIES, about  # noqa: PLC0415

    longest = max(len(one.name) for one in chosen)
    shown: list[RenderableType] = []
    for family in FAMILIES:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=longest + 2)
        table.add_column(width=len("warning"))
        table.add_column()
        for one in chosen:
            if one.family == family:
                severity = Text(one.severity, COLOURS[one.severity])
                table.add_row(Text(f"  {one.name}"), severity, _summary(one))
        if table.rows:
            shown += [Text.assemble((family, "bold"), f": {about(family)}"), table, ""]
    _print([*shown, _prose("`argmap rules NAME` explains one of them.")])


def _summary(rule: Rule) -> Text:
    text = _prose(rule.summary)
    marks = ["always on"] if rule.always_on else [] if rule.on else ["off by default"]
    marks += [f"{rule.fix} fix"] if rule.fix else []
    return text.append(f" ({', '.join(marks)})", "dim") if marks else text


def _explain(rule: Rule) -> None:
    from rich.padding import Padding  # noqa: PLC0415  (slow to load)
    from rich.text import Text  # noqa: PLC0415

    from argmap.diagnostics.explanation import explanation  # noqa: PLC0415

    hue = COLOURS[rule.severity]
    shown: list[RenderableType] = [
        Text.assemble((rule.name, "bold"), ": ", (rule.severity, hue), f", {rule.family}")
    ]
    for part in explanation(rule):
        shown += ["", Text(part.heading, "bold")] if part.heading else [""]
        text = _code(part.text, part.code) if part.code else _prose(part.text)
        shown.append(Padding(text, (0, 0, 0, 2)))
    _print(shown)


def _prose(text: str) -> Text:
    """A text whose words in backticks are coloured."""
    from rich.text import Text  # noqa: PLC0415  (slow to load)

    made = Text(text)
    made.highlight_regex(r"`[^`]+`", "cyan")
    return made


def _code(text: str, language: str) -> Text:
    """The text of a file, in the colours of its language, its lines not broken."""
    from rich.text import Text  # noqa: PLC0415  (slow to load)

    made = Text(no_wrap=True, overflow="ignore")
    if language != "argmap" or not in_colour(sys.stdout):
        made.append(text)
    else:
        from pygments.token import Comment, Keyword, Name, String  # noqa: PLC0415  (slow to load)

        from argmap.language.highlight import ArgmapLexer  # noqa: PLC0415

        hues = {Keyword: "magenta", Name.Attribute: "magenta", Name.Class: "bold"}
        hues |= {String: "green", Comment: "dim"}
        for token, words in ArgmapLexer().get_tokens(text):
            made.append(
                words, next((hue for kind, hue in hues.items() if kind in token.split()), "")
            )
    made.rstrip()
    return made


def _print(shown: Iterable[RenderableType]) -> None:
    """Prints, in lines of at most 80 columns, or as wide as a narrower terminal."""
    from rich.console import Console  # noqa: PLC0415  (slow to load)

    colour = in_colour(sys.stdout)
    width = min(Console().width, _WIDEST) if sys.stdout.isatty() else _WIDEST
    console = Console(force_terminal=colour, no_color=not colour, highlight=False, width=width)
    with console.capture() as made:
        for one in shown:
            console.print(one, crop=False)
    text = "".join(f"{line.rstrip()}\n" for line in made.get().splitlines())
    click.echo(text, nl=False, color=colour)
