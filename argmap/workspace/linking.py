"""The files of a folder to one map: ids, entries, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from argmap.diagnostics import Diagnostic, Label
from argmap.language.syntax import Entry, File, joined
from argmap.model import Attribution, Claim, Evidence, Map
from argmap.model.entries import EntryBase
from argmap.model.map import ASPECTS, NAMED, Stamp
from argmap.model.scales import scales
from argmap.model.values import USUAL_SCALE
from argmap.text import Span
from argmap.workspace.at_fault import AtFault
from argmap.workspace.borrowing import with_voices
from argmap.workspace.building import Builder
from argmap.workspace.merging import blame, merged
from argmap.workspace.names import Names
from argmap.workspace.phrases import findings_of_form
from argmap.workspace.relating import Draft, Relator, Undercut

_WORD = re.compile(r"[\w-]+")


@dataclass(slots=True)
class Part:
    """What one entry of a file comes to."""

    entry: Entry
    made: EntryBase | None
    """The model's entry; None where its head is at fault."""
    drafts: Sequence[Draft] = ()
    undercuts: Sequence[Undercut] = ()
    found: Sequence[Diagnostic] = ()
    """What is wrong with it by itself."""
    at_fault: AtFault | None = None
    used: frozenset[str] = frozenset()
    """The entries of imported maps that it names, as `ID.theirs`."""


Replaced = list[tuple[Part, Part]]
"""Parts that were replaced, each with the one in its place."""


class Linker:
    """The files of a folder to one map: what each entry comes to, and what they come to together.

    An entry at fault costs what is at fault of it and nothing else: a double id keeps its
    first entry, a head that can't be read keeps its id known, so that what names it is not
    reported too.
    """

    def __init__(self, files: Sequence[File], folder: str, imports: dict[str, Map]) -> None:
        self._folder = folder
        self._imports = imports
        self._of_names: list[Diagnostic] = []
        self._at_fault: dict[str, frozenset[str]] = {}
        self._names = names = _names(files, imports, self._of_names)
        self._failed = [one for one in names.of_kind("import") if one.id not in imports]
        self._wrong_parts: dict[int, list[Part]] = {}
        self._found: list[Diagnostic] = []
        self._builder = Builder(names, _scale(files), self._found)
        self._relator = Relator(names, self._found)
        self.parts: list[list[Part]] = []
        """What the entries of each file come to."""
        for file in files:
            mine: list[Part] = []
            section: str | None = None
            entries = file.entries
            ends = [entry.start for entry in entries[1:]] + [len(file.source.text)]
            for entry, end in zip(entries, ends, strict=False):
                part = self._part(entry, end, section)
                if part.made is not None and part.made.kind == "section":
                    section = part.made.id
                mine.append(part)
            self.parts.append(mine)
        self._stamps = dict.fromkeys(ASPECTS, Stamp())
        self._merge()
        self._take_faults()
        used = frozenset[str]().union(*(part.used for parts in self.parts for part in parts))
        self._borrowed = with_voices(used, imports)
        self.map = self._map(self._entries())

    def places(self, number: int) -> Iterator[Span]:
        """Every place of a file that the map and the findings have, once or more often; some
        are in other files."""
        for part in self.parts[number]:
            if part.made is not None:
                yield from _places(part.made)
            for draft in part.drafts:
                yield draft.at
        yield from (link.at for link in self._undercuts)
        for finding in self.found:  # those in other files may speak of this one
            yield from finding.spans

    @property
    def found(self) -> Iterator[Diagnostic]:
        """What is wrong, in no order."""
        yield from self._of_names
        for part in self._wrong():
            yield from part.found
        yield from self._of_links

    def replace(
        self, number: int, first: int, entries: Sequence[Entry], ends: Sequence[int]
    ) -> Replaced | None:
        """Takes entries in the place of others that have the same heads, from the `first` of a
        file, given by its number; `ends` are where each ends.

        None where that would change more than these entries and their links: then all has to be
        linked anew.
        """
        names = self._names
        before = self.parts[number][first : first + len(entries)]
        for part, entry in zip(before, entries, strict=True):
            made = part.made
            if (
                made is None
                or entry.id is None
                or made.kind in ("map", "import", "source", "speaker")
                or names.entry(made.id) is not part.entry
                or _head(part.entry) != _head(entry)
            ):
                return None
        for part, entry in zip(before, entries, strict=True):
            names.replace(part.made.id, entry)  # type: ignore[union-attr]  # looked at above
        after = [
            self._part(entry, end, part.made.section if part.made else None)
            for part, entry, end in zip(before, entries, ends, strict=True)
        ]
        pairs = list(zip(before, after, strict=True))
        if not names.guesses_at_all or any(a.used != b.used for a, b in pairs):
            return None
        self.parts[number][first : first + len(entries)] = after
        self._wrong_parts.pop(number, None)
        self._take(pairs)
        return pairs

    def _take(self, pairs: Replaced) -> None:
        """Brings the map up to date where parts are others."""
        in_doubt = any(a.at_fault or b.at_fault for a, b in pairs)
        if all(_alike(a, b) for a, b in pairs) and not (
            in_doubt and (self._of_links or self._unlinked)
        ):
            for a, b in pairs:
                for old, new in zip(a.drafts, b.drafts, strict=True):
                    # What was made of the old draft has its place too.
                    old.at.become(new.at)
                    new.at, new.link = old.at, old.link
        else:
            self._merge()
            in_doubt = True  # what makes no link is in doubt too
        if in_doubt:
            self._take_faults()
        entries: dict[str, EntryBase] = {**self.map.entries}
        for a, b in pairs:
            if a.made is not None and b.made is not None:
                entries[b.made.id] = b.made
                for aspect in _differing(a.made, b.made):
                    self._stamps[aspect] = Stamp()
        self.map = self._map(entries)

    def _part(self, entry: Entry, end: int, section: str | None) -> Part:
        names, found, relator = self._names, self._found, self._relator
        if entry.faults or entry.kind is None or entry.id is None:
            names.at_fault.read(entry, end)
            found += findings_of_form(entry, names)
        made = self._builder.build(entry, section)
        if made is not None:
            relator.relate(entry, made)
        part = Part(entry, made)
        if relator.drafts:
            part.drafts, relator.drafts = relator.drafts, []
        if relator.undercuts:
            part.undercuts, relator.undercuts = relator.undercuts, []
        if found:
            part.found = tuple(found)
            found.clear()
        if names.at_fault:
            part.at_fault, names.at_fault = names.at_fault, AtFault()
        if names.used_imports:
            part.used, names.used_imports = frozenset(names.used_imports), set()
        return part

    def _merge(self) -> None:
        """Makes the links of all drafts."""
        firsts: list[Part] = []
        doubles: list[Part] = []
        for parts in self.parts:
            for part in parts:
                if part.drafts or part.undercuts:
                    made = part.made
                    is_first = made is not None and self._names.entry(made.id) is part.entry
                    (firsts if is_first else doubles).append(part)
        self._of_links: list[Diagnostic] = []
        self._unlinked = AtFault()
        doubt = self._doubt()
        self._stamps["links"] = Stamp()
        self._links = tuple(merged(*_all(firsts), doubt, self._unlinked, self._of_links))
        self._undercuts = [link for link in self._links if link.relation == "undercuts"]
        blame(*_all(doubles), self._unlinked, self._of_links)

    def _doubt(self) -> AtFault:
        """What lines at fault may be to say."""
        doubt = AtFault()
        for part in self._wrong():
            if part.at_fault is not None:
                doubt.take(part.at_fault)
        return doubt

    def _wrong(self) -> Iterator[Part]:
        """The parts with which something is wrong."""
        for number, parts in enumerate(self.parts):
            if number not in self._wrong_parts:
                self._wrong_parts[number] = [one for one in parts if one.found or one.at_fault]
            yield from self._wrong_parts[number]

    def _take_faults(self) -> None:
        doubt = self._doubt()
        doubt.take(self._unlinked)
        for entry in self._failed:
            doubt.add(NAMED, entry.id)
        table = doubt.as_table()
        if table != self._at_fault:
            self._at_fault = table
            self._stamps["faults"] = Stamp()

    def _entries(self) -> dict[str, EntryBase]:
        names = self._names
        return {
            part.made.id: part.made
            for parts in self.parts
            for part in parts
            if part.made is not None and names.entry(part.made.id) is part.entry
        }

    def _map(self, entries: dict[str, EntryBase]) -> Map:
        return Map.model_construct(
            folder=self._folder,
            entries=entries,
            imported=self._borrowed,
            links=self._links,
            at_fault=self._at_fault,
            stamps=dict(self._stamps),
        )


def _all(parts: Iterable[Part]) -> tuple[list[Draft], list[Undercut]]:
    drafts: list[Draft] = []
    undercuts: list[Undercut] = []
    for part in parts:
        drafts += part.drafts
        undercuts += part.undercuts
    return drafts, undercuts


def _alike(one: Part, other: Part) -> bool:
    """Whether two parts write the same links; undercuts stand for links of others, and are not."""
    return (
        not one.undercuts
        and not other.undercuts
        and len(one.drafts) == len(other.drafts)
        and all(
            (a.relation, a.premises, a.target, a.strength, a.argument)
            == (b.relation, b.premises, b.target, b.strength, b.argument)
            for a, b in zip(one.drafts, other.drafts, strict=True)
        )
    )


def _places(made: EntryBase) -> Iterator[Span]:
    yield made.at
    yield from made.places.values()
    for said in made.attributions if isinstance(made, Claim | Evidence) else ():
        yield said.at
        yield from (quote.at for quote in (said.quote, said.hedge) if quote is not None)


def _differing(one: EntryBase, other: EntryBase) -> Iterator[str]:
    """The aspects in which two entries of one kind differ."""
    for name, value in one.__dict__.items():
        if name == "attributions":
            mine, theirs = value, other.__dict__[name]
            if [_said(said) for said in mine] != [_said(said) for said in theirs]:
                yield name
            if [_quoted(said) for said in mine] != [_quoted(said) for said in theirs]:
                yield "quotes"
        elif name not in ("at", "places", "section") and value != other.__dict__[name]:
            yield name


def _said(said: Attribution) -> tuple[object, ...]:
    return said.stance, said.speaker, said.via, said.source, said.locators, said.mode


def _quoted(said: Attribution) -> tuple[object, ...]:
    where = said.source, said.locators
    return (*where, said.quote and said.quote.text, said.hedge and said.hedge.text)


def _head(entry: Entry) -> tuple[str | None, str | None, list[str]]:
    return entry.kind, entry.id and normalize("NFC", entry.id), _meant_ids(entry)


def _names(files: Sequence[File], imports: dict[str, Map], found: list[Diagnostic]) -> Names:
    names = Names(imports)
    head: Entry | None = None
    for file in files:
        for entry in file.entries:
            for id in _meant_ids(entry):
                names.declare(id, entry)
            if entry.id is None:
                continue
            id = str(entry.id) if entry.id.isascii() else normalize("NFC", entry.id)
            first = names.declare(id, entry)
            if first is not None:
                found.append(_double(id, entry, first))
            if entry.kind == "map":
                if head is not None:
                    found.append(_second_map(entry, head))
                head = head or entry
    return names


def _meant_ids(entry: Entry) -> list[str]:
    """The id that the fix of a head at fault writes: what names it is not reported too."""
    fixes = [fault.fix for fault in entry.faults if fault.rule == "bad-head" and fault.fix]
    return [text for fix in fixes for _, _, text in fix.edits if _WORD.fullmatch(text)]


def _double(id: str, entry: Entry, first: Entry) -> Diagnostic:
    return Diagnostic(
        "duplicate-id",
        "error",
        f"the id `{id}` is given twice",
        Label(entry.head_span, "the second time"),
        (Label(first.head_span, "the first time"),),
        ("give one of them another id, and change the lines that mean it",),
    )


def _second_map(entry: Entry, first: Entry) -> Diagnostic:
    return Diagnostic(
        "second-map",
        "error",
        "a folder is one map, and this is its second `map` entry",
        Label(entry.head_span, "the second one"),
        (Label(first.head_span, "the first one"),),
        ("keep one of them, or move the other map into a folder of its own",),
    )


def _scale(files: Sequence[File]) -> str:
    """The scale that the map names, if its head is at fault too; the usual one where it names none
    that is known."""
    entries = (entry for file in files for entry in file.entries if entry.kind in ("map", None))
    for line in (line for entry in entries for line in entry.lines):
        words = getattr(line, "words", [])
        if line.key == "scale" and words and joined(words) in scales():
            return joined(words)
    return USUAL_SCALE
