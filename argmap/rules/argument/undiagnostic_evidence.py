"""What it finds: a reason that is linked with every hypothesis for a question, and speaks for all
of them, or against all of them, with the same strength.

Why it matters: it may be true and important, but it does not help to choose between the
hypotheses (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8).

Severity: info, off by default

Wrong:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

    claim strike: It was closed because the toll collectors were on strike.
      answers: why-closed

    claim notice: The notice gave the safety of the workers as the reason.
      supports: cracks, strike

    claim toll-paid: Toll was collected until the day before.
      attacks: strike

Right:

    question why-closed: Why was the bridge closed?

    claim cracks: It was closed because two piers are cracked.
      answers: why-closed

    claim strike: It was closed because the toll collectors were on strike.
      answers: why-closed

    claim toll-paid: Toll was collected until the day before.
      attacks: strike
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.graph.alike import Reason, alike, hypotheses, reasons
from argmap.model import Link, Map, Question
from argmap.rules.listing import listed

_SHOWN = 3

LOOKS_AT = ("links", "attributions")


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such reason and question.

    Where hypotheses have no other reasons either, `undistinguished-hypotheses` finds it.
    """
    for question in map.of_kind(Question):
        answers = hypotheses(map, question.id)
        if len(answers) < 2 or len(answers) in (len(group) for group in alike(map, answers)):
            continue
        found: dict[Reason, list[Link]] = {}
        for id in answers:
            for reason, link in reasons(map, id):
                found.setdefault(reason, []).append(link)
        for reason, links in found.items():
            if len(links) == len(answers):
                ids = listed(links[0].premises)
                against = " against" if reason.relation == "attacks" else ""
                speak = "speaks" if len(links[0].premises) == 1 else "speak"
                yield Diagnostic(
                    "undiagnostic-evidence",
                    "info",
                    f"{ids} {speak}{against or ' for'} every answer to `{question.id}`",
                    Label(links[0].at, "it does not tell the answers apart"),
                    tuple(Label(link.at) for link in links[1:_SHOWN]),
                    ("say how strongly it speaks for each, or leave it out where it fits any",),
                )
