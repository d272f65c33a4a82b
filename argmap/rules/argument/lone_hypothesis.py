"""What it finds: a question with one hypothesis alone. A claim that contradicts the hypothesis
is another; to a question that asks for yes or no or for a quantity, so is whatever speaks against
it.

Why it matters: evidence usually fits several answers, and who looks at one finds it confirmed
(Heuer, Psychology of Intelligence Analysis, 1999, chapters 4 and 8).

Severity: warning

Wrong:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

Right:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

    claim strike: It was closed because the toll collectors were on strike.
      answers: why-closed
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.ends import contradictions, into, undercuts
from argmap.model import Map, Question
from argmap.rules.judgments import DOUBTING, is_doubted
from argmap.rules.vocabularies import lowered, vocabularies

_OPPOSING = ("attacked by", "undercut by", *DOUBTING)

LOOKS_AT = ("text", "likelihood", "confidence", "grade", "links", "attributions", "faults")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such question; one without any hypothesis is an open question."""
    for asked, links in into(map, "answers").items():
        ids = dict.fromkeys(id for link in links for id in link.premises)
        question, (id, *others) = map.entries.get(asked), ids
        if (
            others
            or not isinstance(question, Question)
            or map.may_say(asked, "answered by")
            or map.may_say(id, "contradicts")
            or contradictions(map).get(id)
        ):
            continue
        if _is_open(question.text):
            message = f"question `{asked}` has one hypothesis, `{id}`"
            help = "write what else could be the answer, however unlikely: a claim with"
        elif not _is_opposed(map, id) and not map.may_say(id, *_OPPOSING):
            message = (
                f"question `{asked}` has one hypothesis, `{id}`, and nothing speaks against it"
            )
            help = f"write what speaks against `{id}`, or what else could be so, with"
        else:
            continue
        yield Diagnostic(
            "lone-hypothesis",
            "warning",
            message,
            Label(question.at, "no other answer is weighed"),
            (Label(links[0].at, "the only answer"),),
            (f"{help} `answers: {asked}`",),
        )


def _is_open(text: str) -> bool:
    """Whether a question is known to ask for one of several things, in whichever language."""
    small = lowered(text)
    return any(
        words.pattern("questions.open").match(small)
        and not words.pattern("questions.closed").match(small)
        for words in vocabularies()
    )


def _is_opposed(map: Map, id: str) -> bool:
    """Whether anything speaks against an entry or a reason for it, or it is not held likely."""
    return bool(
        into(map, "attacks").get(id)
        or any(link.id in undercuts(map) for link in into(map, "supports").get(id, ()))
        or is_doubted(map, id)
    )
