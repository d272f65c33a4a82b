"""The server gives the page, events and lines to who knows its key, and nothing to anybody else."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import MAP, MORE, lake, soon

from argmap.live import server as server_module
from argmap.live.guard import Guard
from argmap.live.server import Live, Server, listening
from argmap.live.showing import Showing
from argmap.render import Look, find


def serving(path: Path, host: str = "127.0.0.1") -> Server:
    """A server of a map, that answers."""
    showing = Showing(path, Look(), find(), "vscode")
    showing.renew()
    server = Server(host, 0, Live(showing, None))
    server.begin()
    return server


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    folder = lake(tmp_path_factory.mktemp("p"), **{"secret.txt": "a secret"}).parent
    made = serving(folder)
    yield made
    made.end()


def raw(server: Server, request: bytes) -> tuple[int, Message, bytes]:
    """What the server answers to some bytes: status, headers, body; status 0 for nothing."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        data = b""
        with suppress(OSError):  # it may close at once
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while more := connection.recv(65536):
                data += more
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = Message()
    for line in lines[1:]:
        name, _, value = line.partition(": ")
        headers[name] = value
    answered = lines[0].startswith("HTTP/")  # what is no request has no headers in its answer
    return int(lines[0].split()[1]) if answered else 0, headers, body if answered else data


def ask(
    server: Server, path: str, method: str = "GET", **headers: str | None
) -> tuple[int, Message, bytes]:
    """What the server answers to a request; headers replace the usual ones, None takes one out."""
    usual = {"Host": f"127.0.0.1:{server.port}"}
    given = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    request = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""])
    return raw(server, request.encode("latin-1"))


def page(server: Server) -> str:
    return server.guard.path


def test_the_page_is_given_with_all_that_protects_it(server):
    status, headers, body = ask(server, page(server))
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert re.search(rb'Content-Security-Policy" content="([^"]*)"', body)[1].decode() in policy
    wanted = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    assert {name: headers[name] for name in wanted} == wanted
    assert int(headers["Content-Length"]) == len(body)
    assert not [name for name in headers if name.lower().startswith("access-control")]
    assert "Python" not in headers["Server"]


def test_head_gives_the_headers_alone(server):
    for path in (page(server), f"{page(server)}events"):
        status, headers, body = ask(server, path, "HEAD")
        assert (status, body) == (200, b"")
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X", "get"]
)
def test_only_get_and_head_are_answered(server, method):
    status, headers, body = ask(server, page(server), method)
    assert status == 405
    assert headers["Allow"] == "GET, HEAD"
    assert b"<" not in body


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost:{port}x",
        "localhost:{port}/x",
        "x@localhost:{port}",
        "10.0.0.1:{port}",
        "[::1",
        "localhost:{port}\r\nHost: localhost:{port}",
        "evil.example\r\nHost: localhost:{port}",
    ],
)
@pytest.mark.parametrize("rest", ["", "events", "lines?file=lake.argmap&line=1"])
def test_another_host_is_refused(server, host, rest):
    given = host if host is None else host.format(port=server.port)
    status, headers, body = ask(server, page(server) + rest, Host=given)
    assert status == 403
    assert b"lake road" not in body
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "localhost."])
def test_its_own_names_are_taken(server, name):
    host = f"{name}:{server.port}"
    assert ask(server, page(server), Host=host)[0] == 200
    assert ask(server, page(server), Host=host, Origin=f"http://{host}")[0] == 200


@pytest.mark.parametrize("rest", ["", "events", "lines?file=lake.argmap&line=1"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none, cross-site"},
    ],
)
def test_another_site_is_refused(server, rest, headers):
    status, _, body = ask(server, page(server) + rest, **headers)
    assert status == 403
    assert b"lake road" not in body


def test_the_page_itself_and_an_address_that_is_typed_are_let_in(server):
    for site in ("same-origin", "none"):
        assert ask(server, page(server), Sec_Fetch_Site=site)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/favicon.ico",
        "{key}",
        "{page}x",
        "{page}../",
        "{page}..%2f",
        "{page}%2e%2e/secret.txt",
        "{page}secret.txt",
        "{page}lake.argmap",
        "/{half}/",
        "http://127.0.0.1{page}",
        "{page}events/../../secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "{page}lines",
        "{page}lines?file=secret.txt&line=1",
        "{page}lines?file=../p/lake.argmap&line=1",
        "{page}lines?file=/etc/passwd&line=1",
        "{page}lines?file=%2e%2e%2fsecret.txt&line=1",
        "{page}lines?file=lake.argmap",
        "{page}lines?file=lake.argmap&line=0",
        "{page}lines?file=lake.argmap&line=-1",
        "{page}lines?file=lake.argmap&line=99999999999999",
        "{page}lines?file=lake.argmap&line=x",
        "{page}lines?" + "a=1&" * 50,
        "/" + "x" * 3000,
        "/\xe9\xff",
    ],
)
def test_there_is_nothing_else(server, path):
    key = page(server).strip("/")
    made = path.format(key=key, page=page(server), half=key[:16])
    status, _, body = ask(server, made)
    assert status == 404
    assert b"secret" not in body
    assert b"claim" not in body


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n",
        b"GET / HTTP/9.1\r\n\r\n",
        b"\x16\x03\x01\x00\xff\r\n\r\n",
        b"\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"",
    ],
    ids=range(8),
)
def test_what_is_no_request_is_refused_and_the_server_lives(server, request_):
    status, _, body = raw(server, request_)
    assert status == 0 or 400 <= status < 600
    assert b"Traceback" not in body
    assert b"<" not in body
    assert ask(server, page(server))[0] == 200


def test_the_first_path_leads_to_the_page_once(server):
    path = server.guard.first_path
    assert ask(server, path, Host="evil.example")[0] == 403
    status, headers, _ = ask(server, path)
    assert (status, headers["Location"]) == (303, page(server))
    assert ask(server, path)[0] == 404


def test_lines_are_given_of_files_of_the_map(server):
    status, headers, body = ask(server, f"{page(server)}lines?file=lake.argmap&line=5&column=0")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    told = json.loads(body)
    assert told["lines"] == MAP.split("\n")[4:6]
    assert told["href"].startswith("vscode://file/")


@given(st.text(), st.lists(st.text(), max_size=2))
def test_a_guard_lets_in_no_name_but_its_own(host, origins):
    guard = Guard("127.0.0.1", 8157)
    headers = Message()
    headers.add_header("Host", re.sub(r"[\r\n]", "", host))
    for origin in origins:
        headers.add_header("Origin", re.sub(r"[\r\n]", "", origin))
    assert guard.refuses(headers)


def test_a_guard_of_an_open_server_takes_addresses_and_its_names_only():
    guard = Guard("0.0.0.0", 8157, ("here",))

    def refused(host: str) -> bool:
        headers = Message()
        headers["Host"] = host
        return guard.refuses(headers) is not None

    assert not any(map(refused, ("10.1.2.3:8157", "here:8157", "[fe80::1]:8157", "localhost:8157")))
    assert all(map(refused, ("evil.example:8157", "10.1.2.3:80", "10.1.2.3", "here.example:8157")))


def test_keys_can_not_be_guessed():
    keys = {Guard("127.0.0.1", 1).key for _ in range(100)}
    assert len(keys) == 100
    assert all(len(key) == 32 for key in keys)


class Stream:
    """The events that a page gets."""

    def __init__(self, server: Server, have: str = "") -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        host = f"Host: 127.0.0.1:{server.port}\r\n"
        self.socket.sendall(f"GET {page(server)}events?have={have} HTTP/1.1\r\n{host}\r\n".encode())
        self.file = self.socket.makefile("rb")
        while self.file.readline().strip():
            pass

    def next(self) -> dict | None:
        """The next message; None at the end."""
        for line in self.file:
            if line.startswith(b"data: {"):
                return json.loads(line[6:])
        return None


def test_events_tell_what_has_changed(tmp_path):
    file = lake(tmp_path)
    server = serving(tmp_path)
    showing, live = server.live.showing, server.live
    streams = [Stream(server), Stream(server, showing.shown.drawn.update["digest"])]
    first = streams[0].next()
    assert first["type"] == "update"
    assert [one.next()["type"] for one in streams] == ["findings", "findings"]
    file.write_text(MAP + MORE)
    showing.renew()
    live.tell()
    for stream in streams:
        entries = dict(stream.next()["update"]["entries"])
        assert "guests" in entries
        assert stream.next()["type"] == "findings"
    file.write_text(MAP + "\nclam x: No.\n")
    showing.renew()
    live.tell()
    for stream in streams:
        (finding,) = stream.next()["findings"]  # and no update: the picture stays
        assert finding["severity"] == "error"
    server.end()
    assert [stream.next() for stream in streams] == [None, None]


def test_signs_of_life_are_sent_and_pages_that_go_away_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(server_module, "_ALIVE", 0.05)
    monkeypatch.setattr(server_module, "_MOST", 1)
    lake(tmp_path)
    server = serving(tmp_path)
    stream = Stream(server)
    assert any(line == b"event: alive\n" for line in stream.file)
    assert ask(server, page(server))[0] == 0  # there are too many at once
    stream.file.close()
    stream.socket.close()
    soon(lambda: ask(server, page(server))[0] == 200)
    server.end()


def test_a_port_that_is_taken_is_passed_over(server, monkeypatch):
    other = listening("127.0.0.1", server.port, server.live)
    assert other.port > server.port
    other.server_close()


def test_it_listens_at_the_other_sort_of_address_too(tmp_path):
    if not socket.has_ipv6:
        pytest.skip("needs IPv6, which this system has not")
    live = Live(Showing(lake(tmp_path), Look(), find(), "none"), None)
    try:
        made = Server("::1", 0, live)
    except OSError as error:
        pytest.skip(f"needs IPv6, which this system has not: {error}")
    assert made.address == f"http://[::1]:{made.port}"
    made.server_close()
