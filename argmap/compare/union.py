"""Both states of a map in one, with marks on what is new, gone or changed: to draw it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from argmap.compare.changes import Changes, EntryChange
from argmap.compare.fields import renamed_in
from argmap.compare.matching import now
from argmap.graph.order import by_name, ends
from argmap.graph.reaching import Bearing, reach
from argmap.graph.roles import is_card, roles
from argmap.graph.view import TOGETHER, View, view
from argmap.model import Argument, Claim, Evidence, Link
from argmap.model.entries import EntryBase
from argmap.render.marks import Before, Mark, Marks

SMALL = 24
"""Up to how many cards a map is shown whole, and what changed with all that is linked to it."""

_ARGUING = ("supports", "attacks", "undercuts", "contradicts", "answers")


def union(changes: Changes, old: str, new: str) -> tuple[View, Marks]:
    """A view of what changed and of what stands around it, and its marks.

    `old` and `new` are what the states are called. The view has no cards where nothing changed
    that stands in a picture.
    """
    both = _Both(changes)
    marks = Marks(
        both.cards,
        both.before,
        both.marked_links,
        both.was,
        old,
        new,
        len(changes.judgments),
    )
    return both.view(), marks


class _Both:
    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.cards: dict[str, Mark] = {}
        self.before: dict[str, Before] = {}
        self.marked_links: dict[str, Mark] = {}
        self.was: dict[str, Link] = {}
        self.names: dict[str, str] = dict(changes.ids)
        """What each id of the old state is called here."""
        entries: dict[str, EntryBase] = {**changes.new.entries}
        gone = [one.old for one in changes.entries if one.new is None and one.old]
        for entry in gone:
            self.names[entry.id] = entry.id if entry.id not in entries else f"{entry.id} (before)"
        for entry in gone:
            id = self.names[entry.id]
            entries[id] = self._as_here(entry, id)
        self._mark_cards(changes.entries)
        imported = {**changes.old.imported, **changes.new.imported}
        self.map = changes.new.model_copy(
            update={"entries": entries, "imported": imported, "links": tuple(self._links())}
        )
        if not changes.new.entries:
            self.map = self.map.model_copy(update={"folder": changes.old.folder})

    def _as_here(self, entry: EntryBase, id: str) -> EntryBase:
        """An entry that is gone, with the ids that are used here."""
        section = self.names.get(entry.section) if entry.section else None
        update: dict[str, object] = {"id": id, "section": section}
        if isinstance(entry, Claim | Evidence):
            update["attributions"] = tuple(
                renamed_in(said, self.names) for said in entry.attributions
            )
        return entry.model_copy(update=update)

    def _mark_cards(self, entries: Iterable[EntryChange]) -> None:
        for one in entries:
            if one.quiet:
                continue
            if one.new is None:
                self.cards[self.names[one.entry.id]] = "gone"
            elif one.old is None:
                self.cards[one.new.id] = "new"
            else:
                self.cards[one.new.id] = "changed"
                self.before[one.new.id] = _before(one, one.old)

    def _links(self) -> Iterable[Link]:
        """The links of both states; one that is aimed elsewhere now stands here twice."""
        found = {link.id: link for link in self.changes.new.links}
        old_names = {}
        gone: list[Link] = []
        for one in self.changes.links:
            if one.new is not None:
                again = not {"target", "premises"}.isdisjoint(one.aspects)
                self.marked_links[one.new.id] = "new" if one.old is None or again else "changed"
                if one.old is None:
                    continue
                if not again:
                    self.was[one.new.id] = one.old
                    old_names[one.old.id] = one.new.id
                    continue
            if one.old is not None:
                gone.append(one.old)
        for link in gone:
            id = link.id if link.id not in found else f"{link.id} (before)"
            old_names[link.id] = id
            found[id] = link
            self.marked_links[id] = "gone"
        for link in gone:
            id = old_names[link.id]
            found[id] = link.model_copy(
                update={
                    "id": id,
                    "premises": tuple(self._now(one) for one in link.premises),
                    "target": old_names.get(link.target) or self._target(link.target),
                    "argument": self._now(link.argument) if link.argument else None,
                }
            )
        return found.values()

    def _now(self, id: str) -> str:
        return self.names.get(id) or now(self.names, id)

    def _target(self, target: str) -> str:
        """The id of an entry or, for a link of the old state, of what it is now."""
        if " " not in target:
            return self._now(target)
        left, arrow, right = target.partition(" -> ")
        premises = " + ".join(self._now(one) for one in left.split(" + "))
        return f"{premises}{arrow}{self._now(right)}" if arrow else target

    def view(self) -> View:
        """What changed, and where the map is not small, only what has to do with it besides."""
        map = self.map
        named = by_name(map.links)
        groups = {link.id: ends(link, named, map) for link in map.links}
        all = [id for id, entry in (*map.entries.items(), *map.imported.items()) if is_card(entry)]
        kept = set(all) if len(all) <= SMALL else self._chosen(groups)
        links = tuple(link for link in map.links if kept.issuperset(groups[link.id]))
        argued = {link.argument for link in links}
        entries = {
            id: entry
            for id, entry in map.entries.items()
            if (id in kept if is_card(entry) else not isinstance(entry, Argument) or id in argued)
        }
        shown = view(map.model_copy(update={"entries": entries, "links": links}))
        hidden = len(all) - len(shown.cards)
        framed = not hidden or len(shown.cards) > TOGETHER
        return replace(shown, roles=roles(map), hidden=hidden, framed=framed)

    def _chosen(self, groups: Mapping[str, tuple[str, ...]]) -> set[str]:
        """The cards that are marked or joined by a marked link, and the reasoning from them to
        the judgments that moved; with what they are for or against, and where there is room what
        else is linked to them."""
        map = self.map
        own = {id for id in self.cards if is_card(map.get(id))}
        for link in map.links:
            if link.id in self.marked_links or link.argument in self.cards:
                own.update(groups[link.id])
        own |= self._between()
        ahead, beside = set(own), set(own)
        for link in map.links:
            group = groups[link.id] if link.relation in _ARGUING else ()
            if own & {*group}:
                beside.update(group)
            if own & {*link.premises}:
                ahead.update(group)
        few = next((some for some in (beside, ahead) if len(some) <= SMALL), own)
        return few | {
            link.target
            for link in map.links
            if link.relation == "answers" and few & {*link.premises}
        }

    def _between(self) -> set[str]:
        """The cards along which what changed bears on the judgments that moved."""
        bearing = Bearing.of(self.map)
        moved = [one.change.entry.id for one in self.changes.judgments]
        behind = reach(bearing.back, moved)
        changed = [id for id in (*self.cards, *self.marked_links) if id in behind]
        ahead = reach(bearing.ahead, changed)
        return {id for id in ahead if id in behind and is_card(self.map.get(id))}


def _before(one: EntryChange, old: EntryBase) -> Before:
    """What an entry said that it does not say now."""
    altered = {a.key: a for a in one.altered if not a.quiet}
    judged = bool({"likelihood", "confidence", "reason"} & altered.keys())
    was = old if isinstance(old, Claim | Evidence) and judged else None
    told = {"text", "likelihood", "confidence", "grade", "reason", "attribution", "quote", "hedge"}
    sure = was.confidence if was else None
    if sure is not None and "reason" not in altered:
        sure = sure.model_copy(update={"reason": None})
    grade = altered.get("grade")
    return Before(
        text=altered["text"].old if "text" in altered else None,
        likelihood=was.likelihood if was else None,
        confidence=sure,
        unjudged=judged and not (was and (was.likelihood or was.confidence)),
        grade=grade.old if grade else None,
        sourced=not {"attribution", "quote", "hedge"}.isdisjoint(altered),
        others=bool(altered.keys() - told) or bool(grade and not grade.old),
    )
