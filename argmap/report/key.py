"""The key to a report: what its numbers, its words of likelihood and its grades mean."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Evidence, Source
from argmap.model.scales import admiralty, scale_source, scales
from argmap.render.words import first_upper
from argmap.report.blocks import Block, Paragraph, Run, Table
from argmap.report.statements import Statements


def key(says: Statements) -> Iterator[Block]:
    """The key, as far as the report uses what it explains."""
    words, told = says.words, says.telling.statements
    h, a, g = words.forms("report letters")
    yield Paragraph((Run(words.fill("report numbers", h=h, a=a, g=g)),))
    if any(entry.likelihood for entry in told):
        name = says.map.scale
        yield Paragraph((Run(words.fill("report scale", source=scale_source(name))),))
        yield _scale(says, name)
    if any(entry.confidence for entry in told):
        yield Paragraph((Run(words["report confidence about"]),))
    used = {said.source for entry in told for said in entry.attributions}
    found = [says.map.get(id) for id in used if id]
    by_source = any(isinstance(one, Source) and one.grade for one in found)
    by_item = any(isinstance(entry, Evidence) and entry.grade for entry in told)
    if by_source or by_item:
        yield Paragraph((Run(words["report admiralty"]),))
        yield _grades(says)


def _scale(says: Statements, name: str) -> Table:
    words, terms = says.words, scales()[name]
    others = any(term.alternative for term in terms)
    rows = tuple(
        (
            (Run(term.word, "bold"),),
            *(((Run(term.alternative or ""),),) if others else ()),
            (Run(says.judging.percent(term.low, term.high)),),
        )
        for term in terms
    )
    columns = [words["report term"], *([words["report or"]] if others else [])]
    shares = (0.4, 0.36, 0.24) if others else (0.6, 0.4)
    return Table((*columns, words["report range"]), rows, shares, first_upper(words["likelihood"]))


def _grades(says: Statements) -> Table:
    words = says.words
    letters, digits = list(admiralty("source")), list(admiralty("evidence"))
    rows = tuple(
        (
            (Run(letter, "bold"),),
            (Run(words[f"report grade {letter}"]),),
            (Run(digit, "bold"),),
            (Run(words[f"report grade {digit}"]),),
        )
        for letter, digit in zip(letters, digits, strict=True)
    )
    grade, meaning = words["report grade"], words["report meaning"]
    return Table((grade, meaning, grade, meaning), rows, (0.12, 0.38, 0.12, 0.38), grade)
