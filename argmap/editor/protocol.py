"""The protocol, as messages go in and out: what can't be read or is not yet in turn is refused.

What a message that can't be taken is answered with is said by JSON-RPC 2.0 (section 5.1, error
objects) and by the Language Server Protocol 3.17 (base protocol, lifecycle messages).
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidRequest,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method

from argmap.editor.requests import MESSAGES

_ALWAYS = (types.INITIALIZE, types.EXIT)


class _Answered:
    """Stands for a message that has its answer already."""


class Protocol(LanguageServerProtocol):
    """The protocol, without texts of its own: the desk has them."""

    @property
    def is_shut_down(self) -> bool:
        """Whether the editor has said that it is about to end the server."""
        return bool(self._shutdown)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message by its fields; one whose parameters can't be read is answered here."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" not in data:
                raise
            self._send_response(data["id"], error=error.to_response_error())
            return _Answered()

    def get_message_type(self, method: str) -> type[Any] | None:  # type: ignore[override]
        """The form of a message, by its method."""
        return MESSAGES.get(method) or super().get_message_type(method)

    def handle_message(self, message: Any) -> None:
        """Takes a message that is in turn, and refuses any other."""
        if isinstance(message, _Answered):
            return
        method = getattr(message, "method", None)
        if not hasattr(message, "jsonrpc"):
            self.refuse(JsonRpcInvalidRequest("this is no message of JSON-RPC 2.0"))
        elif self._workspace is None and method is not None and method not in _ALWAYS:
            if hasattr(message, "id"):
                self.refuse(JsonRpcServerNotInitialized("`initialize` comes first"), message.id)
        elif self._shutdown and method != types.EXIT and hasattr(message, "id"):
            self.refuse(JsonRpcInvalidRequest("nothing is answered after `shutdown`"), message.id)
        else:
            super().handle_message(message)

    def unreadable(self) -> None:
        """Answers something that is no JSON."""
        self.refuse(JsonRpcParseError("this is no JSON"))

    def refuse(self, error: JsonRpcException, id: Any = None) -> None:
        """Answers a message by its id, or one that has none that could be read."""
        self._send_response(id, error=error.to_response_error())

    def _send_response(
        self, msg_id: Any, result: Any = None, error: types.ResponseError | None = None
    ) -> None:
        if error is not None and not os.environ.get("ARGMAP_TRACEBACK"):
            error.data = None  # a traceback, which is nothing to show
        super()._send_response(msg_id, result, error)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(
        self, params: types.ExecuteCommandParams
    ) -> Generator[Any, Any, Any]:
        """Runs a command; one without its arguments is refused, as one with others is."""
        params.arguments = params.arguments or []
        return (yield from super().lsp_workspace__execute_command(params))

    # What pygls is left to run for a notification, it keeps for ever: see `_request_futures` there.

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> None:
        """Leaves the text to the server."""
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> None:
        """Leaves the text to the server."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> None:
        """Leaves the text to the server."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)
