"""What stands in a fence of a Markdown page, and the figure that is made of it.

    ```argmap
    file: maps/dam
    focus: leak
    ```

A fence begins with settings, a name and a value on each line. What follows them is the text of a
map. No line of a map can be taken for a setting: an entry has an id before its colon.
"""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

from argmap.embed.asked import PLACING, SETTINGS, find, shown, unknown
from argmap.embed.figure import figure
from argmap.embed.inline import prefix
from argmap.embed.loaded import LoadedMap, MapError, read
from argmap.render.output.svg import escape

NAME = "argmap"
"""What stands behind the marks of such a fence, and nothing else."""
_SETTING = re.compile(r"([^\s:#]+)[ \t]*:(?:[ \t]+(.*))?\Z")


def html(block: list[str], root: Path, number: int, place: str) -> str:
    """The figure of a fence, given its lines; or what is wrong, as an admonition and in the log.

    `root` is the folder from which it names files, `number` which of the page's it is, `place`
    says in the log where it stands.
    """
    try:
        settings, loaded = _asked(block, root)
        return figure(shown(loaded, settings), settings, prefix(str(number), *block))
    except MapError as error:
        _logger().warning("%s: an argument map is not shown: %s", place, error)
        return _refused(str(error))


def _asked(block: list[str], root: Path) -> tuple[dict[str, str], LoadedMap]:
    settings: dict[str, str] = {}
    lines = list(block)
    while lines and (not lines[0].strip() or (found := _SETTING.match(lines[0]))):
        if not lines.pop(0).strip():
            continue
        assert found
        name, value = found[1], (found[2] or "").strip()
        if name not in (*SETTINGS, *PLACING, "file"):
            raise unknown(name)
        if name in settings:
            raise MapError(f"`{name}` is set twice", ["leave one of the lines out"])
        if not value:
            raise MapError(f"nothing stands behind `{name}:`", ["write a value, or leave it out"])
        settings[name] = value
    text, path = "\n".join(lines), settings.get("file")
    if bool(path) == bool(text.strip()):
        help = "write `file: PATH`, or the map itself: an entry has an id, `claim ID: text`"
        raise MapError("the fence needs a file or a map, and not both", [help])
    if path:
        return settings, find(path, root, root)
    return settings, read(text, NAME, len(block) - len(lines) + 1)


def _refused(error: str) -> str:
    rows = "\n".join(map(escape, error.split("\n")))
    return (
        '<div class="admonition danger argmap-error">\n'
        '<p class="admonition-title">This argument map is not shown</p>\n'
        f"<pre>{rows}</pre>\n</div>"
    )


def _logger() -> logging.Logger:
    """MkDocs counts the warnings of its own loggers, and fails for them where it is strict."""
    return logging.getLogger("mkdocs.argmap" if "mkdocs" in sys.modules else "argmap")
