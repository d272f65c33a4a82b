"""What a page asks for, in words: which map, what of it, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from argmap.diagnostics import did_you_mean
from argmap.embed.loaded import LoadedMap, MapError, load
from argmap.render import ThemeName, ViewName
from argmap.render.cards.card import Detail
from argmap.workspace.project import inside, project_root

SETTINGS = ("view", "question", "focus", "depth", "theme", "detail", "lang")
"""What `shown` takes."""
PLACING = ("alt", "caption", "width")
"""What a page takes besides: the words for those who can't see it, those below it, its width."""
AUTO = "auto"
"""The theme that is light or dark as the page is; the usual one."""
_WIDTH = re.compile(r"\d{1,5}(\.\d{1,3})?(px|em|rem|%|pt|cm|mm|in)?\Z", re.ASCII)


def find(path: str, folder: Path, project: Path) -> LoadedMap:
    """Load the map that a page names by its path from a folder.

    Nothing outside of the project that `project` belongs to is read. Raises `MapError`.
    """
    root = project_root(project)
    try:
        place = folder / path
        within = inside(place, root)
    except (OSError, ValueError):
        within = False
    if not within:
        help = (
            "a page shows maps of its own project: what lies below the nearest folder with "
            "`argmap.toml` or `.git`"
        )
        raise MapError(f"`{path[:200]}` leads out of the project", [help])
    try:
        return load(place)
    except MapError as error:
        if error.findings:
            raise
        # The place on this machine is nothing for a page.
        raise MapError(str(error).replace(str(place), path)) from error


def shown(loaded: LoadedMap, settings: Mapping[str, str]) -> LoadedMap:
    """A map as settings want it shown; settings for other things are left alone.

    Raises `MapError` for values that mean nothing.
    """
    depth, focus = settings.get("depth"), settings.get("focus")
    if depth is not None and not focus:
        raise MapError("`depth` needs `focus`", ["write the id of a card: `focus: ID`"])
    if depth is not None and not re.fullmatch("[0-9]{1,4}", depth):
        raise MapError(f"`depth: {depth[:80]}` is not a number", ["write how many links far: 2"])
    if focus:
        loaded = loaded.focus(*_ids(focus), depth=int(depth or 1))
    if settings.get("question"):
        loaded = loaded.question(*_ids(settings["question"]))
    width = settings.get("width")
    if width is not None and not _WIDTH.match(width):
        raise MapError(f"`width: {width[:80]}` is not a width", ["write 80% or 400px"])
    theme = settings.get("theme", AUTO)
    return loaded.view(
        cast(ViewName | None, settings.get("view")),
        theme="light" if theme == AUTO else cast(ThemeName | None, theme),
        detail=cast(Detail | None, settings.get("detail")),
        language=settings.get("lang"),
    )


def unknown(name: str) -> MapError:
    """What to say of a setting that there is not."""
    known = [*SETTINGS, *PLACING, "file"]
    help = did_you_mean(name, known)
    if not help:
        help = (f"there are: {', '.join(known)}", f"an entry of a map has an id: `{name[:80]} ID:`")
    return MapError(f"there is no setting `{name[:80]}`", help)


def _ids(text: str) -> list[str]:
    return text.replace(",", " ").split()
