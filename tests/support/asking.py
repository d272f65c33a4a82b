"""A small map of several files, and what is offered in it at a place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from mapkit import write

from argmap.diagnostics import Diagnostic
from argmap.editor.completing.asked import asked
from argmap.editor.completion import as_list, offered, takes_snippets
from argmap.editor.desk import Desk, Here
from argmap.editor.uris import uri_of

REPORT = """\
Bridge closes in summer

The city will probably close the old bridge in July. "The bridge is not safe," said Ida Marne,
who heads the engineers.

Drivers may need another way. Shopkeepers fear for their trade.
"""
FILES = {
    "sources/report.txt": REPORT,
    "sources/letter.txt": "Dear editor, the bridge has stood for a hundred years.\n",
    "sources.argmap": """\
map bridge: Should the old bridge be closed?

source report: Bridge closes in summer
  publisher: The Harbour Gazette
  published: 2024-03-12
  file: sources/report.txt
  medium: news report
  grade: C

source memo: A memo that nobody has

speaker marne: Ida Marne
  role: head of the engineers

speaker café-owners: Owners of cafés
  role: shopkeepers at the bridge
""",
    "other.argmap": """\
section traffic: Traffic

claim détour: Drivers need another way.
  supports: close-bridge
  tags: traffic, trade

claim lost-trade: Shops will lose their trade.
  attacks: close-bridge
  tags: trade

argument age: What is old breaks.
  premises: hundred-years + no-repairs
  conclusion: close-bridge
  scheme: sign

claim hundred-years: The bridge is a hundred years old.

claim no-repairs: It was never repaired.
""",
    "../harbour/harbour.argmap": "claim silted: The harbour is silted.\n",
}
OWN = """\
import port: ../harbour

question close: Should the bridge be closed?

section safety: Safety

claim close-bridge: The old bridge should be closed in summer.
  answers: close

claim unsafe: The bridge is not safe.
  said by: marne in report
  > The bridge is not safe
  supports: close-bridge

assumption no-money: The city has no money for repairs.

"""


@dataclass
class Answer:
    """What is offered at a place of `own.argmap`."""

    here: Here
    offset: int
    list: types.CompletionList

    @property
    def labels(self) -> list[str]:
        """The labels, in order."""
        return [item.label for item in self.list.items]

    def item(self, label: str) -> types.CompletionItem:
        """The item with a label."""
        return next(item for item in self.list.items if item.label == label)

    def range(self, item: types.CompletionItem) -> tuple[int, int]:
        """What an item replaces, where the editor inserts, in code points."""
        edit = item.text_edit
        assert edit is not None
        place = edit.range if isinstance(edit, types.TextEdit) else edit.insert
        return self.here.places.offset(place.start), self.here.places.offset(place.end)

    def replaced(self, item: types.CompletionItem) -> str:
        """The words that an item replaces, where the editor inserts."""
        start, end = self.range(item)
        return self.here.source.text[start:end]

    def accepted(self, item: types.CompletionItem) -> str:
        """The text with an item accepted."""
        start, end = self.range(item)
        text = self.here.source.text
        assert item.text_edit is not None
        return f"{text[:start]}{item.text_edit.new_text}{text[end:]}"


class Asking:
    """An editor with the map open."""

    def __init__(self, top: Path) -> None:
        (top / "argmap.toml").parent.mkdir(parents=True, exist_ok=True)
        self.folder = write(top / "bridge", FILES)
        (self.folder / "argmap.toml").unlink()
        (top / "argmap.toml").touch()
        self.desk = Desk()
        self.path = self.folder / "own.argmap"

    def ask(self, text: str, own: str = OWN) -> Answer:
        """What is offered at `|` of a text that stands below the file's entries."""
        whole = own + text
        offset = whole.index("|")
        here = self.read(whole[:offset] + whole[offset + 1 :])
        what = asked(here, offset)
        if what is None:
            return Answer(here, offset, types.CompletionList(is_incomplete=False, items=[]))
        return Answer(here, offset, as_list(what, offered(what, takes_snippets(self.desk))))

    def read(self, text: str) -> Here:
        """The file with another text."""
        self.desk.open(uri_of(self.path), text, 1)
        here = self.desk.here(uri_of(self.path))
        assert here is not None
        return here

    def errors(self, text: str, line: int) -> list[Diagnostic]:
        """What is wrong with a line, from 1, of the file with another text."""
        found = self.read(text).following.findings
        mine = [one for one in found if one.span.source.path == self.path.resolve()]
        return [one for one in mine if one.severity == "error" and one.span.line == line]
