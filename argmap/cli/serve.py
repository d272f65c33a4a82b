"""`argmap serve`."""

from __future__ import annotations

import os
import shlex
import sys
import time
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import give_up, note
from argmap.cli.lasting import found, ready, tell, until_interrupted
from argmap.cli.options import WholeNumber, language_option, no_cache
from argmap.live.editors import EDITORS, usual_editor

if TYPE_CHECKING:
    from argmap.live.server import Live, Server
    from argmap.live.watching import Hanging
    from argmap.render import ThemeName

_PORT = 8157


class _Editor(click.Choice[str]):
    """An editor that there are links for."""

    def convert(
        self, value: Any, param: click.Parameter | None, context: click.Context | None
    ) -> str:
        """The editor that was named."""
        try:
            return super().convert(value, param, context)
        except click.BadParameter:
            *known, none = EDITORS
            self.fail(
                f"no link opens a file in {value}; known are {', '.join(known)}, and with {none} "
                "the page shows the file and line to copy",
                param,
                context,
            )


@click.command(
    epilog="""\b
Examples:
  argmap serve maps/dam                     shows the map in the browser
  argmap serve maps/dam/motives.argmap      what this file says
  argmap serve maps/dam --no-open           only prints the address
  argmap serve maps/dam --port 9000
  argmap serve maps/dam --editor idea       links open files in IntelliJ IDEA

\b
Ctrl-C ends it.
Exit codes: 130 ended by Ctrl-C, 2 there is no map, or the server could not be started.
"""
)
@click.argument("path", default=".")
@click.option(
    "--port",
    metavar="N",
    type=WholeNumber(0, 65535),
    default=_PORT,
    show_default=True,
    help="The port; where it is taken, the next that is free. 0 is any.",
)
@click.option(
    "--host",
    metavar="HOST",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. Any other than this computer itself lets others read the map.",
)
@click.option(
    "--open/--no-open",
    "opens",
    default=None,
    help="Open a browser, or only print the address. [default: open, from a terminal on a desktop]",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    help="The colours. [default: those of the reader's system]",
)
@language_option
@click.option(
    "--editor",
    envvar="ARGMAP_EDITOR",
    show_envvar=True,
    type=_Editor(EDITORS),
    help="What links to files open. [default: what VISUAL or EDITOR names, else vscode]",
)
@no_cache
def serve(
    path: str,
    port: int,
    host: str,
    opens: bool | None,
    theme: ThemeName | None,
    language: str,
    editor: str | None,
) -> None:
    """Show a map in the browser, live while it is written.

    The page has all views. It follows every change of the map, keeps its place, and lists what a
    check finds, each with its lines. While the map has errors, the last good picture stays.

    PATH is a folder that holds one map, or one of its files.
    """
    ready("serve", path)
    from argmap.live.server import Live  # noqa: PLC0415  (slow to load)
    from argmap.live.showing import Showing  # noqa: PLC0415
    from argmap.live.watching import follow  # noqa: PLC0415
    from argmap.render import EngineError, Look, Words, find  # noqa: PLC0415

    try:
        engine = find()
    except EngineError as why:
        give_up(str(why))
    look = Look(words=Words(language))
    showing = Showing(Path(path), look, engine, editor or usual_editor(os.environ))
    live = Live(showing, theme)
    server = _listening(host, port, live)
    with until_interrupted():
        try:
            follow(_Rounds(path, live, server, opens).show, showing.hanging, Event())
        finally:
            server.end()


class _Rounds:
    """Shows the map again and again; after the first time the server answers."""

    def __init__(self, path: str, live: Live, server: Server, opens: bool | None) -> None:
        self._live = live
        self._server = server
        self._opens = opens
        self._where = f"the page, or `{shlex.join(('argmap', 'check', path))}`"
        self._started = False

    def show(self) -> Hanging:
        """Shows the map as it is, says what came of it, and gives what it hangs on."""
        began = time.perf_counter()
        hanging = self._live.showing.renew()
        took = time.perf_counter() - began
        self._live.tell()
        if not self._started:
            self._started = True
            self._start()
        severities = [one["severity"] for one in self._live.showing.shown.findings]
        what = "not drawn" if "error" in severities else "shown"
        tell(f"{what}, {took:.1f} s, {found(severities, self._where)}")
        return hanging

    def _start(self) -> None:
        guard = self._server.guard
        self._server.begin()
        click.echo(f"{self._server.address}{guard.path}")
        click.echo("Ctrl-C ends it.", err=True)
        sys.stdout.flush()
        if self._opens or (self._opens is None and _has_browser()):
            import webbrowser  # noqa: PLC0415  (only where it is wanted)

            address = f"{self._server.address}{guard.first_path}"
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _listening(host: str, port: int, live: Live) -> Server:
    """A server that listens; gives up where that can't be done, and says where it is elsewhere."""
    from argmap.live.guard import is_loopback  # noqa: PLC0415  (slow to load)
    from argmap.live.server import listening  # noqa: PLC0415

    try:
        server = listening(host, port, live)
    except (OSError, UnicodeError) as error:
        help = "leave --host out, to listen at this computer itself"
        if isinstance(error, PermissionError) and 0 < port < 1024:
            help = "name a port above 1023"
        why = getattr(error, "strerror", None) or error
        give_up(f"can't listen at {host}, port {port}: {why}", [help])
    if port and server.port != port:
        note(f"port {port} is taken, so this is at port {server.port}")
    if not is_loopback(host):
        note(
            "whoever reaches this computer and has the address can read the map, and what is sent "
            "is not encrypted"
        )
    return server


def _has_browser() -> bool:
    """Whether somebody sits there to whom a browser can be shown."""
    if not sys.stdout.isatty():
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
