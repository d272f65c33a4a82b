"""The server of the live page: the page, events of what changes, lines of the map's files.

It reads no file for a request: what it gives was read when the map was checked.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs

from argmap.live.guard import Guard
from argmap.live.showing import Showing
from argmap.render import ThemeName
from argmap.web.page import policy

_TRIED = 50
_ALIVE = 15.0
"""Seconds between two signs of life to a page for which there is nothing new."""
_PATIENCE = 30.0
"""Seconds for which the server waits for a browser to ask, or to take what it asked for."""
_MOST = 200
"""How many requests are answered at once."""
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Live:
    """What the server tells: a map that is shown, and that it has changed."""

    def __init__(self, showing: Showing, theme: ThemeName | None) -> None:
        self.showing = showing
        self._theme = theme
        self._changed = threading.Condition()
        self._number = 0
        self._ended = False
        self._page: tuple[object, bytes] | None = None

    def tell(self) -> None:
        """Tells all pages that something has changed."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Ends all streams of events."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait(self, number: int) -> int | None:
        """The number of the last change, as soon as it is another; None where all is ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._number != number, _ALIVE)
            return None if self._ended else self._number

    def page(self) -> bytes:
        """The page as it is now."""
        drawn = self.showing.shown.drawn
        made = self._page
        if made is None or made[0] is not drawn:
            made = self._page = drawn, drawn.page(self._theme)
        return made[1]


class Server(ThreadingHTTPServer):
    """Serves a live page, to whom the guard lets in."""

    daemon_threads = True
    block_on_close = False
    # Elsewhere it means that a port can be used again at once, on Windows that it can be taken.
    allow_reuse_address = os.name != "nt"

    def __init__(self, host: str, port: int, live: Live) -> None:
        """Listens at a host and port; with port 0 at any that is free. Raises OSError."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.live = live
        self._host = host
        self._thread: threading.Thread | None = None
        self._answering = threading.BoundedSemaphore(_MOST)
        super().__init__((host, port), _Handler)
        name = socket.gethostname()
        self.guard = Guard(host, self.port, (name, f"{name}.local"))

    @property
    def port(self) -> int:
        """The port at which it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Its address, without a path."""
        everywhere = self._host in ("", "0.0.0.0", "::")
        host = socket.gethostname() if everywhere else self._host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def begin(self) -> None:
        """Begins to answer, in a thread of its own."""
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Ends all streams of events, and answers no more."""
        self.live.end()
        if self._thread:
            self.shutdown()
        self.server_close()

    def server_bind(self) -> None:
        """Binds without asking what this computer is called, which may take seconds."""
        TCPServer.server_bind(self)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answers a request in a thread of its own, or not at all where there are too many."""
        if self._answering.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answers a request."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._answering.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in between is no error."""


def listening(host: str, port: int, live: Live) -> Server:
    """A server at a port, or at the next one that is free. Raises OSError."""
    last = min(port + _TRIED, 65535) if port else 0
    for number in range(port, last):
        try:
            return Server(host, number, live)
        except OSError as error:
            # Windows refuses ports that it has set aside.
            if error.errno not in (errno.EADDRINUSE, errno.EACCES) or number < 1024:
                raise
    return Server(host, last, live)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    timeout = _PATIENCE
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "argmap", ""

    def do_GET(self) -> None:
        """Gives the page, its events, or lines of a file."""
        self.close_connection = True
        path, _, query = self.path.partition("?")
        guard, live = self.server.guard, self.server.live
        if why := guard.refuses(self.headers):
            return self.send_error(HTTPStatus.FORBIDDEN, why)
        if guard.redeem(path):
            self._begin(HTTPStatus.SEE_OTHER, "text/plain; charset=utf-8", 0, Location=guard.path)
            return None
        place = guard.place(path)
        if place == "":
            kind = "text/html; charset=utf-8"
            own = {"Content-Security-Policy": f"{policy(live=True)}; frame-ancestors 'none'"}
            return self._give(live.page(), kind, **own)
        if place == "events":
            return self._tell(live, _asked(query).get("have", ""))
        if place == "lines":
            asked = _asked(query)
            line, column = _number(asked.get("line")), _number(asked.get("column"))
            told = live.showing.excerpt(asked.get("file", ""), line, column)
            if told is not None:
                return self._give(_json(told), "application/json")
        return self.send_error(HTTPStatus.NOT_FOUND, "open the address that argmap has printed")

    do_HEAD = do_GET

    def __getattr__(self, name: str) -> Any:
        """Every other method is refused."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _refuse_method(self) -> None:
        self.close_connection = True
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are answered")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Says in a line of plain text what is wrong."""
        self.close_connection = True
        status = HTTPStatus(code)
        data = f"{status.phrase}: {message}\n" if message else f"{status.phrase}\n"
        more = {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        said = data.encode("utf-8", "replace")
        self._begin(status, "text/plain; charset=utf-8", len(said), **more)
        if self.command != "HEAD":
            self.wfile.write(said)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are nobody's business."""

    def _begin(self, status: HTTPStatus, kind: str, length: int | None, **more: str) -> None:
        self.send_response(status)
        headers = {"Content-Security-Policy": _NOTHING, **_HEADERS, **more, "Content-Type": kind}
        if length is not None:
            headers["Content-Length"] = str(length)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _give(self, data: bytes, kind: str, **more: str) -> None:
        self._begin(HTTPStatus.OK, kind, len(data), **more)
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell(self, live: Live, have: str) -> None:
        """Tells of changes as events (HTML Living Standard, 9.2) until the browser goes away.

        `have` is the digest of what the page shows.
        """
        self._begin(HTTPStatus.OK, "text/event-stream", None)
        if self.command == "HEAD":
            return
        number = -1
        findings: object = None
        while (now := live.wait(number)) is not None:
            if now == number:
                self.wfile.write(b"event: alive\ndata: 1\n\n")
                continue
            number, shown = now, live.showing.shown
            update = shown.drawn.update if shown.drawn.scenes else None
            if update and update["digest"] != have:
                have = update["digest"]
                self._event({"type": "update", "update": update})
            if findings is not shown.findings:
                findings = shown.findings
                self._event({"type": "findings", "findings": findings})

    def _event(self, message: dict[str, Any]) -> None:
        self.wfile.write(b"data: " + _json(message) + b"\n\n")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _asked(query: str) -> dict[str, str]:
    try:
        given = parse_qs(query, keep_blank_values=True, max_num_fields=8)
    except ValueError:
        return {}
    return {name: values[0] for name, values in given.items()}


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
