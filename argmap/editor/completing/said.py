"""An attribution as it stands in the lines of a file, finished or not, and what belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.editor.desk import Here
from argmap.language.vocabulary import KEYS, MODES

_KEYS = "|".join(name for name, key in KEYS.items() if key.form in ("attribution", "origin"))
_SAID = re.compile(rf"[ \t]+(?P<key>{_KEYS}):(?:[ \t]+(?P<value>.*))?\Z")
_QUOTE = re.compile(r"[ \t]+>[ \t]*(?P<words>.*)\Z")
_HEDGE = re.compile(r"[ \t]+hedge:(?:[ \t]|\Z)")
_PASSED = re.compile(r"[ \t]*(?:#(?:[ \t].*)?)?\Z")


@dataclass(slots=True)
class Said:
    """Who said it, where and how, as far as it is written, with its quote."""

    speaker: str = ""
    source: str = ""
    locators: list[str] = field(default_factory=list)
    mode: str = ""
    quote: list[tuple[int, str]] = field(default_factory=list)
    """The numbers of its `>` lines, from 1, and their words."""
    hedged: bool = False

    def words(self, until: int | None = None) -> str:
        """The words of its quote, those before a line alone if one is given."""
        lines = [words for number, words in self.quote if until is None or number < until]
        return " ".join(words for words in lines if words)


def read(key: str, value: str) -> Said:
    """What stands behind the key of an attribution."""
    head, *rest = (part.strip() for part in value.split(","))
    words = head.split()
    said = Said()
    if key == "from":
        said.source = words[0] if words else ""
    elif words:
        said.speaker = words[0]
        if "in" in words[1:-1]:
            said.source = words[words.index("in", 1) + 1]
    for part in rest:
        if part in MODES and key != "from":
            said.mode = part
        elif part:
            said.locators.append(part)
    return said


def said_at(here: Here, number: int) -> Said | None:
    """The attribution that a line, its quote or its hedge belongs to, with what is above and below.

    None where the line is none of these. A blank line, or one that is being written, belongs to
    the attribution above if nothing else is between.
    """
    source = here.source
    at = number
    found = _SAID.match(source.line(at))
    while found is None:
        at -= 1
        line = source.line(at) if at else ""
        if not at or (not (found := _SAID.match(line)) and not _belongs(line)):
            return None
    said = read(found["key"], found["value"] or "")
    for below in range(at + 1, len(source.line_starts) + 1):
        line = source.line(below)
        if quoted := _QUOTE.match(line):
            said.quote.append((below, quoted["words"].rstrip()))
        elif _HEDGE.match(line):
            said.hedged = said.hedged or below != number
        elif not _PASSED.match(line) and below != number:
            break
    return said


def _belongs(line: str) -> bool:
    """Whether a line may stand between an attribution and what belongs to it."""
    return any(form.match(line) for form in (_QUOTE, _HEDGE, _PASSED))
