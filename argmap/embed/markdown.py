"""An extension of Python-Markdown, and so of MkDocs: fences of `argmap` become pictures.

    ```argmap
    file: maps/dam
    focus: leak
    ```

A fence begins with settings, a name and a value on each line. What follows them is the text of a
map. No line of a map can be taken for a setting: an entry has an id before its colon.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from argmap.embed.asked import PLACING, SETTINGS, find, shown, unknown
from argmap.embed.figure import figure
from argmap.embed.inline import prefix
from argmap.embed.loaded import LoadedMap, MapError, read
from argmap.render.svg import escape

_FENCE = re.compile(r"(?P<marks>`{3,}|~{3,})[ ]*(?P<words>[^`\n]*)\Z")
_SETTING = re.compile(r"([^\s:#]+)[ \t]*:(?:[ \t]+(.*))?\Z")


class ArgmapExtension(Extension):
    """The extension; its setting `root` is the folder from which fences name files."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": [".", "The folder from which `file:` names maps"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        # Before `fenced_code` (25), which would take the fence for code.
        md.preprocessors.register(_Fences(md, self), "argmap", 26)


def makeExtension(**kwargs: Any) -> ArgmapExtension:
    """What Python-Markdown calls for the name of this module."""
    return ArgmapExtension(**kwargs)


class _Fences(Preprocessor):
    def __init__(self, md: Markdown, extension: ArgmapExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        at = pictures = 0
        while at < len(lines):
            found = _FENCE.match(lines[at])
            end = _end(lines, at, found["marks"]) if found else None
            if found is None or end is None:
                out.append(lines[at])
                at += 1
                continue
            if found["words"].strip() == "argmap":
                pictures += 1
                html = self._html(lines[at + 1 : end], str(pictures))
                out += ["", self.md.htmlStash.store(html), ""]
            else:  # what stands in another fence is code, whatever it looks like
                out += lines[at : end + 1]
            at = end + 1
        return out

    def _html(self, block: list[str], number: str) -> str:
        root = Path(os.fspath(self.extension.getConfig("root")))
        try:
            settings, loaded = _read(block, root)
            return figure(shown(loaded, settings), settings, prefix(number, *block))
        except MapError as error:
            _logger().warning("an argument map is not shown: %s", error)
            return _refused(str(error))


def _end(lines: list[str], start: int, marks: str) -> int | None:
    """The line that closes a fence, if there is one."""
    for at in range(start + 1, len(lines)):
        if lines[at].startswith(marks) and not lines[at].strip().strip(marks[0]):
            return at
    return None


def _read(block: list[str], root: Path) -> tuple[dict[str, str], LoadedMap]:
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
    return settings, read(text, "argmap", len(block) - len(lines) + 1)


def _refused(error: str) -> str:
    """What is wrong, as an admonition."""
    rows = "\n".join(map(escape, error.split("\n")))
    return (
        '<div class="admonition danger argmap-error">\n'
        '<p class="admonition-title">This argument map is not shown</p>\n'
        f"<pre>{rows}</pre>\n</div>"
    )


def _logger() -> logging.Logger:
    """MkDocs counts the warnings of its own loggers, and fails for them where it is strict."""
    return logging.getLogger("mkdocs.argmap" if "mkdocs" in sys.modules else "argmap")
