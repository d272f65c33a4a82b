"""The tables of a report: answers in short, who says what, and what rests on which source."""

from __future__ import annotations

from argmap.model import Claim, Evidence, Question, Source, Speaker
from argmap.model.naming import name_in
from argmap.render.words import first_upper
from argmap.report.blocks import Line, Run, Table
from argmap.report.references import anchor
from argmap.report.statements import Statements
from argmap.report.telling import Head

_STANCES = ("asserts", "denies", "doubts")


def in_short(says: Statements, question: Question | None, heads: list[Head]) -> Table:
    """The answers to a question with how likely they are, and how sure that is."""
    words, rows = says.words, list[tuple[Line, ...]]()
    for head in heads:
        entry = says.map.get(head.id)
        number = says.telling.number[head.id]
        judged = entry if isinstance(entry, Claim | Evidence) else None
        text = entry.text if entry else head.id
        rows.append(
            (
                (Run(number, "bold", to=anchor(number)), Run("  "), Run(text)),
                _likelihood(says, judged),
                (Run(first_upper(says.judging.confidence(judged)) or "–" if judged else "–"),),
            )
        )
    thesis = words.many("report asked", 1) if says.telling.asked else words["thesis"]
    name = first_upper(words["hypothesis"] if question else thesis)
    editions = (says.judging.edition(says.map.get(head.id)) for head in heads)
    scale = next((one for one in editions if one), "")
    likely = words["report range"] + (f" ({scale})" if scale else "")
    columns = (name, likely, words["report confidence"])
    return Table(columns, tuple(rows), (0.42, 0.23, 0.35), words["report in-short"])


def _likelihood(says: Statements, entry: Claim | Evidence | None) -> Line:
    found = entry.likelihood if entry else None
    if found is None:
        return (Run("–"),)
    range = says.judging.percent(found.low, found.high)
    if found.text[:1].isdigit():
        return (Run(range, "bold"),)
    return (Run(found.text, "bold"), Run(f" {range}", ink="muted"))


def voices(says: Statements) -> Table | None:
    """Everybody who is heard in a report, and which statements each takes a stance to."""
    words = says.words
    said: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for entry in says.telling.statements:
        for one in entry.attributions:
            reserved = one.speaker in ("author", "unnamed")
            key = (one.speaker, one.source if reserved else None)
            said.setdefault(key, {}).setdefault(one.stance, []).append(entry.id)
    if not said:
        return None
    used = [one for one in _STANCES if any(one in stances for stances in said.values())]
    place = {id: number for number, id in enumerate((*says.map.entries, *says.map.imported))}
    kinds = {"author": 1, "unnamed": 2}
    order = sorted(
        said, key=lambda key: (kinds.get(key[0], 0), place.get(key[1] or key[0], len(place)))
    )
    rows = tuple(
        (_voice(says, *key), *(says.references(said[key].get(one, ())) for one in used))
        for key in order
    )
    share = (1 - 0.44) / len(used)
    columns = (words["report speaker"], *(words[f"report {one}"] for one in used))
    return Table(columns, rows, (0.44, *(share for _ in used)), words["report voices"])


def _voice(says: Statements, speaker: str, source: str | None) -> Line:
    """A speaker with role, organisation and interest, or how a source speaks."""
    words = says.words
    entry = says.map.get(speaker)
    if isinstance(entry, Speaker):
        house = name_in(says.map, entry.of) if entry.of else ""
        about = ", ".join(part for part in (entry.role, house) if part)
        interest = words.named(first_upper(words["fact interest"]), entry.interest or "")
        line: Line = (Run(entry.text, "bold"),)
        line += (Run(f", {about}"),) if about else ()
        return (*line, *((Run(f". {interest}", ink="muted"),) if entry.interest else ()))
    name = says.voices.source(source or "")
    if speaker == "unnamed":
        label = words.fill("report unnamed in", source=name) if name else words["report unnamed"]
        return (Run(first_upper(label), "bold"),)
    found = says.map.get(source or "")
    authors = found.author if isinstance(found, Source) else ()
    by = ", ".join(name_in(says.map, id) for id in authors)
    about = f", {words['report own voice']}" + (f" ({by})" if by else "")
    return (Run(name or words["the-source-itself"], "bold"), Run(about))


def sources(says: Statements, bibliography: list[tuple[Source, Line]]) -> Table | None:
    """The sources as a bibliography has them, with their grade and what rests on each."""
    words = says.words
    rests: dict[str, list[str]] = {}
    for entry in says.telling.statements:
        for one in entry.attributions:
            if one.source:
                rests.setdefault(one.source, []).append(entry.id)
    rows = tuple(
        (
            (*line, *_about(says, source)),
            (Run(_grade(says, source)),),
            says.references(rests.get(source.id, ())),
        )
        for source, line in bibliography
    )
    columns = (words["report source"], words["report grade"], words["report rests"])
    return Table(columns, rows, (0.52, 0.16, 0.32), words["report sources"]) if rows else None


def _grade(says: Statements, source: Source) -> str:
    if not source.grade:
        return says.words["report ungraded"]
    return says.words.named(source.grade, says.words[f"report grade {source.grade}"])


def _about(says: Statements, source: Source) -> Line:
    """What the map says about a source besides its citation."""
    words = says.words
    excerpt = words.named(first_upper(words["fact excerpt"]), source.excerpt or "")
    found = (source.descriptor, excerpt if source.excerpt else None, *source.note)
    return tuple(Run(f" {text}", ink="muted") for text in found if text)
