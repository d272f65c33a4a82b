"""Relations, written from either end, to links."""

from __future__ import annotations

from collections import Counter
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
_ARGUES = ("supports", "attacks")


@dataclass(slots=True)
class _Draft:
    """A link on its way: where its ends stand, and what is known of its strength."""

    relation: str
    premises: tuple[str, ...]
    target: str
    strength: str | None
    at: Span
    argument: str | None = None


@dataclass(slots=True)
class _Undercut:
    """An undercut whose link is looked up when all links are known."""

    entry: Entry
    premises: tuple[str, ...]
    target: syntax.LinkName
    ends: tuple[tuple[str, ...], str]
    strength: str | None


class Relator:
    """Collects links from entries; what is wrong is added to `found`."""

    def __init__(self, names: Names, found: list[Diagnostic]) -> None:
        self._names = names
        self._found = found
        self._drafts: dict[tuple[str, tuple[str, ...], str, str | None], _Draft] = {}
        self._undercuts: list[_Undercut] = []

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

    def blame(self) -> None:
        """Takes down that what was read makes no links: an entry at fault has them."""
        for draft in self._drafts.values():
            for premise in draft.premises:
                self._names.at_fault.add(draft.relation, premise, draft.target)
        for undercut in self._undercuts:
            self._blame_undercut(undercut)

    def links(self) -> list[Link]:
        """Every link, once, in the order in which they were first written."""
        self._settle()
        drafts = list(self._drafts.values())
        ids = _ids(drafts)
        made = [
            Link.trusted(
                {
                    "id": id,
                    "relation": draft.relation,
                    "premises": draft.premises,
                    "target": draft.target,
                    "strength": draft.strength,
                    "argument": draft.argument,
                    "at": draft.at,
                }
            )
            for id, draft in zip(ids, drafts, strict=True)
        ]
        return made + list(self._undercut_links(made))

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
        self._undercuts.append(_Undercut(entry, (id,), target, known, strength))

    def _undercut_links(self, links: list[Link]) -> Iterable[Link]:
        if not self._undercuts:
            return
        by_ends: dict[tuple[tuple[str, ...], str], list[Link]] = {}
        into: dict[str, list[Link]] = {}
        out_of: dict[str, list[Link]] = {}
        for link in links:
            if link.relation in _ARGUES:
                by_ends.setdefault((link.premises, link.target), []).append(link)
                into.setdefault(link.target, []).append(link)
                for premise in link.premises:
                    out_of.setdefault(premise, []).append(link)
        drafts: dict[tuple[str, str], _Draft] = {}
        for undercut in self._undercuts:
            span = undercut.entry.span_of_words([*undercut.target.premises, undercut.target.target])
            meant = by_ends.get(undercut.ends, [])
            if not meant:
                self._no_such_link(undercut, span, into, out_of)
            elif len(meant) > 1:
                self._unclear_link(undercut, span, meant)
            else:
                aim, by = meant[0].id, undercut.premises
                draft = _Draft("undercuts", by, aim, undercut.strength, span)
                known = drafts.setdefault((by[0], aim), draft)
                if known is not draft:
                    self._strengthen(known, draft)
        for draft in drafts.values():
            yield Link(
                id=f"{draft.premises[0]} undercuts {draft.target}",
                relation="undercuts",
                premises=draft.premises,
                target=draft.target,
                strength=draft.strength,  # type: ignore[arg-type]
                at=draft.at,
            )

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
        key = (relation, premises, target, argument)
        draft = self._drafts.get(key)
        if draft is None:
            self._drafts[key] = _Draft(relation, premises, target, strength, at, argument)
        elif strength:
            self._strengthen(draft, _Draft(relation, premises, target, strength, at))

    def _settle(self) -> None:
        """What is written of a link that arguments describe belongs to the first of them."""
        for key in sorted(key for key in self._drafts if key[3] is not None):
            plain = self._drafts.get((*key[:3], None))
            if plain is not None and plain.argument is None:
                warranted = self._drafts.pop(key)
                plain.argument = warranted.argument
                self._strengthen(plain, warranted)

    def _strengthen(self, known: _Draft, again: _Draft) -> None:
        """Takes the strength that a link is given where it is written again."""
        if again.strength and known.strength and again.strength != known.strength:
            self._found.append(
                Diagnostic(
                    "conflicting-strength",
                    "error",
                    "this link is called strong in one place and weak in another",
                    Label(again.at, again.strength),
                    (Label(known.at, known.strength),),
                    ("make both the same, or write the link once",),
                )
            )
        known.strength = known.strength or again.strength

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

    def _no_such_link(
        self,
        undercut: _Undercut,
        span: Span,
        into: dict[str, list[Link]],
        out_of: dict[str, list[Link]],
    ) -> None:
        premises, target = undercut.ends
        may_say = self._names.at_fault.may_say
        is_at_fault = may_say(target, "supported by", "attacked by") and all(
            may_say(premise, "supports", "attacks") for premise in premises
        )
        self._blame_undercut(undercut)
        if is_at_fault:
            return  # the line that is to write this link may be one of those
        written = f"{' + '.join(undercut.target.premises)} -> {undercut.target.target}"
        fixes: tuple[Fix, ...] = ()
        there = into.get(target, [])
        near = there or [link for premise in premises for link in out_of.get(premise, [])]
        if near:
            listed = ", ".join(
                f"`{' + '.join(link.premises)} -> {link.target}`" for link in near[:8]
            )
            where = f"links to `{target}`" if there else "links from its premises"
            help = (f"the {where} are {listed}{' and more' if near[8:] else ''}",)
            if len(near) == 1:
                fixes = (Fix(f"write {listed}", (Edit(span, listed.strip("`")),), safe=False),)
        else:
            help = (f"nothing supports or attacks `{target}`: write that link first",)
        message = f"there is no link `{written}` to undercut"
        label = Label(span, "no supports or attacks link has exactly these ends")
        self._found.append(Diagnostic("unknown-link", "error", message, label, (), help, fixes))

    def _blame_undercut(self, undercut: _Undercut) -> None:
        premises, target = undercut.ends
        self._names.at_fault.add("undercuts", undercut.premises[0], *premises, target)

    def _unclear_link(self, undercut: _Undercut, span: Span, meant: list[Link]) -> None:
        target = undercut.target
        written = f"{' + '.join(target.premises)} -> {target.target}"
        arguments = [f"`{link.argument}`" for link in meant if link.argument]
        if len(arguments) == len(meant):
            help = f"name the argument that you mean: {' or '.join(arguments)}"
        else:
            help = "make the link that you mean an `argument` entry, and undercut it by its id"
        self._blame_undercut(undercut)
        message = f"there are {len(meant)} links `{written}`, and any of them could be meant"
        others = tuple(
            Label(link.at, f"`{link.argument}`" if link.argument else f"one that {link.relation}")
            for link in meant[:4]
        )
        self._found.append(
            Diagnostic("unclear-link", "error", message, Label(span), others, (help,))
        )

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


def _ids(drafts: list[_Draft]) -> list[str]:
    """The links' names, whatever their order: `a -> b (attacks)` where the same ends are joined
    by a support too, `a -> b (x)` where they are joined in the same way by several arguments."""
    made: list[str] = []
    for draft in drafts:
        joined = draft.premises[0] if len(draft.premises) == 1 else " + ".join(draft.premises)
        relation = "->" if draft.relation in _ARGUES else draft.relation
        made.append(f"{joined} {relation} {draft.target}")
    if len(set(made)) == len(made):
        return made
    count = Counter(zip(made, (draft.relation for draft in drafts), strict=True))
    for number, (id, draft) in enumerate(zip(made, drafts, strict=True)):
        if count[id, draft.relation] > 1:
            made[number] = f"{id} ({draft.argument})"
        elif draft.relation == "attacks" and (id, "supports") in count:
            made[number] = f"{id} (attacks)"
    return made
