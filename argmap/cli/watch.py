"""`argmap watch`."""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import INTERRUPTED, checked, give_up, note
from argmap.cli.drawing import Drawing, Made, drawing_options
from argmap.cli.lasting import found, ready, tell, until_interrupted
from argmap.cli.output import save, the_one

if TYPE_CHECKING:
    from argmap.live.watching import Hanging

_IMPOSSIBLE = 2
"""The exit code where the work can't be done, in distinction from errors of the map."""


@click.command(
    epilog="""\b
Examples:
  argmap watch maps/dam                   draws dam.svg, and again at every change
  argmap watch maps/dam -o dam.pdf        the same as PDF
  argmap watch maps/dam --question q1     with the options of `argmap render`
  argmap watch maps/dam --to text         prints the tree, and again

\b
Ctrl-C ends it. `argmap serve` shows the map in the browser instead.
Exit codes: 130 ended by Ctrl-C, 2 there is no map, or it has no such id, or the options
  go against each other.
"""
)
@click.argument("path", default=".")
@drawing_options
def watch(path: str, **options: Any) -> None:
    """Draw a map, and again whenever something changes that it hangs on.

    That is its map files and those that it imports, the documents of its sources, the lock and
    the configuration. While the map has errors they are printed, and the picture stays.

    PATH is a folder that holds one map, or one of its files.
    """
    drawing = Drawing.asked(path, **options)
    if drawing.output == "-" and drawing.form not in ("md", "text"):
        give_up("a picture that is drawn again and again needs a file", ["write it with -o FILE"])
    ready("watch", path)
    from threading import Event  # noqa: PLC0415

    from argmap.live.hanging import at_first  # noqa: PLC0415  (slow to load)
    from argmap.live.watching import follow  # noqa: PLC0415

    rounds = _Rounds(drawing, at_first(Path(path)))
    with until_interrupted():
        follow(rounds.draw, rounds.hanging, Event())


class _Rounds:
    """Draws the same again and again."""

    def __init__(self, drawing: Drawing, hanging: Hanging) -> None:
        self._drawing = drawing
        self._remarks: tuple[str, ...] = ()
        self._first = True
        self.hanging = hanging

    def draw(self) -> Hanging:
        """Draws once, says what came of it, and gives what it hangs on."""
        began = time.perf_counter()
        try:
            made, severities = self._made()
            save(made.target, made.data)
            sys.stdout.flush()
        except SystemExit as stop:  # what is wrong is said already
            if stop.code == INTERRUPTED or (self._first and stop.code == _IMPOSSIBLE):
                raise
            tell("the next change is waited for")
            return self.hanging
        finally:
            self._first = False
        took = time.perf_counter() - began
        if made.remarks != self._remarks:
            self._remarks = made.remarks
            for remark in made.remarks:
                note(remark)
        much = f" ({made.much})" if made.much else ""
        written = f"written: {made.target}{much}" if made.target != "-" else "printed"
        check = shlex.join(("argmap", "check", self._drawing.path))
        tell(f"{written}, {took:.1f} s, {found(severities, f'`{check}`')}")
        return self.hanging

    def _made(self) -> tuple[Made, list[str]]:
        """The picture, and the severities of all that was found."""
        from argmap.check.known import unknown  # noqa: PLC0415  (slow to load)
        from argmap.live.hanging import hangs_on  # noqa: PLC0415
        from argmap.workspace import project_root  # noqa: PLC0415

        path = self._drawing.path
        report = checked([path])
        if len(report.checked) == 1:
            self.hanging = hangs_on(report.checked[0].loaded)
        one = the_one(report, path, "Nothing was drawn.")
        findings = unknown(project_root(one.loaded.folder), report.diagnostics)
        return self._drawing.make(one, report), [finding.severity for finding in findings]
