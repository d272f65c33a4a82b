"""Above a claim: how much is for it and against it, and on how many origins it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Here
from argmap.editor.indexes import origins, reasons
from argmap.editor.origins import ORIGINS
from argmap.editor.spots import Spot
from argmap.graph.ends import corroborations
from argmap.model import Assumption, Claim, Evidence, Map, Question
from argmap.model.entries import EntryBase
from argmap.text import counted

if TYPE_CHECKING:
    from argmap.editor.server import Server


def register(server: Server) -> None:
    """Adds it to the server."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lenses(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        here = server.desk.here(params.text_document.uri)
        return code_lenses(here, params.text_document.uri) if here else None

    @server.feature(types.CODE_LENS_RESOLVE)
    def resolve(lens: types.CodeLens) -> types.CodeLens:
        # Origins are counted only here, for the lenses that the editor shows.
        uri, id = lens.data if isinstance(lens.data, list) and len(lens.data) == 2 else ("", "")
        here = server.desk.here(str(uri))
        entry = here.map.get(str(id)) if here else None
        title = told(here.map, entry) if here and entry else ""
        if title:
            lens.command = types.Command(title=title, command=ORIGINS, arguments=[uri, id])
        return lens


def code_lenses(here: Here, uri: str) -> list[types.CodeLens]:
    """A lens for each entry of a file of which there is something to say, without its words."""
    found: list[types.CodeLens] = []
    for one in here.file.entries:
        if one.id is None:
            continue
        span = one.span_of(one.id)
        entry = here.map.get(Spot("id", one, span).id)
        if entry is not None and entry.at.start == span.start and _has_much(here.map, entry):
            found.append(types.CodeLens(here.places.of(span), data=[uri, entry.id]))
    return found


def _has_much(map: Map, entry: EntryBase) -> bool:
    """Whether more bears on an entry than one attribution, which stands right below its head."""
    if not isinstance(entry, Claim | Evidence | Assumption | Question):
        return False
    said = [one for one in getattr(entry, "attributions", ()) if one.stance == "asserts"]
    return len(said) > 1 or any(reasons(map, entry.id)) or entry.id in corroborations(map)


def told(map: Map, entry: EntryBase) -> str:
    """How much there is: `3 for, 1 against, 2 origins`; empty where there is nothing."""
    for_, against, undercuts = reasons(map, entry.id)
    if isinstance(entry, Question):
        answers = {id for link in for_ for id in link.premises}
        number = len(answers)
        return f"{number:,} hypothes{'i' if number == 1 else 'e'}s" if answers else ""
    numbers = [f"{len(for_):,} for"] if for_ else []
    numbers += [f"{len(against):,} against"] if against else []
    numbers += [counted(len(undercuts), "undercut")] if undercuts else []
    same = set(corroborations(map).get(entry.id, ()))
    numbers += [counted(len(same), "corroboration")] if same else []
    if isinstance(entry, Claim | Evidence | Assumption):
        number = origins(map, entry.id)
        numbers += [counted(number, "origin")] if number else []
    return ", ".join(numbers)
