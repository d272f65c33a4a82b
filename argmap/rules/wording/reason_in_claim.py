"""What it finds: a claim of the analyst's own that gives its reason in the same sentence, after
`because`, or is drawn as a conclusion, after `therefore`.

Why it matters: a reason inside a claim can't be attacked, sourced or graded by itself. It is left
off by default, as a claim about a cause has to say it: `the bridge fell because it was rusted`.

Severity: warning, off by default

Wrong:

    claim close-it: The bridge should be closed because its bearings are rusted.
      supported by: engineer

    claim engineer: The engineer advises to close it.

Right:

    claim close-it: The bridge should be closed.
      supported by: engineer, rust

    claim engineer: The engineer advises to close it.

    claim rust: Its bearings are rusted.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.model import Map
from argmap.rules.texts import Text, claims, unquoted
from argmap.rules.vocabularies import (
    Vocabulary,
    apart,
    holding,
    lowered,
    vocabularies,
    vocabulary_of,
)

LOOKS_AT = "entry"


def check(map: Map) -> Iterator[Diagnostic]:
    """One finding for each such claim."""
    texts = [Text(entry, "", entry.text) for entry in claims(map) if not entry.attributions]
    for vocabulary in vocabularies():
        for text in holding(texts, vocabulary.words("clauses.reasons")):
            place = _reason(text.words, vocabulary)
            if place:
                yield Diagnostic(
                    "reason-in-claim",
                    "warning",
                    f"{text.entry.kind} `{text.entry.id}` gives a reason in its own text",
                    Label(text.place(*place)),
                    help=(
                        "make the reason an entry of its own, with `supports:`, or `explains:` "
                        "where it is a cause",
                    ),
                )


def _reason(text: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    small = unquoted(lowered(text))
    if vocabulary_of(small) is not vocabulary:
        return None
    found = next(
        apart(
            vocabulary.pattern("clauses.reasons").finditer(small),
            vocabulary.pattern("clauses.reasons_never").finditer(small),
        ),
        None,
    )
    return found.span() if found else None
