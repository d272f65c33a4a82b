"""What can't be done, as a person is told; and what went wrong, as the log says it."""

from __future__ import annotations

import logging
import os
import sys

from pygls.exceptions import JsonRpcException, JsonRpcInternalError, JsonRpcMethodNotFound

from argmap.exchange.clean import clean


class Refusal(JsonRpcException):
    """What was asked for can't be done: a sentence, and perhaps what to do instead.

    Its code is that of LSP's `RequestFailed` (Language Server Protocol 3.17).
    """

    CODE = -32803

    def __init__(self, message: str) -> None:
        """What a person is told; whatever it names is made fit to be shown."""
        super().__init__(clean(message))


def named(error: BaseException) -> str:
    """An error in words: what sort of one, and what it says."""
    said = str(error)
    # What pygls makes of an error has the error's own name in it.
    return said if isinstance(error, JsonRpcInternalError) else f"{type(error).__name__}: {said}"


class _OneLine(logging.Formatter):
    """A line for each record; a traceback only where ARGMAP_TRACEBACK asks for it."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage().partition("\n")[0]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            said += f": {named(error)}".partition("\n")[0]
            if os.environ.get("ARGMAP_TRACEBACK"):
                said += f"\n{self.formatException(record.exc_info)}"  # type: ignore[arg-type]
        return f"{record.levelname.lower()}: {said}"


def _worth_a_line(record: logging.LogRecord) -> bool:
    """Whether something went wrong: what was refused was told to who asked for it."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, Refusal | JsonRpcMethodNotFound)


def log_to_stderr() -> None:
    """Has all that went wrong said on standard error, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.ERROR)
    handler.setFormatter(_OneLine())
    handler.addFilter(_worth_a_line)
    logging.getLogger().handlers[:] = [handler]
    if not os.environ.get("ARGMAP_TRACEBACK"):
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # the server says the same
