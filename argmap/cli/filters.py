"""What of a map to show: the options of `argmap render`, and what to say of slips in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import click

from argmap.cli.common import give_up
from argmap.cli.lookup import by_words
from argmap.cli.options import Command, WholeNumber, with_options

if TYPE_CHECKING:
    from argmap.graph.reaching import NoPath
    from argmap.graph.view import Filters, UnknownName, View
    from argmap.model import Date, Map

_KINDS = ("question", "claim", "evidence", "assumption", "gap", "hypothesis", "counterclaim")
_MOST_KNOWN = 20


def _filter(name: str, help: str, *names: str, **more: Any) -> Callable[[Command], Command]:
    return click.option(name, *names, multiple=True, help=help, **more)


filter_options = with_options(
    _filter("--focus", "Only what stands around this card.", metavar="ID"),
    click.option(
        "--depth", type=WholeNumber(min=0), help="With --focus: how many links far. [default: 1]"
    ),
    _filter("--path", "Only how a card bears on another.", "paths", nargs=2, metavar="ID ID"),
    _filter("--for", "Only all that speaks for and against this.", "for_", metavar="ID"),
    _filter(
        "--question", "Only this question, its hypotheses and what bears on them.", metavar="ID"
    ),
    click.option(
        "--since", metavar="DATE", help="Only what may be from then on: 2006-07-17, 2006-07, 2006."
    ),
    _filter("--kind", "Only cards of this kind.", type=click.Choice(_KINDS)),
    _filter("--section", "Only this section.", metavar="ID"),
    _filter("--speaker", "Only what this speaker said or passed on.", metavar="ID"),
    _filter("--source", "Only what this source says.", metavar="ID"),
    _filter("--tag", "Only what has this tag.", metavar="TAG"),
)
"""The options that `asked` takes."""


def asked(given: Mapping[str, Any]) -> Filters:
    """The filters that options ask for; gives up where an option has no meaning."""
    from unicodedata import normalize  # noqa: PLC0415

    from argmap.graph.view import Filters  # noqa: PLC0415  (loads the model)

    def nfc(value: Any) -> Any:
        return normalize("NFC", value) if isinstance(value, str) else tuple(map(nfc, value))

    rest = dict(given)
    depth, paths, since = rest.pop("depth"), rest.pop("paths"), rest.pop("since")
    if depth is not None and not given["focus"]:
        give_up("--depth needs --focus", ["argmap render --focus ID --depth 2"])
    for start, goal in paths:
        if start == goal:
            give_up(f"--path leads from one card to another, and not from `{start}` to itself")
    return Filters(
        depth=1 if depth is None else depth,
        path=nfc(paths),
        since=None if since is None else _date(since),
        **{name: nfc(values) for name, values in rest.items()},
    )


def _date(text: str) -> Date:
    from argmap.model.dates import read_date  # noqa: PLC0415  (loads the model)
    from argmap.model.fault import ValueFault  # noqa: PLC0415

    try:
        date = read_date(text)
    except ValueFault as fault:
        give_up(f"--since: {fault.message}", fault.help)
    if date.earliest is None:
        give_up(f"--since: {text} has no beginning", ["write the first day: --since 2006-07-17"])
    return date


def choose(map: Map, file: str | None, filters: Filters) -> View:
    """What filters choose of a map, or of one of its files.

    Gives up where they name what the map does not have.
    """
    from argmap.graph.reaching import NoPath  # noqa: PLC0415  (loads the model)
    from argmap.graph.view import UnknownName, view  # noqa: PLC0415

    try:
        return view(map, replace(filters, files=(file,) if file else ()))
    except UnknownName as slip:
        _unknown(map, slip)
    except NoPath as slip:
        _no_path(slip)


def unheard(view: View) -> tuple[str, list[str]] | None:
    """Why filters by themselves leave nothing, where that can be told: the message and help."""
    from argmap.graph.view import Filters  # noqa: PLC0415  (loads the model)
    from argmap.graph.view import view as chosen  # noqa: PLC0415
    from argmap.model import Claim, Evidence, Source, Speaker  # noqa: PLC0415

    map = view.map
    everything = [*map.entries.values(), *map.imported.values()]
    if view.filters.since and not any(
        (isinstance(entry, Claim | Evidence) and entry.on)
        or (isinstance(entry, Source) and entry.published)
        for entry in everything
    ):
        help = "write `on: 2006-07` below a claim, or `published: 2006-07-17` below a source"
        return "there is nothing to draw: no entry has a date", [help, "or leave --since out"]
    for speaker in view.filters.speaker:
        members = [one.id for one in map.of_kind(Speaker) if one.of == speaker]
        if members and not chosen(map, Filters(speaker=(speaker,))).cards:
            use = " ".join(f"--speaker {one}" for one in members[:_MOST_KNOWN])
            are = f"{', '.join(members[:_MOST_KNOWN])} {'is' if len(members) == 1 else 'are'}"
            return (
                f"there is nothing to draw: `{speaker}` itself says nothing on the map",
                [f"{are} of {speaker}: use {use}"],
            )
    return None


def remarks(view: View) -> list[str]:
    """What to say of filters that let cards through, and mean little."""
    from argmap.graph.reaching import Bearing  # noqa: PLC0415  (loads the model)

    if not view.filters.for_:
        return []
    bearing = Bearing.of(view.map)
    return [
        f"nothing speaks for or against `{id}`"
        for id in view.filters.for_
        if bearing.upon([id]) <= {id}
    ]


def _unknown(map: Map, slip: UnknownName) -> NoReturn:
    from argmap.diagnostics import did_you_mean  # noqa: PLC0415  (only for a slip)

    known, name, entry = list(slip.known), slip.name, map.get(slip.name)
    if slip.what == "question" and slip.instead == "card" and entry is not None:
        listed = ", ".join(known[:_MOST_KNOWN])
        all = f"the questions are: {listed}" if listed else "the map has no question"
        more = f"--for {name} shows all that speaks for and against it"
        kind = {"evidence": "evidence", "assumption": "an assumption"}.get(
            entry.kind, f"a {entry.kind}"
        )
        give_up(f"`{name}` is {kind}, and no question", [all, more])
    if slip.instead:
        what = entry.kind if entry is not None and entry.kind == "question" else slip.instead
        option = {"card": "focus"}.get(what, what)
        give_up(f"{name} is a {what}: use --{option} {name}")
    entries = [entry for id in known if (entry := map.get(id))]
    help = did_you_mean(name, known) or by_words(name, entries)
    if not help and 0 < len(known) <= _MOST_KNOWN:
        help = (f"there are: {', '.join(known)}",)
    give_up(f"the map has no {slip.what} `{name[:80]}`", help)


def _no_path(slip: NoPath) -> NoReturn:
    start, goal = slip.start, slip.goal
    if slip.back:
        give_up(
            f"nothing leads from `{start}` to `{goal}`; it is `{goal}` that bears on `{start}`",
            [f"--path {goal} {start}"],
        )
    help = [f"--for {goal} shows all that speaks for and against it"]
    if slip.meeting:
        both = slip.meeting[0]
        help.insert(0, f"both bear on `{both}`: --path {start} {both} --path {goal} {both}")
    give_up(f"neither `{start}` bears on `{goal}` nor `{goal}` on `{start}`", help)
