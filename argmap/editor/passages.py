"""Passages of a source's document, and the lines that quote them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from argmap.diagnostics.printable import printable
from argmap.editor import requests
from argmap.editor.completing.locators import locators
from argmap.editor.desk import Here
from argmap.editor.refusals import Refusal
from argmap.model import Claim, Evidence, Map, Source
from argmap.sources.document import DocumentProblem
from argmap.sources.lines import as_lines
from argmap.sources.locators import paragraph_starts
from argmap.sources.passages import Passage, passages, sentences
from argmap.sources.shelf import Shelved

if TYPE_CHECKING:
    from argmap.editor.server import Server

_MOST = 50
SPEAKER = "SPEAKER"
"""What stands for the speaker's id until somebody has written it."""


def found(here: Here, id: str, words: str) -> list[dict[str, Any]]:
    """The passages of a source that have some words, the best first; without words its first
    ones.

    Raises Refusal where there is no such source, or it has no document that can be read.
    """
    source = here.map.get(normalize("NFC", id))
    if not isinstance(source, Source):
        raise Refusal(f"this map has no source `{id}`")
    try:
        shelved = here.following.shelf.get(source, here.following.root)
    except DocumentProblem as problem:
        raise Refusal(problem.message) from None
    if shelved is None:
        raise Refusal(f"source `{id}` names no document: give it a line `file: PATH`")
    few = words.strip()
    told = passages(shelved.ladder, few) if few else sentences(shelved.ladder)
    starts = paragraph_starts(shelved.document.text.text)
    quoted = _quoted(here.map, source.id)
    return [_told(source, shelved, one, starts, quoted) for one in told[:_MOST]]


def _told(
    source: Source,
    shelved: Shelved,
    passage: Passage,
    starts: Sequence[int],
    quoted: list[tuple[int, int, str]],
) -> dict[str, Any]:
    text = shelved.ladder.text[passage.start : passage.end]
    words = " ".join(text.split())
    place = locators(shelved.document, passage.start, passage.end)[0]
    facts = [place, "in quotation marks" if passage.marked else ""]
    by = {id for start, end, id in quoted if start < passage.end and passage.start < end}
    facts.append(f"quoted by {', '.join(sorted(by))}" if by else "")
    return {
        "text": words,
        "paragraph": bisect_right(starts, passage.start),
        "insert": _lines(source, shelved, passage, place),
        "label": printable(words),
        "detail": ", ".join(fact for fact in facts if fact),
    }


def _lines(source: Source, shelved: Shelved, passage: Passage, place: str) -> str:
    """An attribution with its quote. What stands in quotation marks somebody says; the rest is
    the source's own voice."""
    text = shelved.ladder.text[passage.start : passage.end]
    where = source.id
    judged = shelved.ladder.judge(" ".join(text.split()))
    if shelved.document.pages or judged.occurrences > 1:
        where += f", {place}"
    said = f"said by: {SPEAKER} in {where}, direct" if passage.marked else f"from: {where}"
    return f"  {said}\n{as_lines(text)}\n"


def _quoted(map: Map, source: str) -> list[tuple[int, int, str]]:
    """Which of a document is quoted already, and by which entries."""
    return [
        (verdict.start or 0, verdict.end or 0, entry.id)
        for entry in map.of_kind(Claim, Evidence)
        for said in entry.attributions  # type: ignore[attr-defined]
        if said.source == source and said.quote and (verdict := said.quote.verdict)
        if verdict.passes
    ]


def register(server: Server) -> None:
    """Answers what is asked of sources and their passages."""
    desk = server.desk

    @server.feature(requests.PASSAGES)
    def passages_of(params: requests.Passages) -> dict[str, Any]:
        here = desk.read(params.textDocument.uri)
        return {"passages": found(here, params.source, params.words)}

    @server.feature(requests.SOURCES)
    def sources(params: requests.OfDocument) -> dict[str, Any]:
        here = desk.read(params.textDocument.uri)
        named = [one for one in here.map.of_kind(Source) if one.file]
        return {"sources": [{"id": s.id, "title": s.text, "file": s.file} for s in named]}
