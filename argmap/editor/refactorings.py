"""Changes that leave a map saying what it says: links written otherwise, quotes wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from lark import Token

from argmap.diagnostics import Edit
from argmap.editor.desk import Here
from argmap.editor.edits import Blank
from argmap.editor.lines import added, below, free_id, ids, named, span_of_ids, without
from argmap.graph.ends import into
from argmap.language.syntax import Attribution, Entry, Line, Links, Names, Premises, QuoteLines
from argmap.language.vocabulary import KEYS, Relation, relation_of, strength_of
from argmap.sources.lines import as_lines
from argmap.text import Span

_LONG = 90
"""Quote lines with more characters than this can be wrapped."""
_ARGUED = ("supports", "attacks")


@dataclass(slots=True, frozen=True)
class Offer:
    """A change that is offered: its name, its edits, and what has to be written in one of them."""

    title: str
    edits: tuple[Edit, ...]
    blanks: tuple[Blank, ...] = ()


def refactorings(here: Here, offset: int) -> Iterator[Offer]:
    """What can be written otherwise at a place."""
    entry = here.entry(offset)
    if entry is None or entry.id is None:
        return
    for line in entry.lines:
        if isinstance(line, Attribution):
            if line.quote is not None and _on(
                here, entry, line.quote.start, line.quote.end, offset
            ):
                yield from _wrapped(here, entry, line.quote)
            continue
        span = span_of_ids(entry, line)
        if span is None or not here.source.offset(span.line) <= offset <= span.end:
            continue
        name, strength = strength_of(line.key)
        known = relation_of(name)
        if known is None:
            continue
        relation, passive = known
        for group, rest in _groups(entry, line, offset):
            yield from _other_end(here, entry, line, relation, passive, group, rest)
            if relation.active in _ARGUED:
                yield from _warrant(here, entry, line, relation, passive, strength, group, rest)


def _on(here: Here, entry: Entry, start: int, end: int, offset: int) -> bool:
    first = here.source.position(entry.start + start)[0]
    return here.source.offset(first) <= offset <= entry.start + end


def _groups(entry: Entry, line: Line, offset: int) -> Iterator[tuple[list[Token], str]]:
    """The group of ids at a place, or the only one of a line, and the line without it."""
    match line:
        case Names():
            groups = [[name] for name in line.names]
        case Premises():
            groups = line.groups
        case Links():
            if not all(isinstance(target, Token) for target in line.targets):
                return
            groups = [[target] for target in line.targets if isinstance(target, Token)]
        case _:
            return
    for number, group in enumerate(groups):
        span = entry.span_of_words(group)
        if len(groups) == 1 or span.start <= offset <= span.end:
            rest = [ids(one) for n, one in enumerate(groups) if n != number]
            yield group, ", ".join(rest)
            return


def _other_end(
    here: Here,
    entry: Entry,
    line: Line,
    relation: Relation,
    passive: bool,
    group: Sequence[Token],
    rest: str,
) -> Iterator[Offer]:
    """The same link, written in the entry at its other end."""
    key = relation.active if passive else relation.passive
    if key is None or len(group) > 1:
        return
    found = named(here, normalize("NFC", group[0]))
    removed = without(here, entry, line, rest)
    if found is None or removed is None or found[1] is entry:
        return
    there, other = found
    if other.kind not in KEYS[key].kinds:
        return
    written = line.key.replace(strength_of(line.key)[0], key)
    title = f"Write this link from its other end, in `{group[0]}`"
    yield Offer(title, (removed, added(there, other, written, str(entry.id))))


def _warrant(
    here: Here,
    entry: Entry,
    line: Line,
    relation: Relation,
    passive: bool,
    strength: str | None,
    group: list[Token],
    rest: str,
) -> Iterator[Offer]:
    """The same link as an argument, in which its warrant can be written."""
    premises, conclusion = (ids(group), str(entry.id)) if passive else (str(entry.id), ids(group))
    names = tuple(normalize("NFC", one) for one in premises.split(" + "))
    target = normalize("NFC", conclusion)
    removed = without(here, entry, line, rest)
    links = into(here.map, relation.active).get(target, ())
    same = [link for link in links if link.premises == names]
    if removed is None or len(same) != 1 or same[0].argument is not None:
        return
    id, words = free_id(here, f"why-{names[0].replace('.', '-')}"), "WHY THIS BEARS ON IT"
    text = f"\n\nargument {id}: {words}\n  premises: {premises}\n  conclusion: {conclusion}"
    text += "\n  stance: against" if relation.active == "attacks" else ""
    text += f"\n  strength: {strength}" if strength else ""
    at = below(here, entry)
    if not removed.text and removed.span.start <= at < removed.span.end:
        at = removed.span.start - 1  # the line that goes is the entry's last
    made = Edit(Span(here.source, at, at), text)
    start = text.index(words)
    blank = Blank(made, start, start + len(words))
    title = "Make an argument of this link, to write its warrant"
    yield Offer(title, (removed, made), (blank,))


def _wrapped(here: Here, entry: Entry, quote: QuoteLines) -> Iterator[Offer]:
    """A quote in lines that can be read."""
    if all(len(line) <= _LONG for line in quote.lines):
        return
    span = entry.span(quote.start, quote.end)
    lines = span.text.split("\n")
    if len(lines) != len(quote.lines):  # a comment stands among them
        return
    indent = here.source.line(span.line)[: span.start - here.source.offset(span.line)]
    written = as_lines(quote.text, indent)
    made = [line.strip(" \t") for line in written.split("\n")]
    again = QuoteLines([Token("QUOTE", line, 0) for line in made])
    if again.text == quote.text and written.lstrip(" \t") != span.text:
        yield Offer("Wrap the lines of this quote", (Edit(span, written.lstrip(" \t")),))
