"""What a claim rests on, and how many independent origins that comes from."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from argmap.model import Assumption, Claim, Evidence, Map
from argmap.model.once import once_of
from argmap.sources.origins import Origin, Origins, Statement, statements

GROUND = ("supports", "corroborates")
"""The relations that give an entry more to rest on."""
_CONFIRMING = ("corroborates",)
_BRINGING = {"supports": ("supported by",), "corroborates": ("corroborates",)}
_SAID = ("said by", "from")
"""The keys by which an entry gets more origins."""
_MANY = 16
"""More origins than this are taken for two independent ones, related though they may be."""


@dataclass(frozen=True, slots=True)
class Share:
    """What of a claim's ground comes from one origin."""

    origin: Origin
    statements: tuple[Statement, ...]
    """In reading order."""
    counted_with: tuple[Origin, ...]
    """The counted origins that it is not independent of; none where it counts itself."""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the sources in which the statements stand."""
        return _documents(self.statements)


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a claim rests on."""

    shares: tuple[Share, ...]
    """By origin, in reading order."""
    opposed: tuple[Statement, ...]
    """Denials and doubts of the claim and of what it rests on, which are no ground."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that the claim rests on, each once."""
        each = (statement for share in self.shares for statement in share.statements)
        return tuple({(one.entry.id, one.number): one for one in each}.values())

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the sources in which these stand."""
        return _documents(self.statements)

    @property
    def independent(self) -> tuple[Origin, ...]:
        """The origins that count."""
        return tuple(share.origin for share in self.shares if not share.counted_with)


def ground(map: Map, id: str) -> Ground:
    """What an entry rests on.

    That is what is said for it, and what is said for all that supports or corroborates it,
    however far. Undercuts and attacks change nothing here: they are judged, not counted.
    """
    return Grounds(map).of(id)


class Grounds:
    """What the entries of a map rest on, for those who ask of several."""

    def __init__(self, map: Map) -> None:
        self._who = Origins(map)
        self._upstream: dict[str, list[str]] = {}
        for from_, to in _ways(map, GROUND):
            self._upstream.setdefault(to, []).append(from_)
        self._said: dict[str, list[Statement]] = {}
        self._place: dict[str, int] = {}
        for statement in statements(map):
            self._said.setdefault(statement.entry.id, []).append(statement)
            self._place.setdefault(statement.entry.id, len(self._place))

    def of(self, id: str) -> Ground:
        """What an entry rests on; takes time linear in that."""
        found: dict[str, list[Statement]] = {}
        origins: dict[str, Origin] = {}
        opposed: list[Statement] = []
        for statement in self._reaching(id):
            if statement.said.stance != "asserts":
                opposed.append(statement)
                continue
            for origin in self._who.of(statement):
                origins[origin.key] = origin
                found.setdefault(origin.key, []).append(statement)
        related = _related(origins.values())
        counted = {one.key for one in _counted(origins.values(), related)}
        shares = [
            Share(
                origins[key],
                tuple(said),
                ()
                if key in counted
                else tuple(origins[other] for other in sorted(related[key] & counted)),
            )
            for key, said in found.items()
        ]
        return Ground(tuple(shares), tuple(opposed))

    def _reaching(self, id: str) -> list[Statement]:
        """The statements of an entry and of all that it rests on, in reading order."""
        reached = {id}
        waiting = [id]
        for one in waiting:
            more = dict.fromkeys(self._upstream.get(one, ()))
            new = [other for other in more if other not in reached]
            reached.update(new)
            waiting += new
        spoken = sorted((one for one in waiting if one in self._said), key=self._place.__getitem__)
        return [statement for one in spoken for statement in self._said[one]]


def _documents(said: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.said.source for one in said if one.said.source))


def _ways(map: Map, relations: Collection[str]) -> Iterable[tuple[str, str]]:
    """Pairs of entries: the second rests on the first too."""
    for link in map.links:
        if link.relation in relations:
            for premise in link.premises:
                yield premise, link.target
                if link.relation == "corroborates":
                    yield link.target, premise


def independent(origins: Iterable[Origin]) -> list[Origin]:
    """The origins that count: as many as can be found of which no two are related.

    Those that are related to the fewest others are taken first, so that it is one only where
    all are related to each other; then people before their organisation and joint authors.
    """
    origins = list(origins)
    return _counted(origins, _related(origins))


def _counted(origins: Iterable[Origin], related: dict[str, set[str]]) -> list[Origin]:
    def order(one: Origin) -> tuple[int, bool, int, int, str]:
        is_house = one.kind == "organisation"
        return len(related[one.key]), is_house, len(one.people), -len(one.above), one.key

    taken: dict[str, Origin] = {}
    for origin in sorted(origins, key=order):
        if related[origin.key].isdisjoint(taken):
            taken[origin.key] = origin
    return list(taken.values())


def _related(origins: Iterable[Origin]) -> dict[str, set[str]]:
    """To which others each origin is related, by their keys."""
    origins = list(origins)
    of: dict[str, list[str]] = {}
    for origin in origins:
        for id in origin.people:
            of.setdefault(id, []).append(origin.key)
    related: dict[str, set[str]] = {origin.key: set() for origin in origins}
    for origin in origins:
        for id in origin.people | origin.above:
            for other in of.get(id, ()):
                if other != origin.key:
                    related[origin.key].add(other)
                    related[other].add(origin.key)
    return related


Held = Mapping[str, tuple[Origin, ...] | None]
"""Origins by the id of what has any; None where two of them are independent."""


@once_of("links", "attributions", "faults")
def origins_of_all(map: Map) -> Held:
    """The origins of all that each entry rests on.

    Takes time linear in the size of the map: origins spread along the links until an entry has
    two that are independent, which then holds for all that rests on it. So does an entry of which
    a line at fault may be to say the second.
    """
    return _with_doubt(map, _ground(map), GROUND)


@once_of("links", "attributions", "faults")
def confirming(map: Map) -> Held:
    """The origins of what is said of each entry, and of all that corroborates it."""
    return _with_doubt(map, _confirming(map), _CONFIRMING)


def _with_doubt(map: Map, spread: _Spread, relations: Collection[str]) -> Held:
    """The origins where lines at fault may be to say more of them."""
    kinds = (Claim, Evidence, Assumption)
    bringing = [key for one in relations for key in _BRINGING[one]]
    ids = [
        id
        for id in map.at_fault
        if isinstance(map.entries.get(id), kinds) and map.may_say(id, *bringing, *_SAID)
    ]
    if not ids:
        return spread.held
    spread = _Spread(spread.above, dict(spread.held))
    for id in ids:
        spread.bring(id, None)
    spread.go_on()
    return spread.held


class _Spread:
    """Origins on their way along the links; None stands for two that are independent."""

    def __init__(
        self, above: dict[str, list[str]], held: dict[str, tuple[Origin, ...] | None]
    ) -> None:
        self.above = above
        self.held = held
        self._waiting: deque[str] = deque()

    def bring(self, id: str, origins: tuple[Origin, ...] | None) -> None:
        """Gives an entry or a source some origins."""
        mine = self.held.get(id, ())
        if mine is None:
            return
        joined = _joined(mine, origins)
        if joined != mine:
            self.held[id] = joined
            self._waiting.append(id)

    def go_on(self) -> None:
        """Gives what each has to what rests on it."""
        while self._waiting:
            id = self._waiting.popleft()
            for other in self.above.get(id, ()):
                self.bring(other, self.held[id])


@once_of("links", "attributions")
def _ground(map: Map) -> _Spread:
    return _spread(map, GROUND)


@once_of("links", "attributions")
def _confirming(map: Map) -> _Spread:
    return _spread(map, _CONFIRMING)


def _spread(map: Map, relations: Collection[str]) -> _Spread:
    """What origins each entry and each source has, whatever lines at fault may be to say."""
    who = Origins(map)
    above: dict[str, list[str]] = {}
    for from_, to in _ways(map, relations):
        above.setdefault(from_, []).append(to)
    for citing, ids in who.cites.items():
        for id in ids:
            above.setdefault(id, []).append(citing)
    made = _Spread(above, {})
    for statement in statements(map):
        if statement.said.stance != "asserts":
            continue
        source = who.source(statement.said)
        if source is None:
            made.bring(statement.entry.id, (who.speaking(statement),))
        else:
            above.setdefault(source, []).append(statement.entry.id)
    cited = (id for ids in who.cites.values() for id in ids)
    for id in dict.fromkeys((*who.cites, *cited)):
        voice = who.voice(id)
        if voice:
            made.bring(id, (voice,))
    made.go_on()
    return made


def _joined(mine: tuple[Origin, ...], more: tuple[Origin, ...] | None) -> tuple[Origin, ...] | None:
    """The origins of both; None where two of them are independent."""
    if more is None:
        return None
    for origin in more:
        if any(origin.key == one.key for one in mine):
            continue
        if len(mine) == _MANY or not all(origin.related(one) for one in mine):
            return None
        mine = (*mine, origin)
    return mine
