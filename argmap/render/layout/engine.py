"""Layout engines: programs that read DOT and answer with positions (`json0`)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, Protocol

SECONDS = 20.0
"""How long an engine may work on one graph; no run takes more than three times as long."""
SIMPLE = ("-Gnslimit=0.1", "-Gnslimit1=0.1", "-Gmclimit=0.02", "-Gsplines=line")
"""Settings of a simple layout: fewer rounds of every search, straight lines."""
WORKERS = 4
"""How many programs run side by side at most."""
SHARES = 3
"""Into how many shares the graphs of one worker are cut, so that none waits for another."""

Answer = dict[str, Any]
"""One graph of `json0`."""


class EngineError(Exception):
    """The layout engine is not there, or could not lay the picture out; the text says which."""


class Engine(Protocol):
    """A program that lays graphs out."""

    name: str

    @property
    def identity(self) -> str:
        """The program and its version: as long as it is the same, so are the answers."""
        ...

    def run(self, graphs: Sequence[str], simple: bool = False) -> list[Answer | None]:
        """Lay out graphs in DOT, or, `simple`, do so faster and less well.

        Gives an answer for each, None for one that takes too long or that the program can't do.
        Raises `EngineError` where it can do none.
        """
        ...


class Graphviz:
    """Graphviz, run as a program: the embedded one, or the system's `dot`."""

    def __init__(self, name: str, program: Path, seconds: float = SECONDS) -> None:
        self.name, self.program, self.seconds = name, program, seconds

    @property
    def identity(self) -> str:
        """See `Engine.identity`."""
        try:
            found = self.program.stat()
        except OSError:
            return f"{self.name} of nowhere"
        return f"{self.name} of {found.st_size} bytes at {found.st_mtime_ns}"

    def run(self, graphs: Sequence[str], simple: bool = False) -> list[Answer | None]:
        """See `Engine.run`. Shares of the graphs are laid out side by side."""
        workers = max(1, min(WORKERS, os.cpu_count() or 1))
        size = max(1, -(-len(graphs) // (workers * SHARES)))
        shares = [graphs[at : at + size] for at in range(0, len(graphs), size)]
        latest = time.monotonic() + 3 * self.seconds
        stopped = Event()
        faults: list[str] = []

        def over() -> bool:
            return stopped.is_set() or time.monotonic() > latest

        def share(some: Sequence[str]) -> list[Answer | None]:
            found: list[Answer | None] = []
            while len(found) < len(some) and not over():
                answers, fault = self._answers(some[len(found) :], simple, over)
                found += answers
                if fault:
                    faults.append(fault)
                if len(found) < len(some):
                    found.append(None)
            return found + [None] * (len(some) - len(found))

        with ThreadPoolExecutor(workers) as pool:
            try:
                answers = [one for some in pool.map(share, shares) for one in some]
            except BaseException:  # such as Ctrl-C, which only this thread hears of
                stopped.set()
                raise
        if faults and all(one is None for one in answers):
            raise EngineError(faults[0])
        return answers

    def _answers(
        self, graphs: Sequence[str], simple: bool, over: Callable[[], bool]
    ) -> tuple[list[Answer], str]:
        """The answers to the first of some graphs, up to one that can't be done, and why.

        Where that only takes too long, the reason is empty.
        """
        with (
            tempfile.TemporaryFile() as asked,
            tempfile.TemporaryFile() as told,
            tempfile.TemporaryFile() as said,
        ):
            asked.write("".join(f"{graph}\n" for graph in graphs).encode())
            asked.seek(0)
            command = [str(self.program), "-Tjson0", *(SIMPLE if simple else ())]
            try:
                program = subprocess.Popen(command, stdin=asked, stdout=told, stderr=said)
            except OSError as error:
                return [], f"the layout engine does not start: {error}"
            with program:
                done = self._watch(program, told.fileno(), over)
            told.seek(0)
            said.seek(0)
            answer, words = told.read().decode(errors="replace"), said.read(300)
        found, broken = _documents(answer)
        if not done:
            return found[: len(graphs) - 1], ""
        if program.returncode:
            why = words.decode(errors="replace").strip() or "it says nothing"
            return found[: len(graphs)], f"the layout engine failed: {why}"
        if len(found) == len(graphs):
            return found, ""
        what = broken or "the layout engine answered with another number of graphs"
        return [], what

    def _watch(self, program: subprocess.Popen[bytes], told: int, over: Callable[[], bool]) -> bool:
        """Wait for a program; end it where it has told nothing new for too long, or all is over."""
        size, since = 0, time.monotonic()
        while True:
            try:
                program.wait(self.seconds / 20)
                return True
            except subprocess.TimeoutExpired:
                now, before, size = time.monotonic(), size, os.fstat(told).st_size
                since = now if size > before else since
                if now - since > self.seconds or over():
                    program.kill()
                    return False


def _documents(answer: str) -> tuple[list[Answer], str]:
    """The JSON objects that stand in a text one after another, and what is wrong at its end."""
    decoder, found, at = json.JSONDecoder(), list[Answer](), 0
    try:
        while (at := answer.find("{", at)) >= 0:
            document, at = decoder.raw_decode(answer, at)
            found.append(document)
    except ValueError as error:
        return found, f"the layout engine's answer is no JSON: {error}"
    return found, ""


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
