"""Which id means which entry, and what to say where one means none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from lark import Token

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, nearest, similar
from argmap.language.syntax import Entry
from argmap.language.vocabulary import RESERVED_SPEAKERS
from argmap.model import Map
from argmap.model.entries import EntryBase
from argmap.workspace.at_fault import AtFault

_MOST_GUESSES = 200


class Names:
    """The ids of a folder and of what it imports."""

    def __init__(self, imports: dict[str, Map]) -> None:
        self._entries: dict[str, Entry] = {}
        self._imports = imports
        self._looked_up = 0
        self.used_imports: set[str] = set()
        """Ids of imported maps' entries that were asked for, as `ID.theirs`."""
        self.at_fault = AtFault()

    def declare(self, id: str, entry: Entry) -> Entry | None:
        """Makes an id known; gives the entry that has it already, if any."""
        first = self._entries.setdefault(id, entry)
        return None if first is entry else first

    def entry(self, id: str) -> Entry | None:
        """The folder's entry with an id."""
        return self._entries.get(id)

    def replace(self, id: str, entry: Entry) -> None:
        """Puts an entry in the place of the one with an id; it has to be of the same kind."""
        self._entries[id] = entry

    @property
    def guesses_at_all(self) -> bool:
        """Whether a guess was made at every id that nothing has."""
        return self._looked_up <= _MOST_GUESSES

    def all(self) -> Iterable[tuple[str, Entry]]:
        """The folder's ids, each with its entry."""
        return self._entries.items()

    def of_kind(self, kind: str) -> Iterable[Entry]:
        """The folder's entries of a kind."""
        return [entry for entry in self._entries.values() if entry.kind == kind]

    def kind(self, id: str) -> str | None:
        """The kind of what an id names; `""` where its head is at fault, None for nothing."""
        entry = self._entries.get(id)
        if entry is not None:
            return entry.kind or ""
        if "." in id:
            found = self._import(id)
            if found is None and self._failed(id.partition(".")[0]):
                return ""
            return None if found is None else found.kind
        return None

    def resolve(
        self,
        word: Token,
        kinds: Sequence[str],
        entry: Entry,
        key: str,
        use: str,
        found: list[Diagnostic],
    ) -> str | None:
        """The id that a word means, where it names one of `kinds`; else says what is wrong.

        `key` is that of the line that it stands in, and `use` says what the word is there for, as
        in "`x` is supported by".
        """
        known = self._entries.get(word)
        if known is not None and known.kind in kinds:
            return str(word)
        id = normalize("NFC", word)
        kind = self.kind(id)
        if kind and kind in kinds:
            return id
        self.at_fault.add(key, entry.id, id.partition(".")[0])
        if kind == "":
            return None
        if kind is None:
            found.append(self._unknown(word, id, kinds, entry, key, use))
        else:
            found.append(self._wrong_kind(word, id, kind, kinds, entry, use))
        return None

    def _failed(self, alias: str) -> bool:
        """Whether an import is there but could not be loaded: it is reported already."""
        entry = self._entries.get(alias)
        return entry is not None and entry.kind == "import" and alias not in self._imports

    def _import(self, id: str) -> EntryBase | None:
        alias, _, theirs = id.partition(".")
        map = self._imports.get(alias)
        made = map.entries.get(theirs) if map else None
        if made is not None:
            self.used_imports.add(id)
        return made

    def _candidates(self, kinds: Sequence[str]) -> list[str]:
        ids = [id for id, entry in self._entries.items() if entry.kind in kinds]
        if "speaker" in kinds:
            ids += RESERVED_SPEAKERS
        for alias, map in self._imports.items():
            ids += [f"{alias}.{id}" for id, made in map.entries.items() if made.kind in kinds]
        return ids

    def _unknown(
        self, word: Token, id: str, kinds: Sequence[str], entry: Entry, key: str, use: str
    ) -> Diagnostic:
        self._looked_up += 1
        # A map with more unknown ids than this has lost a file: guesses would help nobody.
        near = similar(id, self._candidates(kinds)) if self._looked_up <= _MOST_GUESSES else []
        others: tuple[Label, ...] = ()
        help: tuple[str, ...]
        if near:
            self.at_fault.add(key, None, *near)  # what is meant by this line is not known
            quoted = [f"`{choice}`" for choice in near]
            listed = " or ".join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)
            help = (f"did you mean {listed}?",)
            first = self._entries.get(near[0])
            if first is not None:
                text = "a similar id is defined here"
                others = (Label(first.head_span, text),)
        elif "." in id and id.partition(".")[0] not in self._imports:
            alias = id.partition(".")[0]
            help = (f"no map is imported as `{alias}`: write `import {alias}: ../folder`",)
        else:
            help = (f"define it: `{kinds[0]} {id}: ...`",)
        label = Label(entry.span_of(word), "nothing has this id")
        message = f"{_subject(entry)} {use} `{id}`, which does not exist"
        fixes: tuple[Fix, ...] = ()
        meant = nearest(id, near)
        if meant is not None and meant != entry.id:
            edit = Edit(entry.span_of(word), meant)
            fixes = (Fix(f"write `{meant}`", (edit,), safe=False),)
        return Diagnostic("unknown-id", "error", message, label, others, help, fixes)

    def _wrong_kind(
        self,
        word: Token,
        id: str,
        kind: str,
        kinds: Sequence[str],
        entry: Entry,
        use: str,
    ) -> Diagnostic:
        target = self._entries.get(id)
        others = (Label(target.head_span, f"it is {a(kind)}"),) if target is not None else ()
        wanted = " or ".join([", ".join(kinds[:-1]), kinds[-1]] if kinds[1:] else kinds)
        message = f"{_subject(entry)} {use} `{id}`, which is {a(kind)}"
        help = f"here can stand {a(wanted)}"
        label = Label(entry.span_of(word), f"{a(kind)} can't stand here")
        return Diagnostic("wrong-kind", "error", message, label, others, (help,))


def _subject(entry: Entry) -> str:
    return f"{entry.kind or 'entry'} `{entry.id}`" if entry.id is not None else "this entry"


def a(noun: str) -> str:
    """A noun with its article."""
    if noun in ("evidence",) or noun.startswith("evidence"):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
