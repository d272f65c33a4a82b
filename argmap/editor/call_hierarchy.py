"""The hierarchy of support and attack, in the window where editors show who calls whom.

What comes in is what speaks for and against an entry, what goes out is what it speaks for and
against. An undercut is aimed at a link; it is shown with what that link leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from argmap.editor.desk import Desk, Here
from argmap.editor.indexes import named_links, reasons
from argmap.editor.markup import shortened
from argmap.editor.spots import spot
from argmap.editor.symbols import KINDS
from argmap.exchange.clean import clean
from argmap.graph.ends import out_of
from argmap.model import Argument, Assumption, Claim, Evidence, Gap, Link, Map, Question
from argmap.model.entries import EntryBase

if TYPE_CHECKING:
    from argmap.editor.server import Server

_KINDS = (Claim, Evidence, Assumption, Gap, Question, Argument)
_RELATIONS = ("supports", "attacks", "answers", "undercuts")
_TEXT = 80
_DEEP = 8
"""How many links that are aimed at links are followed."""


def register(server: Server) -> None:
    """Adds it to the server."""
    desk = server.desk

    @server.feature(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
    def prepare(params: types.CallHierarchyPrepareParams) -> list[types.CallHierarchyItem] | None:
        here = desk.here(params.text_document.uri)
        if here is None:
            return None
        root = prepared(here, params.text_document.uri, here.places.offset(params.position))
        return [root] if root else None

    @server.feature(types.CALL_HIERARCHY_INCOMING_CALLS)
    def incoming(
        params: types.CallHierarchyIncomingCallsParams,
    ) -> list[types.CallHierarchyIncomingCall] | None:
        found = _asked(desk, params.item)
        return speaking_to(*found) if found else None

    @server.feature(types.CALL_HIERARCHY_OUTGOING_CALLS)
    def outgoing(
        params: types.CallHierarchyOutgoingCallsParams,
    ) -> list[types.CallHierarchyOutgoingCall] | None:
        found = _asked(desk, params.item)
        return spoken_to(*found) if found else None


def _asked(desk: Desk, item: types.CallHierarchyItem) -> tuple[Here, str, EntryBase] | None:
    """The entry of an item, in the map that it was asked of."""
    uri, id = item.data if isinstance(item.data, list) and len(item.data) == 2 else ("", "")
    here = desk.here(str(uri))
    entry = here.map.get(str(id)) if here else None
    return (here, str(uri), entry) if here and entry else None


def prepared(here: Here, uri: str, offset: int) -> types.CallHierarchyItem | None:
    """The item of the entry whose id stands at a code point; None where there is none."""
    found = spot(here.file, offset)
    if found is None or found.role not in ("id", "reference", "kind"):
        return None
    entry = here.map.get(found.entry_id if found.role == "kind" else found.id)
    return _item(here, uri, entry, "") if isinstance(entry, _KINDS) else None


def speaking_to(here: Here, uri: str, entry: EntryBase) -> list[types.CallHierarchyIncomingCall]:
    """What speaks for an entry, then what speaks against it, then what undercuts either."""
    found: list[types.CallHierarchyIncomingCall] = []
    if isinstance(entry, Argument):
        link = named_links(here.map).get(entry.id)
        for_, against = ([link] if link else []), []
        undercuts = list(reasons(here.map, entry.id)[2])
    else:
        for_, against, undercuts = (list(links) for links in reasons(here.map, entry.id))
    for link in (*for_, *against, *undercuts):
        for id in link.premises:
            item = _of(here, uri, here.map.get(id), _told(link, id, entry.id))
            if item is not None:
                found.append(types.CallHierarchyIncomingCall(item, [_place(here, link, item)]))
    return found


def spoken_to(here: Here, uri: str, entry: EntryBase) -> list[types.CallHierarchyOutgoingCall]:
    """What an entry speaks for and against, alone or together with others."""
    found: list[types.CallHierarchyOutgoingCall] = []
    own = _item(here, uri, entry, "")
    if isinstance(entry, Argument):
        link = named_links(here.map).get(entry.id)
        links = [link] if link else []
    else:
        links = [one for one in out_of(here.map).get(entry.id, ()) if one.relation in _RELATIONS]
    for link in links:
        item = _of(here, uri, _end(here.map, link), _told(link, entry.id, ""))
        if item is not None and own is not None:
            found.append(types.CallHierarchyOutgoingCall(item, [_place(here, link, own)]))
    return found


def _end(map: Map, link: Link) -> EntryBase | None:
    """The entry that a link leads to: for an undercut the argument, or what its link leads to."""
    for _ in range(_DEEP):
        entry = map.get(link.target)
        hit = named_links(map).get(link.target)
        if entry is not None or hit is None:
            return entry
        link = hit
    return None


def _told(link: Link, id: str, target: str) -> str:
    """What an entry does by a link: `weakly supports`, with whom, and at what it is aimed."""
    told = f"{link.strength}ly {link.relation}" if link.strength else link.relation
    others = [one for one in link.premises if one != id] if id in link.premises else []
    told += f" with {' + '.join(others)}" if others else ""
    aimed = link.relation == "undercuts" and link.target != target
    return f"{told} {link.target}" if aimed else told


def _of(here: Here, uri: str, entry: EntryBase | None, told: str) -> types.CallHierarchyItem | None:
    return _item(here, uri, entry, told) if entry is not None else None


def _item(here: Here, uri: str, entry: EntryBase, told: str) -> types.CallHierarchyItem | None:
    place = here.desk.location(entry.at)
    if place is None:
        return None
    text = clean(shortened(entry.text, _TEXT))
    return types.CallHierarchyItem(
        name=clean(entry.id),
        kind=KINDS[entry.kind],
        uri=place.uri,
        range=place.range,
        selection_range=place.range,
        detail=f"{clean(told)}: {text}" if told else text,
        data=[uri, entry.id],
    )


def _place(here: Here, link: Link, caller: types.CallHierarchyItem) -> types.Range:
    """Where a link is written, if that is in the file of who acts by it; else where that stands."""
    place = here.desk.location(link.at)
    return place.range if place and place.uri == caller.uri else caller.selection_range
