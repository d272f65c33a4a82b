"""Commands that go on until Ctrl-C, run in a process of their own, and maps that they follow."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from mapkit import ROOT, write

MAP = """\
map lake: The lake road

question close-road: Should the town close the lake road to cars?

claim close-it: The town should close the lake road to cars in summer.
  answers: close-road

claim keep-open: The road should stay open.
  answers: close-road

claim fewer-accidents: Closing the road would prevent most of its accidents.
  supports: close-it
"""
MORE = """
claim guests: The café lives on guests who come by car.
  supports: keep-open
"""
WAIT = 60.0
"""Seconds after which a test gives up; nothing takes so long."""


def lake(folder: Path, **more: str) -> Path:
    """Writes a map of one file, `lake.argmap`, into a project, and gives that file."""
    return write(folder, {"lake.argmap": MAP, **more}) / "lake.argmap"


def soon(holds: Callable[[], object], what: str = "") -> None:
    """Waits until something holds; fails where it never does."""
    end = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < end, what or "waited in vain"
        time.sleep(0.02)


class Lasting:
    """A command that goes on; leaving the block ends it."""

    def __init__(self, *words: str | Path, cwd: Path | None = None, **environment: str) -> None:
        kept = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *map(str, words)],
            cwd=cwd,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.out: list[str] = []
        """The lines on standard output so far."""
        self.err: list[str] = []
        """The lines on standard error so far."""
        for stream, lines in ((self._process.stdout, self.out), (self._process.stderr, self.err)):
            assert stream
            threading.Thread(target=self._read, args=(stream, lines), daemon=True).start()

    def _read(self, stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            lines.append(line.rstrip("\n"))

    def __enter__(self) -> Lasting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def says(self, words: str, after: int = 0) -> int:
        """Waits for words on standard error behind so many lines; gives how many there are then."""

        def found() -> bool:
            return any(words in line for line in self.err[after:]) or self.ended is not None

        soon(found, f"{words!r} not in {self.err}")
        assert any(words in line for line in self.err[after:]), self.err
        return len(self.err)

    @property
    def ended(self) -> int | None:
        """The exit code, where it has ended."""
        return self._process.poll()

    def interrupt(self) -> int:
        """Presses Ctrl-C and gives the exit code."""
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(WAIT)
        assert not any("Traceback" in line for line in self.err), self.err
        return code


class Serving(Lasting):
    """`argmap serve`, ready; `url` is its address."""

    def __init__(self, *words: str | Path, cwd: Path | None = None, **environment: str) -> None:
        super().__init__("serve", "--no-open", "--port", "0", *words, cwd=cwd, **environment)
        try:
            soon(lambda: self.out or self.ended is not None)
            assert self.out, self.err
        except BaseException:
            self.__exit__(None, None, None)
            raise
        self.url = self.out[0]
