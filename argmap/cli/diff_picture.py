"""The picture of `argmap diff --render`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.cli.common import give_up, note, waiting
from argmap.cli.output import form_of, spare, spare_documents, write_out
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.cli.compared import Compared
    from argmap.cli.states import Asked

_ENDINGS = {"svg": "svg", "png": "png", "pdf": "pdf"}


def draw(target: str, asked: Asked, found: Sequence[Compared], theme: Any, language: str) -> None:
    """Draws what changed in the one map that did; gives up where there are none or several."""
    spare(target)
    form: Any = form_of(target, None, _ENDINGS, "svg", option=False)
    found = [one for one in found if not one.changes.quiet]
    if not found:
        give_up(f"no argument changed between {asked.old.name} and {asked.new.name}")
    if len(found) > 1:
        names = ", ".join(one.pair.new or one.pair.old or "" for one in found)
        give_up(f"{len(found)} maps changed: {names}", ["name one of them behind the revisions"])
    from argmap.compare.union import union  # noqa: PLC0415  (slow to load)
    from argmap.render import EngineError, Look, TooLarge, Words, find, render  # noqa: PLC0415

    words = Words(language)
    known = {"the last commit": "last-commit", "the working tree": "working-tree"}
    old, new = (
        words[known[name]] if name in known else name for name in (asked.old.name, asked.new.name)
    )
    only = found[0]
    for map in only.pair.maps:
        spare_documents(target, map)
    view, marks = union(only.changes, old, new)
    if not view.cards or not (marks.cards or marks.links):
        give_up("what changed stands on no card", ["argmap diff prints it"])
    try:
        with waiting("drawing"):
            look = Look(words=words, marks=marks)
            made = render(view, form, look, theme, find("embedded"), "graph")
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
