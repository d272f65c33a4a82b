"""What speaks against an answer other than directly: against what it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.view import View
from argmap.model import Link
from argmap.render.words import Words
from argmap.sources.ground import GROUND, Grounds


class Against:
    """Counts what hits the reasons for an answer, and the statements that these stand on."""

    def __init__(self, view: View, grounds: Grounds, words: Words) -> None:
        self._grounds, self._words = grounds, words
        self._reasons: dict[str, list[Link]] = {}
        self._undercut: set[str] = set()
        self._attacked: set[str] = set()
        for link in view.links:
            if link.relation in GROUND:
                for target, _ in _ways(link):
                    self._reasons.setdefault(target, []).append(link)
            elif link.relation == "undercuts" and (hit := view.names.get(link.target)):
                self._undercut.add(hit.id)
            elif link.relation in ("attacks", "contradicts"):
                self._attacked.add(link.target)
                self._attacked.update(link.premises if link.relation == "contradicts" else ())

    def indirectly(self, id: str) -> str:
        """What there is to say of an answer that no argument attacks; empty where nothing is.

        Takes time linear in what the answer stands on.
        """
        reasons, below = self._standing(id)
        denied: dict[str, set[str]] = {"denies": set(), "doubts": set()}
        own = {"denies": 0, "doubts": 0}
        for one in self._grounds.of(id).opposed:
            if one.entry.id == id:
                own[one.said.stance] += 1
            else:
                denied[one.said.stance].add(one.entry.id)
        counted = (
            ("report itself denied", own["denies"]),
            ("report itself doubted", own["doubts"]),
            ("report reasons undercut", len(self._undercut & reasons)),
            ("report grounds attacked", len(self._attacked & below)),
            ("report grounds denied", len(denied["denies"])),
            ("report grounds doubted", len(denied["doubts"])),
        )
        facts = [self._words.many(label, number) for label, number in counted if number]
        return self._words.fill("report indirectly", facts=", ".join(facts)) if facts else ""

    def _standing(self, id: str) -> tuple[set[str], set[str]]:
        """The reasons for an answer, however far, by their ids, and the statements in them."""
        reasons: set[str] = set()
        waiting, reached = [id], {id}
        for one in waiting:
            for link in self._reasons.get(one, ()):
                reasons.add(link.id)
                new = {from_ for to, from_ in _ways(link) if to == one} - reached
                reached |= new
                waiting += sorted(new)
        return reasons, reached - {id}


def _ways(link: Link) -> Iterable[tuple[str, str]]:
    """Pairs of entries: the first stands on the second."""
    for premise in link.premises:
        yield link.target, premise
        if link.relation == "corroborates":
            yield premise, link.target
