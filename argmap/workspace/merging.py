"""Drafts of links to links: each once, however often it is written, and from whichever end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from argmap.diagnostics import Diagnostic, Edit, Fix, Label
from argmap.model import Link
from argmap.text import Span
from argmap.workspace.at_fault import AtFault
from argmap.workspace.relating import Draft, Undercut

_ARGUES = ("supports", "attacks")
_Drafts = dict[tuple[str, tuple[str, ...], str, str | None], Draft]


def merged(
    drafts: Iterable[Draft],
    undercuts: Iterable[Undercut],
    doubt: AtFault,
    unlinked: AtFault,
    found: list[Diagnostic],
) -> list[Link]:
    """Every link, once, in the order in which they were first written.

    `doubt` has what lines at fault may be to say. What is wrong is added to `found`, and what
    then makes no link to `unlinked`.
    """
    known = _once(drafts, found)
    _settle(known, found)
    links = _made(list(known.values()))
    undercuts = list(undercuts)
    if undercuts:
        links += _Undercuts(links, doubt, unlinked, found).links(undercuts)
    return links


def blame(
    drafts: Iterable[Draft],
    undercuts: Iterable[Undercut],
    unlinked: AtFault,
    found: list[Diagnostic],
) -> None:
    """Takes down that drafts make no links: the entries that have them are at fault."""
    for draft in _once(drafts, found).values():
        for premise in draft.premises:
            unlinked.add(draft.relation, premise, draft.target)
    for undercut in undercuts:
        _blame(undercut, unlinked)


def _once(drafts: Iterable[Draft], found: list[Diagnostic]) -> _Drafts:
    """The drafts by what they link, with the strength that any of them has."""
    known: _Drafts = {}
    for draft in drafts:
        key = (draft.relation, draft.premises, draft.target, draft.argument)
        first = known.setdefault(key, draft)
        if first is not draft and draft.strength:
            known[key] = _strengthened(first, draft, found)
    return known


def _settle(known: _Drafts, found: list[Diagnostic]) -> None:
    """What is written of a link that arguments describe belongs to the first of them."""
    for key in sorted(key for key in known if key[3] is not None):
        bare = (*key[:3], None)
        plain = known.get(bare)
        if plain is not None and plain.argument is None:
            warranted = known.pop(key)
            settled = replace(plain, argument=warranted.argument, link=None)
            known[bare] = _strengthened(settled, warranted, found)


def _strengthened(known: Draft, again: Draft, found: list[Diagnostic]) -> Draft:
    """A draft with the strength that its link is given where it is written again."""
    if again.strength and known.strength and again.strength != known.strength:
        found.append(
            Diagnostic(
                "conflicting-strength",
                "error",
                "this link is called strong in one place and weak in another",
                Label(again.at, again.strength),
                (Label(known.at, known.strength),),
                ("make both the same, or write the link once",),
            )
        )
    if known.strength or not again.strength:
        return known
    return replace(known, strength=again.strength, link=None)


def _made(drafts: list[Draft]) -> list[Link]:
    """The links of drafts; one that was made before, and is the same, is taken."""
    links = []
    for id, draft in zip(_ids(drafts), drafts, strict=True):
        link = draft.link
        if link is None or link.id != id:
            link = draft.link = Link.trusted(
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
        links.append(link)
    return links


def _ids(drafts: list[Draft]) -> list[str]:
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


class _Undercuts:
    """Looks up the links that undercuts are aimed at."""

    def __init__(
        self, links: list[Link], doubt: AtFault, unlinked: AtFault, found: list[Diagnostic]
    ) -> None:
        self._doubt, self._unlinked = doubt, unlinked
        self._found = found
        self._by_ends: dict[tuple[tuple[str, ...], str], list[Link]] = {}
        self._into: dict[str, list[Link]] = {}
        self._out_of: dict[str, list[Link]] = {}
        for link in links:
            if link.relation in _ARGUES:
                self._by_ends.setdefault((link.premises, link.target), []).append(link)
                self._into.setdefault(link.target, []).append(link)
                for premise in link.premises:
                    self._out_of.setdefault(premise, []).append(link)

    def links(self, undercuts: list[Undercut]) -> Iterator[Link]:
        """The links of undercuts whose aim is clear."""
        drafts: dict[tuple[str, str], Draft] = {}
        for undercut in undercuts:
            span = undercut.entry.span_of_words([*undercut.target.premises, undercut.target.target])
            meant = self._by_ends.get(undercut.ends, [])
            if not meant:
                self._no_such_link(undercut, span)
            elif len(meant) > 1:
                self._unclear_link(undercut, span, meant)
            else:
                aim, by = meant[0].id, undercut.premises
                draft = Draft("undercuts", by, aim, undercut.strength, span)
                known = drafts.setdefault((by[0], aim), draft)
                if known is not draft:
                    drafts[by[0], aim] = _strengthened(known, draft, self._found)
        for draft in drafts.values():
            yield Link.trusted(
                {
                    "id": f"{draft.premises[0]} undercuts {draft.target}",
                    "relation": "undercuts",
                    "premises": draft.premises,
                    "target": draft.target,
                    "strength": draft.strength,
                    "argument": None,
                    "at": draft.at,
                }
            )

    def _no_such_link(self, undercut: Undercut, span: Span) -> None:
        premises, target = undercut.ends
        may_say = self._doubt.may_say
        is_at_fault = may_say(target, "supported by", "attacked by") and all(
            may_say(premise, "supports", "attacks") for premise in premises
        )
        _blame(undercut, self._unlinked)
        if is_at_fault:
            return  # the line that is to write this link may be one of those
        written = f"{' + '.join(undercut.target.premises)} -> {undercut.target.target}"
        fixes: tuple[Fix, ...] = ()
        there = self._into.get(target, [])
        near = there or [link for premise in premises for link in self._out_of.get(premise, [])]
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

    def _unclear_link(self, undercut: Undercut, span: Span, meant: list[Link]) -> None:
        target = undercut.target
        written = f"{' + '.join(target.premises)} -> {target.target}"
        arguments = [f"`{link.argument}`" for link in meant if link.argument]
        if len(arguments) == len(meant):
            help = f"name the argument that you mean: {' or '.join(arguments)}"
        else:
            help = "make the link that you mean an `argument` entry, and undercut it by its id"
        _blame(undercut, self._unlinked)
        message = f"there are {len(meant)} links `{written}`, and any of them could be meant"
        others = tuple(
            Label(link.at, f"`{link.argument}`" if link.argument else f"one that {link.relation}")
            for link in meant[:4]
        )
        self._found.append(
            Diagnostic("unclear-link", "error", message, Label(span), others, (help,))
        )


def _blame(undercut: Undercut, at_fault: AtFault) -> None:
    premises, target = undercut.ends
    at_fault.add("undercuts", undercut.premises[0], *premises, target)
