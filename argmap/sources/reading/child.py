"""Reading documents in a process of its own, and what is said where that process fails."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from argmap.sources.reading.extracted import Extracted, Unreadable
from argmap.sources.reading.worker import SECONDS, TIME_OUT, receive, send

# -P: nothing of the folder that the command is given in, which may be a stranger's, is run.
COMMAND = [sys.executable, "-P", "-m", "argmap.sources.reading.worker"]
_HELP = "save its text as a text file, and name that"


class _Failed(Exception):
    """The process has ended without an answer; with its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Child:
    """The process, started when it is first needed and again after it has failed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, kind: str, data: bytes, name: str) -> Extracted:
        """What is made of a document's bytes; raises Unreadable."""
        with self._lock:
            fresh, begun = self._process is None, monotonic()
            try:
                try:
                    answer = self._ask(kind, data, name)
                except _Failed as failed:
                    if fresh or (failed.code == TIME_OUT and monotonic() - begun >= SECONDS):
                        raise
                    # Perhaps it failed for what other documents have left behind in it.
                    answer = self._ask(kind, data, name)
            except _Failed as failed:
                if failed.code == TIME_OUT and monotonic() - begun >= SECONDS:
                    message = f"takes longer than {SECONDS} seconds to be read"
                else:
                    message = "can't be read: the library that reads it has failed"
                raise Unreadable(message, _HELP) from failed
        if "problem" in answer:
            raise Unreadable(answer["problem"], *answer["help"])
        return Extracted(**{**answer, "authors": tuple(answer["authors"])})

    def _ask(self, kind: str, data: bytes, name: str) -> dict[str, Any]:
        """The answer to a request; raises _Failed."""
        process = self._process = self._process or _start()
        assert process.stdin
        assert process.stdout
        answer = None
        try:
            with suppress(OSError, ValueError):
                send(process.stdin, {"kind": kind, "name": name, "size": len(data)}, data)
                answer = receive(process.stdout)
        finally:
            if answer is None:  # interrupted, too: what it would answer later is not wanted
                self.end()
        if answer is None:
            raise _Failed(process.returncode)
        return answer

    def end(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _start() -> subprocess.Popen[bytes]:
    """The process, with the same packages as this one."""
    places = [str(Path(__file__).parents[3]), *(place for place in sys.path if place)]
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )


_child = _Child()
atexit.register(_child.end)
extract, end = _child.extract, _child.end
