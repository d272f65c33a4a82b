"""Footnotes as Markdown: CommonMark with the footnotes of GitHub and pandoc."""

from __future__ import annotations

import re

from argmap.exchange.citation import Citation
from argmap.exchange.clean import clean
from argmap.exchange.footnotes import Footnotes, Item, Note, about_source, map_place

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$^&@]|(?<=-)-|-(?=-)|(?<=\.)\.|:(?=\S)|(?<=www)\.", re.I)
_START = re.compile(r"(?=[-+=]|\d+[.)])(\d*)(.)")
_ADDRESS = re.compile(r"https?://[^\s<>\\\"]+\Z")


def as_markdown(made: Footnotes) -> str:
    """The document; what the map says is text in it, whatever its signs."""
    out = [f"# {escape(made.title)}"]
    out += [f"{label}: {escape(value)}" for label, value in made.about]
    out.append(escape(made.summary))
    for part in made.parts:
        if part.heading:
            out.append(f"## {escape(part.heading)}")
        out += [_item(item) for item in part.items]
    out += [_note(note) for note in made.notes]
    if made.sources:
        out.append("## Sources")
    for source, citation in made.sources:
        about = [f"    - {label}: {escape(value)}" for label, value in about_source(source)]
        out.append("\n".join([f"- {_citation(citation)}", *about]))
    return "\n\n".join(out) + "\n"


def escape(text: str) -> str:
    """Text whose signs stand for themselves, at the start of a line too."""
    return begun(inline(text).strip())


def inline(text: str) -> str:
    """Text whose signs stand for themselves within a line."""
    return _MARKS.sub(r"\\\g<0>", clean(text))


def begun(said: str) -> str:
    """A line of Markdown that begins no list and no heading, whatever it begins with."""
    return _START.sub(r"\1\\\2", said, count=1) if _START.match(said) else said


def _item(item: Item) -> str:
    marks = " ".join(f"[^{note.number}]" for note in item.notes)
    about = f" {escape(item.about)}" if item.about else ""
    where = f"{item.entry.id}, {map_place(item.entry.at)}"
    return f"{item.kind}: {escape(item.entry.text)}{marks}{about} ({escape(where)})"


def _note(note: Note) -> str:
    """A footnote; its further paragraphs stand four blanks in, as both programs want it."""
    said = "; ".join(part for part in (note.who, note.mode) if part)
    if note.hedge:
        said += f"; hedged: “{note.hedge}”"
    paragraphs = [f"{_citation(note.citation)} {escape(said)}.".strip()]
    if note.quote:
        paragraphs.append("\n    >\n    ".join(f"> {escape(words)}" for words in note.quote))
    checked = escape(note.checked)
    marked = f"**{checked}**" if note.sound is False else checked
    paragraphs.append(f"{marked} Map: {escape(map_place(note.said.at))}.")
    return f"[^{note.number}]: " + "\n\n    ".join(paragraphs)


def _citation(citation: Citation) -> str:
    out = []
    for piece in citation:
        text = piece.text
        if piece.url and _ADDRESS.match(clean(piece.url)):
            out.append(f"<{clean(piece.url)}>")
            continue
        words = inline(text)
        out.append(f"*{words}*" if piece.italic else words)
    return "".join(out)
