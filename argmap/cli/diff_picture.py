"""The picture of `argmap diff --render`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.cli.common import give_up, note, waiting
from argmap.cli.output import form_of, spare, write_out
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.cli.compared import Compared
    from argmap.cli.states import Asked
    from argmap.graph.view import View
    from argmap.render import Engine, Look, Scene

_WELL = 1.3
"""How many times wider or taller than the usual a page may be before it is turned."""
_ENDINGS = {"svg": "svg", "png": "png", "pdf": "pdf"}


def draw(target: str, asked: Asked, found: Sequence[Compared], theme: Any, language: str) -> None:
    """Draws what changed in the one map that did, and nothing where none did.

    Gives up where several did, and where one has errors, as `argmap render` does.
    """
    spare(target, *{str(state.top) for state in (asked.old, asked.new)})
    form: Any = form_of(target, None, _ENDINGS, "svg", option=False)
    found = [one for one in found if not one.changes.quiet]
    if not found:
        between = f"between {asked.old.name} and {asked.new.name}"
        note(f"no argument changed {between}, so nothing was drawn")
        return
    if len(found) > 1:
        names = ", ".join(one.pair.new or one.pair.old or "" for one in found)
        give_up(f"{len(found)} maps changed: {names}", ["name one of them behind the revisions"])
    only = found[0]
    for state, errors in zip((asked.old, asked.new), only.pair.errors, strict=True):
        if errors:
            where = f"{asked.shown(errors[0].span)}: {errors[0].message} [{errors[0].rule}]"
            give_up(
                f"{state.name} has {counted(len(errors), 'error')} in this map, "
                "and so its picture could mean something else",
                [f"the first is {where}", "argmap diff prints what could be read"],
            )
    from argmap.compare.union import union  # noqa: PLC0415  (slow to load)
    from argmap.render import EngineError, Look, TooLarge, Words, find  # noqa: PLC0415
    from argmap.render.output.drawing import draw as write  # noqa: PLC0415

    words = Words(language)
    known = {"the last commit": "last-commit", "the working tree": "working-tree"}
    old, new = (
        words[known[name]] if name in known else name for name in (asked.old.name, asked.new.name)
    )
    view, marks = union(only.changes, old, new)
    if not view.cards or not (marks.cards or marks.links):
        note("what changed stands on no card, so nothing was drawn; argmap diff prints it")
        return
    try:
        with waiting("drawing"):
            look = Look(words=words, marks=marks)
            made = write(_composed(view, look, find("embedded")), form, theme)
    except TooLarge as problem:
        give_up(
            str(problem).partition(":")[0],
            ["write SVG or PDF, which have no such limit", "or name one of the map's files"],
        )
    except EngineError as problem:
        give_up(str(problem))
    for remark in made.notes:
        note(remark)
    write_out(target, made.data, counted(made.cards or 0, "card"))


def _composed(view: View, look: Look, engine: Engine) -> Scene:
    """The picture in the direction in which its letters are larger where it fills a page.

    The other one is tried only where the page is much wider or taller than it should be.
    """
    from argmap.render import compose  # noqa: PLC0415  (slow to load)
    from argmap.render.layout.arrange import PAGE_SHAPE  # noqa: PLC0415

    def size(scene: Scene) -> float:
        """The height of the smallest page of the usual shape that holds a picture, in points."""
        return max(scene.width / PAGE_SHAPE, scene.height)

    down = compose(view, look, engine)
    if PAGE_SHAPE / _WELL <= down.width / down.height <= PAGE_SHAPE * _WELL:
        return down
    return min(down, compose(view, replace(look, direction="right"), engine), key=size)
