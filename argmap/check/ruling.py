"""What rules find in a map that is followed: asked again where what they ask for is another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set

from argmap import rules
from argmap.check.bearing import OfEntries
from argmap.check.moving import Move
from argmap.check.results import Result
from argmap.check.settling import Look, look, place, without_doubt
from argmap.diagnostics import Diagnostic
from argmap.language import File
from argmap.model import Map
from argmap.text import SourceText, Span
from argmap.workspace import Loaded

_Stamps = tuple[object, ...]


class Ruling:
    """The rules that are looked for, and what they find."""

    def __init__(self, loaded: Loaded, on: Set[str]) -> None:
        """Asks all rules of those that are `on`."""
        bearing = {name: look for name, look in rules.of_entries().items() if name in on}
        names = on - bearing.keys()
        looks = {name: look for name, look in rules.checks().items() if name in names}
        self._asks = {name: of for name in looks if (of := rules.looks_at(name)) is not None}
        self._looks = {name: looks[name] for name in self._asks}
        self._one_by_one = [look for name, look in looks.items() if name not in self._asks]
        self._alone: dict[str, Result] = {}
        self._of_rules: dict[str, tuple[_Stamps, Result]] = {}
        self._bare: dict[str, tuple[_Stamps, Result]] = {}
        self._look_one_by_one(loaded, loaded.map)
        self._look_at_the_whole(loaded.map)
        self._by_what_bears = OfEntries(loaded.map, list(bearing.values()))

    def follow(self, loaded: Loaded, ids: set[str], move: Move) -> None:
        """Asks again, where the text of one file and no more than the entries with these ids
        changed, or what lines at fault may be to say of them."""
        map = loaded.map
        for id in ids | ({map.head.id} if map.head else set()):
            self._alone.pop(id, None)
        for results in (self._of_rules, self._bare):
            for name in [name for name, (_, one) in results.items() if one.touched(move)]:
                del results[name]
        for result in self._results():
            result.move(move)
        for _, result in self._bare.values():
            result.move(move)
        self._look_one_by_one(loaded, map.part(ids))
        self._look_at_the_whole(map)
        self._by_what_bears.follow(map, ids, move)

    @property
    def found(self) -> Iterator[Diagnostic]:
        """What is found."""
        for result in (*self._results(), *self._by_what_bears.results.values()):
            yield from result.found

    @property
    def held(self) -> Iterator[Diagnostic]:
        """What is held back, since it may follow from lines at fault."""
        for result in (*self._results(), *self._by_what_bears.results.values()):
            yield from result.held

    def _results(self) -> Iterator[Result]:
        yield from self._alone.values()
        # In one order, whichever was asked last: what is the same is known by it.
        yield from (self._of_rules[name][1] for name in self._asks if name in self._of_rules)

    def _look_one_by_one(self, loaded: Loaded, map: Map) -> None:
        """Asks the rules that look at each entry by itself."""
        owner = _Owners(loaded)
        shared: dict[str, tuple[list[Diagnostic], list[Diagnostic]]] = {}
        for kind, some in enumerate(look(map, self._one_by_one)):
            for one in some:
                id = owner.of(one.span)
                if id is not None:
                    shared.setdefault(id, ([], []))[kind].append(one)
        for id, (found, held) in shared.items():
            self._alone[id] = Result(found, held)

    def _look_at_the_whole(self, map: Map) -> None:
        """Asks the rules that look at more than one entry, where what they ask for is another."""
        bare: Map | None = None
        for name, aspects in self._asks.items():
            stamps = tuple(map.stamps[one] for one in aspects)
            if name in self._of_rules and self._of_rules[name][0] == stamps:
                continue
            rule = self._looks[name]
            result = Result(rule(map))
            if map.at_fault and "faults" in aspects:
                bare = bare or without_doubt(map)
                told = {place(one) for one in result.found}
                all = self._without_doubt(name, rule, bare).found
                result = Result(result.found, [one for one in all if place(one) not in told])
            if name in self._of_rules:
                result = self._of_rules[name][1].again(result)
            self._of_rules[name] = stamps, result

    def _without_doubt(self, name: str, rule: Look, bare: Map) -> Result:
        """What a rule finds where lines at fault are to say nothing."""
        stamps = tuple(bare.stamps[one] for one in self._asks[name])
        if name not in self._bare or self._bare[name][0] != stamps:
            self._bare[name] = stamps, Result(rule(bare))
        return self._bare[name][1]


class _Owners:
    """Finds the entry that a place belongs to."""

    def __init__(self, loaded: Loaded) -> None:
        self._parts = loaded.linker.parts
        self._files: dict[SourceText, tuple[int, File]] = {
            file.source: (number, file) for number, file in enumerate(loaded.files)
        }
        self._starts: dict[SourceText, Sequence[int]] = {}

    def of(self, span: Span) -> str | None:
        """The id of the entry; None where it is none of the map's files."""
        source = span.source
        if source not in self._files:
            return None
        number, file = self._files[source]
        if source not in self._starts:
            self._starts[source] = [entry.begin for entry in file.entries]
        made = self._parts[number][bisect_right(self._starts[source], span.start) - 1].made
        return None if made is None else made.id
