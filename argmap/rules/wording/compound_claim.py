"""What it finds: a claim, evidence or an assumption that joins two statements with a semicolon, or
with `and` or `but` between two clauses that each have a subject and a verb. A second clause is seen
where it begins with a pronoun, an article or another determiner, or a name, and its verb is an
auxiliary, a modal or one of a few others: not in `prices rose and wages fell`.

Why it matters: one of the two may be true and the other false. What supports or attacks the
claim, and how likely it is, then can't say which of them is meant.

Severity: warning

Wrong:

    claim unsafe: The bridge is old and its bearings are rusted.
      supports: close-it

    claim close-it: The bridge should be closed.

Right:

    claim old: The bridge is old.

    claim rust: Its bearings are rusted.

    claim close-it: The bridge should be closed.
      supported by: old + rust
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Assumption, Claim, Evidence, Map
from argmap.rules.texts import Text, unquoted
from argmap.rules.vocabularies import WORD, Vocabulary, holding, lowered, vocabularies, words_of

_SEMICOLON = re.compile(r";(?=\s)")
_REACH = 6
"""How many words of the second clause are looked at for its verb."""

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such text."""
    texts = [Text(entry, "", entry.text) for entry in map.of_kind(Claim, Evidence, Assumption)]
    for vocabulary in vocabularies():
        for text in holding(
            texts, [";", *(f" {one} " for one in vocabulary.list("clauses.joins"))]
        ):
            joint = _joint(text.words, vocabulary)
            if joint:
                yield Diagnostic(
                    "compound-claim",
                    "warning",
                    f"{text.entry.kind} `{text.entry.id}` makes two statements in one",
                    Label(text.place(*joint), "the second begins here"),
                    help=(
                        "make each an entry of its own: reasons that only count together are "
                        "joined by `+`",
                    ),
                )


def _joint(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Where the second statement of a text is joined to the first."""
    small = unquoted(lowered(text))
    marks = [found.span() for found in _SEMICOLON.finditer(small)]
    if marks:
        edges = [0, *(edge for mark in marks for edge in mark), len(small)]
        verbs = [
            _verb(_words(small[start:end], vocabulary), vocabulary) > 0
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
        first = verbs.index(True) if any(verbs) else len(marks)
        if any(verbs[first + 1 :]):
            return marks[first]
    depends = vocabulary.words("clauses.depends", "reports.verbs")
    inverted = vocabulary.words("clauses.inverted")
    reached, has_subject, has_verb = 0, False, False
    for found in vocabulary.pattern("clauses.joins").finditer(small):
        words = _words(small[reached : found.start()], vocabulary)
        reached = found.end()
        if not (depends.isdisjoint(words) and inverted.isdisjoint(words[:1])):
            return None
        has_verb = has_verb or _verb(words, vocabulary) >= (0 if has_subject else 1)
        has_subject = has_subject or bool(words)
        if has_verb and _is_clause(text, small, found.end(), vocabulary):
            return found.span()
    return None


def _verb(words: list[str], vocabulary: Vocabulary) -> int:
    """Which of some words is surely a finite verb, from 0; -1 where none is."""
    finite, nouns = vocabulary.words("clauses.finite"), vocabulary.words("clauses.nouns_too")
    for number, word in enumerate(words):
        if word in finite and (word not in nouns or _is_modal(words, number, vocabulary)):
            return number
    return -1


def _words(small: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a lowered text, contracted verbs by themselves: `there`, `will`."""
    verbs = vocabulary.table("clauses.contracted")
    words: list[str] = []
    for word in words_of(small):
        before, _, after = word.rpartition("'")
        is_verb = after in verbs and before
        if is_verb and (after != "s" or before in vocabulary.words("clauses.subjects")):
            words += [before, verbs[after]]
        else:
            words.append(word)
    return words


def _is_modal(words: list[str], number: int, vocabulary: Vocabulary) -> bool:
    following = words[number + 1 : number + 2]
    return bool(following) and (
        following[0] in vocabulary.words("clauses.after_modal")
        or following[0] not in vocabulary.words("function_words")
    )


def _is_clause(text: str, small: str, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a subject and its verb begin at an offset."""
    words: list[str] = []
    start = end = at
    for found in WORD.finditer(small, at):
        if not words:
            start = found.start()
        elif len(words) > _REACH or not small[end : found.start()].isspace():
            break
        words += _words(found[0], vocabulary)
        end = found.end()
    if not words:
        return False
    subject = words[0] in vocabulary.words("clauses.subjects")
    begins = words[0] in vocabulary.words("clauses.determiners") or text[start].isupper()
    stops = vocabulary.words("clauses.depends", "clauses.joins")
    verb = _verb(words, vocabulary)
    if verb < 1 or not (subject or begins):
        return False
    return stops.isdisjoint(words[1:verb]) and (not subject or verb <= 3)
