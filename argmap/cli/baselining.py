"""The baseline of a project: what `argmap check` has for it in options."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.common import give_up, giving_up
from argmap.cli.options import with_options
from argmap.diagnostics.printable import printable, shown_path
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.check import Outcome
    from argmap.diagnostics import Diagnostic
    from argmap.diagnostics.baseline import Counts

_SHOWN = 3


baseline_options = with_options(
    click.option(
        "--write-baseline",
        "write",
        is_flag=True,
        help="Write to argmap-baseline.json what is found: then only what is new is reported.",
    ),
    click.option(
        "--no-baseline",
        "whole",
        is_flag=True,
        help="Report what is known from the baseline too.",
    ),
)
"""The options `--write-baseline` and `--no-baseline`; they give `write` and `whole`."""


@dataclass(slots=True)
class _Project:
    """The part of a check that is about one project."""

    root: Path
    files: set[str] = field(default_factory=set)
    """The files that were checked, relative to it."""
    found: list[tuple[str, Diagnostic]] = field(default_factory=list)
    """What was found in them, each with its file."""


def new_only(outcome: Outcome, *, partly: bool) -> tuple[Outcome, list[str]]:
    """What is not known from the baselines of the projects, and remarks on the rest.

    `partly`: not everything that is configured was looked for. Gives up where a baseline can't
    be read.
    """
    from argmap.diagnostics import in_order  # noqa: PLC0415
    from argmap.diagnostics.baseline import compare  # noqa: PLC0415

    new: list[Diagnostic] = []
    all_known = 0
    remarks: list[str] = []
    for project in _projects(outcome):
        place, known = baseline_of(project.root)
        gone = sorted(map(printable, _missing(project.root, known)))
        compared = compare(known, project.found, project.files)
        new += compared.new
        all_known += compared.known
        if compared.known:
            are = "is" if compared.known == 1 else "are"
            known_count = counted(compared.known, "finding")
            remarks.append(f"Besides, {known_count} {are} known from {shown_path(place)}.")
        if compared.gone and not partly:
            lost = counted(compared.gone, "finding")
            remarks.append(
                f"{shown_path(place)} has {lost} more than there are: tighten it "
                "with `argmap check --write-baseline`."
            )
        if gone and not partly:
            rest = f" and {len(gone) - _SHOWN:,} more" if gone[_SHOWN:] else ""
            listed = f"{', '.join(gone[:_SHOWN])}{rest}"
            they, them = ("it was", "it") if len(gone) == 1 else ("they were", "them")
            remarks.append(
                f"{shown_path(place)} names {listed}, not there any more: if {they} renamed, "
                f"rename {them} there too; `argmap check --write-baseline` takes {them} out."
            )
    return replace(outcome, diagnostics=in_order(new), known=all_known), remarks


def write_baselines(outcome: Outcome) -> None:
    """Writes what was found to the baselines of the projects, and says so on standard error.

    What a baseline says of files that were not checked stays, unless they are not there any
    more. Gives up where one can't be read or written.
    """
    from argmap.diagnostics.baseline import counts, total, written  # noqa: PLC0415
    from argmap.rules import fixed  # noqa: PLC0415  (slow to load)

    always = 0
    for project in _projects(outcome):
        place, known = baseline_of(project.root)
        done = project.files | {file for file, _ in project.found} | _missing(project.root, known)
        now = {file: rules for file, rules in known.items() if file not in done}
        now |= counts(project.found, fixed())
        _write(place, written(now) if now else None, total(now))
        always += sum(one.rule in fixed() for _, one in project.found)
    if always:
        why = "of rules that are always on: no baseline takes them"
        click.echo(f"  = note: left out: {counted(always, 'finding')} {why}", err=True)


def _write(place: Path, text: str | None, total: int) -> None:
    """Writes a baseline, or deletes it where there is nothing for it."""
    from argmap.workspace.writing import write_atomically  # noqa: PLC0415

    try:
        if text is not None:
            # A name that is no text is written as JSON escapes it.
            write_atomically(place, text.encode("utf-8", "backslashreplace"))
            said = f"written: {shown_path(place)} ({counted(total, 'finding')})"
        elif place.exists():
            place.unlink()
            said = f"deleted: {shown_path(place)} (there is nothing for it any more)"
        else:
            said = f"not written: {shown_path(place)} (there is nothing for it)"
    except OSError as error:
        give_up(f"can't write {shown_path(place)}: {error.strerror or error}")
    click.echo(said, err=True)


def baseline_of(root: Path) -> tuple[Path, Counts]:
    """Where the baseline of a project stands, and what it says; nothing where there is none.

    Gives up where it can't be read.
    """
    from argmap.diagnostics.baseline import FILE  # noqa: PLC0415

    place = root / FILE
    if not os.path.lexists(place):
        return place, {}
    from argmap.check.known import baseline  # noqa: PLC0415  (slow to load)

    with giving_up():
        return place, baseline(root)


def _projects(outcome: Outcome) -> list[_Project]:
    """The projects of the files that were checked, with what was found in each."""
    from argmap.workspace.project import project_root  # noqa: PLC0415

    root_of = cache(project_root)
    projects: dict[Path, _Project] = {}

    @cache
    def place(path: Path) -> tuple[_Project, str]:
        path = Path(os.path.normpath(path))
        root = root_of(path.parent)
        project = projects.setdefault(root, _Project(root))
        return project, path.relative_to(root).as_posix() if path.is_relative_to(root) else str(
            path
        )

    for path in outcome.files:
        project, name = place(path)
        project.files.add(name)
    for finding in outcome.diagnostics:
        source = finding.span.source
        project, name = place(source.path or Path(source.name).absolute())
        project.found.append((name, finding))
    return list(projects.values())


def _missing(root: Path, files: Iterable[str]) -> set[str]:
    """The files of a baseline that are not there any more."""

    def there(file: str) -> bool:
        try:
            return (root / file).is_file()
        except (OSError, ValueError):  # a name that no file can have
            return False

    return {file for file in files if not there(file)}
