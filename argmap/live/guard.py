"""Which requests the live page's server answers.

Any program on this computer can ask it something, and any page that is open in the browser can
make the browser ask. So a request has to know the key in the address, has to have asked for this
server by a name of its own (else a foreign name could be made to lead here: DNS rebinding), and
may not come from another site (Fetch Metadata, W3C; RFC 6454 on origins).
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from email.message import Message
from ipaddress import ip_address
from urllib.parse import urlsplit

_SITES = ("same-origin", "none")
"""Of `Sec-Fetch-Site`: from the page itself, or typed by the user."""


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach what listens at a name or address."""
    return host == "localhost" or (is_address(host) and ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Whether a host is an address, which no foreign name can be made to lead to."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """Knows the key and the names of a server."""

    def __init__(self, host: str, port: int, names: Collection[str] = ()) -> None:
        """`host` is where it listens, `names` are further names of this computer."""
        self.key = secrets.token_urlsafe(24)
        self._once = secrets.token_urlsafe(24)
        self._port = port
        self._open = not is_loopback(host)
        self._names = {"localhost", "127.0.0.1", "::1"}
        if self._open:
            self._names |= {name.lower() for name in (host, *names)}

    @property
    def path(self) -> str:
        """The path of the page."""
        return f"/{self.key}/"

    @property
    def first_path(self) -> str:
        """A path that leads to the page once.

        It is for the program that opens a browser: other users may see what programs are started
        with.
        """
        return f"/{self._once}"

    def redeem(self, path: str) -> bool:
        """Whether a path is the one that leads to the page once; from then on it is not."""
        if not secrets.compare_digest(path.encode(), self.first_path.encode()):
            return False
        self._once = secrets.token_urlsafe(24)
        return True

    def place(self, path: str) -> str | None:
        """What of a path follows the key; None where the key is wrong."""
        start, rest = path[: len(self.path)], path[len(self.path) :]
        return rest if secrets.compare_digest(start.encode(), self.path.encode()) else None

    def refuses(self, headers: Message) -> str | None:
        """Why a request is not answered, if so."""
        hosts = headers.get_all("Host", [])
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            return "this server has another name"
        origins = headers.get_all("Origin", [])
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return "another site asks"
        if any(site not in _SITES for site in headers.get_all("Sec-Fetch-Site", [])):
            return "another site asks"
        return None

    def _is_own(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or "").rstrip("."), parts.port or 80
        except ValueError:
            return False
        if parts.netloc != parts.netloc.strip() or parts.path or parts.username or parts.query:
            return False
        known = name in self._names or (self._open and is_address(name))
        return known and port == self._port
