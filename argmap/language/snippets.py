"""Whole entries to begin from, with places to fill in.

The bodies are in the syntax that editors share (Language Server Protocol 3.17, "Snippet Syntax"):
`${1:words}` is the first place to go to, with words to write over, `$0` the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\$\{\d+:([^{}]*)\}|\$\d+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """An entry, or several that belong together."""

    name: str
    """What it is, in words."""
    prefix: str
    """The kind of its first entry: what one types to get it."""
    about: str
    body: tuple[str, ...]
    """Its lines."""

    @property
    def plain(self) -> str:
        """Its lines as text, with the words that stand in for others."""
        return _PLACE.sub(lambda found: found[1] or "", "\n".join(self.body))


SNIPPETS: tuple[Snippet, ...] = (
    Snippet(
        "map with its head",
        "map",
        "the title of the map, the day that it speaks of, and the scale of its likelihood words",
        (
            "map ${1:id}: ${2:What is the map about?}",
            "  date: ${3:2006-07}",
            "  scale: ${4:icd203}",
            "  summary: ${5:What the map finds, in a few sentences.}",
            "$0",
        ),
    ),
    Snippet(
        "source with its document",
        "source",
        "a document by its title, with where it lies and how reliable it is",
        (
            "source ${1:id}: ${2:Title}",
            "  publisher: ${3:Publisher}",
            "  published: ${4:2006-07-17}",
            "  file: ${5:sources/document.txt}",
            "  grade: ${6:F}",
            "$0",
        ),
    ),
    Snippet(
        "source on the web",
        "source",
        "a page of the web, with its address and the day on which it was read",
        (
            "source ${1:id}: ${2:Title}",
            "  publisher: ${3:Publisher}",
            "  published: ${4:2006-07-17}",
            "  url: ${5:https://www.example.org/}",
            "  accessed: ${6:2006-07-18}",
            "  grade: ${7:F}",
            "$0",
        ),
    ),
    Snippet(
        "speaker with role and interest",
        "speaker",
        "a person or an organisation, what it does, and what it stands to gain",
        (
            "speaker ${1:id}: ${2:Name}",
            "  role: ${3:What the speaker is or does}",
            "  interest: ${4:What the speaker stands to gain.}",
            "$0",
        ),
    ),
    Snippet(
        "question with hypotheses",
        "question",
        "a question and two answers to it that compete",
        (
            "question ${1:id}: ${2:What is to be answered?}",
            "",
            "claim ${3:one-answer}: ${4:One answer.}",
            "  answers: ${1:id}",
            "",
            "claim ${5:another-answer}: ${6:Another answer.}",
            "  answers: ${1:id}",
            "$0",
        ),
    ),
    Snippet(
        "claim with support",
        "claim",
        "a claim, and another that is a reason for it",
        (
            "claim ${1:id}: ${2:One sentence that can be true or false.}",
            "",
            "claim ${3:reason}: ${4:Why it should be so.}",
            "  supports: ${1:id}",
            "$0",
        ),
    ),
    Snippet(
        "claim that somebody makes",
        "claim",
        "a claim with who said it, where, and in which words",
        (
            "claim ${1:id}: ${2:What is claimed.}",
            "  said by: ${3:speaker} in ${4:source}",
            "  > ${5:Words of the source}",
            "  supports: ${6:claim}",
            "$0",
        ),
    ),
    Snippet(
        "claim with likelihood",
        "claim",
        "a hypothesis with how likely it is, and how well founded that judgment is",
        (
            "claim ${1:id}: ${2:What may be so.}",
            "  answers: ${3:question}",
            "  likelihood: ${4:likely}",
            "  confidence: ${5:moderate}, ${6:why}",
            "$0",
        ),
    ),
    Snippet(
        "counterclaim",
        "claim",
        "a claim that is a reason against another",
        (
            "claim ${1:id}: ${2:What speaks against it.}",
            "  attacks: ${3:claim}",
            "$0",
        ),
    ),
    Snippet(
        "claim that undercuts a link",
        "claim",
        "a claim why one thing is no reason for another, though both may be true",
        (
            "claim ${1:id}: ${2:Why the one is no reason for the other.}",
            "  undercuts: ${3:premise} -> ${4:conclusion}",
            "$0",
        ),
    ),
    Snippet(
        "evidence with source and quote",
        "evidence",
        "an item of evidence, anchored in a source by its words",
        (
            "evidence ${1:id}: ${2:What it shows.}",
            "  from: ${3:source}",
            "  > ${4:Words of the source}",
            "  grade: ${5:6}",
            "  supports: ${6:claim}",
            "$0",
        ),
    ),
    Snippet(
        "assumption with its test",
        "assumption",
        "what is taken for granted, and what would show that it is wrong",
        (
            "assumption ${1:id}: ${2:What is taken for granted.}",
            "  falls if: ${3:what would show that it is wrong.}",
            "$0",
        ),
    ),
    Snippet(
        "gap with what it bears on",
        "gap",
        "what is not known, and what it would help to decide",
        (
            "gap ${1:id}: ${2:What is not known.}",
            "  bears on: ${3:claim}",
            "$0",
        ),
    ),
    Snippet(
        "argument with its premises",
        "argument",
        "why some premises together bear on a conclusion",
        (
            "argument ${1:id}: ${2:Why the premises bear on the conclusion.}",
            "  premises: ${3:premise} + ${4:premise}",
            "  conclusion: ${5:claim}",
            "  scheme: ${6:sign}",
            "$0",
        ),
    ),
    Snippet(
        "section with its heading",
        "section",
        "a heading over the entries that follow",
        ("section ${1:id}: ${2:Heading}", "", "$0"),
    ),
    Snippet(
        "import of another map",
        "import",
        "another folder's map, whose entries are then `ID.theirs`",
        ("import ${1:id}: ${2:../folder}", "$0"),
    ),
)
"""Every snippet, in the order in which one writes such entries."""
