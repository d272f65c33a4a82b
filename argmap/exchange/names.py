"""Names of speakers, and whether they can be taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Map, Speaker

_SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV V".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the order in which it is said; `family` and the rest only for a person."""

    whole: str
    family: str = ""
    """The family name with its particle: `van der Berg`; empty where it is not known."""
    given: str = ""
    suffix: str = ""

    @property
    def inverted(self) -> str:
        """As a list by family name has it: `Asanova, Bermet`, `King, Martin Luther, Jr.`."""
        if not self.family or not self.given:
            return self.whole
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def name_of(id: str, map: Map, organisations: frozenset[str]) -> Name:
    """The name of a speaker, taken apart where the map shows that it is a person.

    A map doesn't say who is a person. One who has a role or belongs to another speaker, and to
    whom none belongs, is taken for one; everybody else keeps the name whole, so that
    no institute gets a family name.
    """
    entry = map.get(id)
    whole = entry.text if entry else id
    if isinstance(entry, Speaker) and (entry.role or entry.of) and id not in organisations:
        return parted(whole)
    return Name(whole)


def organisations(map: Map) -> frozenset[str]:
    """The ids of the speakers to whom others belong."""
    return frozenset(one.of for one in map.of_kind(Speaker) if one.of)


def parted(whole: str) -> Name:
    """A person's name in its parts, which joined by blanks give the whole again."""
    words, suffix = whole.split(" "), ""
    if len(words) > 2 and words[-1] in _SUFFIXES:
        words, suffix = words[:-1], words[-1]
    first = len(words) - 1
    while first > 1 and words[first - 1][:1].islower():
        first -= 1
    if first < 1 or "" in words:
        return Name(whole)
    return Name(whole, " ".join(words[first:]), " ".join(words[:first]), suffix)
