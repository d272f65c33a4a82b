"""Links that open a file in an editor, at a line and column.

Each editor has registered a scheme of its own for them: Visual Studio Code documents its own
under "Opening VS Code with URLs", and its relatives do the same; JetBrains' programs take
`open?file=`, TextMate `open?url=`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from urllib.parse import quote

_LIKE_CODE = "{scheme}://file{path}:{line}:{column}"
_LIKE_IDEA = "{scheme}://open?file={path}&line={line}&column={column}"
_PATTERNS = {
    "vscode": _LIKE_CODE,
    "vscodium": _LIKE_CODE,
    "cursor": _LIKE_CODE,
    "zed": _LIKE_CODE,
    "idea": _LIKE_IDEA,
    "pycharm": _LIKE_IDEA,
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "none": "",
}
EDITORS = tuple(_PATTERNS)
"""The editors that there are links for, and last `none`, which has none."""
_PROGRAMS = {
    "code": "vscode",
    "codium": "vscodium",
    "cursor": "cursor",
    "zed": "zed",
    "zeditor": "zed",
    "idea": "idea",
    "pycharm": "pycharm",
    "charm": "pycharm",
    "mate": "textmate",
}


def usual_editor(environment: Mapping[str, str]) -> str:
    """The editor that a user seems to work with, by VISUAL and EDITOR; without them `vscode`.

    Where they name programs for which there are no links, as vim and emacs, it is `none`.
    """
    named = [environment.get(name, "").split() for name in ("VISUAL", "EDITOR")]
    programs = [PureWindowsPath(words[0]).stem.lower() for words in named if words]
    known = [_PROGRAMS[program] for program in programs if program in _PROGRAMS]
    return known[0] if known else "none" if programs else "vscode"


def link(editor: str, path: Path | None, line: int, column: int) -> str | None:
    """The address that opens a file at a line and column (from 1); None where there is none."""
    pattern = _PATTERNS[editor]
    if not pattern or path is None:
        return None
    plain = path.absolute().as_posix()
    place = plain if plain.startswith("/") else f"/{plain}"
    drive, colon, rest = place.partition(":")
    if not (colon and len(drive) == 2):
        drive, colon, rest = "", "", place
    named = drive + colon + quote(rest, errors="surrogateescape")
    return pattern.format(scheme=editor, path=named, line=line, column=column)
