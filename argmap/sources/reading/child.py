"""Reading documents in a process of its own, and what is said where that process fails."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import Any

from argmap.sources.reading.extracted import Extracted, Unreadable
from argmap.sources.reading.worker import SECONDS, receive, send

_HELP = "save its text as a text file, and name that"


class _Child:
    """The process, started when it is first needed and again after it has failed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, kind: str, data: bytes, name: str) -> Extracted:
        """What is made of a document's bytes; raises Unreadable."""
        with self._lock:
            fresh = self._process is None
            begun = monotonic()
            answer = self._ask(kind, data, name)
            if answer is None and monotonic() - begun >= SECONDS:
                raise Unreadable(f"takes longer than {SECONDS} seconds to be read", _HELP)
            if answer is None and not fresh:  # perhaps for what other documents have left behind
                answer = self._ask(kind, data, name)
        if answer is None:
            raise Unreadable("can't be read: the library that reads it has failed", _HELP)
        if "problem" in answer:
            raise Unreadable(answer["problem"], *answer["help"])
        return Extracted(**{**answer, "authors": tuple(answer["authors"])})

    def _ask(self, kind: str, data: bytes, name: str) -> dict[str, Any] | None:
        """The answer to a request; None where the process has ended without one."""
        process = self._process = self._process or _start()
        assert process.stdin
        assert process.stdout
        answer = None
        try:
            send(process.stdin, {"kind": kind, "name": name, "size": len(data)}, data)
            answer = receive(process.stdout)
        except (OSError, ValueError):
            pass
        finally:
            if answer is None:  # interrupted, too: what it would answer later is not wanted
                self.end()
        return answer

    def end(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _start() -> subprocess.Popen[bytes]:
    # The same packages as here, but nothing from the folder that the command is given in (-P):
    # that may be a stranger's project.
    places = [str(Path(__file__).parents[3]), *(place for place in sys.path if place)]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "argmap.sources.reading.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )


_child = _Child()
atexit.register(_child.end)
extract = _child.extract
