"""Layout engines: programs that read DOT and answer with positions (`json0`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Protocol

SECONDS = 20.0
"""How long a layout may take before it is tried again in a simpler way."""
FASTER = ("-Gnslimit=0.3", "-Gnslimit1=0.3", "-Gmclimit=0.05", "-Gsplines=line")
"""Settings of the second try: fewer rounds of every search, straight lines."""


class EngineError(Exception):
    """The layout engine is not there, or could not lay the picture out; the text says which."""


class Engine(Protocol):
    """A program that lays graphs out."""

    name: str

    def run(self, dot: str) -> tuple[str, tuple[str, ...]]:
        """Lay out one or more graphs in DOT.

        Returns the answers in `json0`, one after another, and notes for the person who
        reads the picture. Raises `EngineError`.
        """
        ...


class Graphviz:
    """Graphviz, run as a program: the embedded one, or the system's `dot`."""

    def __init__(self, name: str, program: Path, seconds: float = SECONDS) -> None:
        self.name, self.program, self.seconds = name, program, seconds

    def run(self, dot: str) -> tuple[str, tuple[str, ...]]:
        """See `Engine.run`."""
        try:
            return self._once(dot, ()), ()
        except subprocess.TimeoutExpired:
            pass
        note = (
            f"The layout took longer than {self.seconds:g} s, so lines are drawn straight and "
            "cards may stand less well; --focus or --section shows less of the map."
        )
        try:
            return self._once(dot, FASTER), (note,)
        except subprocess.TimeoutExpired:
            raise EngineError(
                f"the layout took longer than {2 * self.seconds:g} s; show less of the map, "
                "with --focus, --section or another filter"
            ) from None

    def _once(self, dot: str, settings: tuple[str, ...]) -> str:
        try:
            done = subprocess.run(
                [str(self.program), "-Tjson0", *settings],
                input=dot.encode(),
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except OSError as error:
            raise EngineError(f"the layout engine does not start: {error}") from None
        if done.returncode != 0 or not done.stdout:
            said = done.stderr.decode(errors="replace").strip()[:300]
            raise EngineError(f"the layout engine failed: {said or 'it says nothing'}")
        return done.stdout.decode()


def find(name: str = "embedded") -> Engine:
    """The engine of a name: `embedded`, or a Graphviz program of the system such as `dot`.

    Raises `EngineError` where it is not installed.
    """
    if name == "embedded":
        program = _embedded()
        if program is None:
            raise EngineError(
                "the embedded layout engine is not installed: install the package "
                "graphviz-pure, or use the system's Graphviz with --engine dot"
            )
        return Graphviz(name, program)
    found = shutil.which(name)
    if found is None:
        raise EngineError(
            f"there is no program {name!r} on this system: install Graphviz, or leave "
            "--engine out to use the embedded one"
        )
    return Graphviz(name, Path(found))


def _embedded() -> Path | None:
    """The program of the package `graphviz-pure`.

    Installers put it into the environment's folder of scripts, which is not always on PATH.
    """
    name = "graphviz-pure" + (".exe" if os.name == "nt" else "")
    folders = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    for scheme in (f"{os.name}_user",):
        if scheme in sysconfig.get_scheme_names():
            folders.append(sysconfig.get_path("scripts", scheme))
    for folder in folders:
        if folder and (program := Path(folder) / name).is_file():
            return program
    found = shutil.which("graphviz-pure")
    return Path(found) if found else None
