"""Runs commands, each in a fork of a process that has loaded argmap, and kills them.

As a program it reads lines of JSON, `[folder, words, seconds, writing]`, and answers each by a
line: how many seconds the command took, or null where it was killed. That is `seconds` after it
has begun, or with `writing` after it has changed something in the folder; null is for never.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]


class Killer:
    """A process that runs commands and kills them."""

    def __enter__(self) -> Killer:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def run(
        self, folder: Path, *words: str, kill_after: float | None = None, writing: bool = False
    ) -> float | None:
        """Runs a command in a folder; gives the seconds that it took, None where it was killed.

        `kill_after` are seconds from its beginning, or with `writing` from its first change.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(folder), words, kill_after, writing]) + "\n")
        self._process.stdin.flush()
        took: float | None = json.loads(self._process.stdout.readline())
        return took


def _seen(folder: str) -> list[tuple[str, int, int]]:
    """What can be seen of the files of a folder without reading them."""
    seen = []
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # gone since it was listed
                known = os.lstat(f"{place}/{name}")
                seen.append((f"{place}/{name}", known.st_ino, known.st_mtime_ns))
    return seen


def _has_ended(child: int) -> bool:
    """Whether a child has ended; it still has to be waited for."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _serve() -> None:
    from argmap.check import checking, folders, outcomes  # noqa: F401, PLC0415
    from argmap.cli import check, fmt, lock, main, rename  # noqa: F401, PLC0415
    from argmap.language import formatter, recovery  # noqa: F401, PLC0415
    from argmap.language.grammar import parser  # noqa: PLC0415
    from argmap.rules import checks  # noqa: PLC0415
    from argmap.workspace import renaming  # noqa: F401, PLC0415

    parser()
    checks()
    for line in sys.stdin:
        folder, words, seconds, writing = json.loads(line)
        before = _seen(folder)
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            os.chdir(folder)
            sys.argv = ["argmap", *words]
            main.main()
        if seconds is not None:
            while writing and _seen(folder) == before and not _has_ended(child):
                pass
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        took = None if os.WIFSIGNALED(status) else time.monotonic() - begun
        print(json.dumps(took), flush=True)


if __name__ == "__main__":
    _serve()
