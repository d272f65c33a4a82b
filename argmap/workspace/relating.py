"""Relations, written from either end, to drafts of links: what one entry writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from lark import Token

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.language import syntax
from argmap.language.syntax import Entry
from argmap.language.vocabulary import STATEMENTS, Relation, relation_of, strength_of
from argmap.model import Argument, Link
from argmap.model.entries import EntryBase
from argmap.text import Span
from argmap.workspace.names import Names, a

_SUPPORTS = relation_of("supports")


@dataclass(slots=True)
class Draft:
    """A link on its way: where its ends stand, and what is known of its strength."""

    relation: str
    premises: tuple[str, ...]
    target: str
    strength: str | None
    at: Span
    argument: str | None = None
    link: Link | None = None
    """The link that it became, where it became one as it is."""


@dataclass(slots=True)
class Undercut:
    """An undercut whose link is looked up when all links are known."""

    entry: Entry
    premises: tuple[str, ...]
    target: syntax.LinkName
    ends: tuple[tuple[str, ...], str]
    strength: str | None


class Relator:
    """Collects drafts of links from entries; what is wrong is added to `found`."""

    def __init__(self, names: Names, found: list[Diagnostic]) -> None:
        self._names = names
        self._found = found
        self.drafts: list[Draft] = []
        """Every link as often as it is written, in reading order."""
        self.undercuts: list[Undercut] = []

    def relate(self, entry: Entry, made: EntryBase) -> None:
        """Takes the links that an entry writes."""
        if isinstance(made, Argument):
            self._argument(entry, made)
        for line in entry.lines:
            read = _read_key(line.key, made.kind)
            if read is None:
                continue
            relation, passive, strength = read
            if isinstance(line, syntax.Names):
                self._names_line(entry, made.id, line, relation, passive, strength)
            elif isinstance(line, syntax.Premises):
                self._named_twice(entry, line.groups)
                for group in line.groups:
                    self._group(entry, made.id, group, line.key, relation, strength)
            elif isinstance(line, syntax.Links):
                for target in line.targets:
                    self._undercut(entry, made.id, target, relation, strength)

    def _names_line(
        self,
        entry: Entry,
        id: str,
        line: syntax.Names,
        relation: Relation,
        passive: bool,
        strength: str | None,
    ) -> None:
        kinds = relation.sources if passive else relation.targets
        self._named_twice(entry, [[word] for word in line.names])
        for word in line.names:
            other = self._names.resolve(word, kinds, entry, line.key, _use(line.key), self._found)
            if other is None or self._is_self(entry, id, other, word, line.key):
                continue
            ends = (other, id) if passive else (id, other)
            if relation.symmetric:
                ends = min(ends), max(ends)
            self._add(relation.active, (ends[0],), ends[1], strength, entry.span_of(word))

    def _named_twice(self, entry: Entry, groups: list[list[Token]]) -> None:
        """Says which of the ids of a line, or of the premises that are joined, is there twice."""
        if len(groups) < 2:
            return
        seen: dict[frozenset[str], list[Token]] = {}
        for number, group in enumerate(groups):
            first = seen.setdefault(frozenset(group), group)
            if first is not group:
                label = Label(entry.span_of_words(group), "the second time")
                others = (Label(entry.span_of_words(first), "the first time"),)
                message = f"`{' + '.join(group)}` is named twice on this line"
                help = ("name it once",)
                last = [groups[number - 1][-1], group[-1]]
                fixes = (_taking_out(entry, [last], safe=True),)
                self._found.append(
                    Diagnostic("repeated-name", "warning", message, label, others, help, fixes)
                )

    def _group(
        self,
        entry: Entry,
        id: str,
        group: list[Token],
        key: str,
        relation: Relation,
        strength: str | None,
    ) -> None:
        use = _use(f"{relation.passive}")
        premises = []
        for word in group:
            other = self._names.resolve(word, relation.sources, entry, key, use, self._found)
            if other is not None and not self._is_self(
                entry, id, other, word, str(relation.passive)
            ):
                premises.append(other)
        span = entry.span_of_words(group)
        if len(premises) != len(group):
            self._names.at_fault.add(key, id, *premises)
            return
        if self._twice(premises, entry, key, group):
            return
        self._add(relation.active, tuple(sorted(premises)), id, strength, span)

    def _undercut(
        self,
        entry: Entry,
        id: str,
        target: syntax.LinkName | Token,
        relation: Relation,
        strength: str | None,
    ) -> None:
        if isinstance(target, Token):
            name = str(target) if target.isascii() else normalize("NFC", target)
            kind = self._names.kind(name)
            if kind and kind != "argument":
                self._not_a_link(entry, target, name, kind)
                return
            other = self._names.resolve(
                target, ("argument",), entry, "undercuts", "undercuts", self._found
            )
            if other is not None:
                self._add("undercuts", (id,), other, strength, entry.span_of(target))
            return
        ends: list[str] = []
        for word in (*target.premises, target.target):
            other = self._names.resolve(
                word, (*STATEMENTS, "gap"), entry, "undercuts", "undercuts a link with", self._found
            )
            if other is None:
                self._names.at_fault.add("undercuts", id, *target.premises, target.target)
                return
            ends.append(other)
        known = tuple(sorted(ends[:-1])), ends[-1]
        self.undercuts.append(Undercut(entry, (id,), target, known, strength))

    def _argument(self, entry: Entry, made: Argument) -> None:
        """An argument's own link, from its premises to its conclusion."""
        lines = {line.key: line for line in entry.lines}
        premises = lines.get("premises")
        conclusion = lines.get("conclusion")
        for key, line in (("premises", premises), ("conclusion", conclusion)):
            if line is None and not entry.faults:  # a line at fault may be the one that lacks
                message = f"argument `{made.id}` has no {key}"
                help = ("write `premises: a + b` and `conclusion: c`: the ids of what it joins",)
                label = Label(entry.head_span)
                self._found.append(
                    Diagnostic("incomplete-argument", "error", message, label, help=help)
                )
        ends = self._argued(entry, premises, conclusion)
        if ends is None:
            groups = premises.groups if isinstance(premises, syntax.Premises) else []
            concluded = conclusion.names if isinstance(conclusion, syntax.Names) else []
            self._names.at_fault.add("premises", made.id, *(w for group in groups for w in group))
            self._names.at_fault.add("conclusion", made.id, *concluded)
            return
        made.premises, made.conclusion = ends
        relation = "supports" if made.stance == "for" else "attacks"
        ids, target = tuple(sorted(made.premises)), made.conclusion
        self._add(relation, ids, target, made.strength, entry.head_span, argument=made.id)

    def _argued(
        self, entry: Entry, premises: syntax.Line | None, conclusion: syntax.Line | None
    ) -> tuple[tuple[str, ...], str] | None:
        """The premises and the conclusion of an argument, where nothing is wrong with them."""
        assert _SUPPORTS is not None
        if not isinstance(premises, syntax.Premises) or not isinstance(conclusion, syntax.Names):
            return None
        if len(premises.groups) != 1 or len(conclusion.names) != 1:
            self._too_many(entry, premises, conclusion)
            return None
        found, names = self._found, self._names
        group = [
            names.resolve(word, _SUPPORTS[0].sources, entry, "premises", "has the premise", found)
            for word in premises.groups[0]
        ]
        word = conclusion.names[0]
        target = names.resolve(
            word, _SUPPORTS[0].targets, entry, "conclusion", "has the conclusion", found
        )
        written = tuple(id for id in group if id is not None)
        if target is None or len(written) != len(group):
            return None
        if self._twice(written, entry, premises.key, premises.groups[0]):
            return None
        if target in written:
            self._is_self(entry, target, target, word, "conclusion")
            return None
        return written, target

    def _add(
        self,
        relation: str,
        premises: tuple[str, ...],
        target: str,
        strength: str | None,
        at: Span,
        argument: str | None = None,
    ) -> None:
        self.drafts.append(Draft(relation, premises, target, strength, at, argument))

    def _twice(self, premises: Sequence[str], entry: Entry, key: str, words: list[Token]) -> bool:
        """Whether one of some premises, each with its word, is there twice; says so."""
        if len(set(premises)) == len(premises):
            return False
        self._names.at_fault.add(key, entry.id, *premises)
        message = "one premise is joined with itself"
        help = ("name each premise once",)
        label = Label(entry.span_of_words(words))
        again = [n for n, id in enumerate(premises) if id in premises[:n]]
        # Another premise may have been meant, so that it is a guess.
        fixes = (_taking_out(entry, [words[n - 1 : n + 1] for n in again], safe=False),)
        self._found.append(Diagnostic("repeated-premise", "error", message, label, (), help, fixes))
        return True

    def _is_self(self, entry: Entry, id: str, other: str, word: Token, key: str) -> bool:
        if id != other:
            return False
        if entry.kind == "argument":
            message = f"the conclusion of argument `{entry.id}` is one of its premises"
            label = Label(entry.span_of(word), "it is a premise too")
        else:
            message = f"{entry.kind} `{entry.id}` {_use(key)} itself"
            label = Label(entry.span_of(word), "this is the entry itself")
        self._names.at_fault.add(key, entry.id, id)
        help = ("name another entry, or take the line out",)
        self._found.append(Diagnostic("self-reference", "error", message, label, help=help))
        return True

    def _not_a_link(self, entry: Entry, word: Token, id: str, kind: str | None) -> None:
        message = f"{entry.kind} `{entry.id}` undercuts `{id}`, which is {a(str(kind))} and no link"
        self._names.at_fault.add("undercuts", entry.id, id)
        if kind in STATEMENTS:
            help = (
                f"name the link by its ends (`{id} -> its-conclusion`), or write `attacks: {id}` "
                "for a reason against it",
            )
        else:
            help = ("name a link by its ends, `premise -> conclusion`, or an argument by its id",)
        label = Label(entry.span_of(word), "an undercut is aimed at a link or an argument")
        self._found.append(Diagnostic("wrong-kind", "error", message, label, help=help))

    def _too_many(self, entry: Entry, premises: syntax.Premises, conclusion: syntax.Names) -> None:
        if len(premises.groups) > 1:
            label = Label(entry.span_of(premises.groups[1][0]))
            message = "the premises of an argument are joined by `+`, not parted by commas"
            help = ("write `premises: a + b`, or an argument for each",)
        elif len(conclusion.names) > 1:
            label = Label(entry.span_of(conclusion.names[1]))
            message = "an argument has one conclusion"
            help = ("write an argument for each conclusion",)
        else:
            return  # a list at fault, reported as such
        self._found.append(Diagnostic("bad-list", "error", message, label, help=help))


def _taking_out(entry: Entry, pairs: Iterable[list[Token]], *, safe: bool) -> Fix:
    """The fix that takes the second word of each pair out, with the mark before it."""
    spans = [(entry.span_of(before), entry.span_of(word)) for before, word in pairs]
    edits = tuple(Edit(Span(entry.source, a.end, b.end), "") for a, b in spans)
    return Fix("name it once", edits, safe)


@cache
def _read_key(key: str, kind: str) -> tuple[Relation, bool, str | None] | None:
    """The relation, passivity and strength of a key; None where it writes none in this kind."""
    name, strength = strength_of(key)
    known = relation_of(name)
    if known is None:
        return None
    relation, passive = known
    ends = relation.targets if passive or relation.symmetric else relation.sources
    return (relation, passive, strength) if kind in ends else None


@cache
def _use(key: str) -> str:
    name, _ = strength_of(key)
    return f"is {name}" if name.endswith(" by") else name
