"""The outline of a view in words: a nested list in Markdown that can be read aloud."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from argmap.graph.outline import Node, outline
from argmap.graph.view import View
from argmap.model import Argument
from argmap.render.graph.wiring import PASSIVE
from argmap.render.lettering.clean import clean
from argmap.render.nothing import NothingToShow
from argmap.render.output.markdown import escape
from argmap.render.parts.page import facts
from argmap.render.words import Words, first_upper
from argmap.render.words.wording import Wording

DEEPEST = 10
"""Lists nest no deeper than this; what is below goes on in a list of its own."""
_LEADS = {
    "supports": "tree for",
    "attacks": "tree against",
    "undercuts": "outline but",
    "bears on": "tree unknown",
    "assumes": "relation assumes",
    "answers": "hypothesis",
}


def outline_text(view: View, words: Words) -> str:
    """The outline of a view as Markdown (CommonMark), under the map's title.

    Each entry has a line: what it is to the one above, what it says, how likely that is, and who
    says so. What stands in several places is told once, and only named in the others. What the
    map says is text and no markup. Raises `NothingToShow`.
    """
    if not view.cards:
        raise NothingToShow("there is no card to tell of")
    return "\n".join(_Teller(view, words).lines()) + "\n"


class _Teller:
    def __init__(self, view: View, words: Words) -> None:
        self.view, self.words = view, words
        self.wording = Wording(view, words)
        self.made = outline(view)
        self.told: set[str] = set()
        """The ids of what was told in full."""

    def lines(self) -> Iterator[str]:
        """The title, what is shown of the map, and the list."""
        yield f"# {escape(self.view.map.title)}"
        likely = any(self.wording.likelihood(id) for id in self.made.reached)
        about = facts(self.view, len(self.made.reached), likely, self.words)
        if about:
            yield from ("", escape(" · ".join(about)))
        yield ""
        tops = deque(self.made.tops)
        while tops:
            open = [(0, tops.popleft())]
            while open:
                depth, node = open.pop()
                under = [*node.children, *node.undercuts]
                later = depth == DEEPEST and bool(under)
                yield f"{'  ' * depth}- {self._line(node, depth, later)}"
                if later:
                    tops.append(node)
                else:
                    open += ((depth + 1, one) for one in reversed(under))

    def _line(self, node: Node, depth: int, later: bool) -> str:
        lead = first_upper(self._lead(node) if depth else self._part(node))
        if node.kind == "together":
            said = [self.words["outline later"]] if later else []
            return self.words.named(escape(lead), "").rstrip() + _aside(said, self.words)
        text = escape(self.wording.text(node.id))
        if not depth or node.relation == "answers":
            text = f"**{text}**"
        if node.seen:
            told = node.id in self.told
            where = self.words["outline above" if told else "outline below"]
            return self.words.named(escape(lead), text) + _aside([where], self.words)
        again = node.id in self.told
        self.told.add(node.id)
        said = [] if again else self._judged(node.id) + self._voices(node.id)
        said += [self.words["outline later"]] if later else []
        return self.words.named(escape(lead), text) + _aside(said, self.words)

    def _lead(self, node: Node) -> str:
        """What a node is to the one above: `weakly against, argument (sign)`."""
        link, relation = node.link, node.relation or ""
        if node.premise or link is None:
            return self.words["premise"]
        lead = self.words[_LEADS.get(relation, f"relation {PASSIVE[relation]}")]
        if link.strength:
            strength = self.words[f"legend {link.strength}"]
            lead = f"{lead} ({strength})" if relation == "undercuts" else f"{strength} {lead}"
        if node.kind == "together":
            return f"{lead}, {self.words['outline together']}"
        return f"{lead}, {self._part(node)}" if node.kind == "argument" else lead

    def _part(self, node: Node) -> str:
        """What a node is by itself: `hypothesis`, `argument (sign)`."""
        entry = self.view.map.get(node.id)
        if isinstance(entry, Argument):
            name = self.words["kind argument"]
            return f"{name} ({clean(entry.scheme)})" if entry.scheme else name
        return self.wording.part(node.id)

    def _judged(self, id: str) -> list[str]:
        """How likely an entry is, and how confident the analyst is in that."""
        confidence = self.wording.confidence(id, reason=True)
        judged = ", ".join(part for part in (self.wording.likelihood(id), confidence) if part)
        return [judged] if judged else []

    def _voices(self, id: str) -> list[str]:
        """Who stands behind an entry, and where."""
        made: list[str] = []
        for one in self.wording.attributions(id):
            parts = (
                self.wording.only_voice(one),
                self.wording.citation(one),
                self.wording.grade(id, one),
            )
            made.append(", ".join(part for part in parts if part))
        return list(dict.fromkeys(filter(None, made)))


def _aside(parts: list[str], words: Words) -> str:
    return f" ({escape(words['semicolon'].join(parts))})" if parts else ""
