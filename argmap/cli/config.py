"""`argmap config`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.baselining import baseline_of
from argmap.cli.common import give_up, giving_up, in_colour
from argmap.cli.options import format_option
from argmap.diagnostics.baseline import total
from argmap.diagnostics.printable import printable_json, shown_file, shown_path
from argmap.diagnostics.reports.full import COLOURS
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.diagnostics import Severity
    from argmap.workspace import Configuration
    from argmap.workspace.configuration import Layer, Reason

_WIDTH = 80
_FOR_A_FILE = "This is what holds where no override does: `argmap config FILE` has them too."


@click.command(
    epilog="""\b
Examples:
  argmap config                        what holds in this folder's project
  argmap config drafts/dam.argmap      what holds for one file
  argmap config --format json          for another program
"""
)
@click.argument("path", default=".")
@format_option
def config(path: str, form: str) -> None:
    """Print which rules are looked for, how severe their findings are, and what says so.

    PATH is a file, or a folder of the project; of a folder, what holds for files that no
    override names.
    """
    from argmap.check.checking import rule_names  # noqa: PLC0415  (slow to load)
    from argmap.workspace import project_root, read_configuration  # noqa: PLC0415

    try:
        place = Path(path).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        give_up(f"there is no file or folder {path[:200]}")
    root = project_root(place if place.is_dir() else place.parent)
    with giving_up():
        configuration = read_configuration(root, rule_names())
    if form == "json":
        _print_json(configuration, place)
    else:
        _print(configuration, place)


@dataclass(frozen=True, slots=True)
class _Held:
    """What holds for a rule."""

    name: str
    family: str
    on: bool
    severity: Severity
    usual: tuple[bool, Severity]
    """The same two where nothing is configured."""
    reasons: list[Reason]
    """What in the configuration makes it otherwise."""

    @property
    def told(self) -> str:
        """What holds, in a word."""
        return self.severity if self.on else "off"


def _held(configuration: Configuration, place: Path) -> Iterator[_Held]:
    """What holds for each rule in a file or a folder, by family and name."""
    from argmap.rules import FAMILIES, families, rule  # noqa: PLC0415  (slow to load)

    chosen = configuration.chosen(None if place.is_dir() else place)
    for family in FAMILIES:
        for name in (name for name, its in families().items() if its == family):
            usual = rule(name)
            on, severity = name in chosen.on, chosen.severities.get(name, usual.severity)
            reasons = []
            if on != usual.on:
                reasons.append(chosen.choices[name])
            if severity != usual.severity:
                reasons.append(chosen.weights[name])
            yield _Held(name, family, on, severity, (usual.on, usual.severity), reasons)


def _overrides(configuration: Configuration) -> list[tuple[Layer, int]]:
    """The overrides, each with the number of map files of the project that it is for."""
    from argmap.workspace.excluding import Excluded  # noqa: PLC0415
    from argmap.workspace.project import map_files, map_folders  # noqa: PLC0415

    layers = [layer for layer in configuration.layers if layer.files is not None]
    if not layers:
        return []
    root = configuration.root
    excluded = Excluded(root).covers
    with giving_up():
        files = [file for folder in map_folders(root, excluded) for file in map_files(folder)]
    names = [file.relative_to(root).as_posix() for file in files]
    return [(layer, sum(map(layer.covers, names))) for layer in layers]


def _print(configuration: Configuration, place: Path) -> None:
    from argmap.cache import folder  # noqa: PLC0415

    file = configuration.file
    baseline, known = baseline_of(configuration.root)
    said = [
        ("project", configuration.root.as_posix()),
        ("configuration", shown_path(file) if file else "none: all is as usual"),
        ("baseline", f"{shown_path(baseline)}, {total(known):,} known" if known else "none"),
        ("cache", str(folder() or "none")),
    ]
    if configuration.exclude:
        said.append(("exclude", ", ".join(configuration.exclude)))
    for name, value in said:
        _echo(f"{name:<14} {value}")
    overrides = _overrides(configuration)
    for layer, number in overrides:
        files = ", ".join(layer.files or ())
        holds = "" if not place.is_file() else _holds(layer, configuration, place)
        maps = counted(number, "map file") if number else "no map file"
        _echo(f"{'override':<14} {files}: {_line(configuration, layer)}, {maps}{holds}")
    if overrides and place.is_dir():
        _echo(click.style(_FOR_A_FILE, dim=True))
    held = list(_held(configuration, place))
    otherwise = [one for one in held if one.reasons]
    width = max((len(one.name) for one in otherwise), default=0)
    if otherwise:
        _echo(f"\n{click.style('not as usual', bold=True)}")
    for one in otherwise:
        why = "; ".join(_why(configuration, reason) for reason in one.reasons)
        gap = " " * (9 - len(one.told))
        _echo(f"  {one.name:<{width}}  {_coloured(one.told)}{gap}{why}")
    _echo(f"\n{click.style('as usual', bold=True)}")
    for what in (*COLOURS, "off"):
        names = [one.name for one in held if one.told == what and not one.reasons]
        lines = wrap(", ".join(names), _WIDTH - 11, break_on_hyphens=False)
        for number, line in enumerate(lines):
            first = "" if number else _coloured(what)
            _echo(f"  {first}{' ' * (9 - (0 if number else len(what)))}{line}")


def _coloured(what: str) -> str:
    return click.style(what, fg=COLOURS.get(what), dim=what == "off")


def _holds(layer: Layer, configuration: Configuration, place: Path) -> str:
    name = place.relative_to(configuration.root).as_posix()
    return ", this one too" if layer.covers(name) else ", not this one"


def _line(configuration: Configuration, layer: Layer) -> str:
    assert configuration.places is not None
    assert layer.way is not None
    span = configuration.places.key(layer.way)
    return f"line {span.line}"


def _why(configuration: Configuration, reason: Reason) -> str:
    span = configuration.place(reason)
    assert span is not None
    return f"{shown_file(span.source)}:{span.line}: {_words(reason)}"


def _words(reason: Reason) -> str:
    """What a configuration says, in short."""
    key, *rest = reason.way
    words = reason.layer.select if key == "select" else reason.layer.ignore
    named = [words[number] for number in rest if isinstance(number, int)] if words else []
    return " ".join([str(key), *named])


def _echo(line: str) -> None:
    click.echo(line, color=in_colour(sys.stdout))


def _print_json(configuration: Configuration, place: Path) -> None:
    from argmap.cache import folder  # noqa: PLC0415

    def because(reason: Reason) -> dict[str, Any]:
        span = configuration.place(reason)
        assert span is not None
        return {"key": reason.way[0], "line": span.line, "column": span.column}

    baseline, known = baseline_of(configuration.root)
    cache = folder()
    whole = {
        "project": configuration.root.as_posix(),
        "configuration": configuration.file and configuration.file.as_posix(),
        "baseline": baseline.as_posix() if known else None,
        "cache": cache and cache.as_posix(),
        "exclude": list(configuration.exclude),
        "overrides": [
            {"files": list(layer.files or ()), "maps": number}
            for layer, number in _overrides(configuration)
        ],
        "rules": [
            {
                "name": one.name,
                "family": one.family,
                "on": one.on,
                "severity": one.severity,
                "default": {"on": one.usual[0], "severity": one.usual[1]},
                "because": [because(reason) for reason in one.reasons],
            }
            for one in _held(configuration, place)
        ],
    }
    click.echo(printable_json(whole, indent=2))
