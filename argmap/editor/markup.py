"""What an editor shows in a small window: lines of runs, as Markdown or as plain text.

What a map or a document says is text in both, whatever its signs: nothing of it can become a
link, a picture, markup or a command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lsprotocol import types

from argmap.exchange.clean import clean
from argmap.exchange.markdown import begun, inline

Mark = Literal["", "bold", "italic", "code"]
_SIGNS = {"bold": "**", "italic": "*"}
_TICKS = re.compile("`+")
_MARGIN = "  "


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and how they are set."""

    text: str
    mark: Mark = ""


Words = Run | str
"""Words of a line; a string is set as the text around it."""


def bold(text: str) -> Run:
    """Words that stand out."""
    return Run(text, "bold")


def italic(text: str) -> Run:
    """Words beside the matter."""
    return Run(text, "italic")


def code(text: str) -> Run:
    """An id, or a word of the language."""
    return Run(text, "code")


def ours(text: str) -> list[Words]:
    """Words of our own tables and docstrings, in which backticks enclose code."""
    return [code(part) if number % 2 else part for number, part in enumerate(text.split("`"))]


def listed(parts: Iterable[Words | Sequence[Words]], between: str = ", ") -> list[Words]:
    """Words, each one run or several, with others between them."""
    found: list[Words] = []
    for part in parts:
        runs = [part] if isinstance(part, Run | str) else part
        found += [between, *runs] if found else runs
    return found


def shortened(text: str, most: int) -> str:
    """A text on one line, cut behind a word where it has more than so many code points."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[:most].rpartition(" ")[0] if text[most - 1 : most + 1].strip() else text[:most]
    kept = kept.rstrip(" ,;:.–—-(")
    return f"{kept or text[: most - 1]}…"


@dataclass(frozen=True, slots=True)
class _Block:
    kind: Literal["line", "fact", "item", "passage", "form"]
    runs: Sequence[Words]


@dataclass(slots=True)
class Card:
    """What is shown: its blocks from top to bottom."""

    _blocks: list[_Block] = field(default_factory=list)

    def line(self, *runs: Words) -> None:
        """Adds a line of its own; one without words is left out."""
        if any(_plain(run) for run in runs):
            self._blocks.append(_Block("line", runs))

    def fact(self, name: str, *runs: Words) -> None:
        """Adds a fact with its name; facts that follow each other stand close together."""
        self._blocks.append(_Block("fact", (bold(name), ": ", *runs)))

    def item(self, *runs: Words) -> None:
        """Adds an item of a list."""
        self._blocks.append(_Block("item", runs))

    def passage(self, before: str, words: str, after: str) -> None:
        """Adds a passage of a document, in which some words stand out."""
        self._blocks.append(_Block("passage", (before, words, after)))

    def form(self, text: str) -> None:
        """Adds lines of a map, as they are written."""
        self._blocks.append(_Block("form", (text,)))

    def add(self, other: Card) -> None:
        """Adds all of another card."""
        self._blocks += other._blocks

    @property
    def markdown(self) -> str:
        """The card as CommonMark."""
        return self._joined(_MARKDOWN, "  \n")

    @property
    def plain(self) -> str:
        """The card as plain text."""
        return self._joined(_PLAIN, "\n")

    def content(self, kinds: Sequence[types.MarkupKind | str] | None) -> types.MarkupContent:
        """The card in the form that an editor likes best, of those that it says it takes."""
        likes = next((kind for kind in kinds or () if kind in ("markdown", "plaintext")), None)
        if likes == "markdown":
            return types.MarkupContent(types.MarkupKind.Markdown, self.markdown)
        return types.MarkupContent(types.MarkupKind.PlainText, self.plain)

    def _joined(
        self, written: Mapping[str, Callable[[Sequence[Words]], str]], line_end: str
    ) -> str:
        out = ""
        before = ""
        for block in self._blocks:
            text = written[block.kind](block.runs)
            near = {"item": "\n", "fact": line_end} if block.kind == before else {}
            out += near.get(block.kind, "\n\n") + text if out else text
            before = block.kind
        return out


def _one_line(text: str) -> str:
    """White space as single blanks, those at the ends kept; no sign that an editor would act on."""
    joined = " ".join(text.split())
    if not joined:
        return " " if text else ""
    before, after = text[0].isspace(), text[-1].isspace()
    return clean(f"{' ' if before else ''}{joined}{' ' if after else ''}")


def _plain(run: Words) -> str:
    return _one_line(run if isinstance(run, str) else run.text)


def _plain_line(runs: Sequence[Words]) -> str:
    return "".join(map(_plain, runs)).strip()


def _plain_passage(runs: Sequence[Words]) -> str:
    """The words that stand out on a line of their own: no sign stands among those of a source."""
    before, words, after = map(_plain, runs)
    parts = ((_MARGIN * 2, before), (f"{_MARGIN}> ", words), (_MARGIN * 2, after))
    return "\n".join(f"{margin}{part.strip()}" for margin, part in parts if part.strip())


def _run(run: Words, before: str, after: str) -> str:
    """A run between the words before it and behind it."""
    text = _plain(run)
    mark = "" if isinstance(run, str) else run.mark
    if mark == "code":
        return _code(text)
    if not mark:
        return inline(text)
    # Signs of emphasis hold beside letters and digits, and beside other signs only where a blank
    # is on their other side. What they can't hold stands outside.
    letters = [at for at, character in enumerate(text) if character.isalnum()]
    if not letters:
        return inline(text)
    start, end = letters[0], letters[-1] + 1
    if not before.strip(" ")[-1:] or before.endswith(" "):
        start = len(text) - len(text.lstrip())
    if not after or after.startswith(" "):
        end = len(text.rstrip())
    sign = _SIGNS[mark]
    return f"{inline(text[:start])}{sign}{inline(text[start:end])}{sign}{inline(text[end:])}"


def _code(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    fence = "`" * (1 + max((len(found) for found in _TICKS.findall(text)), default=0))
    blank = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _line(runs: Sequence[Words]) -> str:
    plain = [_plain(run) for run in runs]
    around = [("".join(plain[:n]), "".join(plain[n + 1 :])) for n in range(len(runs))]
    return begun("".join(map(_run, runs, *zip(*around, strict=True))).strip())


def _passage(runs: Sequence[Words]) -> str:
    before, words, after = runs
    return f"> {_line((before, bold(_plain(words)), after))}"


def _form(runs: Sequence[Words]) -> str:
    text = _form_lines(runs)
    longest = max((len(found) for found in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}argmap\n{text}\n{fence}"


def _form_lines(runs: Sequence[Words]) -> str:
    return "\n".join(clean(line) for line in str(runs[0]).split("\n"))


_MARKDOWN = {
    "line": _line,
    "fact": _line,
    "item": lambda runs: f"- {_line(runs)}",
    "passage": _passage,
    "form": _form,
}
_PLAIN = {
    "line": _plain_line,
    "fact": _plain_line,
    "item": lambda runs: f"- {_plain_line(runs)}",
    "passage": _plain_passage,
    "form": _form_lines,
}
