"""What the page knows of each entry and link, as plain values for its script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from argmap.graph.roles import is_card
from argmap.graph.view import KINDS, RESERVED_SPEAKERS, View
from argmap.model import (
    Argument,
    Assumption,
    Attribution,
    Claim,
    Evidence,
    Link,
    Section,
    Source,
    Speaker,
)
from argmap.model.entries import EntryBase
from argmap.render.graph.wiring import PASSIVE
from argmap.render.lettering.clean import clean
from argmap.render.parts.strokes import STROKES
from argmap.render.words import Words, first_upper
from argmap.render.words.dates import in_words
from argmap.render.words.wording import Wording

Contexts = Mapping[tuple[str, int], tuple[str, str, str]]
"""For an entry's id and the number of its attribution: what stands before its quote in the
paragraph of the document, the words as they stand there, and what stands behind them."""


def facts(view: View, words: Words, contexts: Contexts) -> dict[str, Any]:
    """All that the page says of the entries of a view beside its pictures."""
    wording = Wording(view, words)
    reasons = Wording(replace(view, roles=replace(view.roles, counterclaims=frozenset())), words)
    everything = {**view.map.entries, **view.map.imported}
    shown = set(view.cards) | {link.argument for link in view.links if link.argument}
    voices = [e for e in everything.values() if isinstance(e, Speaker | Source)]
    ids = [id for id in everything if id in shown] + [one.id for one in voices]
    ids += [id for id in view.outside if id not in shown]
    entries = {id: _entry(wording, everything[id], contexts) for id in ids}
    _holdings(entries, wording)
    for id in view.roles.counterclaims & entries.keys():
        entries[id]["reason"] = {"label": _label(reasons, everything[id]), "look": reasons.look(id)}
    return {
        "entries": list(entries.items()),
        "links": [_link(link) for link in view.links],
        "sections": [(one.id, clean(one.text)) for one in view.map.of_kind(Section)],
        "relations": {name: _relation(name, words) for name in STROKES},
        "filters": _filters(view, wording),
    }


def _entry(wording: Wording, entry: EntryBase, contexts: Contexts) -> dict[str, Any]:
    words, id = wording.words, entry.id
    told: dict[str, Any] = {
        "label": _label(wording, entry),
        "look": "argument" if isinstance(entry, Argument) else wording.look(id),
        "text": clean(entry.text),
        "at": clean(f"{entry.at.file}:{entry.at.line}"),
    }
    if is_card(entry):
        told["card"] = True
        told["parts"] = _parts(wording, entry)
    if entry.section:
        told["section"] = entry.section
    if entry.tags:
        told["tags"] = [clean(tag) for tag in entry.tags]
    if entry.note:
        told["notes"] = [clean(note) for note in entry.note]
    rows = [(words[f"fact {name}"], clean(value)) for name, value in _rows(wording, entry) if value]
    if rows:
        told["facts"] = rows
    if isinstance(entry, Claim | Evidence):
        if when := wording.when(id):
            told["when"] = when
        if entry.likelihood:
            low, high = entry.likelihood.low, entry.likelihood.high
            text, range = wording.likelihood(id), words.percent(low, high)
            told["likelihood"] = {"low": low, "high": high, "text": text}
            if text != range:
                told["likelihood"]["range"] = range
        if entry.confidence:
            told["confidence"] = [
                wording.confidence(id, reason=False),
                clean(entry.confidence.reason or ""),
            ]
        said = sorted(enumerate(entry.attributions), key=lambda one: one[1].stance != "asserts")
        told["said"] = [_said(wording, id, one, contexts.get((id, n))) for n, one in said]
    return told


def _label(wording: Wording, entry: EntryBase) -> str:
    if is_card(entry):
        return first_upper(wording.part(entry.id))
    if isinstance(entry, Argument):
        return first_upper(wording.words[f"argument-{entry.stance}"])
    return first_upper(wording.words[f"kind {entry.kind}"])


def _parts(wording: Wording, entry: EntryBase) -> list[str]:
    roles, parts = wording.view.roles, [entry.kind]
    parts += ["hypothesis"] if entry.id in roles.hypotheses else []
    parts += ["counterclaim"] if entry.id in roles.counterclaims else []
    return parts


def _rows(wording: Wording, entry: EntryBase) -> Iterable[tuple[str, str]]:
    """Names and values of what an entry has beside its text, in the order of the language."""
    words = wording.words

    def names(ids: Iterable[str]) -> str:
        return ", ".join(wording.name(id) for id in ids)

    def date(value: Any) -> str:
        return in_words(value.text, words) if value else ""

    if isinstance(entry, Source):
        yield "author", names(entry.author)
        yield "publisher", entry.publisher or ""
        yield "published", date(entry.published)
        yield "medium", entry.medium or ""
        yield "grade", entry.grade or ""
        yield "descriptor", entry.descriptor or ""
        yield "cites", names(entry.cites)
        yield "url", entry.url or ""
        yield "archived", entry.archived or ""
        yield "accessed", date(entry.accessed)
        yield "excerpt", entry.excerpt or ""
    elif isinstance(entry, Speaker):
        yield "role", entry.role or ""
        yield "of", names([entry.of] if entry.of else [])
        yield "alias", ", ".join(entry.alias)
        yield "interest", entry.interest or ""
    elif isinstance(entry, Assumption):
        yield "falls if", entry.falls_if or ""
        yield "tested", date(entry.tested)
    elif isinstance(entry, Argument):
        yield "scheme", entry.scheme or ""
        yield "strength", words[f"{entry.strength} argument"] if entry.strength else ""


def _said(
    wording: Wording, id: str, said: Attribution, context: tuple[str, str, str] | None
) -> dict[str, Any]:
    words, source = wording.words, wording.source(said)
    told: dict[str, Any] = {
        "stance": first_upper(words[f"stance {said.stance}"]),
        "who": [_who(wording, one, said) for one in (said.speaker, *said.via)],
        "voices": list(_voices(said, source)),
    }
    if source:
        told["source"] = source.id
    if cite := wording.citation(said):
        told["cite"] = first_upper(cite)
    if grade := wording.grade(id, said):
        told["grade"] = grade
    if said.mode:
        told["mode"] = words[f"mode {said.mode}"]
    if said.hedge:
        told["hedge"] = first_upper(wording.hedge(said))
    if said.quote:
        told["quote"] = clean(said.quote.text)
        verdict = said.quote.verdict
        if verdict:
            told["verdict"] = words[f"verdict {verdict.verdict}"]
            told["sound"] = verdict.passes
        if context:
            told["context"] = [clean(part) for part in context]
    return told


def _who(wording: Wording, id: str, said: Attribution) -> tuple[str | None, str, str]:
    """One voice of a chain: its id where it has an entry, its name and its role."""
    words = wording.words
    if id == "unnamed":
        return None, words["somebody-unnamed"], ""
    if id == "author":
        source = wording.source(said)
        authors = source.author if source else ()
        if len(authors) == 1:
            return _who(wording, authors[0], said)
        return None, ", ".join(map(wording.name, authors)) or words["the-source-itself"], ""
    entry = wording.map.get(id)
    role = entry.role if isinstance(entry, Speaker) else None
    return id, wording.name(id), clean(role or "")


def _voices(said: Attribution, source: Source | None) -> Iterable[str]:
    yield said.speaker
    yield from said.via
    if said.speaker == "author" and source:
        yield from source.author


def _holdings(entries: dict[str, Any], wording: Wording) -> None:
    """Gives speakers and sources the entries that they say or hold, with their stance."""
    for id, told in list(entries.items()):
        for said in told.get("said", ()):
            who = ", ".join(name for _, name, _ in said["who"])
            stance = said["stance"].replace("{who}", who)
            for holder in dict.fromkeys((*said["voices"], said.get("source"))):
                if holder in entries and holder not in RESERVED_SPEAKERS:
                    entries[holder].setdefault("holds", []).append([stance, id])


def _link(link: Link) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": link.id,
        "rel": link.relation,
        "from": list(link.premises),
        "to": link.target,
        "at": clean(f"{link.at.file}:{link.at.line}"),
    }
    if link.strength:
        told["strength"] = link.strength
    if link.argument:
        told["argument"] = link.argument
    return told


def _relation(name: str, words: Words) -> dict[str, dict[str, str]]:
    """A relation in words, read from either end, by its strength."""
    passive = PASSIVE[name]
    told = {"out": {"": words[f"relation {name}"]}, "in": {"": words[f"relation {passive}"]}}
    if name in ("supports", "attacks", "undercuts"):
        for strength in ("strong", "weak"):
            told["out"][strength] = words[f"relation {strength}ly {name}"]
            told["in"][strength] = words[f"relation {strength}ly {passive}"]
    return told


def _filters(view: View, wording: Wording) -> dict[str, Any]:
    """The lists by which the page filters: names of the lists, and values with their words."""
    map, words = view.map, wording.words
    everything = (*map.entries.values(), *map.imported.values())
    lists: dict[str, list[tuple[str, str]]] = {
        "kind": [
            (
                kind,
                first_upper(
                    words[kind if kind in ("hypothesis", "counterclaim") else f"kind {kind}"]
                ),
            )
            for kind in KINDS
        ],
        "section": [(one.id, clean(one.text)) for one in map.of_kind(Section)],
        "speaker": [
            *((one.id, clean(one.text)) for one in everything if isinstance(one, Speaker)),
            ("author", first_upper(words["the-source-itself"])),
            ("unnamed", first_upper(words["somebody-unnamed"])),
        ],
        "source": [(one.id, clean(one.text)) for one in everything if isinstance(one, Source)],
        "relation": [(name, first_upper(words[f"relation {name}"])) for name in STROKES],
    }
    return {
        name: {"label": first_upper(words[f"filter {name}"]), "values": values}
        for name, values in lists.items()
    }
