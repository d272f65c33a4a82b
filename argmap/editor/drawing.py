"""What is drawn of a map, from the texts as they are in the editor. Runs in another process.

Nothing here knows of the server: a map is followed here once more, so that what is drawn is one
state of it, and no drawing stands in the way of what is typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from argmap.check.following import Following
from argmap.editor.refusals import Refusal
from argmap.graph.view import Filters, View, view
from argmap.live.showing import Drawn
from argmap.model import Source
from argmap.render import (
    EngineError,
    Format,
    Look,
    NothingToShow,
    ThemeName,
    TooLarge,
    find,
    render,
)
from argmap.render.tree.picture import GRAPH_HAS_ALL
from argmap.render.usual import usual
from argmap.sources.context import contexts
from argmap.text import counted
from argmap.web.page import page
from argmap.web.pictures import pictures
from argmap.workspace import ConfigurationProblem, PathProblem

Given = Mapping[Path, bytes]
Form = Format | Literal["html"]
_PAGE_HAS_ALL = "The graph of a page has all: choose the format html"
"""What a person at an editor can do about cards that are not in a tree."""
_NOTHING = "there is nothing to draw: the map has no question, claim, evidence, assumption or gap"


@dataclass(slots=True)
class _Known:
    following: Following
    drawn: Drawn | None = None
    """The last good picture."""


_known: dict[Path, _Known] = {}


def live_page(folder: Path, given: Given, theme: ThemeName | None) -> str:
    """A live page of a folder's map; of its last good state where it has errors.

    Raises Refusal where there is none.
    """
    try:
        drawn = _drawn(folder, given)
    except Refusal:
        last = _known[folder].drawn if folder in _known else None
        if last is None:
            raise
        drawn = last
    return drawn.page(theme).decode()


def live_update(folder: Path, given: Given) -> dict[str, Any]:
    """What a live page is told to show a folder's map as it is now. Raises Refusal."""
    return _drawn(folder, given).update


def picture(folder: Path, given: Given, form: Form, output: Path) -> tuple[bytes, list[str]]:
    """A folder's map in a format, and what is to be said of it. Raises Refusal.

    `output` is where it will stand: no document of the map may stand there.
    """
    following = _followed(folder, given).following
    _refuse_documents(following, output)
    shown = _view(following)
    look = Look()
    try:
        if form == "html":
            name = usual(shown)
            scenes = pictures(shown, name, look, find())
            around = contexts(following.map, following.root, following.shelf)
            notes = () if name == "tree" else scenes[name].notes
            return page(shown, scenes, look.words, around), list(notes)
        layout = None if form in ("dot", "mermaid") else find()
        made = render(shown, form, look, "light", layout, usual(shown))
    except (EngineError, NothingToShow, TooLarge) as why:
        raise Refusal(str(why)) from None
    return made.data, [note.replace(GRAPH_HAS_ALL, _PAGE_HAS_ALL) for note in made.notes]


def _drawn(folder: Path, given: Given) -> Drawn:
    known = _followed(folder, given)
    following, look = known.following, Look()
    shown = _view(following)
    try:
        scenes = pictures(shown, usual(shown), look, find())
    except (EngineError, NothingToShow) as why:
        raise Refusal(str(why)) from None
    around = contexts(following.map, following.root, following.shelf)
    known.drawn = Drawn(shown, scenes, around, look)
    return known.drawn


def _followed(folder: Path, given: Given) -> _Known:
    known = _known.setdefault(folder, _Known(Following(folder)))
    try:
        known.following.update(given)
    except PathProblem as problem:
        raise Refusal(problem.message) from None
    except ConfigurationProblem as problem:
        raise Refusal(f"the configuration is wrong: {problem.found[0].message}") from None
    return known


def _view(following: Following) -> View:
    """All of a map that has no errors."""
    errors = [one for one in following.findings if one.severity == "error"]
    if errors:
        first = errors[0]
        raise Refusal(
            f"the map has {counted(len(errors), 'error')}, and could mean something else: "
            f"{first.message} ({first.span.file}:{first.span.line})"
        )
    map = following.map
    # A map that is followed changes in place, and what is drawn of it is kept.
    parts = {"entries": dict(map.entries), "imported": dict(map.imported)}
    shown = view(map.model_copy(update=parts), Filters())
    if not shown.cards:
        raise Refusal(_NOTHING)
    return shown


def _refuse_documents(following: Following, output: Path) -> None:
    for source in following.map.of_kind(Source):
        home = source.at.source.path
        if source.file and home and (home.parent / source.file).resolve() == output.resolve():
            raise Refusal(f"{output.name} is the file of the source `{source.id}`")
