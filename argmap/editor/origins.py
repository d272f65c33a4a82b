"""Who a claim rests on, as a page and as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from lsprotocol import types

from argmap.editor import requests
from argmap.editor.desk import Desk
from argmap.editor.indexes import grounds, reasons
from argmap.editor.markup import Card, Words, bold, code, italic
from argmap.editor.refusals import Refusal
from argmap.exchange.ground import about_origin, how_said, sum_of
from argmap.graph.hypotheses import likeliest_first
from argmap.model import Argument, Assumption, Claim, Evidence, Map, Question
from argmap.model.entries import EntryBase
from argmap.model.naming import name_in
from argmap.sources.origins import Statement

if TYPE_CHECKING:
    from argmap.editor.server import Server

ORIGINS = "argmap.origins"
"""The command that shows who an entry rests on; its arguments are the uri of a file and an id."""


def register(server: Server) -> None:
    """Adds the request and the command to the server."""

    @server.feature(requests.ORIGINS)
    def origins(params: requests.Named) -> dict[str, str]:
        return {"markdown": card(server.desk, params.textDocument.uri, params.id).markdown}

    @server.command(ORIGINS)
    def show(uri: str, id: str) -> None:
        told = card(server.desk, uri, id).plain
        server.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))


def card(desk: Desk, uri: str, id: str) -> Card:
    """Who an entry rests on; raises Refusal where there is nothing to say."""
    here = desk.read(uri)
    entry = here.map.get(normalize("NFC", id))
    if entry is None:
        raise Refusal(f"nothing in this map has the id `{id}`")
    return origins_card(here.map, entry)


def origins_card(map: Map, entry: EntryBase) -> Card:
    """Who an entry of a map rests on; raises Refusal for one that rests on nobody's word."""
    made = Card()
    made.line(italic(entry.kind), " ", code(entry.id))
    made.line(bold(entry.text))
    if isinstance(entry, Question):
        _hypotheses(made, map, entry)
    elif isinstance(entry, Argument):
        for id in entry.premises:
            made.item(*_sum(map, id))
    elif isinstance(entry, Claim | Evidence | Assumption):
        _ground(made, map, entry)
    else:
        article = "an" if entry.kind[0] in "aeiou" else "a"
        raise Refusal(f"`{entry.id}` is {article} {entry.kind}, which rests on nobody's word")
    return made


def _hypotheses(made: Card, map: Map, entry: Question) -> None:
    answers = [id for link in reasons(map, entry.id)[0] for id in link.premises]
    for id in sorted(dict.fromkeys(answers), key=lambda id: likeliest_first(map, id)):
        made.item(*_sum(map, id))
    if not answers:
        made.line("Nothing answers it yet.")


def _sum(map: Map, id: str) -> list[Words]:
    return [code(id), f": {name_in(map, id)} ", italic(sum_of(map, grounds(map).of(id))[0])]


def _ground(made: Card, map: Map, entry: EntryBase) -> None:
    ground = grounds(map).of(entry.id)
    for share in ground.shares:
        about = about_origin(map, share.origin)
        beside = ", ".join(other.name for other in share.counted_with)
        made.line(
            bold(share.origin.name),
            f", {about}" if about else "",
            f"; not counted beside {beside}" if beside else "",
        )
        for statement in share.statements:
            made.item(*_statement(map, statement, ""))
    if ground.opposed:
        made.line(bold("Denied or doubted, which is no ground"))
        for statement in ground.opposed:
            made.item(*_statement(map, statement, f"by {name_in(map, statement.said.speaker)}"))
    for line in sum_of(map, ground):
        made.line(line)


def _statement(map: Map, one: Statement, by: str) -> list[Words]:
    place = f"{one.said.at.file}:{one.said.at.line}"
    return [code(one.entry.id), f": {how_said(map, one.said, by)} · ", italic(place)]
