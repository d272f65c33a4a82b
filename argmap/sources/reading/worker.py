"""The process that documents are read in, so that the worst of them costs nothing but itself.

It reads requests from standard input and answers on standard output, until its input ends. It
opens no document: a request brings the bytes. Lengths are four bytes, the highest first.

    request:  length, JSON {"kind", "name", "size"}, the document's bytes
    answer:   length, JSON of an Extracted, or {"problem", "help"}
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
from dataclasses import asdict
from importlib import import_module
from queue import SimpleQueue
from typing import IO, Any

from argmap.sources.reading.extracted import Extracted, Unreadable

SECONDS = 30
"""The time that reading a document may take."""
TIME_OUT = 1
"""The exit code after that time, which faulthandler gives."""
MEMORY = 2 * 1024**3
"""The bytes of memory that it may take, where the system can limit them."""
_LONGEST = 64 * 1024 * 1024
_Request = tuple[dict[str, Any], bytes]


def send(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """Writes a message, and the bytes that go with it."""
    head = json.dumps(message).encode()
    stream.write(len(head).to_bytes(4, "big") + head + data)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None where the stream has ended."""
    length = stream.read(4)
    head = stream.read(int.from_bytes(length, "big")) if len(length) == 4 else b""
    return json.loads(head) if head else None


def main() -> None:
    """Answers requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # a library that prints does not garble an answer
    _limit_memory()
    requests: SimpleQueue[_Request] = SimpleQueue()
    # A reader of its own, so that the end of argmap ends this process in the middle of its work.
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    while True:
        request, data = requests.get()
        # Ends the process even where a library never comes back to Python.
        faulthandler.dump_traceback_later(SECONDS, exit=True, file=nowhere)
        answer = _answer(request["kind"], data, request["name"])
        faulthandler.cancel_dump_traceback_later()
        send(answers, answer)


def _read(requests: SimpleQueue[_Request]) -> None:
    while (request := receive(sys.stdin.buffer)) is not None:
        requests.put((request, sys.stdin.buffer.read(request["size"])))
    os._exit(0)


def _answer(kind: str, data: bytes, name: str) -> dict[str, Any]:
    try:
        made: Extracted = import_module(f"argmap.sources.reading.{kind}").extract(data, name)
    except Unreadable as problem:
        return {"problem": problem.message, "help": problem.help}
    except MemoryError:
        return _problem(f"needs more than {MEMORY >> 30} GB of memory to be read")
    except RecursionError:
        return _problem("is nested too deeply to be read")
    except Exception as error:  # a library's own fault: any kind, from any bytes
        return _problem(f"can't be read: {type(error).__name__} in the library that reads it")
    if len(made.text) > _LONGEST:
        return _problem(f"has more than {_LONGEST >> 20} million characters of text")
    return asdict(made)


def _problem(message: str) -> dict[str, Any]:
    return {"problem": message, "help": ("save its text as a text file, and name that",)}


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        pass


if __name__ == "__main__":
    main()
