"""The documents of a map as a table: a row for each."""

from __future__ import annotations

from argmap.graph.documents import Document
from argmap.graph.view import View
from argmap.graph.voices import source_names
from argmap.render.lettering.clean import clean
from argmap.render.sources.card import Setting, manner, quotes, voice_name
from argmap.render.sources.picture import documents
from argmap.render.table import Table
from argmap.render.words import Words
from argmap.render.words.dates import in_words
from argmap.render.words.wording import Wording

_HEADS = ("document", "published", "medium", "grade", "who", "col-cites", "col-cited", "what")


def tabulate(view: View, words: Words) -> Table:
    """What each document is, who speaks in it, what it cites and what rests on it.

    The notes say what is to be decided rests on, and name what rests on no document. Raises
    `NothingToShow` where there is no document.
    """
    found = documents(view)
    numbers = {one.id: one.number for one in found.answers}
    setting = Setting(view, Wording(view, words), words, source_names(view.map), numbers, 1)
    rows = tuple(_row(one, setting) for one in found.documents)
    notes = []
    for one in found.answers:
        statements = words.many("sources statements", one.statements)
        said = words["sources on-none"]
        if one.documents:
            said = words.many("sources on", one.documents, statements=statements)
        notes.append(words.named(_answer(one.id, setting).removesuffix("."), said))
    if found.unfounded:
        texts = (setting.wording.text(id).removesuffix(".") for id in found.unfounded)
        said = words.many("sources unfounded", len(found.unfounded))
        notes.append(words.named(said, " · ".join(words.quoted(text) for text in texts)))
    notes.append(words["sources counted"])
    return Table(
        words.named(words["sources title"], clean(view.map.title)),
        tuple(words[f"sources {head}"] for head in (*_HEADS, "quotes")),
        rows,
        tuple(notes),
    )


def _answer(id: str, setting: Setting) -> str:
    """A hypothesis with its number, as the matrix has it."""
    return f"{setting.words.hypothesis(setting.answers[id])}: {setting.wording.text(id)}"


def _row(one: Document, setting: Setting) -> tuple[str, ...]:
    words, source = setting.words, one.source
    published = in_words(clean(source.published.text), words) if source.published else ""
    said = [part for part in (clean(source.publisher or ""), published) if part]
    who = []
    for voice in one.quoted:
        counted = words.many("sources statements", voice.statements)
        how = manner(voice, setting)
        who.append(words.named(voice_name(voice, setting)[0], f"{counted}{how and f' ({how})'}"))
    rests = [words.many("sources rests", one.rests)] if one.rests else []
    rests += (
        f"{_answer(id, setting)} ({words.many('sources statements', count)})"
        for id, count in one.answers
    )
    return (
        clean(source.text),
        ", ".join(said),
        clean(source.medium or ""),
        clean(source.grade or "") or words["sources no-grade"],
        "; ".join(who),
        "; ".join(clean(setting.names[id]) for id in one.cites),
        "; ".join(clean(setting.names[id]) for id in one.cited_by),
        "; ".join(rests) or words["sources nothing"],
        quotes(one, words),
    )
